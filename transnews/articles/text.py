"""Plain text: paragraphs between blank lines, their kinds told by shape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from transnews.articles.kinds import classify
from transnews.articles.layout import Piece, assemble
from transnews.model import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transnews.model import Article, BlockKind

SUFFIXES = (".txt", ".text")

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_BULLET = re.compile(r"(?:[-*•▪‣–—]|\d{1,3}[.)])[ \t]+(?=\S)")
_WRAPPED = 45  # characters: a line that was broken by an editor is longer, a line of an address or a poem shorter


def parse(text: str, language: str) -> tuple[list[Block], dict[str, str]]:
    """Return the blocks of a plain text; plain text has no metadata."""
    blocks = list(_blocks(text))
    return classify(blocks, language), {}


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
    """Yield (line number, lines) of each paragraph and of each run of blank lines.

    Lines of one paragraph belong together when an editor wrapped them, that is when all but the last are long.
    """
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
    bulleted = any(_BULLET.match(line.lstrip()) for line in lines)
    wrapped = all(len(line.strip()) >= _WRAPPED for line in lines[:-1]) and not bulleted
    # Very long lines were not broken by an editor: each is a paragraph of its own.
    if wrapped and len(lines) > 1 and max(len(line.strip()) for line in lines[:-1]) > 3 * _WRAPPED:
        wrapped = False
    if wrapped or not any(line.strip() for line in lines):
        if lines:
            yield start, lines
        return
    for number, line in enumerate(lines, start):
        yield number, [line]
