"""Texts that no one means: no crash, exact spans, and time that grows no faster than the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.localize.test_properties import LANGUAGES, PIECES
from transnews.localize import LocaleError, compare, find_mentions
from transnews.localize.cldr import locale_for
from transnews.localize.reader import may_have_hard_mentions

UNITS = [
    "a",
    "1",
    "١",
    "é",
    "万",
    "тысяча",
    "\u202e",
    "\U000e0fff",
    "\u0378",
    "twenty ",
    "$1",
    "1:1",
    "5h",
    "NaN ",
    "-1 ",
]
TEN_TIMES_LONGER = 10
LONGEST_RATIO = 30
"""How much longer ten times the text may take: linear is 10, quadratic 100; the rest is the clock's."""


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_time_grows_with_the_text_and_no_faster(unit: str, language: str) -> None:
    find_mentions(f"warm up {unit}", language)
    short, long = (seconds(unit * (size // len(unit)), language) for size in (2_000, 2_000 * TEN_TIMES_LONGER))
    assert long / short < LONGEST_RATIO


def seconds(text: str, language: str) -> float:
    """Return the best of two times that a text takes, at least a millisecond."""
    best = []
    for _run in range(2):
        start = time.process_time()
        mentions = find_mentions(text, language)
        best.append(time.process_time() - start)
        assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    return max(min(best), 0.001)


def test_ten_megabytes_without_a_space() -> None:
    assert find_mentions("ab" * 5_000_000, "en") == []


@pytest.mark.parametrize(
    "text", ["February 30", "30 February 2021", "31/31/2021", "99:99", "12:60", "1e400", "∞ %", "−0"]
)
def test_what_no_calendar_or_clock_has(text: str) -> None:
    for language in ("en", "de", "ja"):
        for mention in find_mentions(text, language):
            assert text[mention.start : mention.end] == mention.text
        assert compare(text, text, language, language) == []


@pytest.mark.parametrize("text", ["NaN", "Infinity", "inf 12", "Nancy", "nan nanosecond", "sNaN"])
def test_words_that_decimal_knows_are_no_numbers(text: str) -> None:
    assert [mention.canonical for mention in find_mentions(text, "en") if mention.hard] == [
        word for word in text.split() if word.isdigit()
    ]


@pytest.mark.parametrize("tag", ["xx-invalid-tag-", "klingonese", "12", ""])
def test_an_unknown_language_is_an_error_that_names_it(tag: str) -> None:
    with pytest.raises(LocaleError, match=f"'{tag}'"):
        find_mentions("15 people", tag)


def test_a_language_without_data_is_read_by_the_root_locale() -> None:
    (mention,) = find_mentions("6,500", "tlh")
    assert mention.canonical == "6500"


@settings(deadline=None)
@given(text=st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join), language=st.sampled_from(LANGUAGES))
def test_no_hard_mention_is_passed_over(text: str, language: str) -> None:
    if any(mention.hard for mention in find_mentions(text, language)):
        assert may_have_hard_mentions(text, locale_for(language))
