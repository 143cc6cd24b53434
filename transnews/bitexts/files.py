"""Reading files of parallel text: the format is told by the file name's ending."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from transnews import files
from transnews.bitexts.formats import BITEXTS, ReadableBitext
from transnews.bitexts.reading import BitextError
from transnews.errors import UsageError
from transnews.files import LARGEST, write
from transnews.messages import _

if TYPE_CHECKING:
    from transnews.model import ParallelText

_OTHER_SUFFIXES = {".xliff": "xliff", ".pot": "po", ".ndjson": "jsonl", ".tab": "tsv"}


def is_bitext(path: str | Path) -> bool:
    """Tell whether a file's name is that of a bitext that can be read."""
    return bool(_format_of(Path(path).name))


def read(path: str | Path, source: str = "", target: str = "", *, largest: int = LARGEST) -> list[ParallelText]:
    """Return the parallel texts of a file: TMX, XLIFF 1.2 and 2, PO, CSV, TSV, JSON and JSON Lines.

    ``source`` and ``target`` (BCP 47) choose languages, or name them where the file does not. Raises BitextError, or
    another InputError that names the file and the place; for a file of more than ``largest`` megabytes too (0 is any
    size).
    """
    path = Path(path)
    form = _format_of(path.name)
    if not form:
        suffixes = sorted({*(BITEXTS.get(name).SUFFIX for name in _readable()), *_OTHER_SUFFIXES})
        raise BitextError(
            _("{path}: this is no file of parallel text.").format(path=path),
            _("transnews reads {suffixes}.").format(suffixes=", ".join(suffixes)),
        )
    data = files.read(path, largest)
    bitext = BITEXTS.get(form)
    if not isinstance(bitext, ReadableBitext):  # _format_of returns none of these
        raise TypeError(form)
    texts = bitext.parse(data, str(path), source, target)
    for text in texts:
        _name(text, path)
    return texts


def write_as(text: ParallelText, path: Path) -> None:
    """Write a parallel text in the format that the file's name tells.

    Raises UsageError for a name that tells none, OutputError where the file cannot be written.
    """
    write(path, BITEXTS.get(format_to_write(path)).serialize(text))


def format_to_write(path: Path) -> str:
    """Return the format that a file's name tells. Raises UsageError for a name that tells none."""
    # A longer ending says more: ".codes.xlf" is no plain ".xlf".
    endings = {BITEXTS.get(name).SUFFIX: name for name in BITEXTS} | _OTHER_SUFFIXES
    fitting = [ending for ending in endings if path.name.lower().endswith(ending)]
    form = endings[max(fitting, key=len)] if fitting else ""
    if not form:
        suffixes = sorted({*(BITEXTS.get(name).SUFFIX for name in BITEXTS), *_OTHER_SUFFIXES})
        raise UsageError(
            _("{path}: no bitext format has this ending.").format(path=path),
            _("transnews writes {suffixes}.").format(suffixes=", ".join(suffixes)),
        )
    return form


def _readable() -> list[str]:
    return [name for name in BITEXTS if isinstance(BITEXTS.get(name), ReadableBitext)]


def _format_of(name: str) -> str:
    """Return the format of a file name, "" where it is none that can be read."""
    suffix = Path(name).suffix.lower()
    known = {BITEXTS.get(form).SUFFIX: form for form in reversed(_readable())}
    return known.get(suffix) or _OTHER_SUFFIXES.get(suffix, "")


def _name(text: ParallelText, path: Path) -> None:
    """Give a text the path it was read from; one that has no id of its own gets the file's name."""
    article = text.article
    article.path = str(path)
    if article.id == str(path):
        article.id = path.name
