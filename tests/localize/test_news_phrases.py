"""What news writes every day, in English and eight translations: values, differences, and English forms repaired."""

from __future__ import annotations

import pytest

from transnews.localize import compare, find_mentions, repair
from transnews.localize.mentions import canonical

PHRASES: dict[str, tuple[str, dict[str, str]]] = {
    "Sunday, November 28": (
        "date --11-28",
        {
            "pt": "domingo, 28 de novembro",
            "es": "domingo, 28 de noviembre",
            "fr": "dimanche 28 novembre",
            "de": "Sonntag, 28. November",
            "ru": "воскресенье, 28 ноября",
            "ar": "الأحد، 28 نوفمبر",
            "tr": "28 Kasım Pazar",
            "hy": "նոյեմբերի 28, կիրակի",
        },
    ),
    "said today, Wednesday": (
        "date W3",
        {
            "pt": "disse hoje, quarta-feira",
            "es": "dijo hoy, miércoles",
            "fr": "a déclaré aujourd’hui, mercredi",
            "de": "sagte heute, Mittwoch",
            "ru": "заявил сегодня, в среду",
            "ar": "قال اليوم الأربعاء",
            "tr": "bugün, çarşamba günü söyledi",
            "hy": "ասել է այսօր՝ չորեքշաբթի",
        },
    ),
    "on Tuesday evening": (
        "date W2",
        {
            "pt": "na noite de terça-feira",
            "es": "el martes por la noche",
            "fr": "mardi soir",
            "de": "am Dienstagabend",
            "ru": "во вторник вечером",
            "ar": "مساء الثلاثاء",
            "tr": "salı akşamı",
            "hy": "երեքշաբթի երեկոյան",
        },
    ),
    "in 2020": (
        "number 2020",
        {
            "pt": "em 2020",
            "es": "en 2020",
            "fr": "en 2020",
            "de": "im Jahr 2020",
            "ru": "в 2020 году",
            "ar": "في عام ٢٠٢٠",
            "tr": "2020'de",
            "hy": "2020-ին",
        },
    ),
    "the 1990s": (
        "number 1990",
        {
            "pt": "os anos 90",
            "es": "la década de 1990",
            "fr": "les années 1990",
            "de": "die 1990er-Jahre",
            "ru": "90-е годы",
            "ar": "التسعينيات",
            "tr": "1990'lar",
            "hy": "1990-ականները",
        },
    ),
    "a 6-week war": (
        "number 6",
        {
            "pt": "uma guerra de 6 semanas",
            "es": "una guerra de seis semanas",
            "fr": "une guerre de six semaines",
            "de": "ein 6-wöchiger Krieg",
            "ru": "шестинедельная война",
            "ar": "حرب استمرت 6 أسابيع",
            "tr": "6 haftalık bir savaş",
            "hy": "6-շաբաթյա պատերազմ",
        },
    ),
    "more than 6,500 dead": (
        "number 6500",
        {
            "pt": "mais de 6.500 mortos",
            "es": "más de 6500 muertos",
            "fr": "plus de 6\u202f500 morts",
            "de": "mehr als 6.500 Tote",
            "ru": "более 6,5 тысяч погибших",
            "ar": "أكثر من ٦٬٥٠٠ قتيل",
            "tr": "6.500'den fazla ölü",
            "hy": "ավելի քան 6500 զոհ",
        },
    ),
    "$5.2 billion": (
        "currency 5200000000",
        {
            "pt": "US$ 5,2 bilhões",
            "es": "5200 millones de dólares",
            "fr": "5,2 milliards de dollars",
            "de": "5,2 Mrd. Dollar",
            "ru": "5,2 млрд долларов",
            "ar": "5.2 مليار دولار",
            "tr": "5,2 milyar dolar",
            "hy": "5,2 միլիարդ դոլար",
        },
    ),
    "US$14.7bn": (
        "currency 14700000000",
        {
            "pt": "14,7 bilhões de dólares",
            "es": "14 700 millones de dólares",
            "fr": "14,7 milliards de dollars",
            "de": "14,7 Milliarden US-Dollar",
            "ru": "14,7 млрд долларов США",
            "ar": "14.7 مليار دولار أمريكي",
            "tr": "14,7 milyar ABD doları",
            "hy": "14,7 միլիարդ ԱՄՆ դոլար",
        },
    ),
    "5:30 p.m.": (
        "time 17:30",
        {
            "pt": "17h30",
            "es": "17:30",
            "fr": "17 h 30",
            "de": "17.30 Uhr",
            "ru": "17:30",
            "ar": "٥:٣٠ مساءً",
            "tr": "17.30",
            "hy": "17:30",
        },
    ),
    "40 per cent": (
        "percent 40",
        {
            "pt": "40%",
            "es": "40 %",
            "fr": "40\u00a0%",
            "de": "40 Prozent",
            "ru": "40 %",
            "ar": "٤٠٪",
            "tr": "%40",
            "hy": "40%",
        },
    ),
    "1.5 million": (
        "number 1500000",
        {
            "pt": "1,5 milhão",
            "es": "1,5 millones",
            "fr": "1,5 million",
            "de": "1,5 Millionen",
            "ru": "полтора миллиона",
            "ar": "1.5 مليون",
            "tr": "1,5 milyon",
            "hy": "1,5 միլիոն",
        },
    ),
}
CASES = [(phrase, language, text) for phrase, (_value, texts) in PHRASES.items() for language, text in texts.items()]

