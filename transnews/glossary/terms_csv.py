"""Read a glossary from CSV: one row is one concept, one column one language.

Columns: ``id``; ``kind``; a BCP 47 tag for each language, whose cells hold the preferred term and, after "|", the
admitted ones; ``<tag>-avoid`` with the deprecated terms, "|" between them; ``forms-<tag>`` with inflected forms of the
wanted terms; ``gender-<tag>`` (m, f, n or c, with p for a plural); ``case`` ("sensitive" or empty); ``translate`` ("no"
or empty); ``note``; ``source``. Commas, semicolons or tabs separate cells, as the header does; the encoding is UTF-8,
with or without the mark that spreadsheets put in front.

A row that is broken becomes a GlossaryProblem and the other rows load.
"""

from __future__ import annotations

import csv
import io
import sys
from typing import TYPE_CHECKING

from transnews.glossary.concepts import Concept, Terms
from transnews.glossary.csv_columns import CHOICES, Columns, assign, read_header
from transnews.glossary.folding import is_word_character
from transnews.glossary.glossary_file import (
    EntryError,
    GlossaryError,
    GlossaryFile,
    UnreadableGlossaryError,
    WrittenTerm,
)
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path

SEPARATOR = "|"
"""Stands between the terms of a cell."""

GENDERS = {gender + number for gender in "mfnc" for number in ("", "p")} | {""}


def read_csv(path: Path, *, written: bool = False) -> GlossaryFile:
    """Return a file's concepts, in order, and what was left out of it; ``written``: its terms as written, too.

    Raises GlossaryError for a file that cannot be read, is not UTF-8 or has no glossary's header.
    """
    result = GlossaryFile(str(path))
    lines = list(io.StringIO(_read_text(path)))
    delimiter, header = read_header(path, lines)
    columns = assign(path, header, lambda message: result.complain(1, message))
    seen: set[str] = set()
    for line, cells in _rows(lines, delimiter, columns):
        try:
            concept = _concept(cells, columns, seen)
        except EntryError as error:
            result.complain(line, str(error))
        else:
            if concept:
                seen.add(concept.id)
                result.add(concept, line)
        if written and cells and len(cells) >= columns.count:
            result.written += _written(line, cells, columns)
    return result


def _read_text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GlossaryError(
            _("{path}: cannot read the glossary: {reason}.").format(path=path, reason=error.strerror),
        ) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = _("not UTF-8 text.")
        if not data[: error.start].isascii():
            message = _("not UTF-8 text, though what stands before it is: the file mixes encodings.")
        raise UnreadableGlossaryError(path, line, message, _("Save the glossary as 'CSV UTF-8'.")) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _rows(lines: list[str], delimiter: str, columns: Columns) -> Iterator[tuple[int, list[str] | None]]:
    """Yield (line, cells) of every row after the header, (line, None) for one whose quotation marks do not match.

    An unclosed mark takes the following rows for a part of its cell, up to the next mark or to the end. So after a
    row of several lines that cannot be right, reading goes on at its second line. The csv module's limit on the size
    of a cell keeps this from reading a long file again and again.
    """
    start = 1
    while start < len(lines):
        reader = csv.reader(iter(lines[start:]), delimiter=delimiter, strict=True)
        first = start
        while True:
            row = first + reader.line_num
            try:
                cells = next(reader)
                matched = first + reader.line_num == row + 1 or _may_span_lines(cells, columns)
            except StopIteration:
                return
            except csv.Error:
                matched = False
            if not matched:
                yield row + 1, None
                start = row + 1
                break
            yield row + 1, cells


def _may_span_lines(cells: list[str], columns: Columns) -> bool:
    """Tell whether a row of several lines can be meant: only its texts for people have line breaks."""
    return len(cells) == columns.count and not any("\n" in cells[position] for position in columns.one_line())


