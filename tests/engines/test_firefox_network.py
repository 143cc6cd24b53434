"""The graphs against the plain numpy oracle, and the independence of a translation from the rest of its batch."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from tests.engines.marian_file import items as model_items
from tests.engines.marian_file import model_file, write_folder
from tests.engines.oracle import Oracle
from transnews.engines.firefox.batches import BatchedTranslator, OutOfMemoryError
from transnews.engines.firefox.decoding import Output, greedy, longest_output
from transnews.engines.firefox.marian import MarianModel, read_model
from transnews.engines.firefox.network import Network
from transnews.engines.firefox.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

VOCABULARY = 100
END, UNKNOWN = 0, 1


def network_of(model: MarianModel) -> Network:
    return Network(model, 300, VOCABULARY, UNKNOWN)


def random_sentences(count: int) -> list[list[int]]:
    random = np.random.default_rng(1)
    return [[*random.integers(2, VOCABULARY, random.integers(1, 40)).tolist(), END] for _number in range(count)]


def agree(oracle: Oracle, source: Sequence[int], output: Output, *, allowed: float, unknown: int = UNKNOWN) -> None:
    """Check that at every step the oracle would have chosen the same token, or one as good, and looked there.

    ``allowed`` is the difference of logits: both round to 8 bits, and a number between two levels may fall either way.
    """
    tokens = [*output.tokens, END] if len(output.tokens) < longest_output(len(source)) else output.tokens
    logits, attention = oracle.decode(oracle.encode(source), tokens)
    logits[:, unknown] = -np.inf
    chosen = logits[np.arange(len(tokens)), tokens]
    assert (logits.max(axis=1) - chosen).max() <= allowed
    for position, (place, weight) in enumerate(zip(output.sources, output.weights, strict=True)):
        assert attention[position, place] == pytest.approx(weight, abs=0.05)
        assert attention[position].max() == pytest.approx(weight, abs=0.05)


@pytest.mark.parametrize(
    ("configuration", "options"),
    [
        ({}, {}),
        ({"enc-depth": 3, "dec-depth": 1, "transformer-heads": 2, "transformer-dim-ffn": 20}, {}),
        ({"dec-depth": 3, "dim-emb": 48}, {"tied": False, "seed": 2}),
    ],
)
def test_a_random_model_computes_what_the_oracle_does(
    tmp_path: Path, configuration: dict[str, Any], options: dict[str, Any]
) -> None:
    model = read_model(write_folder(tmp_path, configuration=configuration, **options))
    network, oracle = network_of(model), Oracle(model)
    sentences = random_sentences(12)
    for sentence, output in zip(sentences, greedy(network, sentences, END), strict=True):
        agree(oracle, sentence, output, allowed=0.1)


def test_an_output_does_not_depend_on_the_batch(tmp_path: Path) -> None:
    network = network_of(read_model(write_folder(tmp_path)))
    sentences = random_sentences(50)
    together = greedy(network, sentences, END)
    assert together == [greedy(network, [sentence], END)[0] for sentence in sentences]
    assert together[::-1] == greedy(network, sentences[::-1], END)


def test_no_token_without_a_text_is_chosen(tmp_path: Path) -> None:
    path = tmp_path / "model.bin"
    path.write_bytes(model_file(list(model_items())))
    network = Network(read_model(path), 300, 20, UNKNOWN)
    tokens = {token for output in greedy(network, random_sentences(20), END) for token in output.tokens}
    assert len(tokens) > 1
    assert max(tokens) < 20
    assert UNKNOWN not in tokens


def test_a_model_that_repeats_itself_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "model.bin"
    content = [item if item[0] != "decoder_ff_logit_out_b" else never_ending(item) for item in model_items()]
    path.write_bytes(model_file(content))
    [output] = greedy(network_of(read_model(path)), [[5, 6, 7, END]], END)
    assert len(output.tokens) == longest_output(4) == 12


def never_ending(item: tuple[str, int, tuple[int, ...], bytes]) -> tuple[str, int, tuple[int, ...], bytes]:
    name, kind, shape, data = item
    bias = np.frombuffer(data, "<f4").copy()
    bias[END] = -1e6
    return name, kind, shape, bias.tobytes()


class Cramped(Network):
    """A network on a machine with memory for one worker and three sentences, or for none."""

    def __init__(self, model: MarianModel, most: int) -> None:
        super().__init__(model, 300, VOCABULARY, UNKNOWN)
        self.most = most

    def encode(self, tokens: NDArray[np.int64]) -> dict[str, Any]:
        if len(tokens) > self.most or threading.current_thread() is not threading.main_thread():
            raise MemoryError
        return super().encode(tokens)


def test_little_memory_makes_it_slow_and_says_so(tmp_path: Path) -> None:
    model = read_model(write_folder(tmp_path))
    vocabulary = Vocabulary(tmp_path / "vocab.enpt.spm")
    texts = [f"The bridge {number} was closed." for number in range(20)]
    expected = BatchedTranslator(network_of(model), vocabulary, vocabulary, 100, 2).translate(texts)
    cramped = BatchedTranslator(Cramped(model, 3), vocabulary, vocabulary, 100, 2)
    assert cramped.translate(texts) == expected
    assert cramped.translate(texts) == expected
    assert [problem.code for problem in cramped.problems] == ["low-memory"]
    with pytest.raises(OutOfMemoryError):
        BatchedTranslator(Cramped(model, 0), vocabulary, vocabulary, 100, 1).translate(texts)
