"""The layers of a Firefox model as ONNX operators: 8-bit multiplications at trained scales, all else in floats.

Why these operators: docs/engines.md, "How the Firefox engine is fast". The numbers that every operator yields for a
sentence do not depend on the other sentences of its batch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from transnews.engines.firefox.graph import MICROSOFT, Graph

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from transnews.engines.firefox.configuration import Dimensions, Weights
    from transnews.engines.firefox.marian import Matrix

_EPSILON = 1e-6  # Marian's, in layer normalization
_ARGMAX_BLOCK = 128
_LEVELS_BEHIND_RELU = 2
"""Behind a ReLU nothing is negative, so a zero point of 0 leaves room for steps half as wide: 0.1 BLEU for nothing."""
_NOTHING = -1e9  # a logit that is never the greatest


class Layers:
    """Adds the layers of one network to a graph. ``name`` and ``prefix`` arguments are Marian's names of weights."""

    def __init__(self, graph: Graph, weights: Weights, dimensions: Dimensions) -> None:
        self._graph = graph
        self._weights = weights
        self._dimensions = dimensions

    def affine(self, value: str, *names: str, inputs: int = 0, outputs: int = 0, relu: bool = False) -> str:
        """Multiply by one or several matrices side by side and add their biases (one without a bias is no error).

        ``inputs`` and ``outputs`` are the sizes of each, the embedding's by default. ``relu``: take the positive part
        of ``value`` first.
        """
        inputs, outputs = inputs or self._dimensions.embedding, outputs or self._dimensions.embedding
        matrices = [self._weights.matrix(name, inputs, outputs) for name in names]
        biases = [self._bias(name, outputs) for name in names]
        return self._multiply(value, self._weights.activation_scale(names), matrices, np.concatenate(biases), relu=relu)

    def _bias(self, name: str, size: int) -> NDArray[np.float32]:
        """Return the bias of weights: that of "..._Wq" is "..._bq"; the SSRU's "..._W" has none."""
        before, _letter, kind = name.rpartition("W")
        bias = f"{before}b{kind}"
        return self._weights.vector(bias, size) if bias in self._weights else np.zeros(size, np.float32)

    def _multiply(
        self, value: str, scale: float, matrices: list[Matrix], bias: NDArray[np.float32], *, relu: bool = False
    ) -> str:
        graph = self._graph
        levels = np.ascontiguousarray(np.concatenate([matrix.levels for matrix in matrices], axis=1))
        steps = [np.full(matrix.levels.shape[1], 1 / matrix.scale, np.float32) for matrix in matrices]
        step = graph.constant(np.float32(1 / (scale * (_LEVELS_BEHIND_RELU if relu else 1))))
        zero = graph.constant(np.uint8(0 if relu else 128))  # negative inputs become 0, which is what a ReLU does
        return graph.add(
            "MatMulIntegerToFloat",
            graph.add("QuantizeLinear", value, step, zero),
            graph.constant(levels),
            step,
            graph.constant(np.concatenate(steps)),
            zero,
            graph.constant(np.zeros(levels.shape[1], np.int8)),
            graph.constant(bias),
            domain=MICROSOFT,
        )

    def add_and_normalize(self, value: str, skip: str, name: str) -> str:
        """Return the layer normalization of ``value + skip``.

        Spelt out: ONNX Runtime's LayerNormalization is a scalar loop, 4.7 times slower (1.26 on x86-64).
        """
        graph = self._graph
        scale, bias = (
            self._weights.vector(f"{name}_ln_{kind}", self._dimensions.embedding) for kind in ("scale", "bias")
        )
        total = graph.add("Add", value, skip)
        centred = graph.add("Sub", total, graph.add("ReduceMean", total, axes=[-1]))
        variance = graph.add("ReduceMean", graph.add("Mul", centred, centred), axes=[-1])
        deviation = graph.add("Sqrt", graph.add("Add", variance, graph.constant(np.float32(_EPSILON))))
        scaled = graph.add("Mul", graph.add("Div", centred, deviation), graph.constant(scale))
        return graph.add("Add", scaled, graph.constant(bias))

    def feed_forward(self, value: str, prefix: str) -> str:
        """Return the two-layer network behind an attention, with its own residual connection."""
        hidden = self.affine(value, f"{prefix}_ffn_W1", outputs=self._dimensions.feed_forward)
        result = self.affine(hidden, f"{prefix}_ffn_W2", inputs=self._dimensions.feed_forward, relu=True)
        return self.add_and_normalize(result, value, f"{prefix}_ffn_ffn")

    def heads(self, value: str, *, transposed: bool = False, output: str = "") -> str:
        """Reshape (batch, length, embedding) to (batch, head, length, depth), or with the last two exchanged."""
        sizes = np.array([0, 0, self._dimensions.heads, self._dimensions.depth])
        value = self._graph.add("Reshape", value, self._graph.constant(sizes))
        return self._graph.add("Transpose", value, perm=[0, 2, 3, 1] if transposed else [0, 2, 1, 3], output=output)

    def attend(self, query: str, keys: str, values: str, mask: str) -> tuple[str, str]:
        """Return what the heads see, (batch, length, head, depth), and their weights, (batch, head, length, source)."""
        scores = self._graph.add(
            "FusedMatMul", query, keys, alpha=float(self._dimensions.depth**-0.5), domain=MICROSOFT
        )
        weights = self._graph.add("Softmax", self._graph.add("Add", scores, mask), axis=-1)
        seen = self._graph.add("MatMul", weights, values)
        return self._graph.add("Transpose", seen, perm=[0, 2, 1, 3]), weights

    def projected(self, seen: str, skip: str, prefix: str, *, shape: tuple[int, ...]) -> str:
        """Return the heads together again (in ``shape``, where 0 keeps a dimension), projected, with the residual."""
        joined = self._graph.add("Reshape", seen, self._graph.constant(np.array(shape)))
        return self.add_and_normalize(self.affine(joined, f"{prefix}_Wo"), skip, f"{prefix}_Wo")

    def best_token(self, value: str, embedding: str, vocabulary: int, unknown: int) -> str:
        """Return the number of the likeliest token below ``vocabulary``, but never ``unknown``.

        The output layer's weights are the target's embeddings.
        ArgMax over a whole vocabulary is slow, ReduceMax over blocks of it is not.
        """
        matrix = self._weights.embeddings(embedding, self._dimensions.embedding)
        bias = self._weights.vector("decoder_ff_logit_out_b", len(matrix.levels)).copy()
        bias[vocabulary:] = bias[unknown] = _NOTHING
        missing = -len(bias) % _ARGMAX_BLOCK
        padded = type(matrix)(np.pad(matrix.levels.T, ((0, 0), (0, missing))), matrix.scale)
        bias = np.pad(bias, (0, missing), constant_values=_NOTHING)
        graph = self._graph
        logits = self._multiply(value, self._weights.output_scale(embedding), [padded], bias)
        blocks = graph.add("Reshape", logits, graph.constant(np.array([0, -1, _ARGMAX_BLOCK])))
        maxima = graph.add("ReduceMax", blocks, axes=[-1], keepdims=0)
        block = graph.add("ArgMax", maxima, axis=-1, keepdims=1)
        within = graph.add("ArgMax", graph.add("GatherND", blocks, block, batch_dims=1), axis=-1, keepdims=0)
        first = graph.add(
            "Mul",
            graph.add("Squeeze", block, graph.constant(np.array([1]))),
            graph.constant(np.array(_ARGMAX_BLOCK)),
        )
        return graph.add("Add", first, within, output="token")
