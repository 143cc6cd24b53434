"""Where results go: file names, standard output, and the formats asked for."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from transnews.articles import ARTICLES, render, tag_in_name
from transnews.bitexts import BITEXTS, is_bitext
from transnews.bitexts.formats import BitextOfFiles, OptionalBitext, serialize
from transnews.errors import UsageError
from transnews.files import OutputError, keep_sources, write
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transnews.model import ParallelText
    from transnews.settings import Settings

ARTICLE = "article"
"""The format that is the source's own."""


_LONGEST_NAME = 255  # bytes


class Outputs:
    """Writes parallel texts in the formats of the settings.

    ``single`` says that there is one source file, so that ``output`` may name a file when there is one format too.
    ``sources`` are the files of the run, which are never written to.
    """

    def __init__(self, output: str, settings: Settings, sources: Iterable[str], *, single: bool) -> None:
        self._formats = tuple(dict.fromkeys(settings.formats))
        self._boilerplate = settings.boilerplate
        self._sources = (*sources, *settings.glossaries, *filter(None, [settings.memory]))
        if settings.boilerplate not in {"keep", "drop"}:
            raise UsageError(_("boilerplate is 'keep' or 'drop', not '{word}'.").format(word=settings.boilerplate))
        if not self._formats:
            raise UsageError(_("no output format."), _("Known: {names}.").format(names=", ".join((ARTICLE, *BITEXTS))))
        for name in self._formats:
            if name != ARTICLE and name not in BITEXTS:
                raise UsageError(
                    _("unknown format '{name}'.").format(name=name),
                    _("Known: {names}.").format(names=", ".join((ARTICLE, *BITEXTS))),
                )
            if name != ARTICLE:
                bitext = BITEXTS.get(name)
                if isinstance(bitext, OptionalBitext):  # say so now, not after all has been translated
                    bitext.require()
        one = single and len(self._formats) == 1 and not _several_files(self._formats[0])
        self._single = single
        self._documents: list[object] = []
        self._taken: set[str] = set()
        self._folder: Path | None = None
        self._file: Path | None = None
        if output and one and not Path(output).is_dir() and not output.endswith((os.sep, "/")):
            self._file = Path(output)
            keep_sources(self._file, self._sources)  # now, not after all has been translated
        elif output:
            self._folder = _folder(output)
        elif not one and self._formats not in {("json",), ("jsonl",), ("columns",)}:
            raise UsageError(
                _("several results (formats: {formats}) cannot go to standard output.").format(
                    formats=", ".join(self._formats)
                ),
                _("Name a folder for them with -o FOLDER."),
            )

    def write(self, text: ParallelText, below: str = "") -> list[str]:
        """Write one text in every format and return where to; ``below`` is a folder inside the output folder.

        Raises OutputError for a file that cannot be written or that is the source itself.
        """
        written: list[str] = []
        for name in self._formats:
            path = self._path(text, name, below)
            if path is None:
                self._print(text, name)
                written.append("-")
                continue
            for ending, data in self._serialize(text, name).items():
                file = path.with_name(path.name + ending) if ending else path
                keep_sources(file, self._sources)
                write(file, data)
                written.append(str(file))
        return written

    def close(self) -> None:
        """Print the JSON array of several articles, which is one document."""
        if self._documents:
            from transnews.bitexts.json import encode

            _to_stdout(encode(self._documents))

    def _path(self, text: ParallelText, name: str, below: str) -> Path | None:
        """Return the file for one result, of a result of several files what their names have in common.

        None stands for standard output.
        """
        if self._file is not None or self._folder is None:
            return self._file
        languages = text.target_language if name == ARTICLE else f"{text.source_language}-{text.target_language}"
        suffix = Path(text.article.id).suffix or ARTICLES.get(text.article.format).SUFFIXES[0]
        if name != ARTICLE:
            suffix = BITEXTS.get(name).SUFFIX
        base, ending = stem(text.article.id), f".{languages}{suffix}"
        path = self._folder / below / _fitting(base, ending)
        number = 1
        while str(path).casefold() in self._taken:  # sources of one name, from several folders or cut to be one
            number += 1
            path = path.with_name(_fitting(base, f"-{number}{ending}"))
        self._taken.add(str(path).casefold())
        return path

    def _serialize(self, text: ParallelText, name: str) -> dict[str, bytes]:
        """Return one result by what its file's name has after ``_path``: nothing, where it is one file."""
        return {"": render(text, self._boilerplate)} if name == ARTICLE else serialize(text, name)

    def _print(self, text: ParallelText, name: str) -> None:
        if name == "json" and not self._single:
            from transnews.bitexts.json import document

            self._documents.append(document(text))
        elif name == "columns" and sys.stdout.isatty():
            from rich.console import Console

            from transnews.bitexts.columns import render as render_columns

            render_columns(text, Console())
        else:
            [data] = self._serialize(text, name).values()
            _to_stdout(data)


def _several_files(name: str) -> bool:
    """Tell whether one text in a format is several files."""
    return name != ARTICLE and isinstance(BITEXTS.get(name), BitextOfFiles)


def _folder(output: str) -> Path:
    """Return the output folder. Raises UsageError for a name that is meant for a file."""
    path = Path(output)
    endings = {suffix for name in ARTICLES for suffix in ARTICLES.get(name).SUFFIXES}
    endings |= {BITEXTS.get(name).SUFFIX for name in BITEXTS}
    is_file = (path.suffix and path.suffix.lower() in endings) or is_bitext(path)
    if is_file and not path.is_dir() and not output.endswith((os.sep, "/")):
        raise UsageError(
            _("{path}: several results do not fit into one file.").format(path=output),
            _("Name a folder for them with -o FOLDER."),
        )
    return path


def stem(name: str) -> str:
    """Return a file name without its ending and its language tag ("talks" of "talks.en.txt")."""
    base = Path(name).stem
    return base.rpartition(".")[0] if tag_in_name(name) else base


def _fitting(base: str, ending: str) -> str:
    """Return a file name, its base cut where the whole would be longer than file systems allow."""
    while base and len(os.fsencode(base + ending)) > _LONGEST_NAME:
        base = base[:-1]
    return base + ending


def _to_stdout(data: bytes) -> None:
    if sys.stdout is None:  # closed by the caller
        raise OutputError(_("standard output is closed."), _("Name a file with -o."))
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(
            _("standard output cannot be written ({reason}).").format(reason=error.strerror), _("Name a file with -o.")
        ) from error
