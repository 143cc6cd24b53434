"""Numbers and percents: the value a locale gives to a text, and what is no number at all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from transnews.localize import Mention, find_mentions


def numbers(text: str, locale: str) -> list[tuple[str, str, str]]:
    """Return (kind, text, canonical value) of the hard numbers and percents."""
    return [
        (mention.kind, mention.text, mention.canonical)
        for mention in find_mentions(text, locale)
        if mention.hard and mention.kind in {"number", "percent"}
    ]


def only(text: str, locale: str) -> Mention:
    found = [mention for mention in find_mentions(text, locale) if mention.hard]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("locale", "text", "value"),
    [
        ("en", "6,500", "6500"),
        ("en", "6.500", "6.5"),
        ("pt", "6.500", "6500"),
        ("pt", "6,500", "6.5"),
        ("en", "1,234,567.89", "1234567.89"),
        ("de", "1.234.567,89", "1234567.89"),
        ("fr", "1\u202f234\u202f567,89", "1234567.89"),
        ("ru", "6 500", "6500"),
        ("es", "55 000", "55000"),
        ("de-CH", "6’500", "6500"),
        ("hi", "12,34,567", "1234567"),
        ("ar", "٦٬٥٠٠", "6500"),
        ("ar", "٢٫٥", "2.5"),
        ("fa", "۱۲٬۳۴۵", "12345"),
        ("bn", "১২,৩৪৫", "12345"),
        ("en", "0,500", "0.5"),
        ("en", "9,00", "9"),
        ("en", "1234,5", "1234.5"),
        ("pt", "1,234.5", "1234.5"),
        ("und", "6,500", "6500"),
        ("und", "6.5", "6.5"),
    ],
)
def test_separators_are_read_by_the_locale(locale: str, text: str, value: str) -> None:
    assert only(text, locale).canonical == value


def test_the_other_convention_is_kept_as_foreign_value() -> None:
    assert only("6,500", "pt").foreign_value == Decimal(6500)
    assert only("6.500", "pt").foreign_value == Decimal("6.5")
    assert only("65,00", "pt").foreign_value is None


def test_the_root_locale_takes_either_reading() -> None:
    mention = only("6,500", "und")
    assert mention.alternatives == {Decimal("6.5")}
    assert mention.foreign_value is None


@pytest.mark.parametrize(
    ("locale", "text", "value"),
    [
        ("en", "6.5 million", "6500000"),
        ("en", "2.5-million", "2500000"),
        ("en", "$5.2 billion", "5200000000"),
        ("pt", "2,5 milhões", "2500000"),
        ("pt-PT", "3 mil milhões", "3000000000"),
        ("es", "5 mil millones", "5000000000"),
        ("es", "5 billones", "5000000000000"),
        ("de", "6,5 Mio.", "6500000"),
        ("ru", "2,5 млн", "2500000"),
        ("ru", "5 тысяч", "5000"),
        ("ar", "6.5 مليون", "6500000"),
        ("zh", "650万人", "6500000"),
        ("zh", "1.2万亿", "1200000000000"),
        ("ja", "1億5000万", "150000000"),
        ("ko", "3억 4천만 명", "340000000"),
        ("hi", "5 लाख", "500000"),
        ("th", "6.5 ล้านคน", "6500000"),
        ("sw", "milioni 6", "6000000"),
    ],
)
def test_multiplier_words(locale: str, text: str, value: str) -> None:
    assert only(text, locale).canonical == value


def test_short_and_inflected_multipliers_are_only_possible() -> None:
    metres = only("5 m", "en")
    assert metres.value == 5
    assert metres.alternatives == {Decimal(5_000_000)}
    inflected = only("7 миллионами", "ru")
    assert inflected.value == 7
    assert Decimal(7_000_000) in inflected.alternatives
    assert only("10 millionaires", "en").value == 10


def test_neighbours_give_alternatives() -> None:
    five, seven = find_mentions("5 to 7 million", "en")
    assert five.alternatives == {Decimal(5_000_000)}
    assert seven.value == 7_000_000
    assert find_mentions("1995-96", "en")[1].alternatives == {Decimal(1996)}
    assert only("the 1990s", "en").alternatives == {Decimal(90)}
    assert only("90-е", "ru").alternatives == {Decimal(1990)}


@pytest.mark.parametrize(
    ("locale", "text", "found", "value", "form"),
    [
        ("en", "40%", "40%", "40", "valid"),
        ("en", "40 %", "40 %", "40", "foreign"),
        ("en", "40 per cent", "40 per cent", "40", "valid"),
        ("de", "40 %", "40 %", "40", "valid"),
        ("de", "40%", "40%", "40", "foreign"),
        ("de", "40 Prozent", "40 Prozent", "40", "valid"),
        ("tr", "%40", "%40", "40", "valid"),
        ("tr", "40%", "40%", "40", "foreign"),
        ("en", "%40", "%40", "40", "foreign"),
        ("ar", "٪40 ", "٪40", "40", "foreign"),
        ("ar", "40٪", "40٪", "40", "valid"),
        ("fr", "2,5\u202f%", "2,5\u202f%", "2.5", "valid"),
        ("ru", "40%-ный", "40%", "40", "fixed"),
        ("sw", "asilimia 40", "asilimia 40", "40", "valid"),
    ],
)
def test_percents(locale: str, text: str, found: str, value: str, form: str) -> None:
    mention = only(text, locale)
    assert (mention.kind, mention.text, mention.canonical, mention.form) == ("percent", found, value, form)


def test_two_percents_do_not_share_a_sign() -> None:
    assert numbers("40% 30%", "en") == [("percent", "40%", "40"), ("percent", "30%", "30")]
    assert numbers("5 %40", "tr") == [("number", "5", "5"), ("percent", "%40", "40")]
    assert numbers("40 por cento 30", "pt") == [("percent", "40 por cento", "40"), ("number", "30", "30")]


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("F-16", "en"),
        ("B52", "en"),
        ("COVID-19", "pt"),
        ("Ту-154", "ru"),
        ("https://example.org/2021/11/28", "en"),
        ("a12@example.org", "en"),
        ("@user123", "en"),
        ("#2030", "en"),
        ("1.2.3", "en"),
        ("9" * 100, "en"),
    ],
)
def test_codes_are_soft_and_fixed(text: str, locale: str) -> None:
    mentions = find_mentions(text, locale)
    assert mentions
    assert all(mention.kind == "code" and not mention.hard and mention.form == "fixed" for mention in mentions)


@pytest.mark.parametrize(
    ("text", "locale", "value"), [("و15 جنديا", "ar", "15"), ("ב-15", "he", "15"), ("第15届", "zh", "15")]
)
def test_scripts_without_case_write_words_onto_digits(text: str, locale: str, value: str) -> None:
    assert [mention.canonical for mention in find_mentions(text, locale) if mention.hard] == [value]


def test_digits_glued_to_letters_stay_as_they_are() -> None:
    assert only("802.11n", "pt").form == "fixed"
    assert only("15th", "en").form == "fixed"
    assert only("6-week", "en").form == "valid"


def test_lists_and_scores_are_single_numbers() -> None:
    assert numbers("10,11,12", "en") == [("number", "10", "10"), ("number", "11", "11"), ("number", "12", "12")]
    assert numbers("3-2", "en") == [("number", "3", "3"), ("number", "2", "2")]
    assert numbers("202-555-0143", "en") == [
        ("number", "202", "202"),
        ("number", "555", "555"),
        ("number", "0143", "143"),
    ]


def test_roman_numerals_are_soft() -> None:
    found = {mention.text: mention for mention in find_mentions("No século XVIII, I, IIII e XIXe", "pt")}
    assert found["XVIII"].value == 18
    assert found["XIX"].value == 19
    assert "IIII" not in found
    assert not any(mention.hard for mention in found.values())


def test_digits_that_python_does_not_know_are_no_digits() -> None:
    assert find_mentions("\U0001ccf0 ² Ⅷ ⅞", "en") == []


def test_html_entities_hold_no_numbers() -> None:
    assert numbers("it&#39;s &#8212; 12", "en") == [("number", "12", "12")]
