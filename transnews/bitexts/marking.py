"""Where the terms of a unit stand in its texts, for editions that mark them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence


class Piece(NamedTuple):
    """A part of a text that is a term or is none."""

    text: str
    term: bool


def pieces(text: str, terms: Iterable[str]) -> list[Piece]:
    """Return a text in pieces, which joined are the text again; ``places`` says which of them are terms."""
    result = []
    position = 0
    for start, end in sorted(place for place in places(text, list(terms)) if place is not None):
        if start > position:
            result.append(Piece(text[position:start], term=False))
        result.append(Piece(text[start:end], term=True))
        position = end
    if position < len(text):
        result.append(Piece(text[position:], term=False))
    return result


def places(text: str, terms: Sequence[str]) -> list[tuple[int, int] | None]:
    """Return where each of ``terms`` stands in a text, None for one that is not in it.

    Every one of them is one occurrence; longer ones are looked for first, and none overlaps another.
    """
    found: dict[int, tuple[int, int]] = {}
    for number in sorted(range(len(terms)), key=lambda number: len(terms[number]), reverse=True):
        place = _free(text, terms[number], found.values()) if terms[number] else -1
        if place >= 0:
            found[number] = (place, place + len(terms[number]))
    return [found.get(number) for number in range(len(terms))]


def _free(text: str, term: str, taken: Collection[tuple[int, int]]) -> int:
    """Return the first place of a term that no other has, -1 where there is none."""
    place = text.find(term)
    while place >= 0:
        blocking = [end for start, end in taken if start < place + len(term) and place < end]
        if not blocking:
            return place
        place = text.find(term, max(blocking))
    return -1
