"""What Babel writes is read back with its value: numbers in every locale, dates in every language, in mixed order."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

import pytest
from babel import Locale, localedata
from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from tests.localize.gaps import NUMBERS, NUMERIC_DATES, TEXT_DATES
from transnews.localize import DateValue, Mention
from transnews.localize.cldr import IsolatedLocale, numbering_systems
from transnews.localize.reader import read_mentions

REQUIRED = "en pt es fr de it ru uk ar fa he tr az hy pl cs zh ja ko hi bn fi hu el vi"
FURTHER = "nl sv da nb ro bg sr hr sk sl lt lv et ka kk mk sq sw th id ms fil ur ta te mr gu ca eu gl ga cy is mt am my"
BROAD = [*REQUIRED.split(" "), *FURTHER.split(" ")]
VALUES = [Decimal(text) for text in ("12", "123", "1234", "12345", "1234567", "12.5", "1234.56", "0.75", "1.125")]


def identifiers(*, regions: bool) -> list[str]:
    """Return Babel's locale identifiers, with or without those of regions, in a fixed disorder."""
    names = sorted(name for name in localedata.locale_identifiers() if regions or _is_language(name))
    random.Random(1234).shuffle(names)  # noqa: S311 - an order, not a secret
    return names


def _is_language(name: str) -> bool:
    region = name.rpartition("_")[2]
    return "_" not in name or (len(region) == len("Latn") and region.isalpha())


@cache
def isolated(name: str) -> Locale:
    return IsolatedLocale.parse(name, resolve_likely_subtags=False)


def hard(text: str, locale: Locale) -> list[Mention]:
    return [mention for mention in read_mentions(text, locale) if mention.hard]


def test_numbers_of_every_locale() -> None:
    """Regions that write all the numbers as another region of their language does are read once."""
    failures: dict[str, str] = {}
    seen = set()
    for name in identifiers(regions=True):
        locale = isolated(name)
        written = [
            (value, format_decimal(value, locale=locale, numbering_system=system))
            for system in numbering_systems(locale)
            if "decimal" in locale.number_symbols.get(system, {})
            for value in VALUES
        ]
        key = (locale.language, locale.script, *(text for _value, text in written))
        if key in seen:
            continue
        seen.add(key)
        for value, text in written:
            found = hard(f"x {text} y", locale)
            if [(mention.value, mention.form) for mention in found] != [(value, "valid")]:
                failures[locale.language] = text
    assert sorted(failures) == sorted(NUMBERS), failures


@pytest.mark.parametrize("name", BROAD)
def test_percents(name: str) -> None:
    locale = isolated(name)
    text = format_percent(Decimal("0.4"), locale=locale)
    (mention,) = hard(f"x {text} y", locale)
    assert (mention.kind, mention.canonical, mention.form) == ("percent", "40", "valid")


@pytest.mark.parametrize("name", [name for name in BROAD if name != "sw"])  # Babel writes 6.5 million as "milioni 65"
def test_compact_numbers(name: str) -> None:
    locale = isolated(name)
    for value in (45_000, 6_500_000, 2_000_000_000):
        text = format_compact_decimal(value, format_type="short", locale=locale, fraction_digits=1)
        (mention,) = hard(f"x {text} y", locale)
        assert value in {mention.value, *mention.alternatives}


@pytest.mark.parametrize("name", BROAD)
@pytest.mark.parametrize("width", ["full", "long"])
def test_dates_of_a_broad_list_of_languages(name: str, width: str) -> None:
    locale = isolated(name)
    for number in range(84):
        day = date(1999, 1, 3) + timedelta(days=number * 97)
        text = format_date(day, width, locale)
        (mention,) = hard(text, locale)
        weekday = day.isoweekday() if width == "full" else None
        assert mention.value == DateValue(day.year, day.month, day.day, weekday), text
        assert mention.text == text


def test_text_dates_of_every_language() -> None:
    failures = {}
    for name in identifiers(regions=False):
        locale = isolated(name)
        for day in (date(1976, 3, 28), date(2003, 5, 9), date(2021, 11, 1)):
            for width in ("full", "long"):
                text = format_date(day, width, locale)
                if not any(_is_day(mention.value, day) for mention in hard(f"{text} x", locale)):
                    failures[name] = text
    assert sorted(failures) == sorted(TEXT_DATES), failures


def test_numeric_dates_of_every_language() -> None:
    failures = {}
    for name in identifiers(regions=False):
        locale = isolated(name)
        pattern = locale.datetime_skeletons["yMd"].pattern
        for day in (date(1976, 3, 28), date(2003, 5, 9), date(2021, 11, 1)):
            text = format_date(day, pattern, locale)
            if not any(_is_day(mention.value, day) and mention.form == "valid" for mention in hard(text, locale)):
                failures[name] = text
    assert sorted(failures) == sorted(NUMERIC_DATES), failures


@given(
    name=st.sampled_from(BROAD),
    value=st.decimals(min_value=0, max_value=10**12, places=3),
    fraction=st.integers(min_value=0, max_value=3),
)
def test_any_number(name: str, value: Decimal, fraction: int) -> None:
    locale = isolated(name)
    rounded = round(value, fraction)
    text = format_decimal(rounded, locale=locale, decimal_quantization=False)
    (mention,) = hard(text, locale)
    assert mention.value == rounded
    assert mention.form == "valid"


@given(name=st.sampled_from(BROAD), day=st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_any_date(name: str, day: date) -> None:
    locale = isolated(name)
    (mention,) = hard(format_date(day, "full", locale), locale)
    assert mention.value == DateValue(day.year, day.month, day.day, day.isoweekday())


def _is_day(value: object, day: date) -> bool:
    return isinstance(value, DateValue) and (value.year, value.month, value.day) == (day.year, day.month, day.day)
