"""Files of Firefox models for tests, made on the spot: real Marian containers and real vocabularies, a few kB each.

They can be found, checked, packed and installed, but not run: their weights are four numbers. Tests that translate use
the starter models.
"""

from __future__ import annotations

import io
import struct
from functools import cache
from typing import TYPE_CHECKING

import sentencepiece

from tests.engines.argos_package import SENTENCES

if TYPE_CHECKING:
    from pathlib import Path


def weights(version: int = 1, salt: str = "") -> bytes:
    """Return a Marian file with one matrix of four floats; ``salt`` makes it another one."""
    name, data = f"encoder_{salt}".encode() + b"\0", struct.pack("<4f", 1, 2, 3, 4)
    header = struct.pack("<2Q4Q", version, 1, len(name), 0x0404, 2, len(data))
    return header + name + struct.pack("<2i", 2, 2) + struct.pack("<Q", 0) + data


@cache
def vocabulary() -> bytes:
    """Return a SentencePiece model."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES), model_writer=model, vocab_size=100, num_threads=1, minloglevel=2
    )
    return model.getvalue()


def files(pair: str = "enpt", *, split: bool = False, salt: str = "") -> dict[str, bytes]:
    """Return a model's files by name, as Mozilla names them; ``split``: with a vocabulary for each language."""
    kinds = ("srcvocab", "trgvocab") if split else ("vocab",)
    return {
        f"model.{pair}.intgemm.alphas.bin": weights(salt=salt),
        **{f"{kind}.{pair}.spm": vocabulary() for kind in kinds},
        f"lex.50.50.{pair}.s2t.bin": b"shortlist",
    }


def write_files(folder: Path, contents: dict[str, bytes]) -> Path:
    """Write files into a folder, which is made, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return folder
