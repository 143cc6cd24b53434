"""Repair: the form becomes the locale's, the value never changes, and what is right stays."""

from __future__ import annotations

import pytest

from transnews.localize import localize, repair
from transnews.model import MentionUse


@pytest.mark.parametrize(
    ("languages", "source", "target", "repaired"),
    [
        ("en-pt", "more than 6,500 dead", "mais de 6,500 mortos", "mais de 6.500 mortos"),
        ("en-pt", 'he said "2,500 dead"', 'disse "2,500 mortos"', 'disse "2.500 mortos"'),
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
        ("en-pt", "On November 28 he", "Em 28 de November ele", "Em 28 de novembro ele"),
        ("en-fr", "On 28 November 2021 he", "Le 28 November 2021 il", "Le 28 novembre 2021 il"),
        ("pt-en", "Em 28 de novembro ele", "On November 28 he", "On November 28 he"),
        ("en-pt", "November 28, 2021 was", "November 28, 2021 foi", "28 de novembro de 2021 foi"),
        ("en-pt", "Sunday, November 28, was", "Sunday, November 28, foi", "Domingo, 28 de novembro, foi"),
        ("en-de", "Sunday, November 28, was", "Sunday, November 28, war", "Sonntag, 28. November, war"),
        ("en-ar", "on November 28", "في November 28", "في 28 نوفمبر"),
        ("en-fa", "on November 28", "در November 28", "در ۲۸ نوامبر"),
        ("ru-en", "28 ноября", "on 28 ноября", "on November 28"),
        ("en-pt", "on 11/28/2021", "em 11/28/2021", "em 28/11/2021"),
        ("en-pt", "on 3/4/2021", "em 3/4/2021", "em 04/03/2021"),
        ("en-de", "on 11/28/2021", "am 11/28/2021", "am 28.11.2021"),
        ("en-de", "on September 20 he", "am September 20 er", "am 20. September er"),
        ("en-fr", "on January 1 he", "le January 1 il", "le 1er janvier il"),
        ("en-pt", "on January 1 he", "em January 1 ele", "em 1º de janeiro ele"),
        ("en-pt-PT", "on January 1 he", "em January 1 ele", "em 1 de janeiro ele"),
        ("en-ru", "on June 10, 1940 he", "June 10, 1940 года он", "10 июня 1940 года он"),
        ("en-ru", "on June 10, 1940 he", "June 10, 1940 он", "10 июня 1940\u202fг. он"),
        ("en-fi", "at $2.42 a share", "2.42 dollaria osakkeelta", "2,42 dollaria osakkeelta"),
        ("en-de", "it weighs 17 pounds", "es wiegt 7.7 kg", "es wiegt 7,7 kg"),
        ("en-pt", "3,000 miles away", "a 4,800 km daqui", "a 4.800 km daqui"),
        ("en-it", "from US$11,000 to $22,500", "da 11,000 dollari a 22,500", "da 11.000 dollari a 22.500"),
        ("en-de", "at 5:30 p.m. on Friday", "um 5:30 p.m. am Freitag", "um 17:30 am Freitag"),
        ("en-de", "at 5:30 p.m., on Friday", "um 5:30 p.m, am Freitag", "um 17:30, am Freitag"),
        ("en-hy", "On September 24, 1759 he", "1759 թվականի September 24 նա", "1759 թվականի 24 սեպտեմբերի նա"),
        ("en-de", "at 5:30 p.m. on Friday", "um 5:30 PM am Freitag", "um 17:30 am Freitag"),
        ("en-fr", "at 5 p.m. on Friday", "à 5 p.m. vendredi", "à 17:00 vendredi"),
        ("en-ar", "at 5:30 p.m. on Friday", "في 5:30 p.m. الجمعة", "في 5:30 م الجمعة"),
        ("en-pt", "It begins at 5:30 p.m.", "Começa às 5:30 p.m.", "Começa às 17:30."),
    ],
)
def test_a_foreign_form_becomes_the_locales(languages: str, source: str, target: str, repaired: str) -> None:
    one, _dash, two = languages.partition("-")
    assert repair(source, target, one, two) == repaired
    assert repair(source, repaired, one, two) == repaired


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("en-pt", "November 28", "28 de novembro"),
        ("en-pt", "November 28, 2021", "28/11/2021"),
        ("en-pt", "2021-11-28", "2021-11-28"),
        ("en-ar", "It was held on March 20 at the East", "It was held on March 20 at the East"),
        ("en-en", "on 1 November he", "on 1 November she"),
        ("en-fi", "at 2:42 he", "kello 2.42 hän"),
        ("en-pt", 'the film "2,001 Nights"', 'o filme "2,001 Nights"'),
        ("en-de", "“Top 2.5 Songs” of 2.5", "„Top 2.5 Songs“"),
        ("en-es", "at 8:46 a.m., on Monday", "a las 8:46 a. m., el lunes"),
        ("en-de", "September 2021", "September 2021"),
        ("en-pt", "see Figure 1.1 there", "ver Figura 1.1 ali"),
        ("en-de", "on Windows 8.1", "auf Windows 8.1"),
        ("en-tr", "after 11:00 he", "11.00'dan sonra"),
        ("en-az", "55,000 of them", "onlardan 55 000"),
        ("en-uk", "3% of it", "3 % цього"),
        ("en-pt", "iOS 9.3 of 17 pounds", "iOS 9.3 de 17 libras"),
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
    one, _dash, two = languages.partition("-")
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
