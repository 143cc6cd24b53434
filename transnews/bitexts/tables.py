"""CSV and TSV: one unit a row, for spreadsheets.

Reads ours and any table whose head names a source and a target column, or two languages by their tags. What separates
the cells is told by the head: spreadsheets write semicolons into a .csv where the comma is the decimal mark.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from transnews.articles.encoding import decode
from transnews.bitexts.characters import without_surrogates
from transnews.bitexts.reading import BitextError, finished, known, language, parallel_text
from transnews.bitexts.units import has_translation
from transnews.bitexts.wording import issue_line, issue_of
from transnews.language.tags import UnknownLanguageError, same_language, standardize
from transnews.messages import _
from transnews.model import Article, BlockKind, Origin, Segment, State, TranslationUnit

if TYPE_CHECKING:
    from transnews.model import ParallelText

_OWN = ("id", "block", "kind", "origin", "state", "issues", "notes")
"""Columns beside the two languages."""
_DELIMITERS = (",", ";", "\t")
_LARGEST_FIELD = 10_000_000


@dataclass(frozen=True, slots=True)
class Table:
    """A format of tables: its file name's ending and the character between two fields."""

    SUFFIX: str
    delimiter: str

    def serialize(self, text: ParallelText) -> bytes:
        """Return a parallel text as a table, with a byte order mark, without which Excel takes UTF-8 for Latin."""
        stream = io.StringIO()
        writer = csv.writer(stream, delimiter=self.delimiter, lineterminator="\r\n")
        writer.writerow(["id", text.source_language, text.target_language, *_OWN[1:]])
        for unit in text.units:
            writer.writerow(
                [
                    unit.id,
                    unit.source,
                    unit.target if has_translation(unit) else "",
                    str(unit.block),
                    unit.kind,
                    unit.origin,
                    unit.state,
                    "\n".join(map(issue_line, unit.issues)),
                    "\n".join(unit.notes),
                ]
            )
        return without_surrogates(stream.getvalue()).encode("utf-8-sig")

    def parse(self, data: bytes, name: str, source: str = "", target: str = "") -> list[ParallelText]:
        """Return the one parallel text of a table. Raises BitextError that names the line."""
        content, _encoding, _issues = decode(data, name)
        csv.field_size_limit(_LARGEST_FIELD)
        content = content.removeprefix("\ufeff")
        reader = csv.reader(io.StringIO(content, newline=""), delimiter=_delimiter(content, self.delimiter))
        try:
            rows = [(reader.line_num, row) for row in reader]
        except csv.Error as error:
            raise BitextError(
                _("{path}, line {line}: this is not a table ({reason}).").format(
                    path=name, line=reader.line_num, reason=error
                )
            ) from error
        if not rows:
            raise BitextError(_("{path}: the file is empty.").format(path=name))
        head = [cell.strip() for cell in rows[0][1]]
        own, other, own_tag, other_tag = _languages(head, name, source, target)
        places = {key: head.index(key) for key in _OWN if key in head}
        units: list[TranslationUnit] = []
        for line, row in rows[1:]:
            if not any(row):
                continue
            if len(row) <= max(own, other):
                raise BitextError(
                    _("{path}, line {line}: the row has only {count} cells.").format(
                        path=name, line=line, count=len(row)
                    )
                )
            facts = {key: row[place] for key, place in places.items() if place < len(row)}
            units.append(_unit(row[own], row[other], facts, len(units)))
        return [parallel_text(Article(name, format=""), own_tag, other_tag, units)]


def _delimiter(content: str, usual: str) -> str:
    """Return the character between the cells of the first line, ``usual`` where none or several are as frequent."""
    head = content.partition("\n")[0]
    return max(usual, *_DELIMITERS, key=head.count)


def _languages(head: list[str], name: str, source: str, target: str) -> tuple[int, int, str, str]:
    """Return which columns hold source and target, and their languages."""
    lower = [cell.casefold() for cell in head]
    if "source" in lower and "target" in lower:
        own, other = lower.index("source"), lower.index("target")
        return own, other, language(source, name, "--from"), language(target, name, "--to")
    found = {}
    for place, cell in enumerate(head):
        if cell.casefold() not in _OWN:
            try:
                found[standardize(cell)] = place
            except UnknownLanguageError:
                continue
    tags = list(found)
    own_tag = next((tag for tag in tags if not source or same_language(tag, source)), "")
    other_tag = next((tag for tag in tags if tag != own_tag and (not target or same_language(tag, target))), "")
    if not own_tag or not other_tag:
        raise BitextError(
            _("{path}, line 1: no columns for a source and a target.").format(path=name),
            _("Name them 'source' and 'target', or by language tags such as en and pt."),
        )
    return found[own_tag], found[other_tag], own_tag, other_tag


def _unit(source: str, target: str, facts: dict[str, str], number: int) -> TranslationUnit:
    block = facts.get("block", "")
    unit = TranslationUnit(
        facts.get("id") or str(number + 1),
        int(block) if block.isdecimal() else number,
        known(facts.get("kind", ""), get_args(BlockKind), "paragraph"),
        Segment(source),
        target,
        origin=known(facts.get("origin", ""), get_args(Origin), "memory"),
        state=known(facts.get("state", ""), get_args(State), "translated"),
    )
    for line in facts.get("issues", "").splitlines():
        issue = issue_of(line)
        if issue is not None:
            unit.issues.append(issue)
    unit.notes = facts.get("notes", "").splitlines()
    return finished(unit)


CSV = Table(".csv", ",")
TSV = Table(".tsv", "\t")
