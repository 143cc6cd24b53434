from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from tests.glossary.dictionary_engine import DictionaryEngine
from transnews.engines.base import Hypothesis
from transnews.glossary import ProbeCache, Probes

CARRIERS = tomllib.loads((files("transnews.glossary") / "data" / "carriers.toml").read_text(encoding="utf-8"))


def test_renderings_come_from_the_term_alone_and_from_carriers() -> None:
    engine = DictionaryEngine(
        words={"Kilisali": "Quilisali"},
        whole={
            "Kilisali": "Kilizali.",
            "He went to Kilisali in June.": "Ele foi para o Kilissali em junho.",
            "They talked about Kilisali for an hour.": "Durou uma hora.",
        },
    )
    found = Probes().renderings(["Kilisali"], "en", "pt", engine.translate)
    assert found == {"Kilisali": ("Kilizali", "Quilisali", "Kilissali", "Kilisali")}
    assert len(engine.batches) == 1
    assert len(engine.batches[0]) == 1 + 4 + 8


def test_a_term_and_a_carrier_are_asked_once() -> None:
    engine, probes = DictionaryEngine(), Probes()
    probes.renderings(["Baku", "Baku"], "en", "pt", engine.translate)
    probes.renderings(["Baku", "Gyumri"], "en", "pt", engine.translate)
    probes.renderings(["Gyumri"], "en", "pt", engine.translate)
    probes.renderings([], "en", "pt", engine.translate)
    assert [len(batch) for batch in engine.batches] == [13, 5]


def test_common_nouns_have_their_own_carriers() -> None:
    engine = DictionaryEngine(words={"drone": "zangão"})
    assert Probes().renderings(["drone"], "en", "pt", engine.translate) == {"drone": ("zangão", "drone")}
    assert "I saw the drone yesterday." in engine.batches[0]


def test_a_carrier_whose_own_words_vary_is_left_out() -> None:
    engine = DictionaryEngine(
        whole={
            "Baku was mentioned in the report.": "Baku foi mencionado em o relatório.",
            "Petersen was mentioned in the report.": "Petersen mencionado em o relatório.",
        }
    )
    assert Probes().renderings(["Baku"], "en", "pt", engine.translate) == {"Baku": ("Baku",)}


def test_a_language_without_carriers_asks_for_the_term_alone() -> None:
    engine = DictionaryEngine(words={"Бакы": "Baku"})
    assert Probes().renderings(["Бакы"], "kk", "en", engine.translate) == {"Бакы": ("Baku", "Бакы")}
    assert engine.batches == [["Бакы"]]


def test_a_target_without_determiners_and_without_spaces() -> None:
    def translate(texts: list[str]) -> list[Hypothesis]:
        table = {"I saw {} yesterday.": "我昨天看到{}了。", "{} was mentioned in the report.": "报告提到了{}。"}
        names = {"Zuckerman": "扎克曼", "Petersen": "彼得森", "Baku": "巴库"}
        answers = []
        for text in texts:
            name = next(name for name in names if name in text)
            answers.append(Hypothesis(table.get(text.replace(name, "{}"), "{}").replace("{}", names[name])))
        return answers

    found = Probes().renderings(["Baku"], "en", "zh", translate)  # type: ignore[arg-type]
    assert found == {"Baku": ("巴库", "Baku")}


def test_a_short_word_that_agrees_with_the_term_is_no_part_of_it() -> None:
    carrier = "I saw {} yesterday."
    whole = {
        carrier.replace("{}", "Zuckerman"): "Vidio sam tog Zuckermana jučer.",
        carrier.replace("{}", "Petersen"): "Vidio sam tog Petersena jučer.",
        carrier.replace("{}", "Baku"): "Vidio sam taj Bakuu jučer.",
    }
    found = Probes().renderings(["Baku"], "en", "hr", DictionaryEngine(whole=whole).translate)
    assert found == {"Baku": ("Baku", "Bakuu")}


def test_long_renderings_are_no_renderings() -> None:
    engine = DictionaryEngine(whole={"Baku": "one two three four five six"})
    assert Probes().renderings(["Baku"], "kk", "en", engine.translate) == {"Baku": ("Baku",)}


def test_each_route_has_its_own_probes() -> None:
    cache = ProbeCache()
    assert cache.of(("firefox", "enpt")) is cache.of(("firefox", "enpt"))
    assert cache.of(("firefox", "enpt")) is not cache.of(("argos", "enpt"))


@pytest.mark.parametrize("language", ["en", "pt", "es", "fr", "de", "ru", "ar", "uk", "az", "tr", "hy"])
def test_carriers_have_one_slot_and_two_fillers(language: str) -> None:
    data = CARRIERS[language]
    assert len(data["fillers"]) == 2
    for kind in set(data) - {"fillers"}:
        assert len(set(data[kind])) == 4
        assert all(carrier.count("{}") == 1 for carrier in data[kind])


def test_determiners_are_folded_words() -> None:
    data = tomllib.loads((files("transnews.glossary") / "data" / "determiners.toml").read_text(encoding="utf-8"))
    for words in data.values():
        assert words == [word.strip().lower() for word in words]
        assert len(set(words)) == len(words)
