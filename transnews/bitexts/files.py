"""Reading and writing files of parallel text: the format is told by the file name's ending."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from transnews import files
from transnews.bitexts import moses
from transnews.bitexts.formats import BITEXTS, ReadableBitext, serialize
from transnews.bitexts.reading import BitextError
from transnews.errors import UsageError
from transnews.files import LARGEST, write
from transnews.language.tags import same_language
from transnews.messages import _

if TYPE_CHECKING:
    from transnews.model import ParallelText

_OTHER_SUFFIXES = {".xliff": "xliff", ".pot": "po", ".ndjson": "jsonl", ".tab": "tsv"}


def is_bitext(path: str | Path, source: str = "", target: str = "") -> bool:
    """Tell whether a file's name is that of a bitext that can be read.

    A file of a pair that names only one language ("talks.en") is one where ``target`` names the other and both files
    are there.
    """
    if _format_of(Path(path).name) or moses.pair_of(path):
        return True
    pair = moses.pair_of(path, source, target)
    return pair is not None and pair.source_file.is_file() and pair.target_file.is_file()


def files_of(path: str | Path, source: str = "", target: str = "") -> list[Path]:
    """Return the files that a bitext is read from: of a Moses pair both, else the one that ``path`` names."""
    path = Path(path)
    pair = None if _format_of(path.name) else moses.pair_of(path, source, target)
    return [path] if pair is None else [pair.source_file, pair.target_file]


def read(path: str | Path, source: str = "", target: str = "", *, largest: int = LARGEST) -> list[ParallelText]:
    """Return the parallel texts of a file: TMX, XLIFF 1.2 and 2, PO, CSV, TSV, JSON, JSON Lines, a Moses pair.

    ``source`` and ``target`` (BCP 47) choose languages, or name them where the file does not; a pair is named by
    either of its files. Raises BitextError, or another InputError that names the file and the place; for a file of
    more than ``largest`` megabytes too (0 is any size).
    """
    path = Path(path)
    form = _format_of(path.name)
    pair = None if form else moses.pair_of(path, source, target)
    if pair is not None:
        halves = [_half(file, path, largest) for file in (pair.source_file, pair.target_file)]
        texts = moses.parse_pair(pair, halves[0], halves[1], str(path))
    elif form:
        bitext = BITEXTS.get(form)
        if not isinstance(bitext, ReadableBitext):  # _format_of returns none of these
            raise TypeError(form)
        texts = bitext.parse(files.read(path, largest), str(path), source, target)
    else:
        suffixes = sorted({*(BITEXTS.get(name).SUFFIX for name in _readable()), *_OTHER_SUFFIXES})
        raise BitextError(
            _("{path}: this is no file of parallel text.").format(path=path),
            _("transnews reads {suffixes}, and pairs such as talks.en-pt.en and talks.en-pt.pt.").format(
                suffixes=", ".join(suffixes)
            ),
        )
    for text in texts:
        _name(text, path)
    return texts


def _half(path: Path, named: Path, largest: int) -> bytes:
    """Return what one file of a pair holds. Raises InputError; ``named`` is the file that the user named."""
    if path != named and not path.exists():
        raise BitextError(_("{path}: no such file, and {other} is half of a pair.").format(path=path, other=named))
    return files.read(path, largest)


def write_as(text: ParallelText, path: Path) -> None:
    """Write a parallel text in the format that the file's name tells; of a Moses pair both files.

    Raises UsageError for a name that tells none, or other languages than the text's; OutputError where a file cannot
    be written.
    """
    form = format_to_write(path)
    contents = list(serialize(text, form).values())
    pair = moses.pair_of(path) if form == "moses" else None
    if pair is None:
        [data] = contents
        write(path, data)
        return
    if not (same_language(pair.source, text.source_language) and same_language(pair.target, text.target_language)):
        languages = f"{text.source_language}-{text.target_language}"
        raise UsageError(
            _("{path}: the name is for other languages than those of the text.").format(path=path),
            _("Write {languages} before the ending {ending}.").format(
                languages=languages, ending=f".{text.source_language}"
            ),
        )
    for file, data in zip((pair.source_file, pair.target_file), contents, strict=True):
        write(file, data)


def format_to_write(path: Path) -> str:
    """Return the format that a file's name tells. Raises UsageError for a name that tells none."""
    # A longer ending says more: ".codes.xlf" is no plain ".xlf".
    endings = {BITEXTS.get(name).SUFFIX: name for name in BITEXTS} | _OTHER_SUFFIXES
    fitting = [ending for ending in endings if ending and path.name.lower().endswith(ending)]
    form = endings[max(fitting, key=len)] if fitting else "moses" if moses.pair_of(path) else ""
    if not form:
        suffixes = sorted({*filter(None, endings)})
        raise UsageError(
            _("{path}: no bitext format has this ending.").format(path=path),
            _("transnews writes {suffixes}, and pairs such as talks.en-pt.en and talks.en-pt.pt.").format(
                suffixes=", ".join(suffixes)
            ),
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
