"""Dates: fields found around names in any order, dates in digits, and what is no date."""

from __future__ import annotations

import pytest

from transnews.localize import DateValue, Mention, find_mentions


def dates(text: str, locale: str) -> list[Mention]:
    return [mention for mention in find_mentions(text, locale) if mention.kind == "date" and mention.hard]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "Sunday, November 28, 2021"),
        ("en", "Sunday, 28 November 2021"),
        ("en", "Sun, Nov. 28, 2021"),
        ("en", "Sunday 28th of November 2021"),
        ("pt", "domingo, 28 de novembro de 2021"),
        ("es", "domingo, 28 de noviembre de 2021"),
        ("fr", "dimanche 28 novembre 2021"),
        ("de", "Sonntag, 28. November 2021"),
        ("it", "domenica 28 novembre 2021"),
        ("ru", "воскресенье, 28 ноября 2021 г."),
        ("uk", "неділя, 28 листопада 2021 р."),
        ("pl", "niedziela, 28 listopada 2021"),
        ("hy", "2021 թ. նոյեմբերի 28, կիրակի"),
        ("az", "28 noyabr 2021, bazar"),
        ("tr", "28 Kasım 2021 Pazar"),
        ("ar", "الأحد، 28 نوفمبر 2021"),
        ("ar", "الأحد، ٢٨ تشرين الثاني ٢٠٢١"),
        ("fa", "یکشنبه ۲۸ نوامبر ۲۰۲۱"),
        ("he", "יום ראשון, 28 בנובמבר 2021"),
        ("hu", "2021. november 28., vasárnap"),
        ("zh", "2021年11月28日星期日"),
        ("ja", "2021年11月28日(日)"),
        ("ko", "2021년 11월 28일 일요일"),
        ("vi", "Chủ Nhật, 28 tháng 11, 2021"),
        ("hi", "रविवार, 28 नवंबर 2021"),
        ("th", "วันอาทิตย์ที่ 28 พฤศจิกายน ค.ศ. 2021"),
        ("eu", "2021(e)ko azaroaren 28(a), igandea"),
        ("lt", "2021 m. lapkričio 28 d., sekmadienis"),
    ],
)
def test_full_dates(locale: str, text: str) -> None:
    (mention,) = dates(text, locale)
    assert mention.value == DateValue(2021, 11, 28, 7)
    assert mention.text == text
    assert mention.canonical == "2021-11-28"


@pytest.mark.parametrize(
    ("locale", "text", "found", "canonical"),
    [
        ("en", "On November 28 he said", "November 28", "--11-28"),
        ("en", "said today, Wednesday, that", "Wednesday", "W3"),
        ("pt", "na quarta-feira à noite", "quarta-feira", "W3"),
        ("ar", "مساء الثلاثاء الماضي", "الثلاثاء", "W2"),
        ("ar", "والثلاثاء", "الثلاثاء", "W2"),
        ("he", "ב-28 בנובמבר", "28 בנובמבר", "--11-28"),
        ("tr", "28 Kasım'da", "28 Kasım", "--11-28"),
        ("hy", "նոյեմբերի 28-ին", "նոյեմբերի 28-ին", "--11-28"),
        ("en", "November 28th", "November 28th", "--11-28"),
        ("en", "(29 February)", "29 February", "--02-29"),
        ("en", "on 11/28/2021.", "11/28/2021", "2021-11-28"),
        ("pt", "em 28/11/2021", "28/11/2021", "2021-11-28"),
        ("ko", "2021. 11. 28. 발표", "2021. 11. 28.", "2021-11-28"),
        ("de", "am 3.4.2021", "3.4.2021", "2021-04-03"),
        ("en", "from 2021-11-28", "2021-11-28", "2021-11-28"),
        ("zh", "11月28日在北京", "11月28日", "--11-28"),
    ],
)
def test_dates_in_sentences(locale: str, text: str, found: str, canonical: str) -> None:
    (mention,) = dates(text, locale)
    assert (mention.text, mention.canonical) == (found, canonical)


