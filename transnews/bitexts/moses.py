"""Moses: two plain files, line by line each other's translation, as trainers and aligners of corpora read them.

The files of a pair have one name but for the ending, which is the language: ``talks.en-pt.en`` and ``talks.en-pt.pt``.
A unit without a translation has an empty line in the second file, so that the lines stay aligned. A line break inside
of a segment becomes a space, and a control character U+FFFD: tools take a file with NUL for no text. States, notes and
blocks have no place in the format.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from transnews.articles.encoding import decode
from transnews.bitexts.characters import for_xml
from transnews.bitexts.reading import BitextError, finished, parallel_text
from transnews.bitexts.units import has_translation
from transnews.language.tags import UnknownLanguageError, same_language, standardize
from transnews.messages import _
from transnews.model import Article, Segment, TranslationUnit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transnews.model import ParallelText

SUFFIX = ""
"""What comes between the pair's name and the endings of ``serialize_files``: nothing."""

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""What any program takes for the end of a line (Python's ``str.splitlines`` knows most of them)."""


_SHORT = 2
"""Letters of a language tag that an ending may be without the other language beside it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The two files of a pair, and their languages."""

    source_file: Path
    target_file: Path
    source: str
    target: str


def serialize_files(text: ParallelText) -> dict[str, bytes]:
    """Return the two files of a parallel text by their endings, the source first."""
    sources = [unit.source for unit in text.units]
    targets = [unit.target if has_translation(unit) else "" for unit in text.units]
    return {f".{text.source_language}": _lines(sources), f".{text.target_language}": _lines(targets)}


def _lines(segments: Iterable[str]) -> bytes:
    return "".join(for_xml(_BREAK.sub(" ", segment)) + "\n" for segment in segments).encode()


def pair_of(path: str | Path, source: str = "", target: str = "") -> Pair | None:
    """Return the pair that a file's name, and the languages asked for, tell; None where they tell none.

    Either of "talks.en-pt.en" and "talks.en-pt.pt" says all; ``source`` and ``target`` may ask for the other direction.
    "talks.en" is a file of a pair where ``target``, or ``source`` with it, names the other language. Nothing is said
    of whether the files are there.
    """
    path = Path(path)
    stem, _dot, ending = path.name.rpartition(".")
    first, second = _languages_in(stem.rpartition(".")[2], ending)
    if not first and target and (len(ending) == _SHORT or "-" in ending):  # "talks.txt" is no text in Citak
        first, second = (source, ending) if source and _tag(ending) == _tag(target) else (ending, target)
    own, other = _tag(first), _tag(second)
    if not stem or not own or not other or own == other:
        return None
    pair = Pair(path.with_name(f"{stem}.{first}"), path.with_name(f"{stem}.{second}"), own, other)
    if _names(source, other, own) or _names(target, own, other):
        return Pair(pair.target_file, pair.source_file, other, own)
    return pair


def _names(asked: str, one: str, other: str) -> bool:
    """Tell whether the language asked for is the one and not the other."""
    tag = _tag(asked)
    if tag in {one, other}:
        return tag == one
    return bool(tag) and same_language(one, tag) and not same_language(other, tag)


def _languages_in(name: str, ending: str) -> tuple[str, str]:
    """Return the two languages of "en-pt", one of which ends the file's name; "" for a name that says none."""
    if name.startswith(f"{ending}-"):
        return ending, name.removeprefix(f"{ending}-")
    if name.endswith(f"-{ending}"):
        return name.removesuffix(f"-{ending}"), ending
    return "", ""


def _tag(text: str) -> str:
    """Return a language tag in standard form, "" for what is none."""
    try:
        return standardize(text.replace("_", "-")) if text else ""
    except UnknownLanguageError:
        return ""


def parse_pair(pair: Pair, source: bytes, target: bytes, name: str) -> list[ParallelText]:
    """Return the one parallel text of the two files' bytes; ``name`` becomes its id.

    A unit's id is its line; lines that are empty in the first file are left out. Raises BitextError that names both
    files where one has more lines.
    """
    sources, targets = _read(source, pair.source_file), _read(target, pair.target_file)
    if len(sources) != len(targets):
        message = _("{source} has {n} lines and {target} has {m}: they are no pair.")
        raise BitextError(
            message.format(source=pair.source_file, n=len(sources), target=pair.target_file, m=len(targets)),
            _("Line by line, one file must be the translation of the other."),
        )
    units = [
        finished(
            TranslationUnit(str(line), line, "paragraph", Segment(own), other, origin="memory", state="translated")
        )
        for line, (own, other) in enumerate(zip(sources, targets, strict=True), 1)
        if own
    ]
    return [parallel_text(Article(name, format=""), pair.source, pair.target, units)]


def _read(data: bytes, path: Path) -> list[str]:
    text, _encoding, _issues = decode(data, str(path))
    lines = [line.strip() for line in text.removeprefix("\ufeff").split("\n")]
    return lines if lines[-1] else lines[:-1]
