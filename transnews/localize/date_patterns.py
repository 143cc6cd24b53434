"""CLDR date patterns: which one writes a date with given fields, and what stands between fields in a locale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex
from babel.dates import tokenize_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale

    from transnews.localize.mentions import DateValue

_DATE_FIELDS = frozenset("yMLdEcW")
_STAND_ALONE = {"L": "M", "c": "E"}
_FULL_NAME = 4
# Quoted text first, which stays; then weekdays in any width and months in the widths of names.
_NAME_FIELD = regex.compile(r"'[^']*'|(?P<letter>[Ec])(?P=letter)*|(?P<letter>[ML])(?P=letter){2,}")


@dataclass(frozen=True, slots=True)
class Literal:
    """Text of a pattern with its neighbours: (field letter, width), ("", 0) at either end of the pattern.

    Stand-alone months and weekdays count as "M" and "E".
    """

    before: tuple[str, int]
    text: str
    after: tuple[str, int]


def text_pattern(locale: Locale, value: DateValue) -> str:
    """Return the locale's pattern for a date with a day, names written out, with exactly the fields of ``value``.

    Skeletons are tried from the wanted one to its abbreviated relatives, whose names are then widened: Babel's own
    ``format_skeleton`` ignores the widths asked for (https://github.com/python-babel/babel/issues/803).
    """
    skeletons: tuple[str, ...]
    if value.year is not None:
        skeletons = ("yMMMMEEEEd",) if value.weekday else ("yMMMMd",)
        fallback = locale.date_formats["full" if value.weekday else "long"].pattern
    else:
        skeletons = ("MMMMEEEEd", "MMMMEd", "MMMEEEEd") if value.weekday else ("MMMMd",)
        fallback = locale.datetime_skeletons["MMMEd" if value.weekday else "MMMd"].pattern
    known = locale.datetime_skeletons
    return _widen(next((known[skeleton].pattern for skeleton in skeletons if skeleton in known), fallback))


def numeric_pattern(locale: Locale) -> str:
    """Return the locale's pattern for year, month and day in digits, the year in full."""
    pattern: str = locale.datetime_skeletons["yMd"].pattern
    return pattern


def date_patterns(locale: Locale) -> list[str]:
    """Return all patterns of a locale that hold nothing but years, months, days, weekdays (and weeks of a month)."""
    formats = [pattern.pattern for pattern in locale.date_formats.values()]
    skeletons = locale.datetime_skeletons
    return formats + [skeletons[name].pattern for name in sorted(skeletons) if set(name) <= _DATE_FIELDS]


def field_order(pattern: str) -> str:
    """Return the field letters of a pattern in order: "EdMy" for "EEEE, d MMMM y"."""
    return "".join(_letter(value[0]) for kind, value in tokenize_pattern(pattern) if kind == "field")


def literals(pattern: str) -> Iterator[Literal]:
    """Yield every literal of a pattern, neighbouring ones joined."""
    before: tuple[str, int] = ("", 0)
    text = ""
    for kind, value in tokenize_pattern(pattern):
        if kind == "chars":
            text += str(value)
        else:
            field = (_letter(value[0]), int(value[1]))
            if text:
                yield Literal(before, text, field)
            before, text = field, ""
    if text:
        yield Literal(before, text, ("", 0))


def _letter(field: str) -> str:
    return _STAND_ALONE.get(field, field)


def _widen(pattern: str) -> str:
    """Return a pattern with month and weekday names in full; months in digits stay digits."""
    return _NAME_FIELD.sub(lambda match: match["letter"] * _FULL_NAME if match["letter"] else match.group(), pattern)
