"""Weekdays with their date after the agencies' habit: "quarta-feira (17)" (AFP), "Wednesday, Nov 17" (AP)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from babel.dates import format_skeleton

from transnews.localize.cldr import locale_for, native_digits
from transnews.localize.mentions import DateValue, Mention
from transnews.localize.published import resolve
from transnews.localize.write import day_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_DATED = regex.compile(r"\s*[(,،]\s*\p{Nd}")
_MONTH_AND_DAY = "MMMd"


def with_dates(
    target: str,
    pairs: Sequence[tuple[Mention, Mention]],
    published: DateValue | None,
    locale: str,
    habit: str,
) -> list[tuple[Mention, str]]:
    """Return the target's weekdays that get a date, each with its new text; ``habit``: "afp" or "ap".

    A weekday is one that the source has, too, alone; it means the day of publication or one of the six before. One
    that has a number behind it already stays.
    """
    if published is None or published.month is None or published.day is None:
        return []
    changes = []
    for one, two in pairs:
        if not (one.hard and two.hard and isinstance(one.value, DateValue)) or one.value != two.value:
            continue
        day = resolve(one.value, published)
        if day is not None and not _DATED.match(target, two.end):
            changes.append((two, two.text + _suffix(day, locale, habit)))
    return changes


def dates_there(
    target: str, pairs: Sequence[tuple[Mention, Mention]], published: DateValue | None
) -> list[tuple[int, int]]:
    """Return the spans in a target where a weekday that may get its date has a number behind it already: " (17"."""
    if published is None:
        return []
    weekdays = [two for one, two in pairs if isinstance(one.value, DateValue) and resolve(one.value, published)]
    matches = (_DATED.match(target, weekday.end) for weekday in weekdays)
    return [match.span() for match in matches if match]


def _suffix(day: DateValue, tag: str, habit: str) -> str:
    locale = locale_for(tag)
    if habit == "afp":
        return f" ({native_digits(str(day.day), locale.default_numbering_system)})"
    return f", {format_skeleton(_MONTH_AND_DAY, day_of(day), locale=locale)}"
