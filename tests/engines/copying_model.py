"""A real CTranslate2 Transformer whose weights are computed, not trained: it copies its input, token by token.

Every token has a random vector of +1 and -1, and so has every position. The one attention that matters, from the
decoder to the encoder, compares positions, so target token n reads source token n, and the output layer picks the
token with that vector, or its translation where the lexicon has one. All other weights are zero and cost as much time
as trained ones. So translations, alignments and lengths are known in advance, and a larger ``Size`` gives a model that
is as slow as a real one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import ctranslate2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

UNKNOWN, BEGIN, END = "<unk>", "<s>", "</s>"

_POSITIONS = 2048
_SHARPNESS = 16.0
"""Softmax input of the right position; the next best has about a tenth of it."""
_COPY = 8.0
"""How much louder the token read from the source is than the token written last."""


class Size(NamedTuple):
    """How large a model is; ``vocabulary`` is filled up with tokens of no use. ``Size(6, 512, 8, 32000)`` is usual."""

    layers: int = 1
    width: int = 128
    heads: int = 2
    vocabulary: int = 0


def save_copying_model(
    folder: Path, tokens: Sequence[str], lexicon: Mapping[str, str], size: Size, *, begins_source: bool
) -> None:
    """Write the model into ``folder``: weights, vocabulary and configuration, quantized to 8 bits.

    ``tokens`` is the vocabulary without the three special ones; ``lexicon`` maps tokens to their translations, and
    back; ``begins_source`` puts a begin token before the source, which a model with a target prefix needs to stay in
    step.
    """
    vocabulary = [UNKNOWN, BEGIN, END, *tokens]
    vocabulary += [f"filler{number}" for number in range(size.vocabulary - len(vocabulary))]
    spec = ctranslate2.specs.TransformerSpec.from_config((size.layers, size.layers), size.heads, pre_norm=True)
    _fill(spec, vocabulary, lexicon, size)
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.add_source_bos = begins_source
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir(parents=True)
    spec.save(str(folder))


def _fill(spec: Any, vocabulary: list[str], lexicon: Mapping[str, str], size: Size) -> None:
    generator = np.random.default_rng(20)
    width = size.width
    half = width // 2
    meanings = _signs(generator, len(vocabulary), half)
    positions = _signs(generator, _POSITIONS, half)
    embeddings = np.hstack([meanings, np.zeros_like(meanings)]) / np.sqrt(width, dtype=np.float32)
    index = {token: number for number, token in enumerate(vocabulary)}
    written = embeddings.copy()
    for source, target in lexicon.items():
        written[[index[source], index[target]]] = embeddings[[index[target], index[source]]]
    encodings = np.hstack([np.zeros_like(positions), positions])

    spec.encoder.embeddings[0].weight = embeddings
    spec.decoder.embeddings.weight = embeddings
    spec.encoder.position_encodings.encodings = encodings
    spec.decoder.position_encodings.encodings = encodings
    _normalize(spec.encoder.layer_norm, width)
    _normalize(spec.decoder.layer_norm, width)
    _project(spec.decoder.projection, written)
    for layer in (*spec.encoder.layer, *spec.decoder.layer):
        _silence(layer, width)
    _read_source(spec.decoder.layer[-1].attention, width, size.heads)


def _signs(generator: np.random.Generator, rows: int, width: int) -> NDArray[np.float32]:
    """Return random rows of as many +1 as -1, so that layer normalization leaves them as they are."""
    row = np.repeat(np.array([1, -1], dtype=np.float32), width // 2)
    return generator.permuted(np.tile(row, (rows, 1)), axis=1)


def _read_source(attention: Any, width: int, heads: int) -> None:
    """Let every head compare positions, and pass the token's vector on."""
    half, depth = width // 2, width // heads
    compared = min(half, depth)
    queries = np.zeros((width, width), dtype=np.float32)
    for head in range(heads):
        queries[head * depth + np.arange(compared), half + np.arange(compared)] = 1
    queries *= np.sqrt(_SHARPNESS * np.sqrt(depth) / compared)
    values = np.zeros((width, width), dtype=np.float32)
    values[np.arange(half), np.arange(half)] = 1
    _project(attention.linear[0], queries)
    _project(attention.linear[1], np.vstack([queries, values]))
    _project(attention.linear[2], values * _COPY)


def _silence(layer: Any, width: int) -> None:
    """Give a layer weights of zero, so that what comes in goes out."""
    for attention in (layer.self_attention, getattr(layer, "attention", None)):
        if attention is not None:
            _normalize(attention.layer_norm, width)
            for linear, size in zip(attention.linear, _attention_sizes(len(attention.linear), width), strict=True):
                _project(linear, np.zeros((size, width), dtype=np.float32))
    _normalize(layer.ffn.layer_norm, width)
    _project(layer.ffn.linear_0, np.zeros((4 * width, width), dtype=np.float32))
    _project(layer.ffn.linear_1, np.zeros((width, 4 * width), dtype=np.float32))


def _attention_sizes(count: int, width: int) -> tuple[int, ...]:
    """Return the output sizes of an attention's layers: two in self-attention (fused), three across."""
    return (3 * width, width) if count == 2 else (width, 2 * width, width)


def _normalize(norm: Any, width: int) -> None:
    norm.gamma = np.ones(width, dtype=np.float32)
    norm.beta = np.zeros(width, dtype=np.float32)


def _project(linear: Any, weight: NDArray[np.float32]) -> None:
    linear.weight = weight.astype(np.float32)
    linear.bias = np.zeros(weight.shape[0], dtype=np.float32)
