"""Reviewing parallel text of anyone's."""

from __future__ import annotations

import pytest

from transnews.glossary import Concept, Termbase, Terms
from transnews.glossary.review import review_bitext
from transnews.model import Article, Block, ParallelText, Segment, TranslationUnit

BASE = Termbase(
    [
        [
            Concept(
                "baku", "city", {"en": Terms("Baku", deprecated=("Bakou",)), "pt": Terms("Baku", deprecated=("Bacu",))}
            ),
            Concept("talks", "", {"en": Terms("ceasefire"), "pt": Terms("cessar-fogo", ("trégua",))}),
            Concept("city", "", {"en": Terms("Lachin"), "az": Terms("Laçın"), "ru": Terms("Лачин", forms=("Лачина",))}),
            Concept("news", "", {"en": Terms("transnews")}, translate=False),
        ]
    ]
)


def bitext(*pairs: tuple[str, str], target: str = "pt") -> ParallelText:
    units = [
        TranslationUnit(
            str(number), 0, "paragraph", Segment(source, " ", "en", 1.0), translation, "memory", (), "translated"
        )
        for number, (source, translation) in enumerate(pairs, 1)
    ]
    block = Block("paragraph", " ".join(source for source, _target in pairs), segments=[unit.segment for unit in units])
    return ParallelText(Article("a", blocks=[block]), "en", target, units)


def found(*pairs: tuple[str, str], target: str = "pt") -> list[tuple[str, str, list[str]]]:
    findings = review_bitext(bitext(*pairs, target=target), "a.tmx", BASE)
    return [(item.code, item.severity, [place.unit for place in item.places]) for item in findings]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Talks in Baku.", "Conversas em Baku.", []),
        ("Talks in Baku.", "Conversas na capital.", [("term-missing", "error")]),
        ("Talks in Baku.", "Conversas em Bacu.", [("deprecated-term", "error")]),
        ("Talks in Bakou.", "Conversas em Baku.", [("source-variant", "info")]),
        ("Baku answered Baku.", "Baku respondeu.", [("term-missing", "info")]),
        ("The ceasefire holds.", "A trégua continua.", []),
        ("Use transnews daily.", "Use notícias diariamente.", [("term-missing", "error")]),
        ("Use transnews daily.", "Use transnews diariamente.", []),
        ("Nothing here.", "Em Baku.", []),
    ],
)
def test_one_unit(source: str, target: str, expected: list[tuple[str, str]]) -> None:
    assert found((source, target)) == [(code, severity, ["1"]) for code, severity in expected]


def test_endings_and_inflected_forms_count() -> None:
    assert found(("Talks in Lachin.", "Danışıqlar Laçında."), target="az") == []
    assert found(("The road to Lachin. In Lachin.", "Дорога до Лачина. Лачин."), target="ru") == []


def test_a_term_that_is_rendered_in_two_ways() -> None:
    pairs = [("The ceasefire holds.", "A trégua continua."), ("A ceasefire began.", "Começou um cessar-fogo.")]
    assert found(*pairs) == [("inconsistent-term", "warning", ["1", "2"])]


def test_a_unit_that_was_not_translated_is_passed_over() -> None:
    text = bitext(("Talks in Baku.", "Talks in Bacu."))
    text.units[0].origin = "none"
    assert review_bitext(text, "a.tmx", BASE) == []


def test_names_without_a_glossary() -> None:
    pairs = [
        ("The envoy met Gorbunova in the capital.", "O enviado encontrou Gorbunova na capital."),
        ("Later Gorbunova left the hall.", "Mais tarde, Gorbounova deixou a sala."),
    ]
    findings = review_bitext(bitext(*pairs), "a.tmx", Termbase())
    assert [(item.code, [place.text for place in item.places]) for item in findings] == [
        ("name-variants", ["Gorbunova", "Gorbounova"])
    ]
