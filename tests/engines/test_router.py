from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.fakes import WordEngine
from transnews.engines import ENGINES, Hypothesis, Model, NoModelError, Problem, Router
from transnews.engines.router import UnusableModelError, hops
from transnews.errors import InputError, UsageError
from transnews.model import Issue
from transnews.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence


class OtherEngine(WordEngine):
    name = "other"

    def models(self) -> Sequence[Model]:
        return [Model("other", name, name[:2], name[2:], Path()) for name in ("enpt", "enes", "hyfr", "fres")]


@pytest.fixture
def router() -> Router:
    ENGINES.add("words", "tests.fakes:WordEngine")
    ENGINES.add("other", "tests.engines.test_router:OtherEngine")
    return Router(Settings(engines=("words", "other")))


def names(router: Router, source: str, target: str) -> list[str]:
    return [f"{model.engine}/{model.name}" for model in router.route(source, target)]


def test_the_first_engine_wins(router: Router) -> None:
    assert names(router, "en", "pt") == ["words/enpt"]


def test_direct_comes_before_pivot(router: Router) -> None:
    assert names(router, "en", "es") == ["other/enes"]


def test_pivot_goes_through_english_and_across_engines(router: Router) -> None:
    assert names(router, "hy", "es") == ["words/hyen", "other/enes"]


def test_a_regional_tag_uses_the_model_of_its_language(router: Router) -> None:
    assert names(router, "en-GB", "pt-BR") == ["words/enpt"]


def test_no_route_names_the_command(router: Router) -> None:
    with pytest.raises(NoModelError, match="ru to pt") as caught:
        router.route("ru", "pt")
    assert "install-words" in caught.value.hint
    assert caught.value.exit_code == 4
    with pytest.raises(NoModelError) as caught:
        router.route("ka", "pt")
    assert "transnews models search ka pt" in caught.value.hint


def test_a_text_of_no_language_asks_for_its_name(router: Router) -> None:
    with pytest.raises(NoModelError, match="does not say which language") as caught:
        router.route("und", "pt")
    assert "--from" in caught.value.hint


def test_one_engine_can_be_chosen() -> None:
    ENGINES.add("words", "tests.fakes:WordEngine")
    assert Router(Settings(engine="words")).find("en", "es") is None
    with pytest.raises(UsageError, match="firefox"):
        Router(Settings(engine="none"))


def test_texts_come_back_in_order_and_progress_is_told(router: Router) -> None:
    counts: list[int] = []
    texts = [f"{'Word ' * (index % 7)}{index}" for index in range(600)]
    hypotheses = router.translate(texts, router.route("en", "pt"), counts.append)
    assert [hypothesis.text for hypothesis in hypotheses] == texts
    assert sum(counts) == 600
    engine = router.engines["words"]
    assert isinstance(engine, WordEngine)
    lengths = [len(text) for call in engine.calls for text in call]
    assert lengths == sorted(lengths)


class FailingEngine(OtherEngine):
    def translate(self, texts: Sequence[str], model: Model) -> list[Hypothesis]:
        raise InputError("the file is damaged.")


def test_a_model_that_fails_is_named_and_another_way_is_found() -> None:
    ENGINES.add("words", "tests.fakes:WordEngine")
    ENGINES.add("other", "tests.engines.test_router:FailingEngine")
    router = Router(Settings(engines=("other", "words")))
    with pytest.raises(UnusableModelError, match="other/enpt is not used: the file is damaged") as caught:
        router.translate(["The road"], router.route("en", "pt"))
    router.drop(caught.value)
    assert names(router, "en", "pt") == ["words/enpt"]
    assert any(model.name == "enpt" and model.engine == "other" for model in router.models())
    [problem] = router.problems("en", "pt")
    assert "other/enpt" in problem.message
    assert router.problems("pt", "en") == []


def test_problems_concern_the_pair_that_is_asked_for(router: Router) -> None:
    engine = router.engines["words"]
    assert isinstance(engine, WordEngine)
    pairs = [("en", "pt"), ("ru", "en"), ("hy", "en"), None]
    engine.problems += [Problem("package-broken", "warning", str(pair), pair) for pair in pairs]
    engine.problems.append(Issue("gpu-unusable", "warning", "GPU"))

    def told(source: str, target: str) -> list[str]:
        return [problem.message for problem in router.problems(source, target)]

    assert told("en", "pt-BR") == ["('en', 'pt')", "None", "GPU"]
    assert told("hy", "pt") == ["('en', 'pt')", "('hy', 'en')", "None", "GPU"]
    assert told("pt", "en") == ["None", "GPU"]


def test_a_pivot_feeds_the_first_output_to_the_second(router: Router) -> None:
    [hypothesis] = router.translate(["The ministers met"], router.route("hy", "pt"))
    assert hypothesis.text == "O ministros reuniram-se"
    assert [hop.model for hop in hops(router.route("hy", "pt"))] == ["hyen", "enpt"]
