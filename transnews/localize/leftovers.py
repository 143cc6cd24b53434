"""Dates that a translation left in the source's language ("Em November 28, ...")."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from transnews.localize.mentions import DateValue, Mention
from transnews.localize.pairing import MOST_COMPARED
from transnews.localize.reader import find_mentions

if TYPE_CHECKING:
    from transnews.localize.mentions import Value


def with_left_over_dates(
    source: list[Mention], target: list[Mention], target_text: str, source_locale: str
) -> list[Mention]:
    """Return the target's mentions with dates in the source's words among them, their form being foreign.

    Only dates that the source has too are taken: out of that context a foreign reading is a guess ("out 5" is 5 October
    in Portuguese). They replace what the target's own locale read in the same place, unless it read the same date.
    """
    wanted = {mention.value for mention in source if _is_written_date(mention)}
    if not wanted:
        return target
    read: defaultdict[Value, list[Mention]] = defaultdict(list)
    for mention in target:
        if mention.kind == "date":
            read[mention.value].append(mention)
    found = [
        replace(mention, form="foreign")
        for mention in find_mentions(target_text, source_locale)
        if _is_written_date(mention)
        and mention.value in wanted
        and not any(_overlap(mention, other) for other in islice(read[mention.value], MOST_COMPARED))
    ]
    covered = bytearray(len(target_text))
    for mention in found:
        covered[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    kept = [mention for mention in target if not any(covered[mention.start : mention.end])]
    return sorted([*kept, *found], key=lambda mention: mention.start)


def _is_written_date(mention: Mention) -> bool:
    """Tell whether a mention is a date with a day whose month is a word."""
    value = mention.value
    return mention.hard and isinstance(value, DateValue) and value.has_day and not mention.numeric_date


def _overlap(one: Mention, two: Mention) -> bool:
    return one.start < two.end and two.start < one.end
