"""Dates of a text: month and weekday names with the days and years beside them, and dates in digits.

A date grows from a month's name outwards: the day beside it, then year and weekday in whatever order, as long as
nothing but separators and the locale's own small words ("de", "г.", "年") stands between.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

import regex

from transnews.localize.date_glue import date_glue
from transnews.localize.date_items import Item, ItemFinder
from transnews.localize.folding import NO_BREAK_SPACE
from transnews.localize.mentions import DateValue, Mention
from transnews.localize.numeric_dates import numeric_date_reader
from transnews.localize.scripts import LETTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale

    from transnews.localize.date_names import Name, NameFound
    from transnews.localize.folding import Folded

_RANGE = regex.compile(rf" ?[-/] ?| {LETTER}{{1,4}} ")
_TELLING_LENGTH = 4
_TELLING_RUN_ON_LENGTH = 2


@dataclass(slots=True)
class _Growing:
    """A date while it grows: the items ``low`` to ``high``, and other days it may name (in a range)."""

    low: int
    high: int
    value: DateValue
    other_days: set[int] = field(default_factory=set)
    exact: bool = True


@dataclass(frozen=True, slots=True)
class DatesFound:
    """The dates of a text, in order, and the folded spans (sorted, disjoint) whose digits are theirs alone."""

    mentions: list[Mention]
    taken: list[tuple[int, int]]


class DateReader:
    """Reads dates in one locale."""

    def __init__(self, locale: Locale) -> None:
        self._items = ItemFinder(locale)
        self._glue = date_glue(locale)
        self._numeric = numeric_date_reader(locale)

    def read(self, folded: Folded) -> DatesFound:
        """Find the dates of a text, hard and soft."""
        text = folded.text.replace(NO_BREAK_SPACE, " ")
        mentions, taken = [], []
        for start, end, mention in (*self._numeric.read(folded, text), *self._numeric.read_short(folded, text)):
            mentions.append(mention)
            taken.append((start, end))
        taken.sort()
        items = self._items.find(text, taken)
        for found in self._dates(text, items):
            start, end = items[found.low].start, self._end(text, items[found.high])
            mention = self._mention(folded, (start, end), items, found)
            mentions.append(mention)
            if mention.hard:
                taken.append((start, end))
            else:
                taken += [(item.start, item.end) for item in items[found.low : found.high + 1] if item.name]
        return DatesFound(sorted(mentions, key=lambda mention: mention.start), sorted(taken))

    def _end(self, text: str, last: Item) -> int:
        field = "y" if last.is_year else "d"
        if last.name is not None:
            field = "M" if last.is_month else "E"
        return self._glue.end(text, last.end, field)

    def _dates(self, text: str, items: list[Item]) -> Iterator[_Growing]:
        """Yield the dates around months, then the weekdays that are in none of them."""
        free = 0
        used: set[int] = set()
        for index, item in enumerate(items):
            if index >= free and item.name is not None:
                growing = self._grow(text, items, index, free)
                is_weekday = item.name.of("weekday") is not None
                if growing is not None and not (is_weekday and growing.low == growing.high):
                    free = growing.high + 1
                    used.update(range(growing.low, free))
                    yield growing
        for index, item in enumerate(items):
            if index not in used and item.name is not None:
                alone = _alone(index, item.name)
                if alone is not None:
                    yield alone

    def _joined(self, text: str, items: list[Item], index: int) -> bool:
        """Tell whether nothing but glue stands between an item and the next one."""
        if not 0 <= index < len(items) - 1:
            return False
        one, two = items[index], items[index + 1]
        return self._glue.joins(text, one.end, two.start) or self._glue.joins(text, one.bare_end, two.start)

    def _grow(self, text: str, items: list[Item], index: int, free: int) -> _Growing | None:
        """Grow a date from the month's name at ``index``; None where it is no mention ("mar" without a day)."""
        name = items[index].name
        month = name.of("month") if name else None
        if name is None or month is None:
            return None
        growing = _Growing(index, index, DateValue(month=month.number), exact=name.exact)
        self._add_day(text, items, growing, free)
        if growing.value.day is None and not _tells(month, name):
            return None
        while self._extend(text, items, growing, free):
            pass
        if not growing.value.exists():
            return _Growing(index, index, DateValue(month=month.number), exact=name.exact)
        return growing

    def _add_day(self, text: str, items: list[Item], growing: _Growing, free: int) -> None:
        """Add the day beside the month, on the locale's usual side if it can be.

        A number is left to another month beside it ("28 November 5 December") that has it on its usual side.
        """
        index = growing.low
        left = index - 1 >= free and items[index - 1].is_day and self._joined(text, items, index - 1)
        right = index + 1 < len(items) and items[index + 1].is_day and self._joined(text, items, index)
        shared = right and _is_month(items, index + 2) and self._joined(text, items, index + 1)
        if self._glue.day_first:
            right = right and not shared
        else:
            left = left and (shared or not right)
        if left:
            growing.low = index - 1
            self._add_range(text, items, growing, index - 1, index - 2)
        elif right:
            growing.high = index + 1
            self._add_range(text, items, growing, index + 1, index + 2)

    def _add_range(self, text: str, items: list[Item], growing: _Growing, day: int, other: int) -> None:
        """Set the day, and note the other end of a range ("28-30 November"), which a translation may put first."""
        growing.value = replace(growing.value, day=items[day].number)
        if 0 <= other < len(items) and items[other].is_day:
            one, two = sorted((items[day], items[other]), key=lambda item: item.start)
            number = items[other].number
            if number is not None and _RANGE.fullmatch(text, one.end, two.start):
                growing.other_days.add(number)

    def _extend(self, text: str, items: list[Item], growing: _Growing, free: int) -> bool:
        """Take one more item into the date, year or weekday, right or left; tell whether there was one."""
        value = growing.value
        for index, joint, year_here in (
            (growing.high + 1, growing.high, self._glue.year_last),
            (growing.low - 1, growing.low - 1, self._glue.year_first),
        ):
            if not free <= index < len(items) or not self._joined(text, items, joint):
                continue
            item = items[index]
            weekday = item.name.of("weekday") if item.name else None
            if item.is_year and value.year is None and year_here:
                growing.value = replace(value, year=item.number)
            elif weekday is not None and value.weekday is None and value.day is not None:
                growing.value = replace(value, weekday=weekday.number)
            else:
                continue
            growing.low, growing.high = min(growing.low, index), max(growing.high, index)
            return True
        return False

    def _mention(self, folded: Folded, span: tuple[int, int], items: list[Item], found: _Growing) -> Mention:
        start, end = folded.span(*span)
        value = found.value
        whole = value.has_day or (value.weekday is not None and value.month is None)
        return Mention(
            kind="date",
            start=start,
            end=end,
            text=folded.original[start:end],
            value=value,
            alternatives=frozenset(replace(value, day=day) for day in sorted(found.other_days)),
            hard=found.exact and whole and _is_written_as_name(folded, items[found.low : found.high + 1]),
        )


