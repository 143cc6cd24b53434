from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engines.real_packages import ARCHIVES, install_and_translate
from transnews.engines.argos import ArgosEngine
from transnews.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from transnews.engines.base import Hypothesis, Model

TEXTS = {
    "en": [
        "The government will present the new budget to parliament on Monday.",
        "Police closed the road for two hours after the accident.",
        "The company sold 1,250 cars in the first three months of 2021.",
        "Who will pay for the new hospital?",
        '"We are ready to talk," the minister said in Yerevan.',
        "Rain",
        "The court found that the newspaper had not broken the law, and that the city must pay the costs.",
    ],
    "pt": [
        "O governo vai apresentar o novo orçamento ao parlamento na segunda-feira.",
        "A polícia fechou a estrada durante duas horas após o acidente.",
        "A empresa vendeu 1.250 carros nos primeiros três meses de 2021.",
        "Quem vai pagar o novo hospital?",
    ],
}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[str]]]:
    """The folder of installed packages, and Argos Translate's own translations of TEXTS."""
    return install_and_translate(tmp_path_factory.mktemp("home"), TEXTS)


def engine_in(folder: Path, **values: int) -> tuple[ArgosEngine, dict[str, Model]]:
    engine = ArgosEngine(
        Settings(argos_packages=str(folder), threads=values.get("threads", 2), beam=values.get("beam", 4))
    )
    return engine, {model.source: model for model in engine.models()}


def texts(hypotheses: list[Hypothesis]) -> list[str]:
    return [hypothesis.text for hypothesis in hypotheses]


def test_both_directions_are_there_and_small() -> None:
    assert [archive.name for archive in ARCHIVES] == [
        "translate-en_pt-1_0.argosmodel",
        "translate-pt_en-1_0.argosmodel",
    ]
    assert sum(archive.stat().st_size for archive in ARCHIVES) <= 15_000_000


@pytest.mark.parametrize("language", ["en", "pt"])
def test_gives_what_argos_translate_gives(installed: tuple[Path, dict[str, list[str]]], language: str) -> None:
    folder, expected = installed
    engine, models = engine_in(folder)
    assert texts(engine.translate(TEXTS[language], models[language])) == expected[language]


def test_the_translations_are_portuguese(installed: tuple[Path, dict[str, list[str]]]) -> None:
    engine, models = engine_in(installed[0])
    words = [set(text.lower().rstrip(".").split()) for text in texts(engine.translate(TEXTS["en"], models["en"]))]
    assert {"governo", "parlamento"} <= words[0]
    assert {"polícia", "estrada"} <= words[1]
    assert {"empresa", "2021"} <= words[2]


def test_order_batches_and_workers_do_not_matter(installed: tuple[Path, dict[str, list[str]]]) -> None:
    sentences = [f"{text} {number} people were there." for number in range(2, 9) for text in TEXTS["en"]]
    engine, models = engine_in(installed[0])
    together = dict(zip(sentences, texts(engine.translate(sentences, models["en"])), strict=True))
    sentences.sort(key=lambda text: text[::-1])
    alone, _models = engine_in(installed[0], threads=1)
    assert dict(zip(sentences, texts(alone.translate(sentences, models["en"])), strict=True)) == together
    assert texts(alone.translate(sentences[:1], models["en"])) == [together[sentences[0]]]


def test_greedy_is_another_search(installed: tuple[Path, dict[str, list[str]]]) -> None:
    greedy, models = engine_in(installed[0], beam=1)
    found = texts(greedy.translate(TEXTS["en"], models["en"]))
    assert all(found)
    assert found != installed[1]["en"]


def test_attention_aligns_words(installed: tuple[Path, dict[str, list[str]]]) -> None:
    engine, models = engine_in(installed[0])
    [hypothesis] = engine.translate(TEXTS["en"][2:3], models["en"])
    linked = [
        (TEXTS["en"][2][slice(*link.source)], hypothesis.text[slice(*link.target)])
        for link in hypothesis.alignment or ()
    ]
    assert ("company", "empresa") in linked
    assert ("1", "1") in linked
