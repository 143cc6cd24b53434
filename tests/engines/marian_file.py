"""Small random models in the form of Mozilla's files, made on the spot, for tests without the real ones."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING, Any

import numpy as np
import sentencepiece
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

FLOATS, BYTES, INTGEMM8 = 0x0404, 0x0101, 0x4101

SENTENCES = (
    "The bridge over the river was closed for two days.",
    "Farmers fear another dry summer after a winter with little snow.",
    "A ponte sobre o rio ficou fechada durante dois dias.",
    "Os agricultores temem mais um verão seco depois de um inverno com pouca neve.",
    "Quem paga o novo hospital? O município decide até sexta-feira.",
    "Just keep quiet, vexed zebra: 1,200 people (or 6.5 %) were there!",
)
"""What the vocabulary is trained on, written for these tests."""

CONFIGURATION: dict[str, Any] = {
    "type": "transformer",
    "dec-cell": "ssru",
    "dec-depth": 2,
    "dim-emb": 32,
    "dim-vocabs": [100, 100],
    "enc-depth": 2,
    "transformer-decoder-autoreg": "rnn",
    "transformer-dim-ffn": 48,
    "transformer-ffn-activation": "relu",
    "transformer-ffn-depth": 2,
    "transformer-guided-alignment-layer": "last",
    "transformer-heads": 4,
    "transformer-postprocess": "dan",
    "transformer-preprocess": "",
}

Item = tuple[str, int, tuple[int, ...], bytes]
"""Name, type, shape and data."""


def write_vocabulary(path: Path, size: int = 100) -> None:
    """Train and write a vocabulary numbered as Mozilla's are: 0 ends a sentence, 1 is unknown."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES),
        model_writer=model,
        vocab_size=size,
        eos_id=0,
        unk_id=1,
        bos_id=-1,
        num_threads=1,
        minloglevel=2,
    )
    path.write_bytes(model.getvalue())


def write_folder(folder: Path, pair: str = "enpt", **changes: Any) -> Path:
    """Write a model with its vocabulary as Mozilla publishes them; return the path of its weights."""
    folder.mkdir(parents=True, exist_ok=True)
    write_vocabulary(folder / f"vocab.{pair}.spm")
    path = folder / f"model.{pair}.intgemm.alphas.bin"
    path.write_bytes(model_file(list(items(changes.pop("configuration", {}), **changes))))
    return path


def items(
    configuration: dict[str, Any] | None = None, *, seed: int = 0, tied: bool = True, vocabulary: int = 100
) -> Iterator[Item]:
    """Yield the items of a model; ``tied``: source and target share their embeddings."""
    settings = {**CONFIGURATION, **(configuration or {})}
    random = np.random.default_rng(seed)
    size, hidden = settings["dim-emb"], settings["transformer-dim-ffn"]
    text = yaml.safe_dump(settings).encode() + b"\0"
    yield "special:model.yml", BYTES, (len(text),), text
    for name in ("Wemb",) if tied else ("encoder_Wemb", "decoder_Wemb"):
        yield matrix(name, random.normal(0, 40, (vocabulary, size)), 40 * size**0.5)
    yield vector("decoder_ff_logit_out_b", random.normal(0, 1, vocabulary))
    yield vector("none_QuantMultA", np.array([40.0]))
    layers = [("encoder", settings["enc-depth"], [("self", "qkvo")])]
    layers += [("decoder", settings["dec-depth"], [("rnn", "f"), ("context", "qkvo")])]
    for side, depth, blocks in layers:
        for number in range(1, depth + 1):
            prefix = f"{side}_l{number}"
            for block, letters in blocks:
                for letter in letters:
                    yield from affine(random, f"{prefix}_{block}", letter, size, size)
            if side == "decoder":
                yield from affine(random, f"{prefix}_rnn", "", size, size)
                yield from normalization(random, f"{prefix}_rnn_ffn", size)
                yield from normalization(random, f"{prefix}_context_Wo", size)
            else:
                yield from normalization(random, f"{prefix}_self_Wo", size)
            yield from affine(random, f"{prefix}_ffn", "1", size, hidden)
            yield from affine(random, f"{prefix}_ffn", "2", hidden, size)
            yield from normalization(random, f"{prefix}_ffn_ffn", size)


def affine(random: np.random.Generator, prefix: str, letter: str, inputs: int, outputs: int) -> Iterator[Item]:
    yield matrix(f"{prefix}_W{letter}", random.normal(0, 40, (outputs, inputs)), 40 * inputs**0.5)
    yield vector(f"{prefix}_W{letter}_QuantMultA", np.array([35.0]))
    if letter:
        yield vector(f"{prefix}_b{letter}", random.normal(0, 0.5, outputs))


def normalization(random: np.random.Generator, prefix: str, size: int) -> Iterator[Item]:
    yield vector(f"{prefix}_ln_scale", random.normal(1, 0.1, size))
    yield vector(f"{prefix}_ln_bias", random.normal(0, 0.1, size))


def vector(name: str, values: NDArray[np.float64]) -> Item:
    return name, FLOATS, (1, values.size), values.astype("<f4").tobytes()


def matrix(name: str, values: NDArray[np.float64], scale: float) -> Item:
    """Return 8-bit weights; they are stored (output, input), embeddings (vocabulary, dimension)."""
    levels = np.clip(np.rint(values), -127, 127).astype(np.int8)
    shape = levels.shape if name.endswith("Wemb") else levels.shape[::-1]
    return name, INTGEMM8, shape, levels.tobytes() + struct.pack("<f", scale)


def model_file(content: list[Item]) -> bytes:
    """Return the bytes of a model file."""
    names = [name.encode() + b"\0" for name, *_rest in content]
    head = struct.pack("<2Q", 1, len(content))
    for name, (_name, kind, shape, data) in zip(names, content, strict=True):
        head += struct.pack("<4Q", len(name), kind, len(shape), len(data))
    head += b"".join(names)
    head += b"".join(struct.pack(f"<{len(shape)}i", *shape) for _name, _kind, shape, _data in content)
    padding = -(len(head) + 8) % 256
    return head + struct.pack("<Q", padding) + bytes(padding) + b"".join(data for *_rest, data in content)
