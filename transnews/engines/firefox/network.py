"""A Firefox model on ONNX Runtime: the encoder and one step of the decoder, for a batch of sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from transnews.engines.firefox.configuration import Dimensions, Weights, dimensions
from transnews.engines.firefox.graph import Graph
from transnews.engines.firefox.layers import Layers
from transnews.engines.firefox.runtime import open_session

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from transnews.engines.firefox.marian import MarianModel, Matrix

    Floats = NDArray[np.float32]
    Integers = NDArray[np.int64]

_MASKED = -1e9
_MASK = ("batch", 1, 1, "length")


@dataclass(frozen=True, slots=True)
class Embeddings:
    """8-bit embeddings, with a last row of zeros: what stands before the first token, and in the padding."""

    levels: NDArray[np.int8]
    step: np.float32

    @classmethod
    def of(cls, matrix: Matrix) -> Embeddings:
        """Return a matrix's embeddings, multiplied by the root of their dimension as Marian does."""
        size = matrix.levels.shape[1]
        levels = np.concatenate([matrix.levels, np.zeros((1, size), np.int8)])
        return cls(levels, np.float32(np.sqrt(size) / matrix.scale))

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.levels) - 1

    def __getitem__(self, tokens: Integers) -> Floats:
        """Return the embeddings of tokens, -1 for none."""
        return self.levels[tokens] * self.step


class Network:
    """The two computations of a model, ready to run; threads may share it."""

    def __init__(self, model: MarianModel, longest: int, vocabulary: int, unknown: int) -> None:
        """Build both graphs for up to ``longest`` positions.

        Target tokens from ``vocabulary`` on have no text and are never chosen, nor is the token ``unknown``. Raises
        NotCoveredError for a model of another kind.
        """
        size = self.dimensions = dimensions(model.configuration)
        weights = Weights(model)
        shared = "Wemb" if "Wemb" in weights else ""
        source, target = shared or "encoder_Wemb", shared or "decoder_Wemb"
        self.source = Embeddings.of(weights.embeddings(source, size.embedding))
        self.target = self.source if shared else Embeddings.of(weights.embeddings(target, size.embedding))
        self._positions = positions(longest, size.embedding)
        layers = range(1, size.decoder_layers + 1)
        self._memory_names = [f"{kind}{layer}" for layer in layers for kind in ("keys", "values")]
        self._state_names = [f"state{layer}" for layer in layers]
        self._outputs = ["token", "source", "weight", *(f"next_{name}" for name in self._state_names)]
        # One after the other, for the memory that a graph takes while it is built.
        self._encoder = open_session(*encoder_graph(weights, size))
        self._decoder = open_session(*decoder_graph(weights, size, target, vocabulary, unknown))
        weights.check_all_used()

    def encode(self, tokens: Integers) -> dict[str, Any]:
        """Return what the decoder needs of a batch of sentences, (batch, length) with -1 as padding.

        The first axis of each array is the batch's, so that sentences can be taken out.
        """
        mask = np.where(tokens >= 0, 0, _MASKED).astype(np.float32)[:, None, None, :]
        embedded = self.source[tokens] + self._positions[: tokens.shape[1]]
        memory = self._encoder.run(self._memory_names, {"embedded": embedded, "mask": mask})
        states = dict.fromkeys(self._state_names, np.zeros((len(tokens), self.dimensions.embedding), np.float32))
        return {**dict(zip(self._memory_names, memory, strict=True)), **states, "mask": mask}

    def step(self, memory: dict[str, Any], tokens: Integers, position: int) -> tuple[Integers, Integers, Floats]:
        """Return the likeliest next tokens after ``tokens``, and the source position and weight they align to.

        ``memory`` is brought forward in place.
        """
        embedded = self.target[tokens] + self._positions[position]
        best, source, weight, *states = self._decoder.run(self._outputs, {**memory, "embedded": embedded})
        memory.update(zip(self._state_names, states, strict=True))
        return best, source, weight


def positions(length: int, size: int) -> Floats:
    """Return Marian's position embeddings, (length, size): sines in the first half, cosines in the second."""
    half = size // 2
    angles = np.arange(length)[:, None] * np.exp(-np.arange(half) * np.log(10_000) / (half - 1))
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1).astype(np.float32)


