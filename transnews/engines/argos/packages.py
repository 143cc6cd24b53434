"""Argos packages installed on this machine: where they lie, what they say of themselves, how to get one.

A package is a folder with ``metadata.json``, a CTranslate2 model in ``model/`` and a tokenizer, ``sentencepiece.model``
or ``bpe.model``. They are read here without Argos Translate, whose import creates folders in the home directory.
``languages.csv`` lists the languages of Argos's public package index: Argos's code, the BCP 47 tag, and the codes with
which there are packages in both directions. A language added there since only lacks its install command here.
"""

from __future__ import annotations

import csv
import hashlib
import json
import shlex
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transnews.errors import InputError
from transnews.language.tags import UnknownLanguageError, closest, standardize
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TOKENIZER_FILES = ("sentencepiece.model", "bpe.model")
"""Files that a package's tokenizer may be, in the order in which Argos looks for them."""

_PIVOT = "en"
_SAMPLES = 16
_SAMPLE_BYTES = 1 << 16


class PackageError(InputError):
    """An Argos package that cannot be used; the message names its folder and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Package:
    """An installed package. The codes are Argos's own; ``source`` and ``target`` are BCP 47 tags."""

    folder: Path
    source_code: str
    target_code: str
    source: str
    target: str
    version: str
    target_prefix: str
    tokenizer: Path

    @property
    def model(self) -> Path:
        """The folder of the CTranslate2 model."""
        return self.folder / "model"


def packages_folder(environment: Mapping[str, str]) -> Path:
    """Return the folder in which Argos Translate itself looks for its packages.

    The order is that of ``argostranslate/settings.py`` (argos-translate-lt 1.12): ARGOS_PACKAGES_DIR in the
    environment, then in its settings.json, then ``argos-translate/packages`` in the user's data folder. Argos no
    longer reads the older ARGOS_TRANSLATE_PACKAGE_DIR. Raises PackageError for a settings.json that is no JSON object.
    """
    home = Path(environment["SNAP_USER_DATA"]) if "SNAP_USER_DATA" in environment else Path.home()
    configuration = Path(environment.get("XDG_CONFIG_HOME", home / ".config"), "argos-translate", "settings.json")
    named = environment.get("ARGOS_PACKAGES_DIR")
    if named is None and configuration.is_file():
        named = _read_json(configuration).get("ARGOS_PACKAGES_DIR")
    if isinstance(named, str):
        return Path(named)
    return Path(environment.get("XDG_DATA_HOME", home / ".local" / "share"), "argos-translate", "packages")


def find_packages(folder: Path) -> tuple[list[Package], list[PackageError]]:
    """Return the packages in a folder, by name, and an error for each broken one; two empty lists without a folder.

    Packages of another kind (sentence splitters) are passed over.
    """
    packages: list[Package] = []
    broken: list[PackageError] = []
    for candidate in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not candidate.is_dir() or candidate.name.startswith("."):
            continue
        try:
            package = read_package(candidate)
        except PackageError as error:
            broken.append(error)
        else:
            packages += [package] if package else []
    return packages, broken


def read_package(folder: Path) -> Package | None:
    """Return the package in ``folder``, None where it is of another kind than a translation package.

    Raises PackageError where a file is missing or its metadata cannot be understood.
    """
    if not (folder / "metadata.json").is_file():
        raise _broken(folder, _("it has no metadata.json"))
    metadata = _read_json(folder / "metadata.json")
    if metadata.get("type", "translate") != "translate":
        return None
    texts = {key: metadata.get(key) or "" for key in ("from_code", "to_code", "package_version", "target_prefix")}
    for key, value in texts.items():
        if not isinstance(value, str) or (key.endswith("_code") and not value):
            raise _broken(folder, _("'{key}' in its metadata.json must be a text").format(key=key))
    if not (folder / "model" / "model.bin").is_file():
        raise _broken(folder, _("it has no model (model/model.bin)"))
    tokenizer = next((folder / name for name in TOKENIZER_FILES if (folder / name).is_file()), None)
    if tokenizer is None:
        raise _broken(folder, _("it has no tokenizer ({names})").format(names=", ".join(TOKENIZER_FILES)))
    return Package(
        folder,
        texts["from_code"],
        texts["to_code"],
        _tag(folder, texts["from_code"]),
        _tag(folder, texts["to_code"]),
        texts["package_version"],
        texts["target_prefix"],
        tokenizer,
    )


def digest(package: Package) -> str:
    """Return a short SHA-256 of what a package's translations depend on: metadata, tokenizer and model.

    Of a file over a MiB it takes the size and 16 evenly spaced blocks of 64 KiB, which retraining any layer changes:
    a hash of all the hundreds of MB of every package would make each start take seconds.
    """
    result = hashlib.sha256()
    files = (package.folder / "metadata.json", package.tokenizer, *sorted(package.model.iterdir()))
    for path in filter(Path.is_file, files):
        size = path.stat().st_size
        result.update(f"{path.name}\0{size}\0".encode())
        with path.open("rb") as file:
            if size <= _SAMPLES * _SAMPLE_BYTES:
                result.update(file.read())
                continue
            for number in range(_SAMPLES):
                file.seek(number * (size - _SAMPLE_BYTES) // (_SAMPLES - 1))
                result.update(file.read(_SAMPLE_BYTES))
    return result.hexdigest()[:12]


def install_command(source: str, target: str, folder: str = "") -> str:
    """Return the argospm command that installs what a pair of BCP 47 tags needs, "" where Argos has no way.

    That is one package, or two that meet in English. ``folder`` is the folder of packages where it is not Argos's own.
    A region finds its language's package ("en-GB", "zh-TW"), by CLDR's distance of tags.
    """
    codes = {tag: code for code, (tag, _partners) in _languages().items()}
    nearest = [closest(tag, tuple(codes)) for tag in (source, target)]
    if not all(nearest):
        return ""
    first, second = (codes[tag] for tag in nearest)
    steps = next((steps for steps in ([(first, second)], [(first, _PIVOT), (_PIVOT, second)]) if _exist(steps)), ())
    prefix = f"ARGOS_PACKAGES_DIR={shlex.quote(folder)} " if folder else ""
    return " && ".join(f"{prefix}argospm install translate-{one}_{other}" for one, other in steps)


def _exist(steps: Iterable[tuple[str, str]]) -> bool:
    """Tell whether Argos's index has a package for each pair of codes."""
    languages = _languages()
    return all(other in languages[one][1] or one in languages[other][1] for one, other in steps)


@cache
def _languages() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return Argos's languages: code to (BCP 47 tag, codes of the languages it has packages with)."""
    with Path(__file__).with_name("languages.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: (row["tag"], tuple(row["partners"].split())) for row in csv.DictReader(file)}


def _tag(folder: Path, code: str) -> str:
    """Return the BCP 47 tag of one of Argos's codes, which are mostly tags themselves ("pb" is not)."""
    if code in _languages():
        return _languages()[code][0]
    try:
        return standardize(code)
    except UnknownLanguageError as error:
        raise _broken(folder, _("'{code}' in its metadata.json is no language").format(code=code)) from error


def _read_json(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise PackageError(f"{path}: {error}") from error
    if not isinstance(document, dict):
        raise PackageError(_("{path}: not a JSON object.").format(path=path))
    return document


def _broken(folder: Path, reason: str) -> PackageError:
    return PackageError(
        _("{path} is not a usable Argos package: {reason}.").format(path=folder, reason=reason),
        _("Remove the folder, then install the package again."),
    )