WRONG = {
    "Sunday, November 28": "on Tuesday evening",
    "said today, Wednesday": "on Tuesday evening",
    "on Tuesday evening": "said today, Wednesday",
    "in 2020": "the 1990s",
    "the 1990s": "in 2020",
    "a 6-week war": "more than 6,500 dead",
    "more than 6,500 dead": "1.5 million",
    "$5.2 billion": "US$14.7bn",
    "US$14.7bn": "$5.2 billion",
    "5:30 p.m.": "40 per cent",
    "40 per cent": "1.5 million",
    "1.5 million": "more than 6,500 dead",
}
"""A phrase that says something else."""

COPIES: dict[str, dict[str, tuple[str, str]]] = {
    "Sunday, November 28": {
        "pt": ("Sunday, November 28", "Domingo, 28 de novembro"),
        "es": ("el Sunday, November 28", "el domingo, 28 de noviembre"),
        "fr": ("le Sunday, November 28", "le dimanche 28 novembre"),
        "de": ("am Sunday, November 28", "am Sonntag, 28. November"),
        "ru": ("в Sunday, November 28", "в воскресенье, 28 ноября"),
        "ar": ("يوم Sunday, November 28", "يوم الأحد، 28 نوفمبر"),
        "tr": ("28 Kasım günü, Sunday, November 28", "28 Kasım günü, 28 Kasım Pazar"),
        "hy": ("այսօր՝ Sunday, November 28", "այսօր՝ 28 նոյեմբերի, կիրակի"),
    },
    "more than 6,500 dead": {
        "pt": ("mais de 6,500 mortos", "mais de 6.500 mortos"),
        "es": ("más de 6,500 muertos", "más de 6.500 muertos"),
        "fr": ("plus de 6,500 morts", "plus de 6\u202f500 morts"),
        "de": ("mehr als 6,500 Tote", "mehr als 6.500 Tote"),
        "ru": ("более 6,500 погибших", "более 6\u00a0500 погибших"),
        "ar": ("أكثر من 6,500 قتيل", "أكثر من 6,500 قتيل"),
        "tr": ("6,500 ölü", "6.500 ölü"),
        "hy": ("ավելի քան 6,500 զոհ", "ավելի քան 6\u00a0500 զոհ"),
    },
    "$5.2 billion": {
        "pt": ("US$ 5.2 bilhões", "US$ 5,2 bilhões"),
        "es": ("5.2 mil millones de dólares", "5,2 mil millones de dólares"),
        "fr": ("5.2 milliards de dollars", "5,2 milliards de dollars"),
        "de": ("5.2 Milliarden Dollar", "5,2 Milliarden Dollar"),
        "ru": ("5.2 млрд долларов", "5,2 млрд долларов"),
        "ar": ("5.2 مليار دولار", "5.2 مليار دولار"),
        "tr": ("5.2 milyar dolar", "5,2 milyar dolar"),
        "hy": ("5.2 միլիարդ դոլար", "5,2 միլիարդ դոլար"),
    },
    "US$14.7bn": {
        "pt": ("14.7 bilhões de dólares", "14,7 bilhões de dólares"),
        "es": ("14.7 mil millones de dólares", "14,7 mil millones de dólares"),
        "fr": ("14.7 milliards de dollars", "14,7 milliards de dollars"),
        "de": ("14.7 Milliarden US-Dollar", "14,7 Milliarden US-Dollar"),
        "ru": ("14.7 млрд долларов США", "14,7 млрд долларов США"),
        "ar": ("14.7 مليار دولار أمريكي", "14.7 مليار دولار أمريكي"),
        "tr": ("14.7 milyar ABD doları", "14,7 milyar ABD doları"),
        "hy": ("14.7 միլիարդ ԱՄՆ դոլար", "14,7 միլիարդ ԱՄՆ դոլար"),
    },
    "5:30 p.m.": {
        "pt": ("às 5:30 p.m. de hoje", "às 17:30 de hoje"),
        "es": ("a las 5:30 p.m. de hoy", "a las 5:30 p.m. de hoy"),  # American Spanish writes so
        "fr": ("à 5:30 p.m. précises", "à 17:30 précises"),
        "de": ("um 5:30 p.m. am Abend", "um 17:30 am Abend"),
        "ru": ("в 5:30 p.m. вечером", "в 17:30 вечером"),
        "ar": ("في 5:30 p.m. اليوم", "في 5:30 م اليوم"),
        "tr": ("bugün 5:30 p.m. civarında", "bugün 17:30 civarında"),
        "hy": ("ժամը 5:30 p.m. այսօր", "ժամը 17:30 այսօր"),
    },
    "40 per cent": {
        "pt": ("40%", "40%"),
        "es": ("40%", "40\u00a0%"),
        "fr": ("40%", "40\u00a0%"),
        "de": ("40%", "40\u00a0%"),
        "ru": ("40%", "40\u00a0%"),
        "ar": ("40%", "40%"),
        "tr": ("40%", "%40"),
        "hy": ("40%", "40%"),
    },
    "1.5 million": {
        "pt": ("1.5 milhão", "1,5 milhão"),
        "es": ("1.5 millones", "1,5 millones"),
        "fr": ("1.5 million", "1,5 million"),
        "de": ("1.5 Millionen", "1,5 Millionen"),
        "ru": ("1.5 миллиона", "1,5 миллиона"),
        "ar": ("1.5 مليون", "1.5 مليون"),
        "tr": ("1.5 milyon", "1,5 milyon"),
        "hy": ("1.5 միլիոն", "1,5 միլիոն"),
    },
}
"""Translations with the mention as English writes it, and repaired."""
UNREAD = {("a 6-week war", "ru")}
"""Compounds whose number is not read; nothing is said of them, as of all small numbers."""
COPIED = [(phrase, language, *pair) for phrase, copies in COPIES.items() for language, pair in copies.items()]


