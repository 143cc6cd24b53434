"""Text and spans written as HTML or XML again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.articles.layout import Piece
    from transnews.model import Span

_CONTROLS = {code: None for code in (*range(0x20), 0xFFFE, 0xFFFF) if chr(code) not in "\t\n\r"}
_ESCAPES = _CONTROLS | str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\u00a0": "&#160;"})
"""What HTML and XML both read: XML does not know "&nbsp;", and allows no control characters (XML 1.0, production 2)."""


def escaped(text: str) -> str:
    """Return text as it stands in HTML and XML."""
    return text.translate(_ESCAPES)


def attribute(text: str, quote: str) -> str:
    """Return text as an attribute's value, in the quotes that the source has, in double ones where it has none."""
    if quote == "'":
        return f"'{escaped(text).replace(quote, '&#39;')}'"
    return f'"{escaped(text).replace(chr(34), "&quot;")}"'


def markup(piece: Piece) -> str:
    """Return a piece as HTML: its text escaped, its spans around their words, outer ones outside.

    Words under a span without a closing only stand for it and are not written.
    """
    written: list[str] = []
    at = 0
    for offset, _order, _nesting, text, stands_until in sorted(_inserts(piece.spans)):
        if offset > at:
            written.append(escaped(piece.text[at:offset]))
            at = offset
        written.append(text)
        at = max(at, stands_until)
    return "".join(written) + escaped(piece.text[at:])


def _inserts(spans: Sequence[Span]) -> list[tuple[int, int, int, str, int]]:
    """Return (offset, closings first, nesting, markup, end of the words it stands for) of all that is written.

    At one offset elements without text stand before or behind the others as they did in the source.
    """
    order = {id(span): number for number, span in enumerate(spans)}
    wide = sorted((span for span in spans if span.end > span.start), key=lambda span: (span.start, -span.end))
    inserts: list[tuple[int, int, int, str, int]] = []
    outermost: dict[int, int] = {}  # by offset, the number in the source of the first that opens there
    for number, span in enumerate(wide):
        first = outermost.get(span.start, len(spans))
        outermost[span.start] = min(first, order[id(span)])
        inserts.append((span.start, 2, number, span.opening, 0 if span.closing else span.end))
        if span.closing:
            inserts.append((span.end, 0, -number, span.closing, 0))
    for span in spans:
        if span.start == span.end:
            before = order[id(span)] < outermost.get(span.start, len(spans))
            text = span.opening + span.closing
            inserts.append((span.start, 1 if before else 3, order[id(span)], text, 0))
    return inserts
