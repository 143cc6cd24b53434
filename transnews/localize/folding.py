"""Text folded for recognition, with the way back to the original offsets.

News writes the same number or month with many code points: native digits, no-break and thin spaces, typographic
apostrophes, composed or decomposed accents, full-width signs. Folding maps them to one form and remembers, for every
folded character, which stretch of the original it came from.

Patterns over folded text say ``[0-9]``: the regex library may know digits of a newer Unicode than Python's, which are
left as they are.
"""

from __future__ import annotations

import html
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_BREAK_SPACE = "\u00a0"
"""What every space that keeps a number together folds to; other spaces fold to U+0020."""

_TIGHT_SPACES = "\u00a0\u2007\u2008\u2009\u200a\u202f"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_APOSTROPHES = "\u2019\u2018\u02bc\u05f3`\u00b4\u201b\u2032"
_ALIKE = dict.fromkeys(_TIGHT_SPACES, NO_BREAK_SPACE) | dict.fromkeys(_DASHES, "-") | dict.fromkeys(_APOSTROPHES, "'")
# Arabic letters that keyboards of neighbouring languages exchange, commas of other scripts, dotless i, leader dot.
_EXCHANGED = str.maketrans("کیىەةı،٪\u2e41\u2024", "كييههi,%,.")
_ENTITY = regex.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")

# Canonical combining classes of marks that spelling often omits: nukta, and the points of Hebrew and Arabic; classes
# from 200 on are accents above and below. Vowel signs and viramas of Indic scripts (0, 9) and Thai tones are letters.
_NUKTA = 7
_POINTS = range(10, 37)
_FIRST_ACCENT = 200


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. ``text[i]`` comes from ``original[starts[i]:ends[i]]``."""

    original: str
    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original offsets of the folded, non-empty span ``[start, end)``."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Fold a text: digits to ASCII, one dash, one apostrophe, two spaces, no case, no accents, no format characters."""
    if "&" not in text:
        folded = text.lower() if text.isascii() else text.translate(_table)
        # Where no character vanishes or becomes several, every offset is its own.
        if len(folded) == len(text) and _table.changes_length.isdisjoint(text):
            return Folded(text, folded, range(len(text)), range(1, len(text) + 1))
    return _fold_with_offsets(text)


def fold_text(text: str) -> str:
    """Return what ``fold(text).text`` is, without the way back."""
    if "&" in text:
        return _fold_with_offsets(text).text
    return text.lower() if text.isascii() else text.translate(_table)


def _fold_with_offsets(text: str) -> Folded:
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    entities = {match.start(): match.end() for match in _ENTITY.finditer(text)}
    position = 0
    while position < len(text):
        end = entities.get(position, position + 1)
        raw = text[position:end]
        folded = _fold_character(raw) if end == position + 1 else "".join(map(_fold_character, html.unescape(raw)))
        if folded:
            letters.append(folded)
            starts += [position] * len(folded)
            ends += [end] * len(folded)
        elif ends and end == position + 1 and unicodedata.category(raw)[0] == "M":
            _extend(ends, position, end)
        position = end
    return Folded(text, "".join(letters), starts, ends)


def fold_word(word: str) -> str:
    """Fold a word of a table (a month's name) the way ``fold`` folds text, all spaces being U+0020."""
    return fold(word).text.replace(NO_BREAK_SPACE, " ")


def _extend(ends: list[int], position: int, end: int) -> None:
    """Let the characters that end at ``position`` end after the dropped mark that follows them."""
    index = len(ends) - 1
    while index >= 0 and ends[index] == position:
        ends[index] = end
        index -= 1


@lru_cache(maxsize=65536)
def _fold_character(character: str) -> str:
    if character in _ALIKE:
        return _ALIKE[character]
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Zs":
        return " "
    if category in {"Cf", "Me"}:
        return ""
    if unicodedata.decomposition(character).startswith("<wide>"):
        character = unicodedata.normalize("NFKC", character)
    decomposed = unicodedata.normalize("NFD", character.casefold())
    kept = "".join(mark for mark in decomposed if not _is_dropped(mark))
    # Hangul syllables and Indic vowels decompose too, but lose nothing: they stay as they are.
    folded = character.casefold() if kept == decomposed else kept
    return folded.translate(_EXCHANGED)


_TABLE_SIZE = 65536


class _Table(dict[int, str]):
    """Folded characters by code point for ``str.translate``, filled as they are met."""

    def __init__(self) -> None:
        super().__init__()
        self.changes_length: set[str] = set()

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        if len(folded) != 1:
            self.changes_length.add(chr(code))
        if len(self) < _TABLE_SIZE:
            self[code] = folded
        return folded


_table = _Table()


def _is_dropped(character: str) -> bool:
    combining = unicodedata.combining(character)
    return combining == _NUKTA or combining in _POINTS or combining >= _FIRST_ACCENT
