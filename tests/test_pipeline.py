"""The pipeline with a small engine of the tests' own, whose every answer is known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.fakes import WordEngine
from transnews import localize as localization
from transnews import pipeline
from transnews.articles import read_bytes
from transnews.engines import ENGINES
from transnews.glossary import Termbase
from transnews.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from transnews.model import ParallelText

SETTINGS = Settings(engine="words")


@pytest.fixture(autouse=True)
def _engine() -> None:
    ENGINES.add("words", "tests.fakes:WordEngine")


def run(*texts: str, language: str = "en", termbase: Termbase | None = None) -> list[ParallelText]:
    articles = [read_bytes(text.encode(), f"{number}.txt", language=language) for number, text in enumerate(texts)]
    return list(pipeline.translate(articles, "pt", termbase=termbase or Termbase(), settings=SETTINGS))


def test_articles_come_back_in_order_with_their_units() -> None:
    texts = run("The ministers met on Tuesday.", "The road. The talks.\n\nThe ministers met.")
    assert [[unit.id for unit in text.units] for text in texts] == [["1.1"], ["1.1", "1.2", "2.1"]]
    assert texts[0].units[0].target == "O ministros reuniram-se na terça-feira."
    assert [hop.model for hop in texts[0].units[0].route] == ["enpt"]
    assert texts[0].signature["models"] == "words/enpt@0"


def test_segments_of_all_articles_go_to_the_engine_at_once_and_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[list[str]] = []
    original = WordEngine.translate

    def translate(self: WordEngine, texts: list[str], model: object) -> object:
        calls.append(list(texts))
        return original(self, texts, model)  # type: ignore[arg-type]

    monkeypatch.setattr(WordEngine, "translate", translate)
    run("The ministers met. The road.", "The road. The talks resume.", "The ministers met.")
    assert calls == [["The road.", "The talks resume.", "The ministers met."]]


def test_a_term_is_enforced_and_its_variant_reported(tmp_path: Path) -> None:
    glossary = tmp_path / "g.csv"
    glossary.write_text("id,kind,en,pt,en-avoid\nm,person-family,Margaryan,Margaryan,Margarian\n", encoding="utf-8")
    [text] = run("Margarian met the ministers on Tuesday.", termbase=Termbase.load(glossary))
    [unit] = text.units
    assert unit.target == "Margaryan reuniram-se o ministros na terça-feira."
    assert [(term.source, term.target, term.concept) for term in unit.terms] == [("Margarian", "Margaryan", "m")]
    assert [issue.code for issue in unit.issues] == ["source-variant"]


def test_places_that_no_glossary_has_are_translated_by_cldr() -> None:
    article = read_bytes(b"Belgrade\n\nMargarian met the ministers in Belgrade.", "a.txt", language="en")
    on, off = (
        next(pipeline.translate([article], "pt", termbase=Termbase(), settings=replace(SETTINGS, cldr_names=choice)))
        for choice in (True, False)
    )
    assert [unit.target for unit in on.units] == ["Belgrado", "Margariano reuniram-se o ministros in Belgrado."]
    assert (on.units[0].origin, on.units[0].route[0].engine) == ("locale", "babel")
    assert [(term.target, term.status) for term in on.units[1].terms] == [("Belgrado", "locale")]
    assert [unit.target for unit in off.units] == ["Belgrade", "Margariano reuniram-se o ministros in Belgrade."]


def test_numbers_are_repaired_and_compared() -> None:
    [text] = run("The ministers met 6,500 people.")
    assert "6.500" in text.units[0].target
    assert [(mention.value, mention.status) for mention in text.units[0].mentions] == [("6500", "repaired")]


def test_the_target_language_is_copied_and_not_localized() -> None:
    quote = "«O parlamento votou ontem o orçamento de 6,500 milhões, informou a agência de notícias.»"
    [text] = run(f"The ministers met on Tuesday and said that the talks resume on the road.\n\n{quote}")
    unit = text.units[-1]
    assert (unit.origin, unit.target, unit.state) == ("copy", quote, "translated")
    assert not unit.mentions


def test_an_empty_translation_keeps_its_source() -> None:
    [text] = run("The ministers met on Tuesday and said the talks resume.\n\nvanish vanish vanish")
    unit = text.units[-1]
    assert (unit.origin, unit.state, unit.target) == ("none", "initial", "vanish vanish vanish")
    assert [issue.code for issue in unit.issues] == ["empty-translation"]


def test_a_segment_without_a_model_keeps_its_source() -> None:
    russian = "«Министры встретились во вторник и договорились открыть горную дорогу весной.»"
    [text] = run(f"The ministers met on Tuesday and said that the talks resume on the road.\n\n{russian}")
    unit = text.units[-1]
    assert (unit.origin, unit.state, unit.target) == ("none", "initial", russian)
    assert [issue.code for issue in unit.issues] == ["no-model"]
    assert not text.issues


def test_an_article_without_a_model_says_so() -> None:
    [text] = run("Министры встретились во вторник и договорились открыть горную дорогу весной.", language="")
    assert [issue.code for issue in text.issues] == ["no-model"]
    assert "install-words" in text.issues[0].message


def test_a_pivot_is_on_the_route() -> None:
    [text] = run("Նախարարները հանդիպեցին։", language="")
    assert text.units[0].target == "Ministros reuniram-se"
    assert [hop.model for hop in text.units[0].route] == ["hyen", "enpt"]


def test_text_without_words_is_copied_in_the_form_of_the_locale() -> None:
    [text] = run("The ministers met on Tuesday and said that the talks resume on the road.\n\n6,500\n\n***")
    assert [(unit.origin, unit.target) for unit in text.units[1:]] == [("locale", "6.500"), ("copy", "***")]


def test_a_defect_in_one_article_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    original = localization.localize

    def localize(source: str, *rest: Any) -> localization.Localized:
        if "road" in source:
            raise ZeroDivisionError("by zero")
        return original(source, *rest)

    monkeypatch.setattr(pipeline, "localize", localize)
    first, second = run("The road is open.", "The ministers met.")
    assert [issue.code for issue in first.issues] == ["internal-error"]
    assert "ZeroDivisionError" in first.issues[0].message
    assert second.units[0].state == "translated"
    assert not second.issues


def test_a_defect_in_the_engine_spares_the_articles_that_do_not_meet_it(monkeypatch: pytest.MonkeyPatch) -> None:
    original = WordEngine._one

    def one(self: WordEngine, text: str) -> str:
        if "bomb" in text:
            raise RuntimeError("engine failed")
        return original(self, text)

    monkeypatch.setattr(WordEngine, "_one", one)
    first, second = run("The bomb.", "The ministers met.")
    assert [issue.code for issue in first.issues] == ["internal-error"]
    assert second.units[0].target == "O ministros reuniram-se."


def test_progress_reaches_the_end() -> None:
    told: list[tuple[int, int]] = []
    article = read_bytes(b"The ministers met. The road.\n\n42.", "a.en.txt")
    list(pipeline.translate([article], "pt", settings=SETTINGS, progress=lambda *counts: told.append(counts)))
    assert told[-1] == (3, 3)
    assert told == sorted(told)


TWO_SPELLINGS = "The ministers met Mir Margaryan on Tuesday.\n\nThe ministers met Markarian on the road."


def test_names_in_two_spellings_are_warned_of() -> None:
    [text] = run(TWO_SPELLINGS)
    assert [[issue.code for issue in unit.issues] for unit in text.units] == [[], ["name-variants"]]


def test_names_get_one_spelling_when_asked() -> None:
    articles = [read_bytes(TWO_SPELLINGS.encode(), "a.txt", language="en")]
    settings = Settings(engine="words", unify_names=True)
    [text] = pipeline.translate(articles, "pt", termbase=Termbase(), settings=settings)
    assert text.units[1].target == "O ministros reuniram-se Margaryan na o estrada."
    assert [[issue.code for issue in unit.issues] for unit in text.units] == [[], ["name-unified"]]


def test_an_article_in_another_language_than_said_is_told() -> None:
    story = "The ministers met on Tuesday and said that the talks resume on the road in the spring of next year."
    article = read_bytes(story.encode(), "a.txt")
    assert [issue.code for issue in pipeline.recognize(article, "pt", "ja").issues] == ["language-mismatch"]
    assert pipeline.recognize(article, "pt", "en-GB").issues == []


def test_an_article_of_which_nothing_could_be_translated_says_so_whatever_was_said_of_it() -> None:
    article = read_bytes("Министры встретились во вторник и договорились открыть дорогу.\n".encode(), "a.txt")
    [text] = list(pipeline.translate([article], "pt", source="en", settings=SETTINGS))
    assert {issue.code for issue in text.issues} == {"language-mismatch", "no-model"}


def test_the_place_of_a_dateline_is_in_the_language_of_its_article() -> None:
    data = b'{"uri": "urn:a", "language": "en", "located": "Baku", "headlines": [{"value": "Snow closes the road"}]}'
    text = pipeline.recognize(read_bytes(data, "a.json"), "pt")
    assert {unit.source: unit.segment.language for unit in text.units}["Baku"] == "en"