def test_day_and_month_in_digits_are_read_in_the_locales_order() -> None:
    (american,) = dates("3/4/2021", "en")
    assert american.value == DateValue(2021, 3, 4)
    assert american.foreign_value == DateValue(2021, 4, 3)
    (british,) = dates("28/11/2021", "en")
    assert british.value == DateValue(2021, 11, 28)
    assert british.form == "foreign"
    assert dates("3/4/2021", "en-GB")[0].value == DateValue(2021, 4, 3)


@pytest.mark.parametrize(
    "text",
    [
        "February 30",
        "30 February 2021",
        "February 29, 2021",
        "November 2021",
        "They may 5 times",
        "28 marchers",
        "May 5 million people",
        "13/13/2021",
        "2021-13-01",
        "1/2/3/2021",
        "sat on 5 chairs",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert dates(text, "en") == []


def test_numbers_of_what_is_no_date_stay_numbers() -> None:
    hard = [mention.canonical for mention in find_mentions("February 30, 2021", "en") if mention.hard]
    assert hard == ["30", "2021"]


def test_numbers_of_a_date_are_not_numbers_too() -> None:
    assert [mention.kind for mention in find_mentions("Sunday, November 28, 2021", "en")] == ["date"]


def test_a_month_with_a_number_in_its_name_is_no_number() -> None:
    (month,) = find_mentions("11月", "ja")
    assert (month.kind, month.canonical, month.hard) == ("date", "--11", False)


def test_each_month_takes_its_own_day() -> None:
    assert [mention.canonical for mention in dates("28 November 5 December", "en")] == ["--11-28", "--12-05"]
    assert [mention.canonical for mention in dates("November 28 December 5", "en")] == ["--11-28", "--12-05"]
    assert [mention.canonical for mention in dates("28 novembro 5 dezembro", "pt")] == ["--11-28", "--12-05"]


def test_the_other_end_of_a_range_is_an_alternative() -> None:
    (english,) = dates("November 28-30", "en")
    (portuguese,) = dates("28-30 de novembro", "pt")
    assert english.value in portuguese.alternatives
    assert portuguese.value in english.alternatives


@pytest.mark.parametrize(
    ("locale", "text", "weekday"),
    [
        ("ru", "в среду", 3),
        ("de", "Dienstagabend", 2),
        ("pt", "na terça", 2),
        ("pl", "w środę", 3),
        ("is", "þriðjudag", 2),
    ],
)
def test_inflected_and_compound_names_are_soft(locale: str, text: str, weekday: int) -> None:
    (mention,) = find_mentions(text, locale)
    assert mention.value == DateValue(weekday=weekday)
    assert not mention.hard


def test_a_name_that_is_a_weekday_and_a_month_is_what_fits() -> None:
    (mention,) = dates("Meurzh 21 Du 1989", "br")  # Tuesday, or March; Du is November
    assert mention.value == DateValue(1989, 11, 21, 2)


def test_names_need_the_capital_that_their_language_gives_them() -> None:
    assert [mention.hard for mention in find_mentions("Minggu", "id")] == [True]
    assert [mention.hard for mention in find_mentions("minggu", "id")] == [False]


def test_canonical_strings() -> None:
    assert DateValue(2021, 11, 28, 7).canonical == "2021-11-28"
    assert DateValue(None, 11, 28).canonical == "--11-28"
    assert DateValue(2021, 11).canonical == "2021-11"
    assert DateValue(month=11).canonical == "--11"
    assert DateValue(weekday=7).canonical == "W7"


def test_agreement_of_partial_dates() -> None:
    full = DateValue(2021, 11, 28, 7)
    assert full.agrees_with(DateValue(None, 11, 28))
    assert full.agrees_with(DateValue(weekday=7))
    assert not full.agrees_with(DateValue(weekday=6))
    assert not full.agrees_with(DateValue(2020, 11, 28))
    assert not DateValue(None, 11, 28).agrees_with(DateValue(weekday=7))
