"""Dates in digits: year, month and day in the locale's order, and ISO 8601."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from transnews.localize.cldr import is_root, locale_for
from transnews.localize.date_patterns import field_order, literals, numeric_pattern
from transnews.localize.folding import fold_word
from transnews.localize.mentions import DateValue, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale

    from transnews.localize.folding import Folded
    from transnews.localize.mentions import Form

# Year first or last, in four digits; one kind of separator, perhaps with a space after it.
_DATE = regex.compile(
    r"(?<![0-9]|[0-9][./:,-])"
    r"(?:(?P<year>[0-9]{4})(?P<mark>[./-])(?P<space> ?)(?P<one>[0-9]{1,2})(?P=mark) ?(?P<two>[0-9]{1,2})"
    r"|(?P<one>[0-9]{1,2})(?P<mark>[./-])(?P<space> ?)(?P<two>[0-9]{1,2})(?P=mark) ?(?P<year>[0-9]{4}))"
    r"(?![0-9]|[./:,-][0-9])"
)
# Without a year, where the locale ends such a date in a point: "25.9.", "25. 9.".
_WITHOUT_YEAR = regex.compile(r"(?<![0-9]|[0-9][./:,-])(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\.(?![0-9]| ?[0-9])")
_ISO = regex.compile(r"[0-9]{4}-[0-9][0-9]-[0-9][0-9]")
_YEARS = range(1000, 3000)
_MONTHS = range(1, 13)


class NumericDateReader:
    """Reads numeric dates in one locale, where the order of day and month is the locale's."""

    def __init__(self, locale: Locale) -> None:
        pattern = numeric_pattern(locale)
        order = field_order(pattern)
        between = [fold_word(literal.text) for literal in literals(pattern)]
        self._separator = between[0] if between else ""
        self._ending = between[-1].strip() if len(between) == len(order) else ""
        self._year_first = order.startswith("y")
        self._month_first = not self._year_first and order.find("M") < order.find("d")
        self._undecided = is_root(locale)
        short = locale.datetime_skeletons["Md"].pattern.replace(" ", "").lower()
        self._short = short.replace("mm", "m").replace("dd", "d") == "d.m."

    def read(self, folded: Folded, text: str) -> Iterator[tuple[int, int, Mention]]:
        """Yield (start, end, mention) of every numeric date in ``text`` (folded, all spaces U+0020), in order."""
        for match in _DATE.finditer(text):
            own, other = self._values(match)
            value = own or other
            if value is None:
                continue
            end = match.end()
            if self._ending and _year_first(match) == self._year_first and text.startswith(self._ending, end):
                end += len(self._ending)
            start, stop = folded.span(match.start(), end)
            mention = Mention(
                kind="date",
                start=start,
                end=stop,
                text=folded.original[start:stop],
                value=value,
                alternatives=frozenset([other] if own and other and self._undecided else []),
                foreign_value=other if own and not self._undecided else None,
                form=self._form(match, in_order=own is not None),
                numeric_date=True,
            )
            yield match.start(), end, mention

    def read_short(self, folded: Folded, text: str) -> Iterator[tuple[int, int, Mention]]:
        """Yield (start, end, mention) of every date without a year, soft: it may be the number of a section."""
        for match in _WITHOUT_YEAR.finditer(text) if self._short else ():
            value = DateValue(month=int(match["month"]), day=int(match["day"]))
            if value.month in _MONTHS and value.day and value.exists():
                start, stop = folded.span(*match.span())
                words = folded.original[start:stop]
                yield *match.span(), Mention("date", start, stop, words, value, hard=False, numeric_date=True)

    def _values(self, match: regex.Match[str]) -> tuple[DateValue | None, DateValue | None]:
        """Return the values in the locale's order and in the other one, None where that is no date (a 13th month)."""
        year, one, two = int(match["year"]), int(match["one"]), int(match["two"])
        month_first, day_first = _date(year, one, two), _date(year, two, one)
        if _year_first(match):
            return month_first, None
        own, other = (month_first, day_first) if self._month_first else (day_first, month_first)
        return own, None if own == other else other

    def _form(self, match: regex.Match[str], *, in_order: bool) -> Form:
        """Return the form of a date: ISO 8601 is valid everywhere, and so is any order in the root locale."""
        own = in_order and _year_first(match) == self._year_first and match["mark"] + match["space"] == self._separator
        return "valid" if own or self._undecided or _ISO.fullmatch(match.group()) else "foreign"


@cache
def numeric_date_reader(locale: Locale) -> NumericDateReader:
    """Return the reader of a locale (made once)."""
    return NumericDateReader(locale)


@cache
def is_order_disputed(language: str) -> bool:
    """Tell whether a tag without a region leaves the order of day and month open.

    So it is in English: CLDR's world English ("en-001") writes the day first, its plain "en" is that of the United
    States. A tag that names a region leaves nothing open.
    """
    if "-" in language:
        return False
    own, world = (field_order(numeric_pattern(locale_for(tag))) for tag in (language, f"{language}-001"))
    return own != world


def _year_first(match: regex.Match[str]) -> bool:
    return match.start("year") == match.start()


def _date(year: int, month: int, day: int) -> DateValue | None:
    """Return the date, None where the calendar does not have it."""
    value = DateValue(year, month, day)
    return value if year in _YEARS and month in _MONTHS and value.exists() else None
