"""What holds for any text at all: no crash, exact spans, nothing lost, twice is once, and time linear in length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transnews.localize import compare, find_mentions, localize, write_whole

LANGUAGES = ["en", "pt", "ru", "ar", "fa", "zh", "ko", "th", "hy", "tr", "de", "und"]
PIECES = [
    *"0123456789٠١٢٣۴۵６७.,' %٪-/:()#@$&;",
    *(
        "\u00a0",
        "\u202f",
        "\u200e",
        "\u200f",
        "\u202e",
        "\u2066",
        "\u0301",
        "\n",
        "６",
        "²",
        "Ⅷ",
        "⅞",
        "𝟙",
        "\U0001e950",
    ),
    *("1,234", "6.500", "2.5", "12", "2021", "28", "1990s", "%", " %", "million", "млн", "万", "مليون", "por cento"),
    *(
        "November",
        "Nov.",
        "28 de novembro",
        "novembro",
        "ноября",
        "نوفمبر",
        "11月",
        "日",
        "Sunday",
        "domingo",
        "в среду",
    ),
    *(
        "11/28/2021",
        "2021-11-28",
        "F-16",
        "5:30",
        "https://a.b/1",
        "a1@b.c",
        "&nbsp;",
        "&#39;",
        "May",
        "a",
        "Z",
        "é",
        "的",
    ),
]
texts = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
spaced_texts = st.lists(st.sampled_from(PIECES), max_size=15).map(" ".join)
languages = st.sampled_from(LANGUAGES)
patient = settings(deadline=None)
"""The first text of a language waits for its tables; other tests look at time."""


@patient
@given(text=st.one_of(texts, spaced_texts), language=languages)
def test_spans_slice_back_to_the_text(text: str, language: str) -> None:
    mentions = find_mentions(text, language)
    assert mentions == sorted(mentions, key=lambda mention: mention.start)
    end = 0
    for mention in mentions:
        assert mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        assert mention.canonical
        first, last = mention.numeral
        assert 0 <= first <= last <= len(mention.text)
        if mention.hard:
            assert mention.start >= end
            end = mention.end


@patient
@given(source=st.one_of(texts, spaced_texts), target=st.one_of(texts, spaced_texts), one=languages, two=languages)
def test_localizing_twice_is_localizing_once(source: str, target: str, one: str, two: str) -> None:
    localized = localize(source, target, one, two)
    again = localize(source, localized.text, one, two)
    assert again.text == localized.text
    assert "repaired" not in {use.status for use in again.mentions}
    assert compare(source, localized.text, one, two) == again.issues


@patient
@given(text=spaced_texts, language=languages)
def test_a_text_repaired_by_itself_keeps_its_values(text: str, language: str) -> None:
    localized = localize(text, text, language, language)
    before = [mention.value for mention in find_mentions(text, language) if mention.hard]
    after = [mention.value for mention in find_mentions(localized.text, language) if mention.hard]
    assert before == after
    assert [issue for issue in localized.issues if issue.code != "weekday-mismatch"] == []


@patient
@given(text=texts, one=languages, two=languages)
def test_whatever_is_written_whole_is_read_as_the_same_date(text: str, one: str, two: str) -> None:
    written = write_whole(text, one, two)
    if written is not None:
        (source,) = [mention for mention in find_mentions(text, one) if mention.hard]
        (target,) = [mention for mention in find_mentions(written, two) if mention.hard]
        assert target.value == source.value


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
@pytest.mark.parametrize(
    "unit",
    ["1", "1,", ",111", "1 ", "May ", "May 5 ", "11月", "6,500 ", "%1", "@1", "a1", "1:11", "\u202e1", "&", "XIV", "é"],
)
def test_a_long_text_without_sense_takes_linear_time(unit: str, language: str) -> None:
    find_mentions("warm up", language)
    text = unit * (20_000 // len(unit))
    start = time.process_time()
    mentions = find_mentions(text, language)
    assert time.process_time() - start < 10  # a quadratic step would take minutes
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)


@pytest.mark.parametrize("digits", [28, 29, 60, 61, 10_000])
def test_a_number_of_many_digits(digits: int) -> None:
    text = "10" * (digits // 2)
    localized = localize(f"{text} and 12", f"{text} e 12", "en", "pt")
    assert localized.text == f"{text} e 12"
    assert localized.issues == []


def test_many_mentions_are_aligned_in_linear_time() -> None:
    source = " ".join(f"May {number % 28 + 1}, {1500 + number % 400}; {number},500" for number in range(1000))
    start = time.process_time()
    localized = localize(source, source, "en", "pt")
    assert time.process_time() - start < 30
    assert localized.issues == []
