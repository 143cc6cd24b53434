"""From a trained network to an ``.argosmodel`` archive that Argos Translate installs."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ctranslate2
import numpy as np
from sentencepiece import SentencePieceProcessor

from tools.argos_model.network import HEADS, positions
from transnews.files import write

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.argos_model.network import Transformer
    from tools.argos_model.teacher import Weights

_DATE = (1980, 1, 1, 0, 0, 0)  # of every file in the archive, so that the same model gives the same bytes
_POSITIONS = 384


def pack(network: Transformer, sentencepiece: bytes, metadata: Mapping[str, str], path: Path) -> None:
    """Convert a network to CTranslate2's format with 8-bit weights, and write it with its tokenizer as an archive.

    ``metadata`` becomes ``metadata.json``.
    """
    processor = SentencePieceProcessor(model_proto=sentencepiece)
    pieces = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    with tempfile.TemporaryDirectory() as scratch:
        model = convert(network.numpy_weights(), network.layers, pieces, Path(scratch))
        files = {f"model/{file.name}": file.read_bytes() for file in sorted(model.iterdir())}
    files["metadata.json"] = json.dumps(metadata, indent=2).encode() + b"\n"
    files["sentencepiece.model"] = sentencepiece
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{path.stem}/{name}", _DATE)
            file.writestr(entry, content, zipfile.ZIP_DEFLATED, compresslevel=9)
    write(path, archive.getvalue())


def convert(weights: Weights, layers: Mapping[str, int], pieces: list[str], scratch: Path) -> Path:
    """Write the network as Marian does and return the folder that CTranslate2's converter for Marian makes of it."""
    configuration = {
        "type": "transformer",
        "enc-depth": layers["encoder"],
        "dec-depth": layers["decoder"],
        "transformer-heads": HEADS,
        "transformer-decoder-autoreg": "self-attention",
        "transformer-ffn-activation": "relu",
        "transformer-guided-alignment-layer": "last",
        "transformer-no-projection": False,
        "transformer-preprocess": "",
        "transformer-postprocess": "dan",
        "transformer-postprocess-emb": "d",
    }
    content = json.dumps(configuration).encode() + b"\0"  # JSON is YAML too
    arrays: dict[str, Any] = {
        **weights,
        "special:model.yml": np.frombuffer(content, dtype=np.int8),
        # In half precision, which a zip archive halves again.
        "Wpos": positions(_POSITIONS, weights["Wemb"].shape[1]).astype(np.float16).astype(np.float32),
    }
    np.savez(scratch / "model.npz", **arrays)
    quoted = (piece.replace("'", "''") for piece in pieces)
    vocabulary = scratch / "vocabulary.yml"
    vocabulary.write_text("".join(f"'{piece}': {number}\n" for number, piece in enumerate(quoted)), encoding="utf-8")
    converter = ctranslate2.converters.MarianConverter(str(scratch / "model.npz"), [str(vocabulary)] * 2)
    converter.convert(str(scratch / "model"), quantization="int8")
    return scratch / "model"
