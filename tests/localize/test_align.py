"""Source and target compared by value: what is paired, what is an issue, what is tolerated."""

from __future__ import annotations

import pytest

from transnews.localize import compare


def codes(source: str, target: str, languages: str) -> list[str]:
    one, two = languages.split("-")
    return [issue.code for issue in compare(source, target, one, two)]


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("en-pt", "more than 6,500 dead", "mais de 6.500 mortos"),
        ("en-pt", "more than 6,500 dead", "mais de 6,500 mortos"),
        ("en-ru", "6.5 million people", "6,5 миллиона человек"),
        ("en-zh", "6.5 million people", "650万人"),
        ("en-de", "$2 billion", "2 Mrd. Dollar"),
        ("en-fr", "40 per cent", "40 %"),
        ("en-tr", "40%", "%40"),
        ("en-ar", "15 soldiers and 12 others", "١٥ جنديا و12 آخرون"),
        ("en-pt", "in the 1990s", "nos anos 90"),
        ("en-ru", "in the 1990s", "в 1990-х годах"),
        ("en-pt", "7 soldiers", "sete soldados"),
        ("en-pt", "COVID-19", "COVID 19"),
        ("en-es", "in the 18th century", "en el siglo XVIII"),
        ("en-pt", "Sunday, November 28", "domingo, 28 de novembro"),
        ("en-ru", "on Wednesday", "в среду"),
        ("en-de", "on Tuesday evening", "am Dienstagabend"),
        ("en-pt", "November 28-30, 2021", "28-30 de novembro de 2021"),
        ("en-pt", "on November 28", "em 28/11/2021"),
        ("en-pt", "the 28th", "o dia 28 de novembro"),
        ("en-az", "on November 28", "28 noyabrda"),
        ("en-pt", "5 to 7 million", "de 5 milhões a 7 milhões"),
        ("en-pt", "12 here, 12 there", "12 aqui e ali"),
        ("en-az", "the market", "bazar"),
        ("en-de", "on Black Friday", "am „Black Friday“"),
    ],
)
def test_equal_values_are_no_issue(languages: str, source: str, target: str) -> None:
    assert codes(source, target, languages) == []


@pytest.mark.parametrize(
    ("languages", "source", "target", "code"),
    [
        ("en-pt", "15 soldiers", "51 soldados", "number-changed"),
        ("en-pt", "15 soldiers", "soldados", "number-missing"),
        ("en-pt", "soldiers", "15 soldados", "number-extra"),
        ("en-es", "5 billion", "5 billones", "number-changed"),
        ("en-pt", "9,000", "9,00", "number-missing"),
        ("en-ru", "9,000", "9,00", "number-missing"),
        ("en-pt", "$22,500", "2.500", "number-changed"),
        ("en-pt", "40%", "50%", "number-changed"),
        ("en-pt", "November 28", "29 de novembro", "date-changed"),
        ("en-pt", "November 28", "28 de outubro", "date-changed"),
        ("en-pt", "November 28, 2021", "28 de novembro de 2020", "date-changed"),
        ("en-pt", "Wednesday", "terça-feira", "date-changed"),
        ("en-pt", "on Wednesday", "ontem", "date-missing"),
        ("en-pt", "on November 28", "ontem", "date-missing"),
        ("en-pt", "on 5 March 2021", "em 2021", "date-missing"),
        ("en-pt", "yesterday", "em 28 de novembro", "date-extra"),
        ("en-pt", "3/4/2021", "04/05/2021", "date-changed"),
    ],
)
def test_different_values_are_issues(languages: str, source: str, target: str, code: str) -> None:
    assert codes(source, target, languages) == [code]


def test_an_issue_names_both_values() -> None:
    (issue,) = compare("6.5 million people", "65 milhões de pessoas", "en", "pt")
    assert issue.severity == "error"
    for part in ("'6.5 million' (6500000)", "'65 milhões' (65000000)"):
        assert part in issue.message
    (issue,) = compare("15 people", "51 pessoas", "en", "pt")
    assert "'15' in the source is '51'" in issue.message


@pytest.mark.parametrize(
    ("code", "severity", "target"),
    [("number-missing", "warning", "pessoas"), ("number-changed", "error", "51 pessoas")],
)
def test_severities(code: str, severity: str, target: str) -> None:
    (issue,) = compare("15 people", target, "en", "pt")
    assert (issue.code, issue.severity) == (code, severity)


def test_a_weekday_that_does_not_fit_its_date() -> None:
    (issue,) = compare("Monday, November 28, 2021", "segunda-feira, 28 de novembro de 2021", "en", "pt")
    assert (issue.code, issue.severity) == ("weekday-mismatch", "warning")
    assert "2021-11-28" in issue.message
    assert codes("Sunday, November 28, 2021", "domingo, 28 de novembro de 2021", "en-pt") == []
    assert codes("Sunday, November 28", "segunda-feira, 28 de novembro", "en-pt") == ["date-changed"]


def test_the_source_is_read_strictly() -> None:
    # 6,500 is six and a half in Portuguese, so 6500 in English is another number, whatever the digits look like.
    assert codes("6,500 metros", "6500 metres", "pt-en") == ["number-changed"]
    assert codes("65,00 metros", "6500 metres", "pt-en") == ["number-changed"]


def test_a_certain_reading_is_preferred_to_the_other_convention() -> None:
    assert codes("6,500 dead and 6.5 metres", "6,5 metros e 6,500 mortos", "en-pt") == []
