"""The day an article was published, and the days that 'today' and 'Wednesday' are from there.

A dateline often has no year ("Sunday, November 28"); day, month and weekday are enough to count a few days back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

import regex

from transnews.localize.cldr import locale_for
from transnews.localize.folding import fold, fold_word
from transnews.localize.mentions import DateValue, Mention
from transnews.localize.reader import find_mentions
from transnews.localize.tables import row
from transnews.localize.write import day_of, write_date
from transnews.messages import _
from transnews.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WEEK = 7
_BETWEEN = regex.compile(r"[\s,،、]{1,3}")
_FARTHEST = 2  # days that languages have words for


@dataclass(frozen=True, slots=True)
class RelativeDay:
    """A word such as "yesterday" in a text, at ``[start, end)``; ``offset`` counts days from the publication."""

    start: int
    end: int
    text: str
    offset: int


def publication_day(published: date | None, datelines: Iterable[str], locale: str) -> DateValue | None:
    """Return the day of an article: the one given, else the first date with a day in its datelines; None without."""
    if published is not None:
        return DateValue(published.year, published.month, published.day, published.isoweekday())
    for text in datelines:
        for mention in find_mentions(text, locale):
            value = mention.value
            if mention.hard and isinstance(value, DateValue) and value.has_day and value.exists():
                weekday = value.true_weekday() or value.weekday
                return DateValue(value.year, value.month, value.day, weekday)
    return None


def resolve(value: DateValue, published: DateValue) -> DateValue | None:
    """Return the day that a weekday alone means: the publication's own or one of the six days before, as news has it.

    None where the publication's weekday is not known, and for anything but a weekday alone.
    """
    if value.month is not None or value.weekday is None or published.weekday is None:
        return None
    back = (published.weekday - value.weekday) % _WEEK
    return shifted(published, -back)


def shifted(day: DateValue, offset: int) -> DateValue:
    """Return the day so many days later. Without a year, a day of any year in which the weekday fits is the start."""
    start = day_of(day)
    moved = start + timedelta(days=offset)
    weekday = None if day.weekday is None else moved.isoweekday()
    return DateValue(None if day.year is None else moved.year, moved.month, moved.day, weekday)


def contradictions(text: str, mentions: Sequence[Mention], locale: str, published: DateValue | None) -> Iterator[Issue]:
    """Yield an issue for each weekday that does not fit the day of publication.

    So it is with "today, Wednesday" in an article of a Sunday, and with "Monday, November 28" where that day of the
    publication's year was a Sunday.
    """
    if published is None:
        return
    weekdays = [mention for mention in mentions if mention.hard and _weekday(mention) is not None]
    if not weekdays:
        return
    for mention in weekdays:
        value = mention.value
        if isinstance(value, DateValue) and value.has_day and value.year is None and published.year is not None:
            nearest = _nearest(value, published)
            if nearest is not None and nearest.isoweekday() != value.weekday:
                message = _("'{text}': {date} is not that day of the week.")
                yield Issue("weekday-mismatch", "warning", message.format(text=mention.text, date=nearest.isoformat()))
    if published.weekday is None:
        return
    for word in relative_days(text, locale):
        near = next((mention for mention in weekdays if _adjacent(text, word, mention)), None)
        if near is not None and shifted(published, word.offset).weekday != _weekday(near):
            start, end = min(word.start, near.start), max(word.end, near.end)
            message = _("'{text}' does not fit the article's date ({date}).")
            day = write_date(published, locale_for(locale), numeric=False)
            yield Issue("weekday-mismatch", "warning", message.format(text=text[start:end], date=day))


def relative_days(text: str, locale: str) -> list[RelativeDay]:
    """Return the words for yesterday, today and tomorrow (CLDR's relative days) in a text, in order."""
    pattern, offsets = _words(str(locale_for(locale)))
    if pattern is None:
        return []
    folded = fold(text)
    found = []
    for match in pattern.finditer(folded.text):
        start, end = folded.span(*match.span())
        found.append(RelativeDay(start, end, text[start:end], offsets[match.group()]))
    return found


@cache
def _words(identifier: str) -> tuple[regex.Pattern[str] | None, dict[str, int]]:
    values = row("relative_days", identifier)
    offsets = {fold_word(word): place - _FARTHEST for place, word in enumerate(values) if word}
    if not offsets:
        return None, {}
    alternatives = "|".join(regex.escape(word) for word in sorted(offsets, key=lambda word: (-len(word), word)))
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}\p{{N}}])(?:{alternatives})(?![\p{{L}}\p{{M}}\p{{N}}])"), offsets


def _weekday(mention: Mention) -> int | None:
    return mention.value.weekday if isinstance(mention.value, DateValue) else None


def _adjacent(text: str, word: RelativeDay, mention: Mention) -> bool:
    """Tell whether a relative day and a weekday alone stand side by side: "today, Wednesday"."""
    if isinstance(mention.value, DateValue) and mention.value.month is not None:
        return False
    between = text[min(word.end, mention.end) : max(word.start, mention.start)]
    return _BETWEEN.fullmatch(between) is not None


def _nearest(value: DateValue, published: DateValue) -> date | None:
    """Return the day of ``value`` that lies nearest to the publication, None for 29 February in a common year."""
    if published.year is None or published.month is None or published.day is None:
        return None
    origin = date(published.year, published.month, published.day)
    candidates = []
    for year in (published.year - 1, published.year, published.year + 1):
        dated = DateValue(year, value.month, value.day)
        if dated.exists() and value.month is not None and value.day is not None:
            candidates.append(date(year, value.month, value.day))
    return min(candidates, key=lambda day: abs(day - origin), default=None)
