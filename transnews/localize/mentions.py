"""What is found in a text: mentions of numbers, percents and dates, with their values.

Values are language-neutral, so a source and its translation can be compared:

- ``number``: a ``Decimal`` without sign, multiplier words applied ("6,5 Millionen" is 6500000);
- ``percent``: a ``Decimal``, the number before the sign ("40 %" is 40, not 0.4);
- ``date``: a ``DateValue``; year, month and weekday may each be unknown;
- ``currency``: a ``Decimal``, multiplier words applied; ``currencies`` says which ones the amount may be in;
- ``time``: a ``TimeValue``, on the clock of 24 hours where the text says which half of the day it means;
- ``code``: the text itself (part of "802.11n", "F-16", an address): never a quantity to rewrite.

Canonical strings (``Mention.canonical``): "6500", "2.5"; "40" for a percent (its kind tells); ISO 8601 for dates,
truncated where fields are unknown: "2021-11-28", "--11-28" (no year), "2021-11", "--11" (month only), "W7" (a weekday
alone, Monday is W1); "17:30" for a time. The weekday of a date with a day is not part of its canonical string.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Kind = Literal["number", "percent", "currency", "date", "time", "code"]

Form = Literal["valid", "foreign", "fixed"]
"""How a mention is written, seen from the locale it was read in.

``valid``: as the locale may write it; ``foreign``: readable, but not in the locale's own form; ``fixed``: it belongs to
something else ("6th", "1.2.3") and must stay as it is.
"""

_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date whose fields may be unknown; ``weekday`` is 1 (Monday) to 7 (Sunday), as in ISO 8601."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    @property
    def has_day(self) -> bool:
        """Whether day and month are known: a date that can be written in full."""
        return self.day is not None and self.month is not None

    @property
    def canonical(self) -> str:
        """The truncated ISO 8601 string of the module's docstring."""
        if self.month is None:
            return f"W{self.weekday}"
        start = f"{self.year:04d}-{self.month:02d}" if self.year is not None else f"--{self.month:02d}"
        return start if self.day is None else f"{start}-{self.day:02d}"

    def exists(self) -> bool:
        """Tell whether the calendar has this day; 29 February counts where no year is known."""
        if self.month is None or self.day is None:
            return True
        return 1 <= self.day <= calendar.monthrange(self.year or _LEAP_YEAR, self.month)[1]

    def true_weekday(self) -> int | None:
        """Return the weekday that the calendar gives, None where the date has no year or no day."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day).isoweekday()

    def agrees_with(self, other: DateValue) -> bool:
        """Tell whether both may mean the same: all fields that both know are equal, and a day or a name is shared."""
        pairs = (
            (self.year, other.year),
            (self.month, other.month),
            (self.day, other.day),
            (self.weekday, other.weekday),
        )
        if any(one != two for one, two in pairs if one is not None and two is not None):
            return False
        shared_weekday = self.weekday is not None and other.weekday is not None
        shared_month = self.month is not None and other.month is not None
        return shared_weekday or shared_month


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A time of day: hour 0 to 23 and minute; seconds are not kept."""

    hour: int
    minute: int = 0

    @property
    def canonical(self) -> str:
        """ISO 8601: "17:30"."""
        return f"{self.hour:02d}:{self.minute:02d}"


Value = Decimal | DateValue | TimeValue | str


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention: ``text`` is ``[start, end)`` of the text it was found in.

    ``value`` is read strictly by the locale. ``alternatives`` are other values the same words may stand for ("1990s":
    90). ``foreign_value`` is the one value under the other convention for separators or for day and month ("6,500" read
    as Portuguese is 6.5, its foreign value 6500): a translation may have copied the source's form. A ``hard`` mention
    must have its like in the translation, a soft one can only satisfy a hard one; soft mentions may overlap others.
    ``numeral`` is the span of the digits within ``text``. ``currencies`` (ISO 4217) are those that an amount may be in
    ("dollars" names some twenty), ``units`` (CLDR's identifiers) what may be measured; none where the text names none.
    """

    kind: Kind
    start: int
    end: int
    text: str
    value: Value
    alternatives: frozenset[Value] = frozenset()
    hard: bool = True
    foreign_value: Value | None = None
    form: Form = "valid"
    numeral: tuple[int, int] = (0, 0)
    numeric_date: bool = False
    currencies: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()

    @property
    def canonical(self) -> str:
        """The value as the string described in the module's docstring."""
        return canonical(self.value)


def canonical(value: Value) -> str:
    """Return the canonical string of a value (see the module's docstring)."""
    if isinstance(value, DateValue | TimeValue):
        return value.canonical
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return value
