"""The student: a Transformer with layer normalization after each part, its weights under Marian's names.

Shapes: ``source`` and ``target`` are (batch, length) token numbers, padded with ``PADDING``; inside, (batch, length,
width).
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tools.argos_model.teacher import Weights

END = 0
"""Marian's </s>; a target begins with nothing, a vector of zeros."""
PADDING = -1
HEADS = 8

_EPSILON = 1e-6
_LONGEST = 512


class Transformer(nn.Module):  # type: ignore[misc]  # torch is not installed where this is checked
    """A network made of the weights it starts with."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self.weights = nn.ParameterDict({name: nn.Parameter(torch.tensor(value)) for name, value in weights.items()})
        self.layers = {part: _depth(weights, part) for part in ("encoder", "decoder")}
        self.register_buffer("positions", torch.tensor(positions(_LONGEST, weights["Wemb"].shape[1])))

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        """Return the logits (batch, length, vocabulary) of every token of ``target``, each from those before it."""
        visible = (source != PADDING)[:, None, None, :]
        memory = self._embed(source)
        for number in range(1, self.layers["encoder"] + 1):
            memory = self._attend(memory, memory, f"encoder_l{number}_self", visible)
            memory = self._feed_forward(memory, f"encoder_l{number}_ffn")
        vectors = self._embed(functional.pad(target[:, :-1], (1, 0), value=PADDING))
        for number in range(1, self.layers["decoder"] + 1):
            vectors = self._attend(vectors, vectors, f"decoder_l{number}_self", None)
            vectors = self._attend(vectors, memory, f"decoder_l{number}_context", visible)
            vectors = self._feed_forward(vectors, f"decoder_l{number}_ffn")
        return functional.linear(vectors, self.weights["Wemb"], self.weights["decoder_ff_logit_out_b"])

    def numpy_weights(self) -> Weights:
        """Return the weights as they are now."""
        return {name: value.detach().numpy() for name, value in self.weights.items()}

    def _embed(self, tokens: Tensor) -> Tensor:
        """Return scaled embeddings, zeros for padding, with their positions."""
        vectors = functional.embedding(tokens.clamp(min=0), self.weights["Wemb"])
        vectors = vectors * math.sqrt(vectors.shape[-1]) * (tokens != PADDING)[..., None]
        return vectors + self.positions[: tokens.shape[1]]

    def _affine(self, vectors: Tensor, weight: str, bias: str) -> Tensor:
        return functional.linear(vectors, self.weights[weight].T, self.weights[bias])

    def _normalize(self, vectors: Tensor, name: str) -> Tensor:
        scale, bias = self.weights[f"{name}_ln_scale"], self.weights[f"{name}_ln_bias"]
        return functional.layer_norm(vectors, scale.shape, scale, bias, _EPSILON)

    def _attend(self, vectors: Tensor, memory: Tensor, name: str, visible: Tensor | None) -> Tensor:
        """Attend to ``memory`` where ``visible`` is true; without it, to what stands before each vector."""
        inputs = zip("qkv", (vectors, memory, memory), strict=True)
        parts = [self._affine(value, f"{name}_W{part}", f"{name}_b{part}") for part, value in inputs]
        query, key, value = (part.unflatten(-1, (HEADS, -1)).transpose(1, 2) for part in parts)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=visible, is_causal=visible is None)
        seen = self._affine(seen.transpose(1, 2).flatten(-2), f"{name}_Wo", f"{name}_bo")
        return self._normalize(vectors + seen, f"{name}_Wo")

    def _feed_forward(self, vectors: Tensor, name: str) -> Tensor:
        inner = functional.relu(self._affine(vectors, f"{name}_W1", f"{name}_b1"))
        return self._normalize(vectors + self._affine(inner, f"{name}_W2", f"{name}_b2"), f"{name}_ffn")


def positions(length: int, width: int) -> NDArray[np.float32]:
    """Return Marian's encodings of positions, (length, width): sines, then cosines."""
    half = width // 2
    rates = np.exp(-np.arange(half) * (math.log(10000.0) / (half - 1)))
    angles = np.arange(length)[:, None] * rates
    return np.hstack([np.sin(angles), np.cos(angles)]).astype(np.float32)


def _depth(weights: Weights, part: str) -> int:
    return max(int(match[1]) for name in weights if (match := re.match(rf"{part}_l(\d+)_", name)))
