"""Read a name's letters as sounds: several readings where its spelling allows several.

"Pashinyan" (English), "Pachinian" (French), "Paschinjan" (German) and "Փաշինյան" share the reading "paʃinjan".
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from transnews.glossary.names.sounds import is_vowel, unified
from transnews.glossary.names.tables import LATIN, Habit, Rewrite, latin, scripts

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_READINGS = 16
"""Readings of one name that are kept; more only make it like everything."""

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
    script, habits = _habits(lower)
    found = dict.fromkeys(sound for habit in habits for sound in _read_as(lower, habit) if sound)
    sounds = tuple(sorted(found)[:MOST_READINGS])
    return Readings(
        sounds,
        script,
        any(habit.consonantal for habit in habits),
        _plain(lower),
        max((sum(map(_counts, sound)) for sound in sounds), default=0),
    )


def _habits(lower: str) -> tuple[str, list[Habit]]:
    for pattern, habit in scripts():
        if pattern.search(lower):
            return habit.name, [habit]
    letters = _prepared(lower, next(iter(latin().habits.values())))
    return LATIN, latin().habits_of(letters) if letters else []


def _read_as(lower: str, habit: Habit) -> Iterator[str]:
    """Yield a habit's readings of a name: its own, and with every choice of its variants."""
    spellings = _with_variants([_prepared(lower, habit)], [rule for rule in habit.variants if rule.spelling])
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
    sounds: list[str] = []
    at = 0
    while at < len(letters):
        if match := habit.groups.match(letters, at):
            sounds.append(habit.letters[match.group()])
            at = match.end()
        else:
            sounds.append(habit.letters.get(unicodedata.normalize("NFD", letters[at])[0], ""))
            at += 1
    return "".join(sounds)


def _plain(lower: str) -> str:
    """Return the letters without diacritics; the article and what does not sound are gone from Latin names."""
    letters = _prepared(lower, next(iter(latin().habits.values())))
    decomposed = unicodedata.normalize("NFD", letters.replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    return "".join(filter(str.isalnum, decomposed))


def _counts(sound: str) -> bool:
    return not is_vowel(sound) and sound not in _NOT_COUNTED
