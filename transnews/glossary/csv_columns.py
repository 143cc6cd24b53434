"""The header of a glossary in CSV: which delimiter it has, and what each of its columns is for."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transnews.glossary.glossary_file import EntryError, UnreadableGlossaryError
from transnews.language.tags import UnknownLanguageError, standardize
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

DELIMITERS = ",;\t"
CHOICES = {"case": "sensitive", "translate": "no"}
"""Columns that take one word or nothing."""
PLAIN_COLUMNS = ("id", "kind", *CHOICES, "note", "source")
AVOID = "-avoid"
FORMS = "forms-"
GENDER = "gender-"


@dataclass(slots=True)
class Columns:
    """What the header says: for each use of a column, by its name or its language, the column's position."""

    plain: dict[str, int] = field(default_factory=dict)
    terms: dict[str, int] = field(default_factory=dict)
    avoid: dict[str, int] = field(default_factory=dict)
    gender: dict[str, int] = field(default_factory=dict)
    forms: dict[str, int] = field(default_factory=dict)
    count: int = 0

    def languages(self) -> list[str]:
        """Return the languages that have a column of terms, of terms to avoid or of forms, in order of the columns."""
        return list(dict.fromkeys([*self.terms, *self.avoid, *self.forms]))

    def one_line(self) -> list[int]:
        """Return the positions of the cells that cannot have a line break: all but the texts for people."""
        return [self.plain["id"], *self.terms.values(), *self.avoid.values(), *self.forms.values()]


def read_header(path: Path, lines: Sequence[str]) -> tuple[str, list[str]]:
    """Return the delimiter and the header's cells: the delimiter that gives a column "id" and the most columns."""
    found: list[tuple[str, list[str]]] = []
    for delimiter in DELIMITERS:
        try:
            cells = next(csv.reader(lines[:1], delimiter=delimiter, strict=True), [])
        except csv.Error:
            continue
        found.append((delimiter, [cell.strip() for cell in cells]))
    found = [(delimiter, names) for delimiter, names in found if "id" in names and len(names) > 1]
    if not found:
        raise UnreadableGlossaryError(
            path,
            1,
            _("no glossary: the first line must name the columns, 'id' and a language among them."),
            _("Commas, semicolons or tabs separate columns. For example: id,kind,en,pt,note"),
        )
    return max(found, key=lambda item: len(item[1]))


def assign(path: Path, header: Sequence[str], complain: Callable[[str], None]) -> Columns:
    """Assign the header's columns to their uses; an unknown or repeated one is complained of and left out."""
    columns = Columns(count=len(header))
    for position, name in enumerate(header):
        try:
            table, key = _use(columns, name)
        except EntryError as error:
            complain(str(error))
            continue
        if key in table:
            complain(_("the column '{name}' stands twice; the second one is ignored.").format(name=name))
        else:
            table[key] = position
    if not columns.terms:
        raise UnreadableGlossaryError(
            path,
            1,
            _("no column of the header is a language."),
            _("Languages are given as BCP 47 tags, such as en, pt-BR or zh-Hant."),
        )
    return columns


def _use(columns: Columns, name: str) -> tuple[dict[str, int], str]:
    """Return the table that a column belongs to and its key in it."""
    if name in PLAIN_COLUMNS:
        return columns.plain, name
    if name.startswith(GENDER):
        table, tag = columns.gender, name.removeprefix(GENDER)
    elif name.startswith(FORMS):
        table, tag = columns.forms, name.removeprefix(FORMS)
    elif name.endswith(AVOID):
        table, tag = columns.avoid, name.removesuffix(AVOID)
    else:
        table, tag = columns.terms, name
    try:
        return table, standardize(tag)
    except UnknownLanguageError as error:
        raise EntryError(
            _("the column '{name}' is ignored: neither a known name nor a language.").format(name=name)
        ) from error
