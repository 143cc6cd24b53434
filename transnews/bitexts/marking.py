"""Where the terms of a unit stand in its texts, for editions that mark them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Piece(NamedTuple):
    """A part of a text that is a term or is none."""

    text: str
    term: bool


def pieces(text: str, terms: Iterable[str]) -> list[Piece]:
    """Return a text in pieces, which joined are the text again.

    Every one of ``terms`` is one occurrence; longer ones are looked for first, and none overlaps another. One that
    is not in the text is not marked.
    """
    taken: list[tuple[int, int]] = []
    for term in sorted(filter(None, terms), key=len, reverse=True):
        place = _free(text, term, taken)
        if place >= 0:
            taken.append((place, place + len(term)))
    result = []
    position = 0
    for start, end in sorted(taken):
        if start > position:
            result.append(Piece(text[position:start], term=False))
        result.append(Piece(text[start:end], term=True))
        position = end
    if position < len(text):
        result.append(Piece(text[position:], term=False))
    return result


def _free(text: str, term: str, taken: list[tuple[int, int]]) -> int:
    """Return the first place of a term that no other has, -1 where there is none."""
    place = text.find(term)
    while place >= 0:
        blocking = [end for start, end in taken if start < place + len(term) and place < end]
        if not blocking:
            return place
        place = text.find(term, max(blocking))
    return -1
