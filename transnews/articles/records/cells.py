"""Tables of cells (RFC 4180 and what programs make of it) with the place of every cell, so that all else stays.

The ``csv`` module tells no places and writes every cell anew; its Sniffer guesses the delimiter from the text of the
articles, which is full of commas.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

DELIMITERS = (",", ";", "\t", "|")
_END = re.compile(r"\r\n|\n|\r|\Z")
_EXCEL = re.compile(r"sep=(.)(?:\r\n|\n|\r)")
"""The first line by which Excel is told the delimiter."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its value and its place ``[start, end)`` in the text, quotes and the spaces around them included."""

    value: str
    start: int
    end: int


@dataclass(slots=True)
class Cells:
    """A row of a table on ``line`` (1-based); ``[start, end)`` is its place without the line break.

    ``is_broken``: its quotes do not close where a cell ends, and the row is one line of the text, without cells.
    """

    line: int
    start: int
    end: int
    cells: list[Cell] = field(default_factory=list)
    is_broken: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in the row."""
        return self.start == self.end


def rows(text: str, delimiter: str, start: int = 0) -> Iterator[Cells]:
    """Yield the rows of a text from ``start`` on; in linear time, however its quotes are broken."""
    cell = _cell(delimiter)
    at, line = start, 1 + text.count("\n", 0, start)
    while at < len(text):
        row = _row(text, at, line, delimiter, cell)
        yield row
        ending = _END.match(text, row.end)
        after = ending.end() if ending else len(text)
        line += len(_END.findall(text, at, after)) - 1
        at = after


def _cell(delimiter: str) -> re.Pattern[str]:
    """Return the pattern of a cell: quoted, up to a delimiter or the end of the line, or else whatever is there."""
    sign = re.escape(delimiter)
    return re.compile(rf'(?P<quoted> *"[^"]*+(?:""[^"]*+)*+" *+(?=[{sign}\r\n]|\Z))|[^{sign}\r\n]*+')


def _row(text: str, start: int, line: int, delimiter: str, cell: re.Pattern[str]) -> Cells:
    row = Cells(line, start, start)
    at = start
    while True:
        match = cell.match(text, at)
        assert match is not None  # noqa: S101 - the pattern matches nothing, too
        value = match.group()
        if match["quoted"]:
            value = value.strip(" ")[1:-1].replace('""', '"')
        elif delimiter != "\t" and value.lstrip(" ").startswith('"'):  # in tab-separated files a quote may be just that
            ending = _END.search(text, start)
            return Cells(line, start, ending.start() if ending else len(text), is_broken=True)
        row.cells.append(Cell(value, at, match.end()))
        at = match.end()
        if text[at : at + 1] != delimiter:
            row.end = at
            return row
        at += 1


def written(value: str, old: str, delimiter: str) -> str:
    """Return a value as a cell in the place of the raw cell ``old``: in quotes where that was, or where it must be."""
    bare = old.strip(" ")
    was_quoted = len(bare) > 1 and bare[0] == bare[-1] == '"'
    literal = bool(bare) and not was_quoted  # a quote in it is a letter like any other
    must = any(sign in value for sign in (delimiter, "\n", "\r"))
    must = must or ('"' in value and not (literal and '"' in bare))
    must = must or (value.lstrip(" ").startswith('"') and not bare.startswith('"'))
    if not was_quoted and not must:
        return value
    before = old[: len(old) - len(old.lstrip(" "))] if was_quoted else ""
    after = old[len(old.rstrip(" ")) :] if was_quoted else ""
    return before + '"' + value.replace('"', '""') + '"' + after


def head_of(text: str, delimiter: str) -> tuple[str, Cells | None]:
    """Return (delimiter, first row) of a table; the delimiter is Excel's own, where its first line says one."""
    start = 1 if text.startswith("\ufeff") else 0
    told = _EXCEL.match(text, start)
    if told:
        delimiter, start = told[1], told.end()
    return delimiter, next((row for row in rows(text, delimiter, start) if not row.is_blank), None)
