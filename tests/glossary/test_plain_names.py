from __future__ import annotations

import pytest

from tests.glossary.dictionary_engine import DictionaryEngine, link
from transnews.engines.base import Hypothesis
from transnews.glossary import Concept, Enforced, Probes, Termbase, Terms, cldr_terms, enforce
from transnews.glossary.plain_names import place_names, translated, whole_name
from transnews.model import TermUse

NAMES = cldr_terms("en", "pt")


def places(text: str) -> list[str]:
    return [match.text for match in place_names(text, NAMES, "en", "pt", [])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Belgrade.", ["Belgrade"]),
        ("In Belgrade, Tahiti and Greenland", ["Belgrade", "Greenland"]),
        ("The Belgrade talks", ["Belgrade"]),
        ("Armenia's capital, Yerevan", ["Armenia", "Yerevan"]),
        ("Air Canada, Panama Papers, Jack London and Qatar Airways", []),
        ("Michael Jordan, a Canada-Japan game", []),
        ("spoken in French", []),
    ],
)
def test_places_that_stand_by_themselves(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def test_glossaries_come_first() -> None:
    base = Termbase([[Concept("b", terms={"en": Terms("Belgrade Zoo"), "pt": Terms("Zoo de Belgrado")})]])
    text = "the Belgrade Zoo in Belgrade"
    taken = base.matches(text, "en", target="pt")
    assert [match.start for match in place_names(text, NAMES, "en", "pt", taken)] == [20]


def test_a_copied_place_is_translated_and_the_alignment_moves_along() -> None:
    source, target = "He left Belgrade today", "Ele deixou Belgrade hoje"
    hypothesis = Hypothesis(
        target, (link(source, target, "Belgrade", "Belgrade"), link(source, target, "today", "hoje"))
    )
    result, uses = translated(source, hypothesis, place_names(source, NAMES, "en", "pt", []), "pt")
    assert result.text == "Ele deixou Belgrado hoje"
    assert [result.text[slice(*item.target)] for item in result.alignment or ()] == ["Belgrado", "hoje"]
    assert uses == [TermUse("Belgrade", "Belgrado", "cldr:Europe/Belgrade", "locale")]


@pytest.mark.parametrize(
    ("source", "raw"),
    [
        ("He left Belgrade.", "Ele deixou a capital sérvia."),
        ("He left Armenia.", "Ele deixou o governo armênio."),
        ("He left Poland.", "Ele deixou a Polónia."),
        ("Prague and Running Tours Prague", "Praga e Running Tours Prague"),
        ("Partizan Belgrade left Belgrade.", "O Partizan Belgrade deixou Belgrade."),
        ("He left Belgrade.", "Ele deixou https://Belgrades.example."),
    ],
)
def test_what_the_engine_translated_stays(source: str, raw: str) -> None:
    result, uses = translated(source, Hypothesis(raw), place_names(source, NAMES, "en", "pt", []), "pt")
    assert (result.text, uses) == (raw, [])


def test_a_name_that_is_the_whole_text() -> None:
    match = whole_name("(Belgrade)", NAMES, "en", "pt")
    assert match is not None
    assert match.concept.kind == "city"
    assert whole_name("Belgrade, Yerevan", NAMES, "en", "pt") is None
    assert whole_name("Belgrade office", NAMES, "en", "pt") is None


def run(text: str, termbase: Termbase, engine: DictionaryEngine, *, credit: bool = False) -> Enforced:
    (result,) = enforce(
        [text],
        termbase,
        "en",
        "pt",
        engine.translate,
        engine.can_spell,
        probes=Probes(),
        credits=[credit],
        names=NAMES,
    )
    return result


def test_enforcement_knows_names_that_no_glossary_has() -> None:
    base = Termbase([[Concept("yerevan", terms={"en": Terms("Yerevan"), "pt": Terms("Erevan")})]])
    engine = DictionaryEngine()
    result = run("Yerevan and Belgrade talked.", base, engine)
    assert result.text == "Erevan e Belgrado falaram."
    assert [(use.target, use.status) for use in result.terms] == [("Erevan", "probe"), ("Belgrado", "locale")]
    assert run("BELGRADE", base, engine).text == "BELGRADO"
    assert run("Sanskrit.", base, engine).terms == [TermUse("Sanskrit", "sânscrito", "cldr:sa", "exact")]
    assert run("Yerevan", base, engine).text == "Erevan"
    assert run("Belgrade", base, engine, credit=True).text == "Belgrade"
