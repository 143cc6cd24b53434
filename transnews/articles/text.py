"""Plain text: paragraphs between blank lines, their kinds told by shape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from transnews.articles.kinds import classify
from transnews.articles.layout import Parsed, Piece, assemble
from transnews.model import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transnews.model import Article, BlockKind

SUFFIXES = (".txt", ".text")

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_BULLET = re.compile(r"(?:[-*•▪‣–—]|\d{1,3}[.)])[ \t]+(?=\S)")
_NARROWEST, _WIDEST = 45, 135  # characters in a line that an editor wrapped; a list or a poem has shorter ones


def parse(text: str, language: str) -> Parsed:
    """Return the blocks of a plain text; plain text has no metadata."""
    return Parsed(blocks_of(text, language))


def blocks_of(text: str, language: str, field: BlockKind | None = None) -> list[Block]:
    """Return the blocks of a plain text, or of one field of an article; see ``classify``."""
    return classify(list(_blocks(text)), language, field)


def render(article: Article, pieces: Sequence[Piece | None], language: str) -> str:  # noqa: ARG001 - names no language
    """Return the text with ``pieces`` in the places of the blocks."""
    return assemble(article, pieces)


def _blocks(text: str) -> Iterator[Block]:
    """Yield one block per paragraph; blank lines go into ``tail``, indents and bullets into ``lead``."""
    lead = ""
    pending: Block | None = None
    for first_line, lines in _paragraphs(text):
        raw = "".join(lines)
        body = raw.strip()
        start = raw.find(body) if body else len(raw)
        if not body:
            lead, pending = _append(raw, lead, pending)
            continue
        lead, pending = _append(raw[:start], lead, pending)
        if pending is not None:
            yield pending
        bullet = _BULLET.match(body)
        kind: BlockKind = "list-item" if bullet else "paragraph"
        lead += bullet.group() if bullet else ""
        body = body[bullet.end() :] if bullet else body
        pending = Block(kind, body, lead, raw[raw.rfind(body) + len(body) :], first_line)
        lead = ""
    if pending is not None:
        yield pending


def _append(space: str, lead: str, block: Block | None) -> tuple[str, Block | None]:
    """Put white space after the last block, or before the first one."""
    if block is None:
        return lead + space, None
    block.tail += space
    return lead, block


def _paragraphs(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (line number, lines) of each paragraph and of each run of blank lines."""
    lines = [line for line in _LINE.findall(text) if line]
    group: list[str] = []
    start = 1
    for number, line in enumerate(lines, 1):
        if group and bool(line.strip()) != bool(group[-1].strip()):
            yield from _group(start, group)
            group, start = [], number
        group.append(line)
    yield from _group(start, group)


def _group(start: int, lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the paragraphs of consecutive lines, which are all blank or none of them."""
    if not any(line.strip() for line in lines):
        if lines:
            yield start, lines
        return
    width = max(len(line.rstrip()) for line in lines)
    paragraph = [lines[0]]
    for number, line in enumerate(lines[1:], start + 1):
        if _goes_on(paragraph, line, width):
            paragraph.append(line)
        else:
            yield number - len(paragraph), paragraph
            paragraph = [line]
    yield start + len(lines) - len(paragraph), paragraph


def _goes_on(paragraph: list[str], line: str, width: int) -> bool:
    """Tell whether an editor broke a paragraph before ``line``; ``width`` is that of the longest line around.

    A line that starts with a small letter goes on. Any other does where its first word had not fitted any more into a
    width that editors use; shorter and longer lines were ended by hand.
    """
    words = line.split()
    if _BULLET.match(line.lstrip()):
        return False
    if words[0][:1].islower() or (line[:1].isspace() and _BULLET.match(paragraph[0].lstrip())):
        return len(paragraph[-1].rstrip()) <= _WIDEST
    return _NARROWEST <= width <= _WIDEST and len(paragraph[-1].rstrip()) + 1 + len(words[0]) > width
