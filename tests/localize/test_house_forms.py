"""House style of dates, clock times and amounts: written once, read back, and left alone where unsure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews.localize import Style, localize

SPACE = "\u00a0"


def written(source: str, target: str, language: str, style: Style) -> str:
    """Return the target in a style, after a check that a second time changes nothing and no issue comes up."""
    result = localize(source, target, "en", language, style)
    again = localize(source, result.text, "en", language, style)
    assert again.text == result.text
    assert result.issues == []
    assert again.issues == []
    return result.text


@pytest.mark.parametrize(
    ("dates", "language", "source", "target", "expected"),
    [
        ("long", "pt", "on 11/28/2021 he", "em 28/11/2021 ele", "em 28 de novembro de 2021 ele"),
        ("long", "de", "on Nov. 28, 2021 he", "am 28. Nov. 2021 er", "am 28. November 2021 er"),
        ("long", "fr", "on January 1, 2021 he", "le 1er janvier 2021 il", "le 1er janvier 2021 il"),
        ("long", "hy", "on November 28 he", "նոյեմբերի 28-ին նա", "նոյեմբերի 28-ին նա"),
        ("medium", "pt", "on November 28, 2021 he", "em 28 de novembro de 2021 ele", "em 28 de nov. de 2021 ele"),
        ("medium", "fr", "on January 1, 2021 he", "le 1er janvier 2021 il", "le 1er janv. 2021 il"),
        ("medium", "en", "on November 28, 2021 he", "on November 28, 2021 she", "on Nov 28, 2021 she"),
        ("numeric", "pt", "on November 28, 2021 he", "em 28 de novembro de 2021 ele", "em 28/11/2021 ele"),
        ("numeric", "de", "on November 28, 2021 he", "am 28. November 2021 er", "am 28.11.2021 er"),
        ("numeric", "de", "It was November 28, 2021.", "Es war der 28. November 2021.", "Es war der 28.11.2021."),
        ("numeric", "pt", "on November 28 he", "em 28 de novembro ele", "em 28 de novembro ele"),
        (
            "numeric",
            "pt",
            "Sunday, November 28, 2021",
            "domingo, 28 de novembro de 2021",
            "domingo, 28 de novembro de 2021",
        ),
        ("numeric", "pt", "November 28-30, 2021", "28-30 de novembro de 2021", "28-30 de novembro de 2021"),
        ("keep", "pt", "on 11/28/2021 he", "em 28/11/2021 ele", "em 28/11/2021 ele"),
    ],
)
def test_dates(dates: str, language: str, source: str, target: str, expected: str) -> None:
    assert written(source, target, language, Style(dates=dates)) == expected


@pytest.mark.parametrize(
    ("clock", "language", "source", "target", "expected"),
    [
        ("24", "en", "at 5:30 p.m. on Friday", "at 5:30 p.m. this Friday", "at 17:30 this Friday"),
        ("24", "ar", "at 5:30 p.m. on Friday", "في 5:30 مساءً الجمعة", "في 17:30 الجمعة"),
        ("24", "es", "at 5:30 p.m. on Friday", "a las 5:30 p. m. el viernes", "a las 17:30 el viernes"),
        ("24", "en", "at 5:30 on Friday", "at 5:30 on Friday", "at 5:30 on Friday"),
        ("24", "de", "at 5:30 p.m. on Friday", "um 17.30 Uhr am Freitag", "um 17.30 Uhr am Freitag"),
        ("12", "en", "at 17:30 on Friday", "at 17:30 this Friday", "at 5:30 PM this Friday"),
        ("12", "hi", "at 5:30 p.m. on Friday", "शुक्रवार 17:30", "शुक्रवार 5:30 pm"),
        ("keep", "de", "at 5:30 p.m. on Friday", "um 5:30 p.m. am Freitag", "um 5:30 p.m. am Freitag"),
        ("locale", "en", "at 17:30 on Friday", "at 17:30 on Friday", "at 17:30 on Friday"),
        ("locale", "de", "at 5:30 p.m. Berlin time", "um 5:30 p.m. Ortszeit", "um 5:30 p.m. Ortszeit"),
    ],
)
def test_clock(clock: str, language: str, source: str, target: str, expected: str) -> None:
    assert written(source, target, language, Style(clock=clock)) == expected


@pytest.mark.parametrize(
    ("currency", "language", "source", "target", "expected"),
    [
        ("symbol", "de", "€5.2 billion", "5,2 Milliarden Euro", f"5,2 Milliarden{SPACE}€"),
        ("code", "de", "€5.2 billion", "5,2 Milliarden Euro", f"5,2 Milliarden{SPACE}EUR"),
        ("code", "fr", "US$14.7bn", "14,7 milliards de dollars", f"14,7 milliards{SPACE}USD"),
        ("symbol", "pt", "US$14.7bn", "14.7 bilhões de dólares", f"US${SPACE}14,7 bilhões"),
        ("symbol", "de", "US$2,500", "US$ 2,500", f"2.500{SPACE}$"),
        ("code", "pt", "US$2.50", "US$ 2,50", f"USD{SPACE}2,50"),
        ("code", "en", "€25", "€25", f"EUR{SPACE}25"),
        ("code", "en", "£25", "£25", "£25"),  # Egyptian, Lebanese, ...
        ("code", "pt", "$2.50", "2,50 dólares", "2,50 dólares"),
        ("keep", "pt", "US$2.50", "US$2,50", "US$2,50"),
    ],
)
def test_currency(currency: str, language: str, source: str, target: str, expected: str) -> None:
    assert written(source, target, language, Style(currency=currency)) == expected


PIECES = [
    ("5:30 p.m.", "5:30 p.m."),
    ("5:30 PM,", "17.30 Uhr,"),
    ("17:30", "17:30"),
    ("€5.2 billion", "5.2 Milliarden Euro"),
    ("US$2,500", "US$ 2,500"),
    ("28 November 2021", "28.11.2021"),
    ("November 28, 2021.", "November 28, 2021."),
    ("1 January", "1. Jan."),
    ("40%", "40%"),
    ("word", "Wort"),
]


@given(
    st.lists(st.sampled_from(PIECES), max_size=6),
    st.sampled_from(["keep", "long", "medium", "numeric"]),
    st.sampled_from(["locale", "keep", "12", "24"]),
    st.sampled_from(["keep", "symbol", "code"]),
)
def test_a_second_time_changes_nothing(pieces: list[tuple[str, str]], dates: str, clock: str, currency: str) -> None:
    style = Style(dates=dates, clock=clock, currency=currency)
    source, target = (word.join(piece[side] for piece in pieces) for side, word in enumerate((" and ", " und ")))
    once = localize(source, target, "en", "de", style).text
    assert localize(source, once, "en", "de", style).text == once
