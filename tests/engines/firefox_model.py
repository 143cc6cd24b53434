"""The files of small random Firefox models by name, for tests that pack, publish and install them."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from tests.engines.marian_file import items, model_file, write_vocabulary


@cache
def weights(seed: int = 0) -> bytes:
    """Return the weights of a model."""
    return model_file(list(items(seed=seed, tied=False)))


@cache
def vocabulary() -> bytes:
    """Return a SentencePiece model."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "vocabulary")
        write_vocabulary(path)
        return path.read_bytes()


def files(pair: str = "enpt", *, split: bool = False, seed: int = 0) -> dict[str, bytes]:
    """Return a model's files by name, as Mozilla names them; ``split``: with a vocabulary for each language."""
    kinds = ("srcvocab", "trgvocab") if split else ("vocab",)
    return {
        f"model.{pair}.intgemm.alphas.bin": weights(seed),
        **{f"{kind}.{pair}.spm": vocabulary() for kind in kinds},
        f"lex.50.50.{pair}.s2t.bin": b"shortlist",
    }


def write_files(folder: Path, contents: dict[str, bytes]) -> Path:
    """Write files into a folder, which is made, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return folder
