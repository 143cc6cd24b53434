"""Pair the names of a source with those of its translation, unit by unit, by how they sound.

A name is a word with a capital (``names.candidates``); in a script without capitals every word may be one that the
other side has as a name, without its clitics and endings. Each name gets at most one partner: the nearest in sound.
Where both scripts have capitals, the partner may be farther away than the same name would be ("Margariano" for
"Margarian"), since the unit vouches for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from transnews.glossary.ground import Ground
from transnews.glossary.names.candidates import SHORTEST, find_names, has_capitals
from transnews.glossary.names.clusters import keys
from transnews.glossary.names.distance import FAR
from transnews.glossary.names.languages import cores
from transnews.glossary.names.readings import read
from transnews.glossary.names.same import closeness, is_known_apart, is_same_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FARTHEST = 0.45
"""Closeness up to which the nearest word of a unit is taken for a name's partner, where none is the same name."""

_WORD = regex.compile(r"[\p{L}\p{M}]+(?:[-־'׳’][\p{L}\p{M}]+)*['׳’]?")


@dataclass(frozen=True, slots=True)
class Link:
    """A name of pair number ``pair``: ``source`` in the source, ``target`` at ``[start, end)`` of the target.

    Both without clitics and endings. ``certain``: a capital in mid-sentence, on one side at least, makes it a name.
    """

    pair: int
    source: str
    target: str
    start: int
    end: int
    certain: bool


@dataclass(frozen=True, slots=True)
class _Token:
    """A word that may be a name, with the spans (in its text) of what may be the name in it."""

    spelling: str
    start: int
    spans: tuple[tuple[int, int], ...]
    certain: bool
    first_keys: frozenset[str]

    def words(self) -> Iterator[tuple[str, int]]:
        """Yield what may be the name in the word, and where it starts; the whole word first."""
        for start, end in self.spans:
            yield self.spelling[start:end], self.start + start


def link(pairs: Sequence[tuple[str, str]], source: str, target: str) -> list[Link]:
    """Return the names that both texts of a pair have, in order of the pairs and of the target.

    All pairs are in the languages ``source`` and ``target`` (BCP 47). Takes time in proportion to the product of the
    numbers of names in a pair's texts.
    """
    left = _tokens([pair[0] for pair in pairs], source)
    right = _tokens([pair[1] for pair in pairs], target)
    return [
        found
        for number in range(len(pairs))
        for found in sorted(_link(number, left[number], right[number]), key=_place)
    ]


def _place(link: Link) -> int:
    return link.start


def _tokens(texts: Sequence[str], language: str) -> list[list[_Token]]:
    tokens: list[list[_Token]] = [[] for _text in texts]
    for name in find_names(texts, language):
        tokens[name.text].append(_token(name.spelling, name.start, language, certain=name.certain))
    for row, text in zip(tokens, texts, strict=True):
        if not has_capitals(text):
            ground = Ground(text)
            for match in _WORD.finditer(text):
                if len(match.group()) >= SHORTEST and ground.is_free(*match.span()):
                    row.append(_token(match.group(), match.start(), language, certain=False))
    return tokens


def _token(spelling: str, start: int, language: str, *, certain: bool) -> _Token:
    return _Token(spelling, start, tuple(cores(spelling, language)), certain, _first_keys(spelling, language))


@lru_cache(maxsize=65536)
def _first_keys(spelling: str, language: str) -> frozenset[str]:
    """Return the first consonant classes that a word may begin with: only words that share one are compared."""
    starts = {start for start, _end in cores(spelling, language)}
    return frozenset(key[:1] for start in starts for key in keys(spelling[start:]) if not key.startswith("="))


def _link(number: int, left: Sequence[_Token], right: Sequence[_Token]) -> Iterator[Link]:
    """Yield a pair's links: the nearest names first, each name once; one side at least must look like a name."""
    found = [
        (*_nearest(ours, theirs), index, position)
        for index, ours in enumerate(left)
        for position, theirs in enumerate(right)
        if ours.first_keys & theirs.first_keys
    ]
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for distance, _length, source, target, start, index, position in sorted(found):
        if distance < FAR and index not in taken_left and position not in taken_right:
            taken_left.add(index)
            taken_right.add(position)
            certain = left[index].certain or right[position].certain
            yield Link(number, source, target, start, start + len(target), certain)


def _nearest(ours: _Token, theirs: _Token) -> tuple[float, int, str, str, int]:
    """Return (closeness, minus the length, the source's name, the target's, where that starts) of the nearest cores.

    Only whole words may be farther apart than the same name is.
    """
    found = [
        (_closeness(one, other), -len(one) - len(other), one, other, start)
        for one, _start in ours.words()
        for other, start in theirs.words()
        if is_same_word(one, other)
    ]
    one, other = ours.spelling, theirs.spelling
    if found or is_known_apart(one, other) or not (has_capitals(one) and has_capitals(other)):
        return min(found, default=(FAR, 0, one, other, theirs.start))
    return closeness(read(one), read(other), FARTHEST), 0, one, other, theirs.start


@lru_cache(maxsize=65536)
def _closeness(one: str, other: str) -> float:
    """Return how near two spellings of one name are; known ones may be far."""
    return min(closeness(read(one), read(other), FARTHEST), FARTHEST)
