"""What a phrase is besides its words: marks around it, numbers in it, capitals, and spelling that does not count."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import langcodes
import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACEHOLDER = "{n}"
"""Stands for a number in the phrases of the catalog."""

# A number with its group and decimal separators: 12, 1,234, 1 234, ١٢.
_NUMBER = regex.compile(r"\p{Nd}+(?:[.,'’ \u00a0\u202f٬٫]\p{Nd}+)*")
_MARKS_BEFORE = regex.compile(r"\A[«»‹›←→•\s]+")
_MARKS_AFTER = regex.compile(r"(?:[«»‹›←→:…\s]|\.{2,})+\Z")
# What is written in several ways: apostrophes, the dotless i, the colon that stands for the Armenian full stop.
_VARIANTS = str.maketrans({**dict.fromkeys("’‘ʼ´`", "'"), "ı": "i", "։": ":"})
_NOT_SPELLED = regex.compile(r"[\p{Mn}\p{Cf}]")
# Capitals that differ from Unicode's default: SpecialCasing.txt (tr, az) and the reformed Armenian orthography.
_CAPITALS = {"tr": {"i": "İ"}, "az": {"i": "İ"}, "hy": {"և": "ԵՎ"}}


def fold(text: str) -> str:
    """Return a phrase as a key: without case, accents, invisible characters and extra space, numbers as ``{n}``.

    Newsrooms drop accents in capitals and vowel signs or joiners in Arabic and Persian; the dotless ı of Turkish and
    Azerbaijani counts as i, because their capitals cannot be told from those of other languages.
    """
    plain = _NOT_SPELLED.sub("", unicodedata.normalize("NFKD", text.translate(_VARIANTS))).casefold()
    return _NUMBER.sub(PLACEHOLDER, " ".join(plain.split()))


def split_marks(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield (marks before, phrase, marks after): first the whole text as the phrase, then without arrows and colons."""
    whole = text.strip()
    yield "", whole, ""
    before, after = _MARKS_BEFORE.search(whole), _MARKS_AFTER.search(whole)
    start, end = before.end() if before else 0, after.start() if after else len(whole)
    if (start, end) != (0, len(whole)) and start < end:
        yield whole[:start], whole[start:end], whole[end:]


def capitals(text: str, language: str) -> str:
    """Return a text in capitals, by the rules of its language."""
    for small, capital in _CAPITALS.get(langcodes.Language.get(language).language or "", {}).items():
        text = text.replace(small, capital)
    return text.upper()


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a phrase, as they are written."""

    written: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Numbers:
        """Return the numbers of a text."""
        return cls(tuple(_NUMBER.findall(text)))

    @property
    def first(self) -> int:
        """The first number by its digits, 0 where there is none: what a plural form depends on."""
        digits = [character for character in self.written[0] if character.isdigit()] if self.written else []
        return int("".join(digits)) if digits else 0

    def fill(self, wording: str) -> str:
        """Return a wording with its placeholders replaced by the numbers, in order."""
        for number in self.written:
            wording = wording.replace(PLACEHOLDER, number, 1)
        return wording
