from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from transnews.engines import ENGINES, Hypothesis, Model, Router
from transnews.engines.repair import Repairer, careful
from transnews.engines.rewriting import clauses, joined, other_full_stop, sentence_case, with_own_end
from transnews.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.model import Issue

GOOD = {
    "The ministers met in Baku on Tuesday.": "Os ministros reuniram-se em Baku na terça-feira.",
    "The ministers met in Baku on Tuesday": "Os ministros reuniram-se em Baku na terça-feira",
    "Ministers met in Baku again": "Ministros voltaram a reunir-se em Baku",
    "The talks failed,": "As negociações fracassaram,",
    "the ministers said.": "Disseram os ministros.",
    "Mark": "Mark (em inglês)",
    "The road is open.": "A estrada está aberta.",
}
LOOP = "Os ministros ministros ministros ministros."


class FailingEngine:
    """Knows a few sentences by heart, fails at the rest as engines do, and remembers what it was asked."""

    name = "failing"
    pairs: tuple[str, ...] = ("enpt",)

    def __init__(self, settings: Settings) -> None:
        self.problems: list[Issue] = []
        self.calls: list[list[str]] = []

    def models(self) -> Sequence[Model]:
        return [Model(self.name, pair, pair[:2], pair[2:], Path(), digest="0") for pair in self.pairs]

    def install_hint(self, source: str, target: str) -> str:
        return ""

    def translate(self, texts: Sequence[str], model: Model) -> list[Hypothesis]:
        self.calls.append(list(texts))
        return [Hypothesis(self.one(text)) for text in texts]

    def one(self, text: str) -> str:
        return GOOD.get(text, LOOP)

    def can_spell(self, text: str, model: Model) -> bool:
        return True


class FirstFailing(FailingEngine):
    name = "first"

    def one(self, text: str) -> str:
        return GOOD[text] if text == "The road is open." else text


class SearchingEngine(FirstFailing):
    name = "searching"

    def translate_otherwise(self, texts: Sequence[str], model: Model) -> list[Hypothesis]:
        self.calls.append(["otherwise", *texts])
        return [Hypothesis(GOOD.get(text, text)) for text in texts]


class RoundaboutEngine(FailingEngine):
    name = "roundabout"
    pairs = ("enes", "espt")

    def one(self, text: str) -> str:
        return "Los ministros dijeron." if text.startswith("They") else "Os ministros disseram."


@pytest.fixture(autouse=True)
def engines() -> None:
    for engine in (FailingEngine, FirstFailing, SearchingEngine, RoundaboutEngine):
        ENGINES.add(engine.name, f"tests.engines.test_repair:{engine.__name__}")


def repairer(*names: str) -> tuple[Repairer, Router]:
    router = Router(Settings(engines=names))
    return careful(router, router.route("en", "pt"), ("en", "pt"), lambda text: text.replace("baku", "Baku")), router


def calls(router: Router, name: str) -> list[list[str]]:
    engine = router.engines[name]
    assert isinstance(engine, FailingEngine)
    return engine.calls


def way(translate: Repairer, text: str) -> tuple[str, str]:
    [hypothesis] = translate([text])
    return hypothesis.text, translate.cases[text].way if text in translate.cases else ""


def test_clean_answers_cost_nothing_more() -> None:
    translate, router = repairer("failing")
    texts = ["The road is open.", "The ministers met in Baku on Tuesday."]
    assert [hypothesis.text for hypothesis in translate(texts)] == [GOOD[text] for text in texts]
    assert calls(router, "failing") == [texts]
    assert translate.cases == {}


def test_an_aside_is_taken_out_without_the_engine() -> None:
    translate, router = repairer("failing")
    assert way(translate, "Mark") == ("Mark", "without-aside")
    assert calls(router, "failing") == [["Mark"]]


def test_another_search_is_tried_where_the_engine_has_one() -> None:
    translate, router = repairer("searching")
    text = "The ministers met in Baku on Tuesday."
    assert way(translate, text) == (GOOD[text], "other-search")
    assert calls(router, "searching") == [[text], ["otherwise", text]]


def test_a_title_is_tried_in_sentence_case() -> None:
    translate, _router = repairer("failing")
    assert way(translate, "Ministers Met In Baku Again") == (GOOD["Ministers met in Baku again"], "sentence-case")


def test_a_full_stop_is_added_and_taken_away() -> None:
    translate, _router = repairer("failing")
    text = "The road is open"
    assert way(translate, text) == ("A estrada está aberta", "full-stop")


def test_clauses_are_translated_one_by_one() -> None:
    translate, _router = repairer("failing")
    text = "The talks failed, the ministers said."
    assert way(translate, text) == ("As negociações fracassaram, disseram os ministros.", "split")


def test_another_engine_is_asked_and_is_on_the_route() -> None:
    translate, _router = repairer("first", "failing")
    text = "The ministers met in Baku on Tuesday."
    assert way(translate, text) == (GOOD[text], "other-route")
    assert [model.engine for model in translate.cases[text].route] == ["failing"]


def test_another_route_is_asked() -> None:
    translate, _router = repairer("first", "roundabout")
    assert way(translate, "They said so once.") == ("Os ministros disseram.", "other-route")


def test_what_nothing_mends_ends_and_keeps_the_best() -> None:
    translate, router = repairer("first", "failing", "roundabout")
    text = "A story that no engine here has ever heard of, and that none of them is able to tell."
    [hypothesis] = translate([text])
    assert translate.cases[text].left
    assert hypothesis == translate.cases[text].best
    assert all(len(calls(router, name)) <= 6 for name in ("first", "failing", "roundabout"))
    before = len(calls(router, "first"))
    translate([text])
    assert len(calls(router, "first")) == before + 1


def test_repairs_are_made_in_batches() -> None:
    translate, router = repairer("first", "failing")
    texts = [f"Sentence number {number} was never heard of, and will not be." for number in range(40)]
    translate(texts)
    assert len(calls(router, "failing")) == 1
    assert sorted(calls(router, "failing")[0]) == sorted(texts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks failed, the ministers said.", ["The talks failed,", "the ministers said."]),
        ("On Monday, talks resume.", ["On Monday, talks resume."]),
        ("He left – nobody knew why – and never returned.", ["He left – nobody knew why", "– and never returned."]),
        ("谈判失败了，部长们周二这样说。", ["谈判失败了，部长们周二这样说。"]),
        ("谈判已经完全失败了，部长们周二这样说。", ["谈判已经完全失败了，", "部长们周二这样说。"]),
        ("No marks here", ["No marks here"]),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert clauses(text) == expected
    assert joined(text, clauses(text)) == text


def test_rewriting() -> None:
    assert sentence_case("Talks End In BAKU Today", "en", str) == "Talks end in baku today"
    assert sentence_case("The talks in Baku ended", "en", str) == "The talks in Baku ended"
    assert other_full_stop("Talks end", "en") == "Talks end."
    assert other_full_stop("Talks end.", "en") == "Talks end"
    assert other_full_stop("Talks end?", "en") == "Talks end?"
    assert other_full_stop("会谈结束", "zh") == "会谈结束。"
    assert with_own_end("Talks end.", "会谈结束", "zh") == "会谈结束。"
    assert with_own_end("Talks end", "As conversações terminam.", "pt") == "As conversações terminam"
