"""House style: quotation marks, digits, weekdays with their dates, units doubled. All sentences are written here."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews.errors import UsageError
from transnews.localize import Style, find_mentions, localize, publication_day, style_of
from transnews.localize.published import relative_days, shifted
from transnews.localize.quotation import localized_quotes
from transnews.settings import Settings

WEDNESDAY = publication_day(date(2021, 11, 17), [], "en")


@pytest.mark.parametrize(
    ("source", "target", "text", "written"),
    [
        ("en", "de", "“Ja”, sagte er. “Wir”", "„Ja“, sagte er. „Wir“"),
        ("en", "fr", "“Oui”, dit-il.", "«\u00a0Oui\u00a0», dit-il."),
        ("en", "fr-CH", "“Oui”, dit-il.", "«Oui», dit-il."),
        ("de", "en", "„Yes“, he said.", "“Yes”, he said."),
        ("en", "ru", "“Да”, — сказал он.", "«Да», — сказал он."),
        ("ru", "en", "He read «War and „peace“».", "He read “War and ‘peace’”."),
        ("en", "pt", "“Sim”, disse.", "“Sim”, disse."),
        ("en", "pt-PT", "“Sim”, disse.", "“Sim”, disse."),  # the alternate of Portugal, so right
        ("en", "ja", "彼は“はい”と言った。", "彼は「はい」と言った。"),
        ("ru", "ar", "«نعم»", "«نعم»"),  # mirrored, so right
        ("en", "de", '"Ja", it\'s ‘so’', '"Ja", it\'s ‘so’'),
        ("en", "fr", "Une moitié “ouverte", "Une moitié «\u00a0ouverte"),
    ],
)
def test_quotation_marks(source: str, target: str, text: str, written: str) -> None:
    assert localized_quotes(text, source, target) == written
    assert localized_quotes(written, source, target) == written
    assert localize(text, text, source, target).text == written
    assert localize(text, text, source, target, Style(quotation_marks="keep")).text == text


@given(st.text(st.sampled_from("ab «»“”„‚‘’'\"‹›「」,.—(")), st.sampled_from(["de", "fr", "ru", "en", "hy", "ar"]))
def test_quotation_marks_only_once_and_nothing_else(text: str, target: str) -> None:
    written = localized_quotes(text, "en", target)
    assert localized_quotes(written, "en", target) == written
    kept = str.maketrans("", "", "«»“”„\u00a0 ")
    assert written.translate(kept) == text.translate(kept)


@pytest.mark.parametrize(
    ("style", "target", "written"),
    [
        (
            "afp",
            "Disse hoje, quarta-feira, que chega na terça-feira.",
            "hoje, quarta-feira (17), que chega na terça-feira (16)",
        ),
        ("ap", "Disse hoje, quarta-feira, que chega na terça-feira.", "hoje, quarta-feira, 17 de nov., que"),
        (
            "keep",
            "Disse hoje, quarta-feira, que chega na terça-feira.",
            "hoje, quarta-feira, que chega na terça-feira.",
        ),
    ],
)
def test_weekdays_get_their_date(style: str, target: str, written: str) -> None:
    source = "He said today, Wednesday, that he arrives on Tuesday."
    result = localize(source, target, "en", "pt", Style(relative_dates=style), WEDNESDAY)
    assert written in result.text
    again = localize(source, result.text, "en", "pt", Style(relative_dates=style), WEDNESDAY)
    assert (again.text, again.issues) == (result.text, [])


def test_without_a_date_of_publication_nothing_is_dated() -> None:
    result = localize("On Tuesday.", "Na terça-feira.", "en", "pt", Style(relative_dates="afp"))
    assert result.text == "Na terça-feira."


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        ("It was today, Wednesday.", ["weekday-mismatch"]),
        ("It was today, Sunday.", []),
        ("It was yesterday, Saturday.", []),
        ("It was today. On Wednesday it ended.", []),
    ],
)
def test_a_weekday_that_does_not_fit_the_dateline(text: str, issues: list[str]) -> None:
    """A dateline needs no year."""
    sunday = publication_day(None, ["Geneva", "Sunday, November 28"], "en")
    result = localize(text, text, "en", "pt", published=sunday)
    assert [issue.code for issue in result.issues if issue.code == "weekday-mismatch"] == issues
    if issues:
        message = next(issue.message for issue in result.issues if issue.code == "weekday-mismatch")
        assert message == "'today, Wednesday' does not fit the article's date (Sunday, November 28)."


def test_a_weekday_that_does_not_fit_its_day_of_the_year_of_publication() -> None:
    text = "On Tuesday, November 15, he left."
    issues = localize(text, "Na terça-feira, 15 de novembro, saiu.", "en", "pt", published=WEDNESDAY).issues
    assert [issue.message for issue in issues] == ["'Tuesday, November 15': 2021-11-15 is not that day of the week."]


def test_the_days_of_the_week_go_on_over_the_end_of_a_month() -> None:
    monday = publication_day(None, ["Monday, March 1"], "en")
    assert monday is not None
    before = shifted(monday, -1)
    assert (before.weekday, before.month, before.year) == (7, 2, None)


@pytest.mark.parametrize(
    ("locale", "text", "offsets"),
    [
        ("pt", "Ontem e depois de amanhã", [-1, 2]),
        ("ru", "он сказал вчера", [-1]),
        ("fr", "Aujourd'hui, demain", [0, 1]),
        ("ar", "قال اليوم", [0]),
        ("en", "yesterdays todayish", []),
    ],
)
def test_relative_days(locale: str, text: str, offsets: list[int]) -> None:
    assert [day.offset for day in relative_days(text, locale)] == offsets


@pytest.mark.parametrize(
    ("locale", "text", "written"),
    [
        ("pt", "A estrada tem 6 milhas.", "A estrada tem 6 milhas (9,7 km)."),
        ("de", "Eine Höhe von 10.000 Fuß", "Eine Höhe von 10.000 Fuß (3.000 m)"),
        (
            "en-US",
            "A road of 12.5 kilometers and 100 degrees Celsius",
            "12.5 kilometers (7.77 mi) and 100 degrees Celsius (210°F)",
        ),
        ("pt", "A estrada tem 6 milhas (9,7 km).", "A estrada tem 6 milhas (9,7 km)."),
        ("pt", "Seis milhas e 10 libras.", "Seis milhas e 10 libras."),
        ("pt", "A estrada tem 6 km.", "A estrada tem 6 km."),
    ],
)
def test_units_are_doubled(locale: str, text: str, written: str) -> None:
    pytest.importorskip("pint", reason="the extra 'units' is not installed")
    style = Style(units="double")
    result = localize(text, text, locale, locale, style)
    assert written in result.text
    again = localize(text, result.text, locale, locale, style)
    assert again.text == result.text
    assert [issue.code for issue in again.issues] == []


@pytest.mark.parametrize(
    ("digits", "written"),
    [("native", "أكثر من ٦٬٥٠٠ في F-16"), ("latin", "أكثر من 6,500 في F-16"), ("locale", "أكثر من 6,500 في F-16")],
)
def test_digits(digits: str, written: str) -> None:
    text = localize("More than 6,500 in F-16", "أكثر من 6,500 في F-16", "en", "ar", Style(digits=digits)).text
    assert text.replace(",", "٬") == written.replace(",", "٬")


def test_a_style_that_does_not_exist() -> None:
    with pytest.raises(UsageError, match=r"digits is one of locale, native, latin, not 'roman'"):
        style_of(Settings(digits="roman"))
    assert style_of(Settings(units="double")).units == "double"
    assert find_mentions("6 milhas", "pt")
