"""A Firefox model in plain numpy: one sentence, all positions at once, slow and easy to read. Only for tests.

It computes what the engine's graphs compute, with the same 8-bit steps, by another way: the decoder is given the whole
translation and returns the logits at every position.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from transnews.engines.firefox.marian import MarianModel, Matrix

    Floats = NDArray[np.float64]


class Oracle:
    """A model's two functions on one sentence."""

    def __init__(self, model: MarianModel) -> None:
        self.model = model
        self.size = int(model.configuration["dim-emb"])
        self.heads = int(model.configuration["transformer-heads"])

    def encode(self, tokens: Sequence[int]) -> Floats:
        """Return the encoder's output, (length, size)."""
        values = self.embed("encoder", tokens) + sinusoids(len(tokens), self.size)
        for layer in range(1, int(self.model.configuration["enc-depth"]) + 1):
            prefix = f"encoder_l{layer}_self"
            seen, _weights = self.attend(prefix, values, values)
            values = self.normalize(self.affine(seen, f"{prefix}_Wo") + values, f"{prefix}_Wo")
            values = self.feed_forward(values, f"encoder_l{layer}")
        return values

    def decode(self, encoded: Floats, tokens: Sequence[int]) -> tuple[Floats, Floats]:
        """Return the logits before every one of ``tokens``, and where the last layer's first head looks there."""
        shifted = np.zeros((len(tokens), self.size))
        shifted[1:] = self.embed("decoder", tokens[:-1])
        values = shifted + sinusoids(len(tokens), self.size)
        weights = np.zeros((self.heads, len(tokens), len(encoded)))
        for layer in range(1, int(self.model.configuration["dec-depth"]) + 1):
            values = self.recurrent(values, f"decoder_l{layer}_rnn")
            prefix = f"decoder_l{layer}_context"
            seen, weights = self.attend(prefix, values, encoded)
            values = self.normalize(self.affine(seen, f"{prefix}_Wo") + values, f"{prefix}_Wo")
            values = self.feed_forward(values, f"decoder_l{layer}")
        table = self.table("decoder")
        scale = float(self.model.vectors["none_QuantMultA"][0])
        bias = self.model.vectors["decoder_ff_logit_out_b"]
        logits = quantize(values, scale) @ table.levels.T.astype(float) / (scale * table.scale) + bias
        return logits, weights[0]

    def table(self, side: str) -> Matrix:
        matrices = self.model.matrices
        return matrices["Wemb"] if "Wemb" in matrices else matrices[f"{side}_Wemb"]

    def embed(self, side: str, tokens: Sequence[int]) -> Floats:
        table = self.table(side)
        rows: Floats = table.levels[list(tokens)] / table.scale * np.sqrt(self.size)
        return rows

    def affine(self, values: Floats, name: str, *, relu: bool = False) -> Floats:
        """Return the product with 8-bit weights; behind a ReLU the engine takes steps half as wide."""
        weights = self.model.matrices[name]
        before, _letter, kind = name.rpartition("W")
        bias = self.model.vectors.get(f"{before}b{kind}", np.zeros(weights.levels.shape[1], np.float32))
        scale = float(self.model.vectors[f"{name}_QuantMultA"][0]) * (2 if relu else 1)
        levels = np.clip(np.rint(values * scale), 0, 255) if relu else quantize(values, scale)
        product: Floats = levels @ weights.levels.astype(float) / (scale * weights.scale) + bias
        return product

    def normalize(self, values: Floats, name: str) -> Floats:
        centred = values - values.mean(axis=-1, keepdims=True)
        centred /= np.sqrt(np.square(centred).mean(axis=-1, keepdims=True) + 1e-6)
        vectors = self.model.vectors
        normalized: Floats = centred * vectors[f"{name}_ln_scale"] + vectors[f"{name}_ln_bias"]
        return normalized

    def feed_forward(self, values: Floats, prefix: str) -> Floats:
        hidden = self.affine(values, f"{prefix}_ffn_W1")
        return self.normalize(self.affine(hidden, f"{prefix}_ffn_W2", relu=True) + values, f"{prefix}_ffn_ffn")

    def attend(self, prefix: str, values: Floats, memory: Floats) -> tuple[Floats, Floats]:
        """Return what the heads see, (length, size), and their weights, (head, length, length of memory)."""
        depth = self.size // self.heads
        seen, weights = [], []
        queries, keys, contents = (
            self.affine(side, f"{prefix}_W{letter}").reshape(len(side), self.heads, depth)
            for side, letter in ((values, "q"), (memory, "k"), (memory, "v"))
        )
        for head in range(self.heads):
            scores = queries[:, head] @ keys[:, head].T / np.sqrt(depth)
            exponentials = np.exp(scores - scores.max(axis=-1, keepdims=True))
            weights.append(exponentials / exponentials.sum(axis=-1, keepdims=True))
            seen.append(weights[-1] @ contents[:, head])
        return np.concatenate(seen, axis=-1), np.stack(weights)

    def recurrent(self, values: Floats, prefix: str) -> Floats:
        forget = 1 / (1 + np.exp(-self.affine(values, f"{prefix}_Wf")))
        new = self.affine(values, f"{prefix}_W")
        state, states = np.zeros(self.size), []
        for position in range(len(values)):
            state = forget[position] * state + (1 - forget[position]) * new[position]
            states.append(state)
        return self.normalize(np.maximum(np.stack(states), 0) + values, f"{prefix}_ffn")


def quantize(values: Floats, scale: float) -> Floats:
    """Return 8-bit levels, as floats."""
    return np.clip(np.rint(values * scale), -128, 127)


def sinusoids(length: int, size: int) -> Floats:
    """Return position embeddings, computed number by number."""
    half = size // 2
    table = np.zeros((length, size))
    for position in range(length):
        for number in range(half):
            angle = position / 10_000 ** (number / (half - 1))
            table[position, number], table[position, half + number] = np.sin(angle), np.cos(angle)
    return table
