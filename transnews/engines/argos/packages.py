"""Argos packages installed on this machine: where they lie, what they say of themselves, how to get one.

A package is a folder with ``metadata.json``, a CTranslate2 model in ``model/`` and a tokenizer, ``sentencepiece.model``
or ``bpe.model``. They are read here without Argos Translate, whose import creates folders in the home directory.
``languages.csv`` lists the languages of Argos's public package index: Argos's code, the BCP 47 tag, and the codes with
which there are packages in both directions. A language added there since only lacks its install command here.
"""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transnews.engines.base import Problem
from transnews.engines.digests import digest as digest_of
from transnews.engines.weights import WeightsError, check_ctranslate2
from transnews.errors import InputError
from transnews.language.tags import UnknownLanguageError, closest, standardize
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from transnews.model import Issue

TOKENIZER_FILES = ("sentencepiece.model", "bpe.model")
"""Files that a package's tokenizer may be, in the order in which Argos looks for them."""

_PIVOT = "en"


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


def find_packages(folder: Path) -> tuple[list[Package], list[Issue]]:
    """Return the packages in a folder, by name, and a problem for each broken one; two empty lists without a folder.

    Packages of another kind (sentence splitters) are passed over.
    """
    packages: list[Package] = []
    broken: list[Issue] = []
    for candidate in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not candidate.is_dir() or candidate.name.startswith("."):
            continue
        try:
            package = read_package(candidate)
        except PackageError as error:
            broken.append(Problem("package-broken", "warning", str(error), pair_of(candidate)))
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
    try:
        check_ctranslate2(folder / "model" / "model.bin")
    except WeightsError as error:
        raise _broken(folder, error.message) from error
    except OSError as error:
        raise _broken(folder, str(error.strerror)) from error
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
    """Return a short hash of what a package's translations depend on: metadata, tokenizer and model."""
    files = (package.folder / "metadata.json", package.tokenizer, *sorted(package.model.iterdir()))
    return digest_of(filter(Path.is_file, files))


def pair_of(folder: Path) -> tuple[str, str] | None:
    """Return the pair of BCP 47 tags that a package seems to be for, however broken it is, None where nothing tells.

    Its metadata is asked, then the name of its folder.
    """
    try:
        metadata = _read_json(folder / "metadata.json")
    except PackageError:
        metadata = {}
    named = re.search(r"(?P<source>[a-z]{2,3})_(?P<target>[a-z]{2,3})(?![a-z])", folder.name)
    codes = [metadata.get("from_code"), metadata.get("to_code")]
    if not all(isinstance(code, str) and code for code in codes) and named:
        codes = [named["source"], named["target"]]
    try:
        source, target = (tag_of(str(code)) for code in codes)
    except UnknownLanguageError:
        return None
    return source, target


def is_offered(source: str, target: str) -> bool:
    """Tell whether Argos's public index has a package for a pair of BCP 47 tags, or two that meet in English.

    A region finds its language's package ("en-GB", "zh-TW"), by CLDR's distance of tags.
    """
    codes = {tag: code for code, (tag, _partners) in _languages().items()}
    nearest = [closest(tag, tuple(codes)) for tag in (source, target)]
    if not all(nearest):
        return False
    first, second = (codes[tag] for tag in nearest)
    return first != second and (_exist([(first, second)]) or _exist([(first, _PIVOT), (_PIVOT, second)]))


def tag_of(code: str) -> str:
    """Return the BCP 47 tag of one of Argos's codes, which are mostly tags themselves ("pb" is not).

    Raises UnknownLanguageError.
    """
    return _languages()[code][0] if code in _languages() else standardize(code)


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
    try:
        return tag_of(code)
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
        _("Remove it with: {command}").format(command=f"transnews models remove argos/{folder.name}"),
    )
