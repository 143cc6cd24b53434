"""Lengths that translations do not have, by the ratios of real ones.

``lengths.csv`` has, per language, the median length of a sentence in characters over that of its English original, the
spread of the logarithm of that ratio for sentences of ``TYPICAL`` characters, and the share of sentences that end with
a mark that ends sentences (Thai has none). Source: FLORES-200 dev, even lines (CC BY-SA 4.0), by tools/lengths.py.
"""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import regex

from transnews.language.tags import closest

TYPICAL = 120
"""Characters for which the spread holds. Lengths are sums over words, so the spread falls with their square root."""

_UNKNOWN = "und"
_LEAST = 20
"""Characters of a source below which a word more or less is no news: shorter texts count as that long."""
_SHORT, _LONG = 4.2, 4.2
"""Spreads below or above the expected length from which a length is unlikely. 4.2 is one human translation in 2,000."""
_CUT = 2.0
"""The same for an output that also lacks the mark at its end, which the source and its language have."""
_ENDS = 0.98
"""Share of sentences with a mark at their end from which a missing one says something."""

_END = regex.compile(r"[\p{STerm}:;…][\p{P}\p{S}\s]*\Z")


@dataclass(frozen=True, slots=True)
class Habit:
    """A language's row: length against English, spread of its logarithm, share of sentences with a mark at the end."""

    length: float
    spread: float
    ends: float


def unlikely_length(source: str, output: str, source_language: str, target_language: str) -> str:
    """Return "too-short" or "too-long" where ``output`` is unlikely as a translation of ``source`` by its length."""
    ours, theirs = habit_of(source_language), habit_of(target_language)
    written, wanted = max(len(output.strip()), 1), max(len(source.strip()), 1)
    spread = math.hypot(ours.spread, theirs.spread) * math.sqrt(TYPICAL / min(max(wanted, _LEAST), 2 * TYPICAL))
    padding = max(_LEAST - wanted, 0)
    deviation = math.log((written + padding) / (wanted + padding) * ours.length / theirs.length) / spread
    if deviation > _LONG:
        return "too-long"
    cut = theirs.ends > _ENDS and bool(_END.search(source)) and not _END.search(output)
    return "too-short" if deviation < -(_CUT if cut else _SHORT) else ""


@lru_cache(maxsize=1024)
def habit_of(language: str) -> Habit:
    """Return the row of a language (BCP 47), a wide one where it is not in the table."""
    rows = _table()
    return rows[closest(language, tuple(rows)) or _UNKNOWN]


def is_measured(language: str) -> bool:
    """Tell whether a language is in the table."""
    return bool(closest(language, tuple(_table())))


@cache
def _table() -> dict[str, Habit]:
    with (files(__package__) / "lengths.csv").open(encoding="utf-8") as file:
        rows = {row["language"]: row for row in csv.DictReader(file)}
    table = {code: Habit(*(float(row[name]) for name in ("length", "spread", "ends"))) for code, row in rows.items()}
    return table | {_UNKNOWN: Habit(1.0, 2 * max(habit.spread for habit in table.values()), 0.0)}
