"""Move a word alignment along when the text on either side of it is changed a little: quotes, dashes, placeholders."""

from __future__ import annotations

import re
from bisect import bisect_right
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING

from transnews.engines.base import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Span = tuple[int, int]

_WORDS = re.compile(r"\w+|\W")


def realigned(alignment: Sequence[Link], source: tuple[str, str], target: tuple[str, str]) -> tuple[Link, ...]:
    """Return an alignment between the old texts as one between the new: ``source`` and ``target`` are (old, new).

    A stretch that was replaced as a whole is linked as a whole.
    """
    if all(len(old) == len(new) for old, new in (source, target)):
        return tuple(alignment)
    to_source, to_target = _mapping(*source), _mapping(*target)
    moved = ((to_source(link.source), to_target(link.target), link.weight) for link in alignment)
    return tuple(Link(*link) for link in moved if link[0][0] < link[0][1] and link[1][0] < link[1][1])


def _mapping(old: str, new: str) -> Callable[[Span], Span]:
    """Return a function from a span of ``old`` to that of ``new`` which it became, white space at its ends left out."""
    if len(old) == len(new):
        return lambda span: span
    blocks = list(_blocks(old, new))
    starts = [block[1] for block in blocks]

    def place(index: int, *, at_end: bool) -> int:
        is_same, start, new_start, new_end = blocks[bisect_right(starts, index) - 1]
        if is_same:
            return new_start + index - start + at_end
        return new_end if at_end else new_start

    def mapped(span: Span) -> Span:
        start, end = place(span[0], at_end=False), place(span[1] - 1, at_end=True)
        part = new[start:end]
        return end - len(part.lstrip()), start + len(part.rstrip())

    return mapped


def _blocks(old: str, new: str) -> Iterator[tuple[bool, int, int, int]]:
    """Yield (whether nothing changed, start in ``old``, start and end in ``new``) of stretches of whole words."""
    words, new_words = _WORDS.findall(old), _WORDS.findall(new)
    places, new_places = [[0, *accumulate(map(len, found))] for found in (words, new_words)]
    matcher = SequenceMatcher(
        None, [word.casefold() for word in words], [word.casefold() for word in new_words], autojunk=False
    )
    for kind, first, last, new_first, new_last in matcher.get_opcodes():
        if kind != "equal":
            yield False, places[first], new_places[new_first], new_places[new_last]
            continue
        for number in range(last - first):
            new_start, new_end = new_places[new_first + number : new_first + number + 2]
            is_same = len(words[first + number]) == new_end - new_start
            yield is_same, places[first + number], new_start, new_end
