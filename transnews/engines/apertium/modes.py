"""Apertium's translation modes on this machine, as models, and the Debian packages that bring more.

A mode is a file ``<source>-<target>.mode`` with a shell pipeline. Codes are of two or three letters, with a region or a
variant after an underscore ("spa-cat_valencia"); ``codes.csv`` has those that are no BCP 47 tag. Modes of one pair that
differ in spelling rules or tools ("cat_iec2017", "pt-gl-latin1") have no tag and are passed over.
``packages.csv`` lists the pairs of Debian 12's packages: package, source and target tag (from its Contents index).
"""

from __future__ import annotations

import csv
import os
import re
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from transnews.engines.base import Model
from transnews.engines.digests import digest
from transnews.language.tags import UnknownLanguageError, closest, macrolanguage, standardize

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ENGINE = "apertium"
TOOL = "apertium-wblank-mode"
"""The program that turns a mode into a pipeline that lives on (Apertium 3.8 and later)."""

_FILE = re.compile(r"'(/[^']+)'")


def data_folder(environment: Mapping[str, str]) -> Path | None:
    """Return the folder of Apertium's data: APERTIUM_DATADIR, else ``share/apertium`` beside the program; or None."""
    if named := environment.get("APERTIUM_DATADIR"):
        return Path(named)
    program = shutil.which("apertium", path=environment.get("PATH"))
    return Path(program).resolve().parents[1] / "share" / "apertium" if program else None


def find_modes(folder: Path) -> Iterator[Model]:
    """Yield the modes of a data folder that translate between two languages with tags, by name."""
    for path in sorted((folder / "modes").glob("*.mode")):
        parts = path.stem.split("-")
        tags = [tag for tag in map(_tag, parts) if tag]
        if len(parts) == len(tags) == 2:  # noqa: PLR2004 - source and target
            yield Model(ENGINE, path.stem, tags[0], tags[1], path, digest=_digest(path))


def install_command(source: str, target: str) -> str:
    """Return the command that installs a Debian package for a pair of BCP 47 tags, "" where there is none."""
    if shutil.which("apt-get") is None:
        return ""
    for package, one, other in _packages():
        if closest(source, (one,)) and closest(target, (other,)):
            return f"sudo apt-get install apertium {package}"
    return ""


def data_path() -> Path | None:
    """Return the folder of Apertium's data on this machine, None where Apertium is not installed."""
    return data_folder(os.environ)


@cache
def _tag(code: str) -> str:
    """Return the BCP 47 tag of one of Apertium's codes, "" where there is none."""
    if code in _codes():
        return _codes()[code]
    try:
        return macrolanguage(standardize(code))
    except UnknownLanguageError:
        return ""


@cache
def _codes() -> dict[str, str]:
    with Path(__file__).with_name("codes.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["tag"] for row in csv.DictReader(file)}


@cache
def _packages() -> list[tuple[str, str, str]]:
    with Path(__file__).with_name("packages.csv").open(encoding="utf-8", newline="") as file:
        return [(row["package"], row["source"], row["target"]) for row in csv.DictReader(file)]


def _digest(mode: Path) -> str:
    """Return a short hash of a mode and the data files it names."""
    data = map(Path, _FILE.findall(mode.read_text(encoding="utf-8", errors="replace")))
    return digest([mode, *filter(Path.is_file, data)])
