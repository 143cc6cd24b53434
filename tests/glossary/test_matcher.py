from __future__ import annotations

import pytest

from transnews.glossary import Concept, Termbase, Terms
from transnews.glossary.concepts import CREDIT


def termbase(*terms: str, language: str = "en", case_sensitive: bool = False) -> Termbase:
    return Termbase([[Concept(term, terms={language: Terms(term)}, case_sensitive=case_sensitive) for term in terms]])


def found(base: Termbase, text: str, language: str = "en") -> list[str]:
    matches = base.matches(text, language)
    for match in matches:
        assert text[match.start : match.end] == match.text
    return [match.text for match in matches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shoigu's visit ended", ["Shoigu"]),
        ("Shoigu’s visit ended", ["Shoigu"]),
        ("the Armenia-Azerbaijan border", ["Armenia", "Azerbaijan"]),
        ("the Armenia–Azerbaijan border", ["Armenia", "Azerbaijan"]),
        ("pro-Armenia, Shoigu-led", ["Armenia", "Shoigu"]),
        ("Armenian and Armenias", []),
        ("ARMENIA", ["ARMENIA"]),
        ("(Armenia)", ["Armenia"]),
        ("“Armenia”", ["Armenia"]),
        ("Armenia/Azerbaijan", ["Armenia", "Azerbaijan"]),
        ("Armenia,Azerbaijan", ["Armenia", "Azerbaijan"]),
        ("from d’Armenia", ["Armenia"]),
        ("Armenia2 and 2Armenia", []),
        ("armenia", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert found(termbase("Armenia", "Azerbaijan", "Shoigu"), text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/Baku",
        "see www.Baku.example now",
        "http://example.org/?q=Baku&x=1",
        "press.Baku@example.org",
        "press@Baku.example",
        "@Baku",
        "#Baku",
        "#Baku_today",
        "(#BAKU)",
        "@news.Baku",
    ],
)
def test_nothing_inside_addresses(text: str) -> None:
    assert found(termbase("Baku"), text) == []
    assert found(termbase("Baku"), f"Baku: {text} in Baku") == ["Baku", "Baku"]


def test_the_longest_term_wins_wherever_it_starts() -> None:
    base = termbase("Iran", "Iran Air", "Nagorno-Karabakh", "Nagorno-Karabakh region", "army of Nagorno")
    assert found(base, "Iran Airways left Iran") == ["Iran", "Iran"]
    assert found(base, "Iran Air left Iran") == ["Iran Air", "Iran"]
    assert found(base, "the army of Nagorno-Karabakh region") == ["Nagorno-Karabakh region"]


def test_white_space_in_a_term_matches_any() -> None:
    assert found(termbase("Ministry of Defence"), "the Ministry\u00a0of\n Defence said") == [
        "Ministry\u00a0of\n Defence"
    ]


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("Turkey", "a turkey", []),
        ("Turkey", "TURKEY", ["TURKEY"]),
        ("turkey", "Turkey is served", ["Turkey"]),
        ("WHO", "Who said so", []),
        ("WHO", "the WHO said so", ["WHO"]),
        ("White House", "White house prices", []),
        ("White House", "WHITE HOUSE", ["WHITE HOUSE"]),
        ("peace talks", "Peace Talks", ["Peace Talks"]),
        ("Əliyev", "ƏLİYEV", []),
    ],
)
def test_case(term: str, text: str, expected: list[str]) -> None:
    assert found(termbase(term), text) == expected


def test_turkic_capitals() -> None:
    assert found(termbase("Əliyev", language="az"), "İLHAM ƏLİYEV", "az") == ["ƏLİYEV"]


def test_the_spelling_that_agrees_in_case_wins_a_tie() -> None:
    base = Termbase(
        [
            [Concept("bird", terms={"en": Terms("turkey")})],
            [Concept("state", terms={"en": Terms("Turkey")})],
        ]
    )
    ids = [match.concept.id for match in base.matches("In Turkey a turkey costs more", "en")]
    assert ids == ["state", "bird"]


def test_case_sensitive_concepts_match_exactly() -> None:
    base = termbase("US", "iPhone", case_sensitive=True)
    assert found(base, "US and us and Us, iPhone, IPHONE") == ["US", "iPhone"]


