"""What self-repair leaves on the units of an article: route, state, issues."""

from __future__ import annotations

import pytest

from tests.engines.test_repair import FailingEngine, FirstFailing
from transnews import pipeline
from transnews.articles import read_bytes
from transnews.bitexts.json import document
from transnews.engines import ENGINES
from transnews.glossary import Termbase
from transnews.model import ParallelText
from transnews.settings import Settings


@pytest.fixture(autouse=True)
def _engines() -> None:
    for engine in (FailingEngine, FirstFailing):
        ENGINES.add(engine.name, f"tests.engines.test_repair:{engine.__name__}")


def run(text: str, *engines: str) -> ParallelText:
    article = read_bytes(text.encode(), "a.txt", language="en")
    [found] = pipeline.translate([article], "pt", source="en", termbase=Termbase(), settings=Settings(engines=engines))
    return found


def test_the_route_says_how_a_unit_was_repaired() -> None:
    text = run("The talks failed, the ministers said. The road is open.", "failing")
    first, second = text.units
    assert first.target == "As negociações fracassaram, disseram os ministros."
    assert (first.state, [hop.repair for hop in first.route]) == ("translated", ["split"])
    assert [hop.repair for hop in second.route] == [""]
    assert first.issues == []
    assert document(text)["units"][0]["route"][0]["repair"] == "split"


def test_another_engines_answer_has_that_engines_route() -> None:
    text = run("The ministers met in Baku on Tuesday.", "first", "failing")
    [unit] = text.units
    assert [(hop.engine, hop.repair) for hop in unit.route] == [("failing", "other-route")]
    assert text.signature["models"] == "failing/enpt@0"


@pytest.mark.parametrize(
    ("engine", "code"),
    [("failing", "repetition"), ("first", "untranslated")],
)
def test_what_nothing_mends_keeps_its_source_and_says_why(engine: str, code: str) -> None:
    source = "Nobody here has ever heard of such a story, and nobody will."
    [unit] = run(source, engine).units
    assert (unit.target, unit.state, unit.origin, unit.route) == (source, "initial", "none", ())
    assert code in [issue.code for issue in unit.issues]
    assert all("source is kept" in issue.message for issue in unit.issues)


def test_what_is_doubtful_but_of_use_is_translated_with_an_issue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FailingEngine, "one", lambda _self, _text: "Nós vimos.")
    [unit] = run("We have seen all of the houses in the old town and most of its streets.", "failing").units
    assert (unit.target, unit.state, unit.origin) == ("Nós vimos.", "translated", "machine")
    assert [issue.code for issue in unit.issues] == ["too-short"]
