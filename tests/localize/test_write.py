"""Segments that are nothing but a date, written anew; numbers and dates in the form of a locale."""

from __future__ import annotations

from decimal import Decimal

import pytest

from transnews.localize import DateValue, is_date, write_whole
from transnews.localize.cldr import locale_for
from transnews.localize.write import write_date, write_number, write_percent


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("pt", "domingo, 28 de novembro"),
        ("ru", "воскресенье, 28 ноября"),
        ("ar", "الأحد، 28 نوفمبر"),
        ("ar-EG", "الأحد، ٢٨ نوفمبر"),
        ("hy", "28 նոյեմբերի, կիրակի"),
        ("es", "domingo, 28 de noviembre"),
        ("fr", "dimanche 28 novembre"),
        ("de", "Sonntag, 28. November"),
        ("ja", "11月28日日曜日"),
        ("zh", "11月28日星期日"),
        ("ko", "11월 28일 일요일"),
        ("fa", "یکشنبه ۲۸ نوامبر"),
        ("he", "יום ראשון, 28 בנובמבר"),
        ("az", "28 noyabr, bazar"),
        ("tr", "28 Kasım Pazar"),
        ("hu", "november 28., vasárnap"),
        ("en", "Sunday, November 28"),
    ],
)
def test_a_dateline_in_every_language(language: str, written: str) -> None:
    assert write_whole("Sunday, November 28", "en", language) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("November 28", "28 de novembro"),
        ("  Sunday, November 28, 2021 ", "domingo, 28 de novembro de 2021"),
        ("Nov. 28, 2021", "28 de novembro de 2021"),
        ("February 29", "29 de fevereiro"),
        ("Monday, February 29", "segunda-feira, 29 de fevereiro"),
        ("11/28/2021", "28/11/2021"),
        ("2021-11-28", "2021-11-28"),
    ],
)
def test_the_fields_of_the_source_are_kept(text: str, written: str) -> None:
    assert write_whole(text, "en", "pt") == written


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sunday",
        "November",
        "November 2021",
        "On November 28",
        "November 28 and 29",
        "November 28-30",
        "Monday, November 28, 2021",
        "February 30",
        "28",
    ],
)
def test_anything_else_is_left_to_the_engine(text: str) -> None:
    assert write_whole(text, "en", "pt") is None


def test_languages_unknown_to_cldr_get_no_date() -> None:
    assert write_whole("November 28", "en", "ty") is None


@pytest.mark.parametrize("language", ["ky", "ug"])
def test_a_form_that_reads_as_another_day_is_not_written(language: str) -> None:
    assert write_whole("2/3/2021", "en", language) is None


def test_a_dateline_is_a_date_or_a_weekday() -> None:
    assert is_date(" Sunday, November 28\n", "en")
    assert is_date("Wednesday", "en")
    assert not is_date("On Wednesday", "en")
    assert not is_date("", "en")


def test_writing_back_and_forth() -> None:
    for language in ("pt", "ru", "ar", "hr", "eu", "lt", "lv", "th", "vi", "hu", "mt", "bn", "my", "yue"):
        written = write_whole("Sunday, November 28, 2021", "en", language)
        assert written is not None
        assert write_whole(written, language, "en") == "Sunday, November 28, 2021"


def test_numbers_keep_their_fraction_and_their_digits() -> None:
    locale = locale_for("pt")
    assert write_number(Decimal("1234.50"), 2, locale, grouped=True, like="1") == "1.234,50"
    assert write_number(Decimal("1234.50"), 2, locale, grouped=False, like="1") == "1234,50"
    assert write_number(Decimal(1234567), 0, locale_for("hi"), grouped=True, like="१") == "१२,३४,५६७"
    assert write_number(Decimal("1234.5"), 1, locale_for("fa"), grouped=True, like="۱") == "۱٬۲۳۴٫۵"
    assert write_number(Decimal("1" * 60), 0, locale, grouped=False, like="1") == "1" * 60


def test_percent_signs_stand_where_the_locale_has_them() -> None:
    assert [write_percent("40", "%", locale_for(tag)) for tag in ("en", "de", "tr", "eu")] == [
        "40%",
        "40\u00a0%",
        "%40",
        "%\u00a040",
    ]


def test_a_date_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="weekday"):
        write_date(DateValue(2021, 11, 28, 1), locale_for("pt"), numeric=False)
    with pytest.raises(ValueError, match="without a day"):
        write_date(DateValue(2021, 11), locale_for("pt"), numeric=False)