def test_statuses_and_terms() -> None:
    base = Termbase([[Concept("m", terms={"en": Terms("Margaryan", ("Margarjan",), ("Margarian",))})]])
    matches = base.matches("Margarian, MARGARYAN, Margarjan", "en")
    assert [(match.text, match.status, match.term) for match in matches] == [
        ("Margarian", "deprecated", "Margarian"),
        ("MARGARYAN", "preferred", "Margaryan"),
        ("Margarjan", "admitted", "Margarjan"),
    ]


def test_within_a_layer_the_better_status_wins() -> None:
    base = Termbase(
        [
            [
                Concept("old", terms={"en": Terms("Y", deprecated=("X",))}),
                Concept("new", terms={"en": Terms("X")}),
            ]
        ]
    )
    assert [match.concept.id for match in base.matches("X", "en")] == ["new"]


def test_an_earlier_layer_wins_whatever_the_status() -> None:
    ours = [Concept("ours", terms={"en": Terms("Y", deprecated=("X",))})]
    theirs = [Concept("theirs", terms={"en": Terms("X")})]
    assert [match.concept.id for match in Termbase([ours, theirs]).matches("X", "en")] == ["ours"]


def test_regional_terms_are_recognized_in_every_variant() -> None:
    base = Termbase([[Concept("iran", terms={"pt-BR": Terms("Irã"), "pt-PT": Terms("Irão", deprecated=("Pérsia",))})]])
    statuses = {match.text: match.status for match in base.matches("Irã, Irão, Pérsia", "pt")}
    assert statuses == {"Irã": "preferred", "Irão": "admitted", "Pérsia": "deprecated"}
    assert [match.status for match in base.matches("Irã, Irão", "pt-PT")] == ["admitted", "preferred"]
    assert base.matches("Irã", "es") == []
    assert base.matches("Irã", "und") == []


@pytest.mark.parametrize(
    ("term", "text", "language"),
    [
        ("亚美尼亚", "他在亚美尼亚出生", "zh"),
        ("アルメニア", "首都アルメニアの", "ja"),
        ("บากู", "ในบากูวันนี้", "th"),
        ("Баку", "в Баку.", "ru"),
        ("باكو", "في باكو،", "ar"),
        ("Բաքու", "«Բաքու»", "hy"),
        ("बाकू", "बाकू में", "hi"),
    ],
)
def test_scripts(term: str, text: str, language: str) -> None:
    assert found(termbase(term, language=language), text, language) == [term]


def test_a_match_never_cuts_a_letter_from_its_marks() -> None:
    assert found(termbase("บาก", language="th"), "ในบากู", "th") == []
    assert found(termbase("Bak"), "Bak\u0301 u") == []
    assert found(termbase("Stras"), "Straß e") == []


def test_a_credit_concept_matches_only_whole_credit_lines() -> None:
    base = Termbase(
        [
            [
                Concept("region", "place", {"en": Terms("Anatolia")}),
                Concept("agency", CREDIT, {"en": Terms("Anadolu Agency", deprecated=("Anatolia",))}),
            ]
        ]
    )
    for text, credit, expected in [
        ("Anatolia", True, "agency"),
        ("(Anatolia)", True, "agency"),
        ("ANATOLIA", True, "agency"),
        ("Anatolia", False, "region"),
        ("Anatolia, in the east", True, "region"),
    ]:
        matches = base.matches(text, "en", credit=credit)
        assert [(match.concept.id, match.text.lower()) for match in matches] == [(expected, "anatolia")]
    assert base.matches("Anadolu Agency", "en") == []
    assert base.matches("…", "en", credit=True) == []


def test_a_concept_without_the_target_language_leaves_room_for_a_shorter_one() -> None:
    base = Termbase(
        [
            [
                Concept("long", terms={"en": Terms("Sergei Shoigu")}),
                Concept("short", terms={"en": Terms("Shoigu"), "pt": Terms("Choigu")}),
            ]
        ]
    )
    assert [match.text for match in base.matches("Sergei Shoigu", "en", target="pt")] == ["Shoigu"]
    assert [match.text for match in base.matches("Sergei Shoigu", "en")] == ["Sergei Shoigu"]


def test_no_terms_no_matches() -> None:
    assert Termbase().matches("Baku", "en") == []
    assert termbase("Baku").matches("", "en") == []
