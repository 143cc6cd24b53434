"""Words that multiply a number ("million", "млрд", "万"), from CLDR's compact number formats."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import regex

from transnews.localize.compact_forms import compact_forms
from transnews.localize.folding import fold_word
from transnews.localize.number_words import multiplying_words, span_words
from transnews.localize.scripts import LETTER, RUN_ON, WORD_END, WORD_START, common_start
from transnews.localize.unit_words import unit_words
from transnews.localize.word_tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from babel import Locale

# Short forms of up to two letters are also units and abbreviations ("5 m", "8 B"): they never multiply for certain.
_CERTAIN_LENGTH = 3
# A common stem shorter than this says too little about a word.
_STEM_LENGTH = 5
# A word in one letter: "万", "억".
_IDEOGRAPH = regex.compile(r"[\p{Han}\p{Hangul}]")
_LONGEST_ENDING = 4
_LONGEST_PREFIX = 24


@dataclass(frozen=True, slots=True)
class Multiplier:
    """A multiplier found at a number: ten to the power ``exponent``, ending at ``end``.

    Where ``certain`` is false, the number may also stand alone ("5 m" is five metres or five million).
    """

    exponent: int
    end: int
    certain: bool


class Multipliers:
    """The multipliers of a locale."""

    def __init__(self, locale: Locale) -> None:
        self._certain: dict[str, int] = {}
        self._possible: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._before: dict[str, int] = {}
        stems: dict[tuple[int, str], list[str]] = {}
        units = unit_words(locale)
        for width, exponent, before, after in compact_forms(locale):
            if after:
                run_on = regex.search(RUN_ON, after) is not None
                is_certain = width == "long" or len(after) >= _CERTAIN_LENGTH or _IDEOGRAPH.match(after) is not None
                is_certain = is_certain and (width == "long" or not units.is_unit(after))
                (self._certain if is_certain else self._possible).setdefault(after, exponent)
                if width == "long" and not run_on and " " not in after:
                    stems.setdefault((exponent, after[:3]), []).append(after)
            elif width == "long" and before:
                self._before.setdefault(before, exponent)
        for word, exponent in _further_words(locale):
            if word not in self._possible:
                self._certain.setdefault(word, exponent)
        for (exponent, _start), words in stems.items():
            stem = common_start(*words)
            if len(stem) >= _STEM_LENGTH:
                self._stems.setdefault(stem, exponent)
        certain = rf"(?P<certain>{_alternatives(self._certain)}){WORD_END}"
        possible = rf"(?P<possible>{_alternatives(self._possible)}){WORD_END}"
        stem = rf"(?P<stem>{_alternatives(self._stems)}){LETTER}{{1,{_LONGEST_ENDING}}}{WORD_END}"
        self._after_number = regex.compile(rf"[ \u00a0-]?(?:{certain}|{possible}|{stem})")
        self._further_on = regex.compile(rf"(?: {LETTER}{{1,9}}){{1,3}} {certain}")
        self._before_number = regex.compile(rf"{WORD_START}({_alternatives(self._before)})[ \u00a0]$")

    def after(self, text: str, position: int) -> Multiplier | None:
        """Return the multiplier right after a number that ends at ``position`` of a folded text."""
        match = self._after_number.match(text, position)
        if match is None:
            return None
        for group, words in (("certain", self._certain), ("possible", self._possible), ("stem", self._stems)):
            word = match.group(group)
            if word is not None:
                key = word.replace("\u00a0", " ")
                return Multiplier(words[key], match.end(), certain=group == "certain")
        return None

    def further(self, text: str, position: int) -> int:
        """Return the exponent of a certain multiplier after up to three other words ("50 or more million"), else 0."""
        match = self._further_on.match(text, position)
        return self._certain[match["certain"].replace("\u00a0", " ")] if match else 0

    def before(self, text: str, free: int, position: int) -> tuple[int, int] | None:
        """Return (exponent, start) of the multiplier word between ``free`` and a number that starts at ``position``."""
        start = max(free, position - _LONGEST_PREFIX)
        match = self._before_number.search(text, start, position)
        return (self._before[match.group(1)], match.start()) if match else None


@cache
def multipliers(locale: Locale) -> Multipliers:
    """Return the multipliers of a locale (made once)."""
    return Multipliers(locale)


def _further_words(locale: Locale) -> Iterator[tuple[str, int]]:
    """Yield (word, exponent) of the words that CLDR has only in its spellout rules, or not at all ("bn", "मिलियन")."""
    words = table("numerals")
    for name in ("und", locale.language):
        for word, exponent in words.get(name, {}).get("multipliers", {}).items():
            yield fold_word(word), exponent
    spans = span_words(locale)
    for word, value in multiplying_words(locale).items():
        exponent = len(str(value)) - 1
        if word not in spans and " " not in word and (exponent > 2 or regex.match(RUN_ON, word)):  # noqa: PLR2004 - "100 cent" is money
            yield word, exponent


def _alternatives(words: Iterable[str]) -> str:
    """Return a pattern that matches one of the words, the longest first; nothing where there are none."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(regex.escape(word).replace("\\ ", "[ \u00a0]") for word in longest_first) or "(?!)"
