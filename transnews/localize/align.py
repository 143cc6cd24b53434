"""Mentions of a source paired with those of its translation, by value.

The source is read strictly by its locale. The target may match through its alternatives and through its value under
the other convention, never alternatives against alternatives: read loosely on both sides, 9,00 would pass for 9,000.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

import regex

from transnews.localize.mentions import DateValue, Mention, TimeValue, canonical
from transnews.localize.pairing import MOST_COMPARED, Pairing
from transnews.localize.unit_words import dimensions, is_conversion

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from transnews.localize.mentions import Value

    Readings = Callable[[Mention], Iterable[Value]]

SPELLED_OUT_BELOW = 10
"""Smaller numbers are usually written as words on one side; nothing is said where they are missing or extra."""


_LEADING_ZERO = regex.compile(r"\p{Nd}(?<=\p{Numeric_Value=0})\p{Nd}")
"""Digits that no small number has: "05", "00"."""


@dataclass(slots=True)
class Alignment:
    """Pairs of equal value, pairs whose value changed, and hard mentions that only one side has.

    A mention whose like occurs elsewhere in the other side is in none of them: languages differ in what they repeat.
    """

    pairs: list[tuple[Mention, Mention]] = field(default_factory=list)
    changed: list[tuple[Mention, Mention]] = field(default_factory=list)
    missing: list[Mention] = field(default_factory=list)
    extra: list[Mention] = field(default_factory=list)


def align(source: list[Mention], target: list[Mention]) -> Alignment:
    """Pair the mentions of a source text with those of its target text; time is linear in their number."""
    dates = _pair_dates(source, target)
    numbers = _pair_numbers(source, target)
    source_values, target_values = _all_numbers(source), _all_numbers(target)
    days = [pair for pair in dates.pairs if _lost_day(*pair, target_values)]
    more_days = [pair for pair in dates.pairs if _lost_day(*pair[::-1], source_values)]
    dates_left = (
        [*_unmet_dates(dates.sources, target, target_values), *(source for source, _target in days)],
        [*_unmet_dates(dates.targets, source, source_values), *(target for _source, target in more_days)],
    )
    kept = [pair for pair in dates.pairs if pair not in days and pair not in more_days]
    alignment = Alignment(sorted(kept + numbers.pairs, key=lambda pair: (pair[0].start, pair[1].start)))
    for whole in (True, False):
        sources, targets = ([mention for mention in side if _is_whole(mention) is whole] for side in dates_left)
        # Many a weekday's name is a common word too ("bazar" is a market in Azerbaijani): alone, it is nothing extra.
        _settle(sources, targets if whole else targets[: len(sources)], alignment)
    _settle(_unmet_times(numbers.sources, target), _unmet_times(numbers.targets, source), alignment)
    there = target_values | _spare_fields(target, dates.pairs, side=1)
    here = source_values | _spare_fields(source, dates.pairs, side=0)
    sources, targets = _unmet_numbers(numbers.sources, there), _unmet_numbers(numbers.targets, here)
    for one, two in _same_unit(numbers, there, here):
        if one in sources or two in targets:
            alignment.changed.append((one, two))
            sources = [mention for mention in sources if mention is not one]
            targets = [mention for mention in targets if mention is not two]
    quantities = [mention for mention in (*source, *target) if mention.hard and mention.units]
    _settle(_not_converted(sources, quantities), _not_converted(targets, quantities), alignment)
    return alignment


def differs_in_currency(one: Mention, two: Mention) -> bool:
    """Tell whether two amounts that are paired name currencies, and none that both may be."""
    return bool(one.currencies and two.currencies) and not one.currencies & two.currencies


def _all_numbers(mentions: list[Mention]) -> set[Value]:
    """Return the values of all mentions but dates, and the digits in times."""
    others = [mention for mention in mentions if mention.kind != "date"]
    digits = {value for mention in others if mention.kind == "time" for value in mention.alternatives}
    return {mention.value for mention in others} | digits


def _unmet_times(mentions: list[Mention], others: list[Mention]) -> list[Mention]:
    """Return the hard times that the other side has neither as a time nor as the number of the hour."""
    there: set[Value] = {other.value for other in others if other.kind != "time"}
    there |= {value for other in others for value in (other.value, *other.alternatives) if _is_time(value)}
    return [
        mention
        for mention in mentions
        if mention.kind == "time" and mention.hard and not there.intersection(_times_and_hour(mention))
    ]


def _times_and_hour(mention: Mention) -> set[Value]:
    """Return what a time may be: itself, the other half of the day, and the hour as a number."""
    times = {value for value in (mention.value, *mention.alternatives) if isinstance(value, TimeValue)}
    return {*times, *(Decimal(value.hour) for value in times)}


def _is_time(value: Value) -> bool:
    return isinstance(value, TimeValue)


def _same_unit(numbers: Pairing, there: set[Value], here: set[Value]) -> list[tuple[Mention, Mention]]:
    """Return pairs of numbers, small ones too, that nothing was found for and that have the same unit."""
    left = Pairing(_unmet_numbers(numbers.sources, there, least=0), _unmet_numbers(numbers.targets, here, least=0))
    left.round(_own_units, _own_units)
    return left.pairs


def _not_converted(mentions: list[Mention], quantities: list[Mention]) -> list[Mention]:
    """Return the mentions that are not another quantity of either side in other units ("6 miles", "9.7 km")."""
    by_dimension: defaultdict[str, list[Mention]] = defaultdict(list)
    for quantity in quantities:
        for dimension in dimensions(quantity):
            by_dimension[dimension].append(quantity)
    return [
        mention
        for mention in mentions
        if not any(
            is_conversion(mention, other)
            for dimension in sorted(dimensions(mention))
            for other in by_dimension[dimension][:MOST_COMPARED]
        )
    ]


def _settle(sources: list[Mention], targets: list[Mention], alignment: Alignment) -> None:
    """Call what is left on both sides changed, in order, and the rest missing or extra."""
    both = min(len(sources), len(targets))
    alignment.changed += zip(sources[:both], targets[:both], strict=True)
    alignment.missing += sources[both:]
    alignment.extra += targets[both:]


def _own_units(mention: Mention) -> list[Hashable]:
    return [*sorted(mention.units)]


def _own(mention: Mention) -> list[Value]:
    return [mention.value]


def _soft_values(mention: Mention) -> list[Value]:
    return [] if mention.hard else [mention.value, *_alternatives(mention)]


def _soft_own(mention: Mention) -> list[Value]:
    return [] if mention.hard else [mention.value]


def _hard_value(mention: Mention) -> list[Value]:
    return [mention.value] if mention.hard else []


def _alternatives(mention: Mention) -> list[Value]:
    return sorted(mention.alternatives, key=canonical)


def _loose(mention: Mention) -> list[Value]:
    """Return what a target mention may mean besides its own value."""
    foreign = [] if mention.foreign_value is None else [mention.foreign_value]
    return foreign + _alternatives(mention)


def _pair_numbers(source: list[Mention], target: list[Mention]) -> Pairing:
    """Pair numbers, percents and codes: first those that say the same in the same way, then the looser readings."""

    def same_kind(mention: Mention) -> list[Hashable]:
        return [(mention.kind, mention.value)] if mention.hard else []

    def same_kind_certain(mention: Mention) -> list[Hashable]:
        return same_kind(mention) if mention.foreign_value is None else []

    numbers, target_numbers = ([mention for mention in side if mention.kind != "date"] for side in (source, target))
    pairing = Pairing(numbers, target_numbers)
    pairing.round(same_kind, same_kind_certain)
    pairing.round(same_kind, same_kind)
    pairing.round(_hard_value, _hard_value)
    pairing.round(_hard_value, _loose)
    pairing.round(_alternatives, _hard_value)
    pairing.round(_hard_value, _soft_values)
    pairing.round(_soft_values, _hard_value)
    pairing.round(_alternatives, _soft_own)
    pairing.round(_soft_own, _loose)
    return pairing


def _unmet_numbers(mentions: list[Mention], elsewhere: set[Value], least: int = SPELLED_OUT_BELOW) -> list[Mention]:
    """Return the hard numbers, from ``least`` on, whose value occurs nowhere in the other side."""
    return [
        mention
        for mention in mentions
        if mention.hard
        and isinstance(mention.value, Decimal)
        and (mention.value >= least or not mention.value or _LEADING_ZERO.match(mention.text))
        and mention.value not in elsewhere
    ]


def _pair_dates(source: list[Mention], target: list[Mention]) -> Pairing:
    """Pair dates: equal ones, then hard ones whose known fields agree, then hard with soft ones."""
    dates, target_dates = ([mention for mention in side if mention.kind == "date"] for side in (source, target))
    pairing = Pairing(dates, target_dates)
    pairing.round(_hard_value, _hard_value)
    for source_hard, target_hard in ((True, True), (True, False), (False, True)):
        for source_reads, target_reads in ((_own, _own), (_own, _loose), (_alternatives, _own)):
            pairing.round(
                partial(_date_keys, hard=source_hard, reads=source_reads),
                partial(_date_keys, hard=target_hard, reads=target_reads),
                partial(_agree, source_reads=source_reads, target_reads=target_reads),
            )
    return pairing


def _date_keys(mention: Mention, *, hard: bool, reads: Readings) -> list[Hashable]:
    """Return the keys of a date in the readings asked for: dates that agree share a month or a weekday."""
    return _keys_of(reads(mention)) if mention.hard is hard else []


def _keys_of(values: Iterable[Value]) -> list[Hashable]:
    dates = [value for value in values if isinstance(value, DateValue)]
    months = [("month", value.month) for value in dates if value.month is not None]
    return [*months, *(("weekday", value.weekday) for value in dates if value.weekday is not None)]


def _agree(source: Mention, target: Mention, *, source_reads: Readings, target_reads: Readings) -> bool:
    return any(
        isinstance(one, DateValue) and isinstance(two, DateValue) and one.agrees_with(two)
        for one in source_reads(source)
        for two in target_reads(target)
    )


def _is_whole(mention: Mention) -> bool:
    return isinstance(mention.value, DateValue) and mention.value.has_day


def _unmet_dates(mentions: list[Mention], others: list[Mention], numbers: set[Value]) -> list[Mention]:
    """Return the hard dates that agree with no date of the other side, and whose day is not there as a number either.

    A number in place of a day means that the other side writes the month in a way that is not known.
    """
    known: defaultdict[Hashable, list[DateValue]] = defaultdict(list)
    for value in dict.fromkeys(other.value for other in others):
        if isinstance(value, DateValue):
            for key in _keys_of([value]):
                known[key].append(value)
    return [
        mention
        for mention in mentions
        if mention.hard
        and not any(
            isinstance(mention.value, DateValue) and mention.value.agrees_with(value)
            for key in _keys_of([mention.value])
            for value in known.get(key, ())[:MOST_COMPARED]
        )
        and not _day_or_else(mention) & numbers
    ]


def _lost_day(one: Mention, other: Mention, numbers: set[Value]) -> bool:
    """Tell whether a date with a day is paired with a bare month, and the day is not there as a number either."""
    if not (isinstance(one.value, DateValue) and isinstance(other.value, DateValue) and one.hard):
        return False
    has_lost = one.value.has_day and other.value.month is not None and other.value.day is None
    return has_lost and Decimal(one.value.day or 0) not in numbers


def _day_or_else(mention: Mention) -> set[Value]:
    """Return the number by which a date is known on the other side: its day, else any in it."""
    value = mention.value
    return {Decimal(value.day)} if isinstance(value, DateValue) and value.day is not None else _fields(mention)


def _fields(mention: Mention) -> set[Value]:
    """Return the numbers in a date: its day and its year, and the month of a soft one."""
    if not isinstance(mention.value, DateValue):
        return set()
    month = None if mention.hard else mention.value.month  # "10 月" is a soft date and a number
    return {Decimal(number) for number in (mention.value.day, mention.value.year, month) if number is not None}


def _spare_fields(mentions: list[Mention], pairs: list[tuple[Mention, Mention]], side: int) -> set[Value]:
    """Return the numbers in the dates of one side that the other side may have as plain numbers.

    "November 28-30, 2021" is read as 28 November and two numbers, "28-30 de novembro de 2021" as 28 and a date; the
    digits of a soft date are numbers too. Those that a hard partner has in its date are not among them.
    """
    shared = {pair[side].start: _fields(pair[1 - side]) for pair in pairs if pair[1 - side].hard}
    return {number for mention in mentions for number in _fields(mention) - shared.get(mention.start, set())}
