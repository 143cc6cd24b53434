"""Putting blocks together again: inline markup back into text, sentences back into paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transnews.language.scripts import scripts_of
from transnews.language.tags import script
from transnews.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.model import Article, Block, Issue, Part

# Scripts written without spaces between sentences (Unicode Standard, section 6.2 and chapters 16 and 18).
_SPACELESS = frozenset({"Hani", "Hira", "Kana", "Thai", "Laoo", "Khmr", "Mymr", "Tibt"})


_NEWLINE = re.compile(r"[^\w\s]{0,9}[ \t]*(?:\r\n|\n|\r|\Z)")


@dataclass(slots=True)
class Parsed:
    """What a format's ``parse`` returns: blocks, metadata ("title", "date", "language") and what it has to say.

    ``parts`` are the articles of a file that holds many; see ``transnews.model.Article``.
    """

    blocks: list[Block]
    metadata: dict[str, str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class Piece:
    """What takes the place of a block's text: a text and the inline markup over it."""

    text: str
    spans: list[Span] = field(default_factory=list)


def own_piece(block: Block) -> Piece:
    """Return a block's own text and markup, which gives its file back."""
    return Piece(block.text, block.spans)


def block_piece(
    block: Block, parts: Sequence[tuple[str, str, list[tuple[int, int, str, str]]]], source: str, target: str
) -> Piece:
    """Join the translated sentences of a block.

    ``parts``: per sentence its text, the white space after it in the source, and its markup as (start, end, opening,
    closing). The white space is adapted where only one of the two languages puts spaces between sentences.
    """
    if not parts:
        return own_piece(block)
    piece = Piece(block.text[: len(block.text) - len(block.text.lstrip())])
    for number, (text, gap, marks) in enumerate(parts):
        base = len(piece.text)
        piece.spans.extend(Span(base + start, base + end, opening, closing) for start, end, opening, closing in marks)
        last = number == len(parts) - 1
        piece.text += text + (gap if last else _between(gap, source, target))
    return piece


def _between(gap: str, source: str, target: str) -> str:
    if "\n" in gap or spaceless(source) == spaceless(target):
        return gap
    return "" if spaceless(target) else gap or " "


def spaceless(language: str) -> bool:
    """Tell whether a language is written without spaces between sentences."""
    return bool(scripts_of(script(language)) & _SPACELESS)


def with_markup(piece: Piece) -> str:
    """Return a piece's text with its inline markup written out, outer markup outside."""
    inserts: list[tuple[int, int, int, str]] = []  # offset, closing before opening, nesting, what to write
    for number, span in enumerate(_opened(piece.spans)):
        if span.start == span.end:
            inserts.append((span.start, 1, number, span.opening + span.closing))
            continue
        inserts.append((span.start, 1, number, span.opening))
        inserts.append((span.end, 0, -number, span.closing))
    written: list[str] = []
    at = 0
    for offset, _order, _nesting, markup in sorted(inserts):
        written += (piece.text[at:offset], markup)
        at = offset
    return "".join(written) + piece.text[at:]


def _opened(spans: Sequence[Span]) -> list[Span]:
    """Return spans in the order in which they open: outer ones first, those without words where they stand in order."""
    wide = sorted((number for number, span in enumerate(spans) if span.start < span.end), key=lambda n: -spans[n].end)
    reached: defaultdict[int, list[int]] = defaultdict(list)  # by offset: the highest number so far
    keys: dict[int, tuple[int, int]] = {}
    for number in wide:
        opening = reached[spans[number].start]
        keys[number] = spans[number].start, 2 * len(opening) + 1
        opening.append(max([number, *opening[-1:]]))
    for number, span in enumerate(spans):
        if span.start == span.end:
            keys[number] = span.start, 2 * bisect_left(reached.get(span.start, ()), number)
    return [spans[number] for number in sorted(keys, key=lambda number: (keys[number], number))]


def assemble(article: Article, pieces: Sequence[Piece | None]) -> str:
    """Return the file with ``pieces`` in the places of the blocks' texts; None leaves a block out.

    What is left out is the block's text, and its lines where it shares them with nothing else; code and other layout
    around it stays.
    """
    written: list[str] = []
    line_open = False
    for block, piece in zip(article.blocks, pieces, strict=True):
        if piece is not None:
            written.append(block.lead + with_markup(piece) + block.tail)
        else:
            rest = _NEWLINE.match(block.tail)
            own_line = rest is not None and not (line_open and "\n" not in block.lead)
            written.append(_kept(block, rest.end() if rest else 0) if own_line else block.lead + block.tail)
        if written[-1]:
            line_open = not written[-1].endswith(("\n", "\r"))
    return "".join(written)


def _kept(block: Block, line_end: int) -> str:
    """Return what stays of a dropped block that has lines of its own: layout before and after these lines."""
    before = block.lead[: max(block.lead.rfind("\n"), block.lead.rfind("\r")) + 1]
    after = block.tail[line_end:]
    return (before if before.strip() else "") + (after if after.strip() else "")
