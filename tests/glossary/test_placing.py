from __future__ import annotations

import pytest

from tests.glossary.dictionary_engine import link
from transnews.glossary.placing import rendering

SOURCE = "The peacekeeping forces left Shoigu's U.S. base."
TARGET = "As forças de paz deixaram a base de Choigu nos E.U.A. ontem."


def found(*pairs: tuple[str, str], term: str, source: str = SOURCE, target: str = TARGET) -> str | None:
    links = [link(source, target, *pair) for pair in pairs]
    start = source.index(term)
    place = rendering(source, target, links, (start, start + len(term)), "pt")
    return target[slice(*place)] if place else None


def test_the_words_that_the_term_became() -> None:
    pairs = [("peacekeeping", "paz"), ("forces", "forças"), ("left", "deixaram")]
    assert found(*pairs, term="peacekeeping forces") == "forças de paz"
    assert found(*pairs, term="forces") == "forças"
    assert found(*pairs, term="left") == "deixaram"


def test_articles_and_prepositions_at_the_edge_are_no_part_of_it() -> None:
    assert found(("The peacekeeping", "As forças de"), ("left", "deixaram"), term="peacekeeping") == "forças"
    assert found(("Shoigu", "de Choigu nos"), term="Shoigu") == "Choigu"


def test_a_word_belongs_where_more_of_it_does() -> None:
    source, target = "Kilsali saw it", "Quilsáli viu isso"
    links = [link(source, target, "Kilsali", "Quils"), link(source, target, "it", "áli", 0.3)]
    assert rendering(source, target, links, (0, 7), "pt") == (0, 8)
    links = [link(source, target, "Kilsali", "Quils", 0.1), link(source, target, "it", "áli", 0.9)]
    assert rendering(source, target, links, (0, 7), "pt") is None


@pytest.mark.parametrize(
    "pairs",
    [
        [],
        [("left", "deixaram")],
        [("peacekeeping", "paz"), ("forces", "As")],
        [("peacekeeping", "ontem"), ("forces", "forças"), ("left", "deixaram")],
        [("peacekeeping", "As forças de paz deixaram a base de Choigu nos E.U.A. ontem")],
        [("peacekeeping", "de")],
    ],
    ids=["nothing", "only others", "an article", "torn apart", "too long", "a preposition"],
)
def test_what_is_no_run_of_words_is_not_found(pairs: list[tuple[str, str]]) -> None:
    expected = "paz" if pairs == [("peacekeeping", "paz"), ("forces", "As")] else None
    assert found(*pairs, term="peacekeeping forces") == expected


def test_an_abbreviation_is_one_word() -> None:
    assert found(("U.S", "E.U.A"), term="U.S") == "E.U.A."
    source, target = "He left the U.S.", "Ele deixou os E.U.A."
    assert found(("U.S", "E.U"), term="U.S", source=source, target=target) == "E.U.A"


def test_a_possessive_s_is_no_part_of_a_name() -> None:
    source, target = "o avião de Choigu", "Shoigu's plane"
    links = [link(source, target, "de", "'s"), link(source, target, "Choigu", "Shoigu's")]
    place = rendering(source, target, links, (11, 17), "en")
    assert place is not None
    assert target[slice(*place)] == "Shoigu"


def test_parts_of_a_hyphen_compound() -> None:
    source, target = "The Armenia-Azerbaijan talks", "As conversações Armênia-Azerbaijão"
    pairs = [("Armenia", "Armênia"), ("Azerbaijan", "Azerbaijão"), ("talks", "conversações")]
    assert found(*pairs, term="Armenia", source=source, target=target) == "Armênia"
    assert found(*pairs, term="Azerbaijan", source=source, target=target) == "Azerbaijão"


def test_scripts_without_spaces() -> None:
    source, target = "Yerevan is old", "埃里温很古老"
    links = [link(source, target, "Yerevan", "埃里温"), link(source, target, "old", "古老")]
    assert rendering(source, target, links, (0, 7), "zh") == (0, 3)
