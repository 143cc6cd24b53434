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
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transnews.errors import InputError
from transnews.glossary.concepts import Concept, Terms
from transnews.glossary.folding import is_word_character
from transnews.language.tags import UnknownLanguageError, standardize
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path

_DELIMITERS = ",;\t"
_CHOICES = {"case": "sensitive", "translate": "no"}
_PLAIN_COLUMNS = ("id", "kind", *_CHOICES, "note", "source")
_AVOID = "-avoid"
_FORMS = "forms-"
_GENDER = "gender-"
_GENDERS = {gender + number for gender in "mfnc" for number in ("", "p")} | {""}


class GlossaryError(InputError):
    """A glossary file that cannot be used; the message names the file, the line and what is wrong."""


@dataclass(frozen=True, slots=True)
class GlossaryProblem:
    """A row or a column that was left out. ``line`` is 1-based, the line on which the row starts."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        """Return "path:line: message", which editors and terminals understand."""
        return f"{self.path}:{self.line}: {self.message}"


class _RowError(Exception):
    """What is wrong with a row; caught where rows become concepts."""


@dataclass(slots=True)
class _Columns:
    """What the header says: for each use of a column, its position."""

    plain: dict[str, int] = field(default_factory=dict)
    terms: dict[str, int] = field(default_factory=dict)
    avoid: dict[str, int] = field(default_factory=dict)
    gender: dict[str, int] = field(default_factory=dict)
    forms: dict[str, int] = field(default_factory=dict)
    count: int = 0

    def languages(self) -> list[str]:
        """Return the languages that have a column of terms, of terms to avoid or of forms, in order of the columns."""
        return list(dict.fromkeys([*self.terms, *self.avoid, *self.forms]))


def read_csv(path: Path) -> tuple[list[Concept], list[GlossaryProblem]]:
    """Return a file's concepts, in order, and what was left out of it.

    Raises GlossaryError for a file that cannot be read, is not UTF-8 or has no glossary's header.
    """
    text = _read_text(path)
    lines = list(io.StringIO(text))
    delimiter, header = _header(path, lines)
    problems: list[GlossaryProblem] = []
    columns = _columns(path, header, problems)
    concepts: dict[str, Concept] = {}
    for line, cells in _rows(lines, delimiter, columns):
        try:
            if concept := _concept(cells, columns, concepts):
                concepts[concept.id] = concept
        except _RowError as error:
            problems.append(GlossaryProblem(str(path), line, str(error)))
    return list(concepts.values()), problems


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise GlossaryError(
            _("{path}:{line}: not UTF-8 text.").format(path=path, line=line),
            _("Save the glossary as 'CSV UTF-8'."),
        ) from error
    except OSError as error:
        raise GlossaryError(
            _("{path}: cannot read the glossary: {reason}.").format(path=path, reason=error.strerror),
        ) from error


def _header(path: Path, lines: list[str]) -> tuple[str, list[str]]:
    """Return the delimiter and the header's cells: the delimiter that gives a column "id" and the most columns."""
    found: list[tuple[str, list[str]]] = []
    for delimiter in _DELIMITERS:
        try:
            cells = next(csv.reader(lines[:1], delimiter=delimiter, strict=True), [])
        except csv.Error:
            continue
        found.append((delimiter, [cell.strip() for cell in cells]))
    found = [(delimiter, names) for delimiter, names in found if "id" in names and len(names) > 1]
    if not found:
        raise GlossaryError(
            _("{path}:1: no glossary: the first line must name the columns, 'id' and a language among them.").format(
                path=path
            ),
            _("For example: id,kind,en,pt,note"),
        )
    return max(found, key=lambda item: len(item[1]))


def _columns(path: Path, header: list[str], problems: list[GlossaryProblem]) -> _Columns:
    """Assign the header's columns to their uses; an unknown or repeated one is a problem and is left out."""
    columns = _Columns(count=len(header))
    for position, name in enumerate(header):
        try:
            table, key = _use(columns, name)
        except _RowError as error:
            problems.append(GlossaryProblem(str(path), 1, str(error)))
            continue
        if key in table:
            message = _("the column '{name}' stands twice; the second one is ignored.").format(name=name)
            problems.append(GlossaryProblem(str(path), 1, message))
        else:
            table[key] = position
    if not columns.terms:
        raise GlossaryError(
            _("{path}:1: no column of the header is a language.").format(path=path),
            _("Languages are given as BCP 47 tags, such as en, pt-BR or zh-Hant."),
        )
    return columns


