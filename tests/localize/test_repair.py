"""Repair: the form becomes the locale's, the value never changes, and what is right stays."""

from __future__ import annotations

import pytest

from transnews.localize import localize, repair
from transnews.model import MentionUse


@pytest.mark.parametrize(
    ("languages", "source", "target", "repaired"),
    [
        ("en-pt", "more than 6,500 dead", "mais de 6,500 mortos", "mais de 6.500 mortos"),
        ("en-pt", "2.5 million", "2.5 milhões", "2,5 milhões"),
        ("en-pt", "$2.50", "2.50 dólares", "2,50 dólares"),
        ("en-pt", "1,234.56", "1,234.56", "1.234,56"),
        ("en-pt", "1,500-2,000 dead", "1,500-2,000 mortos", "1.500-2.000 mortos"),
        ("en-ru", "6,500 dead", "6,500 погибших", "6\u00a0500 погибших"),
        ("en-hi", "1,234,567", "1,234,567", "1,234,567"),
        ("en-ar", "6.500", "٦.٥٠٠", "٦.٥٠٠"),
        ("pt-en", "6.500 mortos", "6.500 dead", "6,500 dead"),
        ("fr-en", "6 500 morts", "6 500 dead", "6,500 dead"),
        ("en-de", "40% of them", "40% von ihnen", "40\u00a0% von ihnen"),
        ("en-fr", "40%", "40%", "40\u00a0%"),
        ("en-tr", "40% of", "40% kadarı", "%40 kadarı"),
        ("tr-en", "%40", "%40", "40%"),
        ("en-es", "2.5%", "2.5%", "2,5\u00a0%"),
        ("en-pt", "On November 28 he", "Em November 28 ele", "Em 28 de novembro ele"),
        ("en-pt", "November 28, 2021 was", "November 28, 2021 foi", "28 de novembro de 2021 foi"),
        ("en-pt", "Sunday, November 28, was", "Sunday, November 28, foi", "Domingo, 28 de novembro, foi"),
        ("en-de", "Sunday, November 28, was", "Sunday, November 28, war", "Sonntag, 28. November, war"),
        ("en-ar", "on November 28", "في November 28", "في 28 نوفمبر"),
        ("en-fa", "on November 28", "در November 28", "در ۲۸ نوامبر"),
        ("ru-en", "28 ноября", "on 28 ноября", "on November 28"),
        ("en-pt", "on 11/28/2021", "em 11/28/2021", "em 28/11/2021"),
        ("en-pt", "on 3/4/2021", "em 3/4/2021", "em 04/03/2021"),
        ("en-de", "on 11/28/2021", "am 11/28/2021", "am 28.11.2021"),
    ],
)
def test_a_foreign_form_becomes_the_locales(languages: str, source: str, target: str, repaired: str) -> None:
    one, two = languages.split("-")
    assert repair(source, target, one, two) == repaired
    assert repair(source, repaired, one, two) == repaired


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("en-pt", "November 28", "28 de novembro"),
        ("en-pt", "November 28, 2021", "28/11/2021"),
        ("en-pt", "2021-11-28", "2021-11-28"),
        ("en-de", "November 28", "November 28"),
        ("en-pt", "in 2020", "em 2020"),
        ("en-pt", "6500 dead", "6500 mortos"),
        ("en-pt", "802.11n", "802.11n"),
        ("en-pt", "the F-16 and B52", "o F-16 e B52"),
        ("en-pt", "won 3-2", "venceu por 3-2"),
        ("en-pt", "call 202.555.0143", "ligue 202.555.0143"),
        ("en-pt", "version 1.800.555", "versão 1.800.555"),
        ("fr-en", "appelez le 0800 123 456", "call 0800 123 456"),
        ("fr-en", "appelez le +33 123 456 789", "call +33 123 456 789"),
        ("en-de", "on Black Friday", "am Black Friday"),
        ("en-pt", "https://example.org/6,500/1.5", "https://example.org/6,500/1.5"),
        ("en-pt", "write to a6,500@example.org", "escreva a a6,500@example.org"),
        ("en-pt", "40 per cent", "40 por cento"),
        ("en-de", "6,500 dead", "6.500 Tote"),
        ("en-pt", "6,500 dead", "6,400 mortos"),
        ("en-pt", "Monday, November 28, 2021", "Monday, November 28, 2021"),
        ("en-pt", "February 30", "February 30"),
        ("pt-en", "eliminou 5 pessoas", "knocked out 5 people"),
        ("en-ty", "6,500 dead", "6,500"),
        ("en-und", "November 28", "November 28"),
        ("ru-ru", "40%-ный раствор", "40%-ный раствор"),
    ],
)
def test_what_is_right_or_unsure_stays(languages: str, source: str, target: str) -> None:
    one, two = languages.split("-")
    assert repair(source, target, one, two) == target


def test_uses_say_what_became_of_each_mention() -> None:
    source = "On Wednesday 6,500 of 15 fled 40% of 12."
    target = "Na quarta-feira, 6,500 de 51 fugiram, 99 vezes, 40%."
    localized = localize(source, target, "en", "pt")
    assert localized.text == "Na quarta-feira, 6.500 de 51 fugiram, 99 vezes, 40%."
    assert localized.mentions == [
        MentionUse("date", "Wednesday", "quarta-feira", "W3", "kept"),
        MentionUse("number", "6,500", "6.500", "6500", "repaired"),
        MentionUse("number", "15", "51", "15", "changed"),
        MentionUse("percent", "40%", "40%", "40", "kept"),
        MentionUse("number", "12", "99", "12", "changed"),
    ]
    assert [issue.code for issue in localized.issues] == ["number-changed", "number-changed"]


def test_missing_and_extra_uses_have_one_side_empty() -> None:
    assert localize("15 fled", "fugiram", "en", "pt").mentions == [MentionUse("number", "15", "", "15", "missing")]
    assert localize("fled", "15 fugiram", "en", "pt").mentions == [MentionUse("number", "", "15", "15", "extra")]