def _concept(cells: list[str] | None, columns: Columns, earlier: Container[str]) -> Concept | None:
    """Make a concept of a row, None of an empty one; raises EntryError where it says something impossible."""
    if cells is None:
        raise EntryError(_("this row's quotation marks do not match, or a term has a line break in it."))
    if not any(cells) or not any(cell.strip() for cell in cells):
        return None
    cells = _fitting(cells, columns)
    plain = _plain(cells, columns, earlier)
    terms = {tag: found for tag in columns.languages() if (found := _terms(cells, columns, tag))}
    if not any(found.preferred for found in terms.values()):
        raise EntryError(_("this row has no term in any language."))
    return Concept(
        id=plain["id"],
        kind=sys.intern(plain.get("kind", "")),
        terms=terms,
        case_sensitive=bool(plain.get("case")),
        note=plain.get("note", ""),
        source=sys.intern(plain.get("source", "")),
        translate=not plain.get("translate"),
    )


def _fitting(cells: list[str], columns: Columns) -> list[str]:
    """Return a row with as many cells as the header has; empty ones at its end do not matter."""
    while len(cells) > columns.count and not cells[-1].strip():
        cells = cells[:-1]
    if len(cells) != columns.count:
        raise EntryError(
            _("{found} cells, where the header has {expected}.").format(found=len(cells), expected=columns.count)
        )
    if "\0" in "".join(cells):
        raise EntryError(_("a NUL character stands in this row."))
    return cells


def _plain(cells: list[str], columns: Columns, earlier: Container[str]) -> dict[str, str]:
    """Return the cells that are no terms, by the names of their columns."""
    plain = {name: cells[position].strip() for name, position in columns.plain.items()}
    if not plain["id"]:
        raise EntryError(_("this row has no id."))
    if plain["id"] in earlier:
        raise EntryError(_("the id '{id}' stands in an earlier row too.").format(id=plain["id"]))
    for name, choice in CHOICES.items():
        if plain.get(name, "") not in {"", choice}:
            message = _("'{column}' must be '{choice}' or empty, not '{value}'.")
            raise EntryError(message.format(column=name, choice=choice, value=plain[name]))
    return plain


def _terms(cells: list[str], columns: Columns, tag: str) -> Terms | None:
    """Return a row's terms in one language, None where it has none."""
    wanted = _cell(cells, columns.terms.get(tag))
    avoided = _cell(cells, columns.avoid.get(tag))
    forms = [form for form in _cell(cells, columns.forms.get(tag)) if form not in wanted]
    if not (wanted or avoided or forms):
        return None
    for term in avoided:
        if term in wanted or term in forms:
            raise EntryError(_("'{term}' is both wanted and to be avoided.").format(term=term))
    if forms and not wanted:
        raise EntryError(
            _("'{form}' is a form of no term: the column '{tag}' is empty.").format(form=forms[0], tag=tag)
        )
    gender = cells[columns.gender[tag]].strip() if tag in columns.gender else ""
    if gender not in GENDERS:
        raise EntryError(_("a gender is m, f, n or c, with p for a plural, not '{value}'.").format(value=gender))
    return Terms(wanted[0] if wanted else "", tuple(wanted[1:]), tuple(avoided), gender, tuple(forms))


def _cell(cells: list[str], position: int | None) -> list[str]:
    """Return the terms of a cell, without repetitions and with single spaces."""
    if position is None or not cells[position]:
        return []
    parts = (" ".join(part.split()) for part in cells[position].split(SEPARATOR))
    terms = list(dict.fromkeys(filter(None, parts)))
    for term in terms:
        if not any(map(is_word_character, term)):
            raise EntryError(_("'{term}' has no letter or digit, so it is no term.").format(term=term))
    return terms


def _written(line: int, cells: list[str], columns: Columns) -> Iterator[WrittenTerm]:
    """Yield the terms of a row as they are written; the id is stripped, to tell rows apart by."""
    concept = cells[columns.plain["id"]].strip()
    for table in (columns.terms, columns.avoid, columns.forms):
        for tag, position in table.items():
            if cells[position]:
                for text in cells[position].split(SEPARATOR):
                    yield WrittenTerm(line, concept, tag, text)
