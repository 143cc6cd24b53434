"""Units: what is converted is the same quantity, within the rounding of its digits."""

from __future__ import annotations

import pytest

from transnews.localize import compare, find_mentions


@pytest.mark.parametrize(
    ("locale", "text", "unit"),
    [
        ("en", "6 miles", "length-mile"),
        ("en", "40 mph", "speed-mile-per-hour"),
        ("de", "10 km", "length-kilometer"),
        ("cs", "645 mil", "length-mile"),
        ("ru", "10 километрами", "length-kilometer"),
        ("fi", "10 mailin", "length-mile"),
        ("zh", "160 千米", "length-kilometer"),
        ("ar", "10 كيلومترات", "length-kilometer"),
        ("en", "30 years", "duration-year"),
    ],
)
def test_units(locale: str, text: str, unit: str) -> None:
    (mention,) = [mention for mention in find_mentions(text, locale) if mention.hard]
    assert mention.units == {unit}
    assert mention.value == int(text.split(maxsplit=1)[0])


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("en-pt", "60 miles away", "a 97 km"),
        ("en-pt", "about 30 miles away", "a cerca de 50 quilômetros"),
        ("en-fr", "in 90 °F", "par 32 °C"),
        ("en-ja", "1,600 kilometres (1,000 mi) long", "長さ1,600 km"),
        ("en-de", "90 °F", "90 °F (32 °C)"),
        ("en-pl", "in the past 48 hours", "w ciągu 2 dni"),
    ],
)
def test_converted_quantities_are_equal(languages: str, source: str, target: str) -> None:
    one, two = languages.split("-")
    assert compare(source, target, one, two) == []


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        ("60 miles away", "a 79 km", "number-changed"),
        ("60 miles away", "a 61 milhas", "number-changed"),
        ("60 miles away", "97 kg", "number-changed"),
        ("1,600 km (1,000 mi) long", "1.700 km (1.000 mi)", "number-changed"),
    ],
)
def test_other_quantities_are_issues(source: str, target: str, code: str) -> None:
    assert [issue.code for issue in compare(source, target, "en", "pt")] == [code]