def encoder_graph(weights: Weights, size: Dimensions) -> tuple[bytes, dict[str, NDArray[Any]]]:
    """Return the encoder and its weights: embedded tokens in; keys and values for every layer of the decoder out."""
    graph = Graph()
    layers = Layers(graph, weights, size)
    value = "embedded"
    for number in range(1, size.encoder_layers + 1):
        prefix = f"encoder_l{number}_self"
        query, keys, values = graph.split(layers.affine(value, *(f"{prefix}_W{letter}" for letter in "qkv")), 3)
        seen, _weights = layers.attend(
            layers.heads(query), layers.heads(keys, transposed=True), layers.heads(values), "mask"
        )
        value = layers.projected(seen, value, prefix, shape=(0, 0, size.embedding))
        value = layers.feed_forward(value, f"encoder_l{number}")
    for number in range(1, size.decoder_layers + 1):
        prefix = f"decoder_l{number}_context"
        keys, values = graph.split(layers.affine(value, f"{prefix}_Wk", f"{prefix}_Wv"), 2)
        layers.heads(keys, transposed=True, output=f"keys{number}")
        layers.heads(values, output=f"values{number}")
    inputs = {"embedded": ("batch", "length", size.embedding), "mask": _MASK}
    return graph.serialize(inputs, _memory(size)), graph.weights


def _memory(size: Dimensions) -> dict[str, tuple[int | str, ...]]:
    shapes: dict[str, tuple[int | str, ...]] = {}
    for number in range(1, size.decoder_layers + 1):
        shapes[f"keys{number}"] = ("batch", size.heads, size.depth, "length")
        shapes[f"values{number}"] = ("batch", size.heads, "length", size.depth)
    return shapes


def decoder_graph(
    weights: Weights, size: Dimensions, embedding: str, vocabulary: int, unknown: int
) -> tuple[bytes, dict[str, NDArray[Any]]]:
    """Return a step of the decoder and its weights: an embedded token and states in, the next token and states out."""
    graph = Graph()
    layers = Layers(graph, weights, size)
    value = "embedded"
    for number in range(1, size.decoder_layers + 1):
        value = _recurrent(graph, layers, value, number)
        prefix = f"decoder_l{number}_context"
        query = graph.add(
            "Reshape",
            layers.affine(value, f"{prefix}_Wq"),
            graph.constant(np.array([0, size.heads, 1, size.depth])),
        )
        seen, attention = layers.attend(query, f"keys{number}", f"values{number}", "mask")
        if number == size.alignment_layer:
            first_head = graph.add("Gather", attention, graph.constant(np.array(0)), axis=1)
            flat = graph.add("Squeeze", first_head, graph.constant(np.array([1])))
            graph.add("ArgMax", flat, axis=-1, keepdims=0, output="source")
            graph.add("ReduceMax", flat, axes=[-1], keepdims=0, output="weight")
        value = layers.projected(seen, value, prefix, shape=(0, size.embedding))
        value = layers.feed_forward(value, f"decoder_l{number}")
    layers.best_token(value, embedding, vocabulary, unknown)
    states = {f"state{number}": ("batch", size.embedding) for number in range(1, size.decoder_layers + 1)}
    inputs = {"embedded": ("batch", size.embedding), "mask": _MASK, **states, **_memory(size)}
    outputs: dict[str, tuple[str | int, ...]] = dict.fromkeys(("token", "source", "weight"), ("batch",))
    outputs |= {f"next_{name}": shape for name, shape in states.items()}
    return graph.serialize(inputs, outputs, integers=("token", "source")), graph.weights


def _recurrent(graph: Graph, layers: Layers, value: str, number: int) -> str:
    """Add the recurrent layer, an SSRU (Kim et al. 2019): state = f * state + (1 - f) * W x, with f = sigmoid(Wf x)."""
    prefix = f"decoder_l{number}_rnn"
    forget, new = graph.split(layers.affine(value, f"{prefix}_Wf", f"{prefix}_W"), 2)
    kept = graph.add("Mul", graph.add("Sigmoid", forget), graph.add("Sub", f"state{number}", new))
    state = graph.add("Add", new, kept, output=f"next_state{number}")
    return layers.add_and_normalize(graph.add("Relu", state), value, f"{prefix}_ffn")