@pytest.mark.parametrize("phrase", PHRASES)
def test_the_value_of_a_phrase(phrase: str) -> None:
    (mention,) = [mention for mention in find_mentions(phrase, "en") if mention.hard]
    assert f"{mention.kind} {mention.canonical}" == PHRASES[phrase][0]


@pytest.mark.parametrize(("phrase", "language", "text"), CASES)
def test_a_phrase_and_its_translation_are_equal(phrase: str, language: str, text: str) -> None:
    assert compare(phrase, text, "en", language) == []
    assert compare(text, phrase, language, "en") == []


@pytest.mark.parametrize(("phrase", "language", "text"), CASES)
def test_a_translation_says_the_same_value(phrase: str, language: str, text: str) -> None:
    (source,) = [mention for mention in find_mentions(phrase, "en") if mention.hard]
    wanted = {source.value, *source.alternatives}
    found = [mention for mention in find_mentions(text, language) if wanted & {mention.value, *mention.alternatives}]
    if (phrase, language) in UNREAD:
        assert not found
        return
    assert found, f"no {canonical(source.value)}"
    assert {mention.kind for mention in found} & {source.kind, "number" if text == "17.30" else source.kind}


@pytest.mark.parametrize(("phrase", "language", "text"), CASES)
def test_another_value_is_an_issue(phrase: str, language: str, text: str) -> None:
    other = PHRASES[WRONG[phrase]][1][language]
    assert other != text
    assert compare(phrase, other, "en", language) != []


@pytest.mark.parametrize(("phrase", "language", "text"), CASES)
def test_a_right_translation_stays(phrase: str, language: str, text: str) -> None:
    assert repair(phrase, text, "en", language) == text


@pytest.mark.parametrize(("phrase", "language", "copy", "repaired"), COPIED)
def test_an_english_form_becomes_the_locales(phrase: str, language: str, copy: str, repaired: str) -> None:
    assert repair(phrase, copy, "en", language) == repaired
    assert repair(phrase, repaired, "en", language) == repaired


def test_an_agency_is_no_mention() -> None:
    assert find_mentions("(AFP)", "en") == []