def _use(columns: _Columns, name: str) -> tuple[dict[str, int], str]:
    """Return the table that a column belongs to and its key in it."""
    if name in _PLAIN_COLUMNS:
        return columns.plain, name
    if name.startswith(_GENDER):
        table, tag = columns.gender, name.removeprefix(_GENDER)
    elif name.startswith(_FORMS):
        table, tag = columns.forms, name.removeprefix(_FORMS)
    elif name.endswith(_AVOID):
        table, tag = columns.avoid, name.removesuffix(_AVOID)
    else:
        table, tag = columns.terms, name
    try:
        return table, standardize(tag)
    except UnknownLanguageError as error:
        raise _RowError(
            _("the column '{name}' is ignored: neither a known name nor a language.").format(name=name)
        ) from error


def _rows(lines: list[str], delimiter: str, columns: _Columns) -> Iterator[tuple[int, list[str] | None]]:
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


def _may_span_lines(cells: list[str], columns: _Columns) -> bool:
    """Tell whether a row of several lines can be meant: only its texts for people have line breaks."""
    one_line = [columns.plain["id"], *columns.terms.values(), *columns.avoid.values(), *columns.forms.values()]
    return len(cells) == columns.count and not any("\n" in cells[position] for position in one_line)


def _concept(cells: list[str] | None, columns: _Columns, earlier: Container[str]) -> Concept | None:
    """Make a concept of a row, None of an empty one; raises _RowError where it says something impossible."""
    if cells is None:
        raise _RowError(_("this row's quotation marks do not match, or a term has a line break in it."))
    if not any(cell.strip() for cell in cells):
        return None
    cells = _fitting(cells, columns)
    plain = _plain(cells, columns, earlier)
    terms = {tag: _terms(cells, columns, tag) for tag in columns.languages()}
    terms = {tag: found for tag, found in terms.items() if list(found)}
    if not any(found.preferred for found in terms.values()):
        raise _RowError(_("this row has no term in any language."))
    return Concept(
        id=plain["id"],
        kind=plain.get("kind", ""),
        terms=terms,
        case_sensitive=bool(plain.get("case")),
        note=plain.get("note", ""),
        source=plain.get("source", ""),
        translate=not plain.get("translate"),
    )


def _fitting(cells: list[str], columns: _Columns) -> list[str]:
    """Return a row with as many cells as the header has; empty ones at its end do not matter."""
    while len(cells) > columns.count and not cells[-1].strip():
        cells = cells[:-1]
    if len(cells) != columns.count:
        raise _RowError(
            _("{found} cells, where the header has {expected}.").format(found=len(cells), expected=columns.count)
        )
    if any("\0" in cell for cell in cells):
        raise _RowError(_("a NUL character stands in this row."))
    return cells


def _plain(cells: list[str], columns: _Columns, earlier: Container[str]) -> dict[str, str]:
    """Return the cells that are no terms, by the names of their columns."""
    plain = {name: cells[position].strip() for name, position in columns.plain.items()}
    if not plain["id"]:
        raise _RowError(_("this row has no id."))
    if plain["id"] in earlier:
        raise _RowError(_("the id '{id}' stands in an earlier row too.").format(id=plain["id"]))
    for name, choice in _CHOICES.items():
        if plain.get(name, "") not in {"", choice}:
            message = _("'{column}' must be '{choice}' or empty, not '{value}'.")
            raise _RowError(message.format(column=name, choice=choice, value=plain[name]))
    return plain


def _terms(cells: list[str], columns: _Columns, tag: str) -> Terms:
    wanted = _cell(cells, columns.terms.get(tag))
    avoided = _cell(cells, columns.avoid.get(tag))
    for term in avoided:
        if term in wanted:
            raise _RowError(_("'{term}' is both wanted and to be avoided.").format(term=term))
    gender = cells[columns.gender[tag]].strip() if tag in columns.gender else ""
    if gender not in _GENDERS:
        raise _RowError(_("a gender is m, f, n or c, with p for a plural, not '{value}'.").format(value=gender))
    forms = [form for form in _cell(cells, columns.forms.get(tag)) if form not in wanted]
    for form in forms:
        if form in avoided:
            raise _RowError(_("'{term}' is both wanted and to be avoided.").format(term=form))
    if forms and not wanted:
        raise _RowError(_("'{form}' is a form of no term: the column '{tag}' is empty.").format(form=forms[0], tag=tag))
    return Terms(wanted[0] if wanted else "", tuple(wanted[1:]), tuple(avoided), gender, tuple(forms))


def _cell(cells: list[str], position: int | None) -> list[str]:
    """Return the terms of a cell, without repetitions and with single spaces."""
    if position is None:
        return []
    terms = dict.fromkeys(" ".join(part.split()) for part in cells[position].split("|"))
    terms.pop("", None)
    for term in terms:
        if not any(map(is_word_character, term)):
            raise _RowError(_("'{term}' has no letter or digit, so it is no term.").format(term=term))
    return list(terms)
