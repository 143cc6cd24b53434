"""CSV and TSV of articles: a row each, the head says what is what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from transnews.articles.edits import edited
from transnews.articles.records.cells import DELIMITERS, Cell, Cells, head_of, rows, written
from transnews.articles.records.decoding import has_broken
from transnews.articles.records.fieldmap import Entry, fold, missing
from transnews.articles.records.rows import Found, Row, broken, row_of
from transnews.language.tags import UnknownLanguageError, standardize
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from transnews.articles.records.fieldmap import FieldMap
    from transnews.model import Issue

SUFFIXES = (".csv", ".tsv")

_TAG = re.compile(r"[a-z]{2}(?:[-_]\w{2,4})?", re.IGNORECASE)
"""A language tag as tables of parallel text and glossaries have it at the head of a column."""


@dataclass(frozen=True, slots=True)
class _New:
    """The place of a cell that a row does not have: after its last one, in a column of that name."""

    end: int
    name: str


class Table:
    """A table of articles; ``names`` are those of its columns. See ``Reading``.

    Raises FieldMapError where the map names a column that is not there.
    """

    def __init__(self, text: str, field_map: FieldMap, shown: str) -> None:
        self.rows: list[Row] = []
        self.issues: list[Issue] = []
        self._text = text
        self._delimiter, head = _head(text, field_map)
        self.names = [cell.value.strip() for cell in head.cells] if head else []
        self._columns = _columns(self.names, field_map)
        absent = [entry for entry in field_map.entries if not _matching(self.names, entry)]
        if head and any(not entry.added for entry in absent):
            raise missing([entry for entry in absent if not entry.added], self.names, shown)
        self._added = absent
        self._ends = [head.end] if head else []
        if head and self._columns:
            self._read(rows(text, self._delimiter, head.end))

    def _read(self, lines: Iterable[Cells]) -> None:
        for number, cells in enumerate((line for line in lines if not line.is_blank), 1):
            problem = self._problem(cells)
            if problem:
                self.issues.append(broken(problem))
            else:
                self.rows.append(row_of(list(self._found(cells)), number))
                self._ends.append(cells.end)

    def _problem(self, cells: Cells) -> str:
        """Return what is wrong with a row, "" where nothing is."""
        if cells.is_broken:
            return _("Line {line}: a quotation mark is not closed.").format(line=cells.line)
        if len(cells.cells) != len(self.names):
            message = _("Line {line}: the row has {count} cells, the head {expected}.")
            return message.format(line=cells.line, count=len(cells.cells), expected=len(self.names))
        if has_broken(self._text, cells.start, cells.end):
            return _("Line {line}: some bytes are no UTF-8.").format(line=cells.line)
        return ""

    def _found(self, cells: Cells) -> Iterator[Found]:
        line, at = cells.line, cells.start
        lines: dict[int, int] = {}
        for index, cell in enumerate(cells.cells):
            line += self._text.count("\n", at, cell.start)
            lines[index], at = line, cell.start
        for index, role, form in self._columns:
            cell = cells.cells[index]
            yield Found(role, cell.value, cell, lines[index], form)
        for entry in self._added:
            yield Found(entry.role, "", _New(cells.end, entry.name), cells.line)

    def edited(self, edits: Sequence[tuple[Any, Any]]) -> str:
        """See ``Reading``."""
        new = {place: str(value) for place, value in edits if isinstance(place, _New)}
        changed: list[tuple[int, int, str]] = []
        for place, value in edits:
            if isinstance(place, Cell):
                old = self._text[place.start : place.end]
                changed.append((place.start, place.end, written(str(value), old, self._delimiter)))
        changed += [(end, end, self._new_cells(end, new)) for end in self._ends if self._added]
        return edited(self._text, changed)

    def _new_cells(self, end: int, new: dict[_New, str]) -> str:
        """Return the cells that the row that ends at ``end`` gets after its own, the names if it is the head."""
        is_head = end == self._ends[0]
        values = (entry.name if is_head else new.get(_New(end, entry.name), "") for entry in self._added)
        return "".join(self._delimiter + written(value, "", self._delimiter) for value in values)


def claims(text: str, field_map: FieldMap) -> bool:
    """Tell whether a table is one of articles, from its beginning: parallel text, glossaries and other tables are not.

    It has a text or a summary beside another column, or the columns that the map names.
    """
    _delimiter, head = _head(text, field_map)
    names = [cell.value.strip() for cell in head.cells] if head else []
    if field_map.entries:
        return any(_matching(names, entry) for entry in field_map.entries)
    roles = {role for _index, role, _form in _columns(names, field_map)}
    return len(names) > 1 and bool(roles & {"body", "summary"}) and not _is_parallel(names)


def _is_parallel(names: Sequence[str]) -> bool:
    """Tell whether columns are those of parallel text or of a glossary: a source and a target, or several languages."""
    folded = {name.casefold() for name in names}
    return {"source", "target"} <= folded or sum(name != "id" and _is_tag(name) for name in folded) > 1


def _is_tag(name: str) -> bool:
    if not _TAG.fullmatch(name):
        return False
    try:
        return bool(standardize(name))
    except UnknownLanguageError:
        return False


def _head(text: str, field_map: FieldMap) -> tuple[str, Cells | None]:
    """Return (delimiter, first row): the delimiter that finds the most columns that mean something, else the most."""

    def score(found: tuple[str, Cells | None]) -> tuple[int, int]:
        names = [cell.value.strip() for cell in found[1].cells] if found[1] else []
        mapped = sum(bool(_matching(names, entry)) for entry in field_map.entries)
        return mapped + len(_columns(names, field_map)), len(names)

    return max((head_of(text, delimiter) for delimiter in DELIMITERS), key=score)


def _columns(names: Sequence[str], field_map: FieldMap) -> list[tuple[int, str, str]]:
    """Return (index, role, how it is written) of the columns that mean something, the user's first."""
    mapped = [(index, entry.role, entry.content) for entry in field_map.entries for index in _matching(names, entry)]
    usual = field_map.usual(names, {index for index, _role, _form in mapped})
    return [*mapped, *((index, role, "") for index, role in usual)]


def _matching(names: Sequence[str], entry: Entry) -> list[int]:
    """Return the columns that an entry names, to the letter, else but for case, accents and separators."""
    same = [index for index, name in enumerate(names) if name == entry.name]
    return same or [index for index, name in enumerate(names) if fold(name) == fold(entry.name)]
