"""Cut a text that is too long for a model into chunks, so that nothing is cut off without a word.

Engines get one sentence a call; this is for the rare sentence with more tokens than a model was trained on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Span = tuple[int, int]
"""Characters ``[start, end)`` of the text."""

_BREAKS = (
    # After a punctuation mark that ends a clause: of any script where space follows, else of those written without.
    regex.compile(r"\p{Terminal_Punctuation}(?=\s)|[^\P{Terminal_Punctuation}\p{ASCII}]"),
    regex.compile(r"(?=\s)"),
)
"""Places to cut at, best first. Terminal_Punctuation is Unicode's property (UAX #44)."""


def split_long(text: str, count: Callable[[str], int], limit: int) -> Iterator[Span]:
    """Yield the spans of ``text`` that have at most ``limit`` tokens each, in order; all characters are in one.

    ``count`` counts the tokens of a text. A text over the limit is halved, at the break nearest to its middle within
    the middle half: at punctuation, else at white space, else in the middle; and so are the halves.
    """
    yield from _halves(text, 0, len(text), count, limit)


def _halves(text: str, start: int, end: int, count: Callable[[str], int], limit: int) -> Iterator[Span]:
    if end - start < 2 or count(text[start:end]) <= limit:  # noqa: PLR2004 - one character cannot be cut
        yield start, end
        return
    cut = _cut(text, start, end)
    yield from _halves(text, start, cut, count, limit)
    yield from _halves(text, cut, end, count, limit)


def _cut(text: str, start: int, end: int) -> int:
    middle, quarter = (start + end) // 2, (end - start) // 4
    for pattern in _BREAKS:
        places = [match.end() for match in pattern.finditer(text, middle - quarter, middle + quarter)]
        places = [place for place in places if start < place < end]
        if places:
            return min(places, key=lambda place: abs(place - middle))
    return middle
