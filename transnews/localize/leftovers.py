"""What a translation left in the source's words: "Em November 28, ...", "der Black Friday", "2.5 million" in Arabic."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from transnews.localize.cldr import locale_for
from transnews.localize.date_names import date_names
from transnews.localize.folding import fold
from transnews.localize.mentions import DateValue, Mention
from transnews.localize.pairing import MOST_COMPARED
from transnews.localize.reader import find_mentions, read_digits

if TYPE_CHECKING:
    from babel import Locale

    from transnews.localize.date_names import DateNames
    from transnews.localize.mentions import Value


def with_left_over_dates(
    source: list[Mention], target: list[Mention], target_text: str, source_locale: str
) -> list[Mention]:
    """Return the target's mentions with dates in the source's words among them.

    Only dates that the source has too are taken: out of that context a foreign reading is a guess ("out 5" is 5 October
    in Portuguese). A date with a day replaces what the target's own locale read in the same place, unless it read the
    same date, and its form is foreign; so is that of a date in the target's own form whose month is the source's word
    ("28 de November de 2021"). A weekday alone is soft: it is as likely a name.
    """
    wanted: set[Value] = {mention.value for mention in source if _is_in_words(mention)}
    # The year may stand elsewhere: "1759 թվականի September 24".
    wanted |= {replace(value, year=None) for value in wanted if isinstance(value, DateValue) and value.has_day}
    if not wanted:
        return target
    names = date_names(locale_for(source_locale))
    target = [
        replace(mention, form="foreign", hard=True)
        if mention.value in wanted and not mention.hard and _has_exact_month(mention, names)
        else mention
        for mention in target
    ]
    read: defaultdict[Value, list[Mention]] = defaultdict(list)
    for mention in target:
        if mention.kind == "date" and mention.hard:
            read[mention.value].append(mention)
    found = [
        mention
        for mention in find_mentions(target_text, source_locale)
        if _is_in_words(mention)
        and mention.value in wanted
        and not any(_overlap(mention, other) for other in islice(read[mention.value], MOST_COMPARED))
    ]
    dates = [replace(mention, form="foreign") for mention in found if _has_day(mention)]
    weekdays = [replace(mention, form="fixed", hard=False) for mention in found if not _has_day(mention)]
    covered = bytearray(len(target_text))
    for mention in dates:
        covered[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    kept = [mention for mention in target if not any(covered[mention.start : mention.end])]
    return sorted([*kept, *dates, *weekdays], key=lambda mention: mention.start)


def with_left_over_numbers(
    source: list[Mention], target: list[Mention], target_text: str, source_locale: Locale
) -> list[Mention]:
    """Return the target's mentions, with what their digits and the source's words mean as alternatives.

    Only values that the source has too are taken, and only where the source's language reads more than the digits.
    """
    wanted = {mention.value for mention in source if mention.hard and isinstance(mention.value, Decimal)}
    missing = wanted - {mention.value for mention in target}
    if not missing:
        return target
    foreign = {
        mention.start + mention.numeral[0]: mention.value
        for mention in read_digits(target_text, source_locale)
        if mention.value in missing and mention.hard and mention.text[-1:].isalpha()
    }
    return [
        replace(mention, alternatives=mention.alternatives | {value}, form="fixed")
        if mention.hard
        and (value := foreign.get(mention.start + mention.numeral[0])) is not None
        and value != mention.foreign_value
        else mention
        for mention in target
    ]


def _is_in_words(mention: Mention) -> bool:
    return mention.kind == "date" and mention.hard and not mention.numeric_date


def _has_exact_month(mention: Mention, names: DateNames) -> bool:
    """Tell whether a date with a day has a month by its very name in a language."""
    return _has_day(mention) and any(name.exact and name.of("month") for name in names.find(fold(mention.text).text))


def _has_day(mention: Mention) -> bool:
    return isinstance(mention.value, DateValue) and mention.value.has_day


def _overlap(one: Mention, two: Mention) -> bool:
    return one.start < two.end and two.start < one.end
