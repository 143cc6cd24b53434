"""Numbers, dates and times written with Babel, in the form of a locale."""

from __future__ import annotations

import calendar
import unicodedata
from datetime import date, time
from decimal import localcontext
from typing import TYPE_CHECKING

import regex
from babel.dates import format_date, format_time
from babel.numbers import parse_pattern

from transnews.localize.cldr import native_digits, numbering_system_of
from transnews.localize.date_patterns import numeric_pattern, text_pattern
from transnews.localize.numerals import ARITHMETIC
from transnews.localize.word_tables import table

if TYPE_CHECKING:
    from decimal import Decimal

    from babel import Locale

    from transnews.localize.mentions import DateValue, TimeValue

# The Gregorian calendar repeats its weekdays every 28 years within a century that has no gap of leap years.
_CYCLE = range(2000, 2028)
_LEAP_DAY = (2, 29)
# Fields of a pattern; quoted text is none.
_DAY = regex.compile(r"'[^']*'(*SKIP)(*FAIL)|d+")
_BEFORE_NAME = regex.compile(r"d[^a-zA-Z]*(?:'[^']*')?[^a-zA-Z]*M{3}")


def write_number(value: Decimal, fraction_digits: int, locale: Locale, *, grouped: bool, like: str) -> str:
    """Return a number in the locale's form, with exactly ``fraction_digits`` after the decimal sign.

    ``like`` is a text whose digits tell the numbering system to write in ("٤٢" asks for Arabic-Indic digits).
    """
    system = _numbering_system(like)
    symbols = locale.number_symbols.get(system, {})
    integer = locale.decimal_formats[None].pattern.partition(";")[0].partition(".")[0]
    pattern = parse_pattern(f"{integer}.{'0' * fraction_digits}" if fraction_digits else integer)
    with localcontext(ARITHMETIC):
        text = pattern.apply(
            value,
            locale,
            group_separator=grouped,
            # Systems without symbols of their own use the Latin ones (bn, mr, my).
            numbering_system=system if "decimal" in symbols else "latn",
        )
    return native_digits(text, system)


def write_percent(numeral: str, sign: str, locale: Locale) -> str:
    """Return a numeral with a percent sign where the locale's pattern puts it."""
    pattern = locale.percent_formats[None]
    prefix, suffix = (part.replace("%", sign) for part in (pattern.prefix[0], pattern.suffix[0]))
    return f"{prefix}{numeral}{suffix}"


def write_date(value: DateValue, locale: Locale, *, numeric: bool) -> str:
    """Return a date with a day, with exactly its known fields, in the locale's own form, casing and digits.

    ``numeric``: all in digits (needs the year), else with the names of month and weekday. Raises ValueError for a
    weekday that is not the date's.
    """
    return write_pattern(value, numeric_pattern(locale) if numeric else text_pattern(locale, value), locale)


def write_pattern(value: DateValue, pattern: str, locale: Locale) -> str:
    """Return a date written by a CLDR pattern, in the locale's digits; the first day before a name may be an ordinal.

    Raises ValueError as ``write_date`` does.
    """
    first_day = table("first_day").get(str(locale), table("first_day").get(locale.language))
    if value.day == 1 and first_day and _BEFORE_NAME.search(pattern):
        pattern = _DAY.sub(f"'{first_day}'", pattern)
    text = format_date(day_of(value), format=pattern, locale=locale)
    return native_digits(text, locale.default_numbering_system)


def write_time(value: TimeValue, skeleton: str, locale: Locale, *, like: str) -> str:
    """Return a time of day by a CLDR skeleton: "Hm" has 24 hours, "hm" and "h" have 12 and say which half is meant.

    ``like`` is a text whose digits tell the numbering system to write in.
    """
    pattern = locale.datetime_skeletons[skeleton].pattern
    text = format_time(time(value.hour, value.minute), format=pattern, locale=locale)
    return native_digits(text, _numbering_system(like))


def day_of(value: DateValue) -> date:
    """Return a day with the fields of ``value``; where the year is unknown, one in which the weekday fits.

    Raises ValueError for a date without a day, and for a weekday that is not the date's.
    """
    if value.month is None or value.day is None:
        raise ValueError("a date without a day cannot be written")
    for year in (value.year,) if value.year is not None else _CYCLE:
        if (value.month, value.day) != _LEAP_DAY or calendar.isleap(year):
            day = date(year, value.month, value.day)
            if value.weekday in {None, day.isoweekday()}:
                return day
    raise ValueError("the weekday is not the date's")


def _numbering_system(text: str) -> str:
    """Return the numbering system of the first digit of a text."""
    digit = next((character for character in text if character.isdecimal()), "0")
    return numbering_system_of(chr(ord(digit) - unicodedata.decimal(digit)))
