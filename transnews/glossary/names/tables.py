"""The rules of spelling as data: habits (how letters are read) and sounds (how far apart they are), from ``data/``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LATIN = "Latin"


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Replace what ``pattern`` finds; ``spelling``: in the letters, before they are read."""

    pattern: re.Pattern[str]
    replacement: str
    spelling: bool = False

    def apply(self, text: str) -> str:
        """Return ``text`` with every occurrence replaced."""
        return self.pattern.sub(self.replacement, text)


@dataclass(frozen=True, slots=True)
class Habit:
    """How one script, or one language's romanization, is read.

    ``letters`` maps groups of letters to sounds; ``groups`` finds the longest of them, else any one letter. ``before``
    is applied to a name first; each of ``variants`` gives further readings. ``needs``: without it in a name, the habit
    is not tried. ``consonantal``: short vowels are not written.
    """

    name: str
    letters: Mapping[str, str]
    groups: re.Pattern[str]
    before: tuple[Rewrite, ...] = ()
    variants: tuple[Rewrite, ...] = ()
    needs: re.Pattern[str] | None = None
    consonantal: bool = False


@dataclass(frozen=True, slots=True)
class Latin:
    """The romanization habits, and the letters that tell which of them a name follows (the first cue decides)."""

    habits: Mapping[str, Habit]
    cues: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]

    def habits_of(self, name: str) -> list[Habit]:
        """Return the habits that a name (lower case, without an article) may follow."""
        for pattern, names in self.cues:
            if pattern.search(name):
                return [self.habits[habit] for habit in names]
        return [habit for habit in self.habits.values() if habit.needs is None or habit.needs.search(name)]


@lru_cache(maxsize=1)
def latin() -> Latin:
    """Return the habits of Latin script."""
    document = read_table("latin.toml")
    base = document["base"]
    habits = {
        table["name"]: _habit(table, {**base["letters"], **table["letters"]}, base["before"])
        for table in document["habit"]
    }
    cues = tuple((re.compile(cue["pattern"]), tuple(cue["habits"])) for cue in document["cue"])
    return Latin(habits, cues)


@lru_cache(maxsize=1)
def scripts() -> tuple[tuple[regex.Pattern[str], Habit], ...]:
    """Return, for every other script, a pattern that finds a letter of it, and its habit."""
    return tuple(
        (regex.compile(rf"\p{{{table['script']}}}"), _habit(table, table["letters"], table.get("before", ())))
        for table in read_table("scripts.toml")["habit"]
    )


def _habit(table: Mapping[str, Any], letters: Mapping[str, str], before: Iterable[tuple[str, str]]) -> Habit:
    longest_first = sorted(letters, key=lambda group: (-len(group), group))
    return Habit(
        name=table["name"],
        letters=letters,
        groups=re.compile("|".join([*map(re.escape, longest_first), "."])),
        before=tuple(Rewrite(re.compile(pattern), replacement) for pattern, replacement in before),
        variants=rewrites(table.get("variants", ())),
        needs=re.compile(table["needs"]) if "needs" in table else None,
        consonantal=table.get("consonantal", False),
    )


def rewrites(tables: Iterable[Mapping[str, Any]]) -> tuple[Rewrite, ...]:
    """Return the rewrites that tables of ``pattern``, ``replacement`` and ``spelling`` stand for."""
    return tuple(
        Rewrite(re.compile(table["pattern"]), table["replacement"], table.get("spelling", False)) for table in tables
    )


def read_table(name: str) -> dict[str, Any]:
    """Return a TOML file of ``data/``."""
    return tomllib.loads((files("transnews.glossary.names") / "data" / name).read_text(encoding="utf-8"))
