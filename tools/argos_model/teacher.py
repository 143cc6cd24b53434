"""What a student starts from: the weights and the vocabulary of a Firefox model, cut down.

The encoder loses layers and the vocabulary the tokens that a text uses least. The decoder's recurrent cell (SSRU),
which CTranslate2 does not know, gives way to self-attention with new weights. So a student has little to learn, and a
small text is enough.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
from sentencepiece import SentencePieceProcessor, sentencepiece_model_pb2

from transnews.engines.firefox.marian import read_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

Weights = dict[str, "NDArray[np.float32]"]
"""Marian's names to weights; matrices are (input, output), embeddings (vocabulary, dimension), vectors flat."""

protocol: Any = sentencepiece_model_pb2  # its classes are made while it is imported
_LETTER = 1  # pieces of one character, which spell what no longer piece does


def read_weights(path: Path) -> Weights:
    """Return the weights of a Firefox model as real numbers, without the scales of its activations."""
    model = read_model(path)
    weights: Weights = dict(model.vectors)
    for name, matrix in model.matrices.items():
        weights[name] = (matrix.levels / np.float32(matrix.scale)).astype(np.float32)
    return {name: value for name, value in weights.items() if not name.endswith("QuantMultA")}


def cut_vocabulary(vocabulary: bytes, texts: Iterable[str], size: int) -> tuple[bytes, list[int]]:
    """Return a SentencePiece model with the ``size`` pieces that texts use most, and their numbers in the old model.

    The special pieces and all single characters stay first of all.
    """
    model = protocol.ModelProto.FromString(vocabulary)
    used = Counter[int]()
    processor = SentencePieceProcessor(model_proto=vocabulary)
    for text in texts:
        used.update(processor.encode(text))
    always = [
        number
        for number, piece in enumerate(model.pieces)
        if piece.type != protocol.ModelProto.SentencePiece.NORMAL
        or (len(piece.piece.lstrip("▁")) <= _LETTER and number in used)
    ]
    rest = [number for number, _count in used.most_common() if number not in set(always)]
    kept = sorted([*always, *rest[: size - len(always)]])
    pieces = [model.pieces[number] for number in kept]
    smaller = protocol.ModelProto(pieces=pieces, trainer_spec=model.trainer_spec, normalizer_spec=model.normalizer_spec)
    smaller.trainer_spec.vocab_size = len(pieces)
    return smaller.SerializeToString(), kept


def cut_weights(weights: Weights, kept: Sequence[int], layers: Sequence[int]) -> Weights:
    """Return a student's first weights: those of the tokens ``kept`` and of the encoder's ``layers`` (from 1)."""
    result: Weights = {"Wemb": weights["Wemb"][kept], "decoder_ff_logit_out_b": weights["decoder_ff_logit_out_b"][kept]}
    for number, layer in enumerate(layers, 1):
        result |= _renamed(weights, f"encoder_l{layer}_", f"encoder_l{number}_")
    result |= _renamed(weights, "decoder_l", "decoder_l")
    generator = np.random.default_rng(1)
    for prefix in sorted({name.removesuffix("rnn_W") for name in result if name.endswith("rnn_W")}):
        _replace_cell(result, prefix, generator)
    return result


def _renamed(weights: Weights, old: str, new: str) -> Weights:
    return {new + name.removeprefix(old): value for name, value in weights.items() if name.startswith(old)}


def _replace_cell(weights: Weights, prefix: str, generator: np.random.Generator) -> None:
    """Replace a layer's recurrent cell by self-attention that says little at first."""
    width = weights["Wemb"].shape[1]
    for part in "qkvo":
        spread = (0.1 if part == "o" else 1.0) * width**-0.5
        weights[f"{prefix}self_W{part}"] = generator.normal(0, spread, (width, width)).astype(np.float32)
        weights[f"{prefix}self_b{part}"] = np.zeros(width, dtype=np.float32)
    for part in ("scale", "bias"):
        weights[f"{prefix}self_Wo_ln_{part}"] = weights[f"{prefix}rnn_ffn_ln_{part}"]
    for name in [name for name in weights if name.startswith(f"{prefix}rnn_")]:
        del weights[name]