@cache
def date_reader(locale: Locale) -> DateReader:
    """Return the reader of a locale (made once)."""
    return DateReader(locale)


def _is_month(items: list[Item], index: int) -> bool:
    return 0 <= index < len(items) and items[index].is_month


def _alone(index: int, name: NameFound) -> _Growing | None:
    """Return a weekday that stands alone."""
    weekday = name.of("weekday")
    if weekday is None or not _tells(weekday, name):
        return None
    return _Growing(index, index, DateValue(weekday=weekday.number), exact=name.exact and weekday.width == "wide")


def _tells(name: Name, found: NameFound) -> bool:
    """Tell whether a name says enough where it stands alone: not "sat", "mar" or "日"."""
    length = found.end - found.start
    return name.width != "abbreviated" or length >= (_TELLING_RUN_ON_LENGTH if found.run_on else _TELLING_LENGTH)


def _is_written_as_name(folded: Folded, items: list[Item]) -> bool:
    """Tell whether the month, or the weekday alone, has the capital its language gives it ("May 5", not "may 5")."""
    names = [item.name for item in items if item.name]
    found = next((name for name in names if name.of("month")), names[0])
    name = found.of("month") or found.of("weekday")
    return name is None or not name.capital or not folded.original[folded.starts[found.start]].islower()
