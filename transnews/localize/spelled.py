"""Spelled-out numbers, as soft mentions: they satisfy digits in the other language and raise no issue themselves."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from transnews.localize.folding import NO_BREAK_SPACE
from transnews.localize.mentions import Mention
from transnews.localize.number_words import multiplying_words, number_stems, number_words
from transnews.localize.scripts import LETTER, RUN_ON, WORD_END, WORD_START

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale

    from transnews.localize.folding import Folded
    from transnews.localize.mentions import Value

_WORD_START = regex.compile(WORD_START)
_WORD_END = regex.compile(WORD_END)
_RUN_ON = regex.compile(RUN_ON)
_LETTERS_AFTER = regex.compile(rf"{LETTER}+")
_LETTERS_BEFORE = regex.compile(rf"(?<!{LETTER}){LETTER}{{1,3}}$")
# Between the parts of one number: nothing, a space, a short word ("and", "y", "و").
_JOINT = regex.compile(rf" ?| {LETTER}{{1,3}} ")
_SHORTEST_INFLECTED = 4
_SHORTEST_COMPOUND = 6
_LONGEST_ENDING = 4
_LONGEST_SECOND_PART = 10
_MOST_PARTS = 12
_TEN = 10
_THOUSAND = 1000
_DECADES = range(20, 100, 10)
_CENTURY_OF_DECADES = 1900


@dataclass(frozen=True, slots=True)
class _Part:
    """A word of a number at ``[start, end)``; ``factor`` where it multiplies what stands before it.

    ``digit``: one of the ten digits in a run-on script; ``closed``: the rest of a compound follows ("twentyfold").
    """

    start: int
    end: int
    value: Decimal
    factor: int
    digit: bool
    closed: bool


class SpelledReader:
    """Reads spelled-out numbers in one locale."""

    def __init__(self, locale: Locale) -> None:
        self._values = number_words(locale)
        self._factors = multiplying_words(locale)
        self._stems = number_stems(locale)
        self._texts = sorted(self._values.keys() | self._factors.keys() | self._stems.keys())
        self._automaton = AhoCorasick(self._texts, matchkind=MatchKind.LeftmostLongest)
        self._right_to_left = locale.character_order == "right-to-left"

    def read(self, folded: Folded) -> list[Mention]:
        """Return the spelled-out numbers from 2 on, each alone and those that stand together as one."""
        text = folded.text.replace(NO_BREAK_SPACE, " ").replace("-", " ")
        found: dict[tuple[int, int], Decimal] = {}
        run: list[_Part] = []
        for part in self._parts(text):
            full = len(run) == _MOST_PARTS or (run and run[-1].closed)
            if run and (full or not _JOINT.fullmatch(text, run[-1].end, part.start)):
                found |= _values_of(run)
                run = []
            run.append(part)
        found |= _values_of(run)
        return [_mention(folded, span, value) for span, value in sorted(found.items())]

    def _parts(self, text: str) -> Iterator[_Part]:
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            word = self._texts[index]
            stop = self._end(text, start, end, word)
            if stop:
                yield self._part(word, start, end, stop)

    def _part(self, word: str, start: int, end: int, stop: int) -> _Part:
        factor = self._factors.get(word, 0)
        if word in self._stems:
            value = self._stems[word]
            factor = int(value) if value >= _THOUSAND else 0
        else:
            value = self._values.get(word, Decimal(factor))
        is_digit = len(word) == 1 and value < _TEN and _RUN_ON.match(word) is not None
        return _Part(start, stop, value, factor, is_digit, closed=stop - end > _LONGEST_ENDING)

    def _end(self, text: str, start: int, end: int, word: str) -> int:
        """Return where the word at ``[start, end)`` ends with its inflection, 0 where it is part of another word."""
        if not _WORD_START.match(text, start):
            letters = _LETTERS_BEFORE.search(text, max(0, start - _SHORTEST_INFLECTED), start)
            if letters is None or not self._right_to_left:
                return 0
        if _WORD_END.match(text, end):
            return 0 if word in self._stems else end
        ending = _LETTERS_AFTER.match(text, end, end + _LONGEST_SECOND_PART + 1)
        length = ending.end() - end if ending else 0
        compound = len(word) >= _SHORTEST_COMPOUND and word not in self._stems
        longest = _LONGEST_SECOND_PART if compound else _LONGEST_ENDING
        return end + length if len(word) >= _SHORTEST_INFLECTED and length <= longest else 0


@cache
def spelled_reader(locale: Locale) -> SpelledReader:
    """Return the reader of a locale (made once)."""
    return SpelledReader(locale)


def _values_of(run: list[_Part]) -> dict[tuple[int, int], Decimal]:
    """Return the values of neighbouring parts: of each alone, and of the number that they make together."""
    values = {(part.start, part.end): part.value for part in run}
    if len(run) > 1 and all(part.digit for part in run):
        digits = "".join(str(part.value) for part in run)
        values[run[0].start, run[-1].end] = Decimal(digits)
        return values
    for first in range(len(run)):
        for last, value in _combined(run, first):
            values[run[first].start, run[last].end] = value
    return values


def _combined(run: list[_Part], first: int) -> Iterator[tuple[int, Decimal]]:
    """Yield the last part, and the value, of every number of several parts that begins at ``first``.

    "two hundred (and) five thousand" is (200 + 5) * 1000: a factor multiplies what is smaller before it, and a part is
    added where it fits into the zeros of the one before.
    """
    total, group = Decimal(0), run[first].value
    room = _zeros(group)
    for last in range(first + 1, len(run)):
        part = run[last]
        if part.factor > total + group:
            total, group, room = (total + group) * part.factor, Decimal(0), Decimal(part.factor)
        elif part.factor > group > 0:
            total, group, room = total + group * part.factor, Decimal(0), Decimal(part.factor)
        elif part.value < room:
            group += part.value
            room = _zeros(part.value)
        else:
            return
        yield last, total + group


def _zeros(value: Decimal) -> Decimal:
    """Return the room that the zeros at the end of a value leave: 100 for 300, 1 for 305."""
    room = Decimal(1)
    while value and value % (room * _TEN) == 0:
        room *= _TEN
    return room


def _mention(folded: Folded, span: tuple[int, int], value: Decimal) -> Mention:
    start, end = folded.span(*span)
    others: set[Value] = {value + _CENTURY_OF_DECADES} if value in _DECADES else set()
    text = folded.original[start:end]
    return Mention("number", start, end, text, value, frozenset(others), hard=False, form="fixed")
