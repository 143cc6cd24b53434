"""The bitext formats and what each must offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from transnews.registry import Registry

if TYPE_CHECKING:
    from transnews.model import ParallelText


@runtime_checkable
class Bitext(Protocol):
    """What a format module offers. The first line of its docstring says what the format is for."""

    SUFFIX: str
    """The suffix of the format's files, with the dot."""

    def serialize(self, text: ParallelText) -> bytes:
        """Return the parallel text as a complete file; equal texts give equal bytes."""


@runtime_checkable
class BitextOfFiles(Protocol):
    """A format whose parallel text is several files; ``SUFFIX`` stands between their common name and their endings."""

    SUFFIX: str

    def serialize_files(self, text: ParallelText) -> dict[str, bytes]:
        """Return the parallel text as complete files, by the endings of their names; equal texts give equal bytes."""


@runtime_checkable
class ReadableBitext(Protocol):
    """A format that can be read, too."""

    def parse(self, data: bytes, name: str, source: str = "", target: str = "") -> list[ParallelText]:
        """Return the parallel texts of a file, one or more.

        ``name`` is the file's for messages and for texts that have no id; ``source`` and ``target`` choose languages,
        or name them where the file does not. Raises InputError for a file that is not what it should be.
        """


@runtime_checkable
class OptionalBitext(Protocol):
    """A format that needs a library which is an extra."""

    def require(self) -> None:
        """Raise MissingComponentError, with the command that installs it, where the library is missing."""


BITEXTS: Registry[Bitext | BitextOfFiles] = Registry(
    "bitext format",
    {
        "tmx": "transnews.bitexts.tmx",
        "xliff": "transnews.bitexts.xliff",
        "xliff-codes": "transnews.bitexts.xliff:WITH_CODES",
        "xliff-1.2": "transnews.bitexts.xliff_12",
        "xliff-1.2-codes": "transnews.bitexts.xliff_12:WITH_CODES",
        "po": "transnews.bitexts.po",
        "csv": "transnews.bitexts.tables:CSV",
        "tsv": "transnews.bitexts.tables:TSV",
        "json": "transnews.bitexts.json",
        "jsonl": "transnews.bitexts.jsonl",
        "moses": "transnews.bitexts.moses",
        "html": "transnews.bitexts.html:SIDE_BY_SIDE",
        "html-interleaved": "transnews.bitexts.html:INTERLEAVED",
        "html-facing": "transnews.bitexts.html:FACING",
        "docx": "transnews.bitexts.docx",
        "epub": "transnews.bitexts.epub",
        "pdf": "transnews.bitexts.pdf",
        "columns": "transnews.bitexts.columns",
    },
)


def serialize(text: ParallelText, name: str) -> dict[str, bytes]:
    """Return a parallel text in a format, as its files by their endings after ``SUFFIX``: of most formats one, ""."""
    bitext = BITEXTS.get(name)
    if isinstance(bitext, BitextOfFiles):
        return bitext.serialize_files(text)
    return {"": bitext.serialize(text)}
