"""The translation memory: what people reviewed, in one SQLite file, used before any engine.

A translation is found by its source, white space aside. Where a source was translated in several ways, the one after
the same sentence comes first (a context match), else the latest.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from platformdirs import user_data_path

from transnews.errors import InputError
from transnews.language.tags import same_language
from transnews.messages import _
from transnews.model import Article, Block, ParallelText, Segment, State, TranslationUnit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transnews.settings import Settings

_SCHEMA = """
CREATE TABLE IF NOT EXISTS unit (
    source_language TEXT NOT NULL,
    target_language TEXT NOT NULL,
    source TEXT NOT NULL,
    context TEXT NOT NULL,
    target TEXT NOT NULL,
    state TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (source, context, source_language, target_language)
)
"""
_REVIEWED = ("reviewed", "final")
_BUSY = 30.0
"""Seconds to wait for another run that is writing."""


class MemoryFileError(InputError):
    """A file that is no translation memory, or that cannot be read or written; the message names it."""


@dataclass(frozen=True, slots=True)
class Match:
    """A translation from memory; ``in_context`` says that it stood after the same sentence."""

    target: str
    state: State
    in_context: bool


def default_path() -> Path:
    """Return the user's own translation memory."""
    return user_data_path("transnews", appauthor=False) / "memory.sqlite"


def open_memory(settings: Settings) -> TranslationMemory | None:
    """Return the memory that the settings name, None where they want none. Raises MemoryFileError."""
    if not settings.use_memory:
        return None
    return TranslationMemory(Path(settings.memory) if settings.memory else default_path())


class TranslationMemory:
    """A translation memory in a file; a missing file is an empty memory until something is stored."""

    def __init__(self, path: Path) -> None:
        """Open the memory. Raises MemoryFileError for a file that is none."""
        self.path = path
        self._connection: sqlite3.Connection | None = None
        self._pairs: list[tuple[str, str]] = []
        if path.exists():
            self._open()

    def lookup(self, source: str, previous: str, source_language: str, target_language: str) -> Match | None:
        """Return the best translation of a segment that follows ``previous`` ("" at a block's start), None without."""
        if self._connection is None or not source.strip():
            return None
        context = _normal(previous)
        found: list[tuple[bool, int, Match]] = []
        for own, other in self._pairs:
            if same_language(own, source_language) and same_language(other, target_language):
                rows = self._connection.execute(
                    "SELECT target, state, context, rowid FROM unit"
                    " WHERE source = ? AND source_language = ? AND target_language = ?",
                    (_normal(source), own, other),
                )
                for target, state, before, number in rows:
                    in_context = before == context
                    found.append((in_context, number, Match(target, cast("State", state), in_context)))
        return max(found, key=lambda entry: entry[:2])[2] if found else None

    def store(self, text: ParallelText, *, every: bool = False) -> int:
        """Store the reviewed units of a text (``every``: all its translations), and return how many.

        Raises MemoryFileError where the file cannot be written; then nothing is stored.
        """
        rows = []
        previous, block = "", -1
        for unit in text.units:
            if unit.block != block:
                previous, block = "", unit.block
            if _is_translation(unit) and (every or unit.state in _REVIEWED):
                state = unit.state if unit.state in _REVIEWED else "reviewed"
                languages = (text.language_of(unit), text.target_language)
                row = (*languages, _normal(unit.source), previous, unit.target, state, text.article.id)
                rows.append(row)
            previous = _normal(unit.source)
        if rows:
            connection = self._connection or self._open()
            try:
                with connection:
                    connection.executemany("INSERT OR REPLACE INTO unit VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            except sqlite3.Error as error:
                raise self._failure(error) from error
            self._read_pairs(connection)
        return len(rows)

    def texts(self) -> Iterator[ParallelText]:
        """Yield all that is stored, a parallel text for each pair of languages, in the order of storing."""
        for own, other in self._pairs:
            text = ParallelText(Article(self.path.name, format=""), own, other)
            for number, (source, target, state, document) in enumerate(self._rows(own, other)):
                segment = Segment(source, "", own, 1.0)
                unit = TranslationUnit(str(number + 1), number, "paragraph", segment, target, "memory")
                unit.state, unit.notes = cast("State", state), [document] if document else []
                text.article.blocks.append(Block("paragraph", source, segments=[segment]))
                text.units.append(unit)
            yield text

    def stats(self) -> dict[tuple[str, str], int]:
        """Return how many translations there are for each pair of languages."""
        return {pair: len(self._rows(*pair)) for pair in self._pairs}

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _rows(self, own: str, other: str) -> list[tuple[str, str, str, str]]:
        if self._connection is None:
            return []
        return self._connection.execute(
            "SELECT source, target, state, document FROM unit WHERE source_language = ? AND target_language = ?"
            " ORDER BY rowid",
            (own, other),
        ).fetchall()

    def _open(self) -> sqlite3.Connection:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.path, timeout=_BUSY)
            connection.execute(_SCHEMA)
            self._read_pairs(connection)
        except (sqlite3.Error, OSError) as error:
            raise self._failure(error) from error
        self._connection = connection
        return connection

    def _read_pairs(self, connection: sqlite3.Connection) -> None:
        rows = connection.execute("SELECT DISTINCT source_language, target_language FROM unit ORDER BY 1, 2")
        self._pairs = [(own, other) for own, other in rows]

    def _failure(self, error: Exception) -> MemoryFileError:
        return MemoryFileError(
            _("{path}: this translation memory cannot be used ({reason}).").format(path=self.path, reason=error),
            _("Name another one with --memory, or none with --no-memory."),
        )


def _is_translation(unit: TranslationUnit) -> bool:
    """Tell whether a unit was translated; a copy, such as a byline, may have been by who edited it."""
    return unit.origin != "none" and (unit.origin != "copy" or unit.target != unit.source)


def _normal(text: str) -> str:
    """Return a text with every run of white space one space."""
    return " ".join(text.split())
