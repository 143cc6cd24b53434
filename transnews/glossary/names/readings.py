"""Read a name's letters as sounds: several readings where its spelling allows several.

"Pashinyan" (English), "Pachinian" (French), "Paschinjan" (German) and "Փաշինյան" share the reading "paʃinjan".
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from transnews.glossary.names.sounds import is_vowel, unified
from transnews.glossary.names.tables import LATIN, Habit, Rewrite, latin, scripts

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

MOST_READINGS = 16
"""Readings of one name that are kept; more only make it like everything."""

_LATIN_LETTER = regex.compile(r"\p{Latin}")
_NOT_COUNTED = frozenset("jhاويעةהع")  # sounds that one spelling has and the next has not


@dataclass(frozen=True, slots=True)
class Readings:
    """The sounds of a name: its distinct readings, sorted. ``script`` names the script ("Latin", "cyrillic", ...).

    ``plain`` is the name without case, diacritics and punctuation; ``consonantal``: its script writes no short vowels.
    """

    sounds: tuple[str, ...]
    script: str
    consonantal: bool
    plain: str
    consonants: int


@lru_cache(maxsize=65536)
def read(name: str) -> Readings:
    """Return the readings of a name of one word; none where its script has no rules."""
    lower = unicodedata.normalize("NFC", name.strip().replace("İ", "i").lower())
    plain = _prepared(lower, _any_latin())
    script, letters, habits = _habits(lower, plain)
    found = dict.fromkeys(sound for habit in habits for sound in _read_as(letters, habit) if sound)
    sounds = tuple(sorted(found)[:MOST_READINGS])
    return Readings(
        sounds,
        script,
        any(habit.consonantal for habit in habits),
        _plain(plain),
        max((sum(map(_counts, sound)) for sound in sounds), default=0),
    )


def sound_alike(one: str, other: str) -> bool:
    """Tell whether two names of one word have a reading in common."""
    return not {*read(one).sounds}.isdisjoint(read(other).sounds)


def is_readable(text: str) -> bool:
    """Tell whether a text has a letter of a script that there are rules for."""
    return bool(_LATIN_LETTER.search(text)) or any(pattern.search(text) for pattern, _habit in scripts())


def _any_latin() -> Habit:
    """Return one of the habits of Latin script, which all prepare a name alike."""
    return next(iter(latin().habits.values()))


def _habits(lower: str, plain: str) -> tuple[str, str, list[Habit]]:
    """Return a name's script, its letters as the habits read them, and the habits."""
    for pattern, habit in scripts():
        if pattern.search(lower):
            return habit.name, _prepared(lower, habit), [habit]
    return LATIN, plain, latin().habits_of(plain) if plain else []


def _read_as(letters: str, habit: Habit) -> Iterator[str]:
    """Yield a habit's readings of a name: its own, and with every choice of its variants."""
    spellings = _with_variants([letters], [rule for rule in habit.variants if rule.spelling])
    converted = [_convert(spelling, habit) for spelling in spellings]
    for sounds in _with_variants(converted, [rule for rule in habit.variants if not rule.spelling]):
        yield unified(sounds, consonantal=habit.consonantal)


def _with_variants(texts: list[str], rules: list[Rewrite]) -> list[str]:
    for rule in rules:
        texts = [*texts, *(rule.apply(text) for text in texts)]
        texts = list(dict.fromkeys(texts))[:MOST_READINGS]
    return texts


def _prepared(lower: str, habit: Habit) -> str:
    for rule in habit.before:
        lower = rule.apply(lower)
    return lower


def _convert(letters: str, habit: Habit) -> str:
    """Replace groups of letters by their sounds, the longest first; a letter with a diacritic may be its plain one."""

    def sound(match: re.Match[str]) -> str:
        group = match.group()
        known = habit.letters.get(group)
        return known if known is not None else habit.letters.get(unicodedata.normalize("NFD", group)[0], "")

    return habit.groups.sub(sound, letters)


def _plain(letters: str) -> str:
    """Return letters without diacritics, and without what does not sound."""
    decomposed = unicodedata.normalize("NFD", letters.replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    return "".join(filter(str.isalnum, decomposed))


def _counts(sound: str) -> bool:
    return not is_vowel(sound) and sound not in _NOT_COUNTED
