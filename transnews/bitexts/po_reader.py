"""PO read back: ours after an editor had it, and anybody's."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args
from urllib.parse import quote, unquote

import polib

from transnews.articles.encoding import decode
from transnews.bitexts.characters import on_one_line
from transnews.bitexts.reading import BitextError, finished, known, language, parallel_text
from transnews.bitexts.units import is_draft
from transnews.bitexts.wording import issue_of
from transnews.messages import _
from transnews.model import Article, BlockKind, Origin, Segment, State, TranslationUnit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transnews.model import ParallelText

_MARK = "transnews: "
"""Begins the comment that programs read; the other comments are in the reader's language."""


_ORIGINAL = "X-Transnews-Original"
_SIGNATURE = "X-Transnews-Signature-"


def header_facts(text: ParallelText) -> dict[str, str]:
    """Return what ``parse_po`` wants to know of a text as fields of the header: the original's name, the signature."""
    fields = {
        f"{_SIGNATURE}{quote(key, safe='', errors='replace')}": on_one_line(value)
        for key, value in sorted(text.signature.items())
        if key and on_one_line(value)
    }
    original = on_one_line(text.article.id)
    return ({_ORIGINAL: original} if original else {}) | fields


def facts_of(unit: TranslationUnit) -> str:
    """Return a unit's own facts as a comment for ``parse_po``: its id, block, kind, origin and state."""
    values = {
        "unit": unit.id,
        "block": str(unit.block),
        "kind": unit.kind,
        "origin": unit.origin,
        "state": unit.state,
    }
    return _MARK + " ".join(f"{key}={quote(value, safe='', errors='replace')}" for key, value in values.items())


def parse_po(data: bytes, name: str, source: str = "", target: str = "") -> list[ParallelText]:
    """Return the one parallel text of a PO file; ``source`` and ``target`` where its header does not say them.

    A fuzzy entry is a draft (state ``initial``). Obsolete entries are left out; of plural forms the first stands for
    the singular and the last for the plural. Raises BitextError for what polib cannot read, with the line.
    """
    content, _encoding, _issues = decode(data, name)
    try:
        catalog = polib.pofile(content.removeprefix("\ufeff") + "\n")
    except (OSError, ValueError) as error:
        raise BitextError(_("{path}: this is not PO ({reason}).").format(path=name, reason=error)) from error
    metadata = catalog.metadata
    from_tag = language(metadata.get("X-Source-Language") or source or "en", name, "--from")
    to_tag = language(metadata.get("Language") or target, name, "--to")
    units = [
        unit
        for number, entry in enumerate(entry for entry in catalog if not entry.obsolete)
        for unit in _units(entry, number)
    ]
    units.sort(key=lambda unit: unit.block)
    text = parallel_text(Article(metadata.get(_ORIGINAL) or name, format=""), from_tag, to_tag, units)
    text.signature = {
        unquote(key.removeprefix(_SIGNATURE)): value for key, value in metadata.items() if key.startswith(_SIGNATURE)
    }
    return [text]


def _units(entry: polib.POEntry, number: int) -> Iterator[TranslationUnit]:
    """Yield the unit of an entry, two of an entry with plural forms."""
    facts = _facts(entry.comment)
    forms = [entry.msgstr_plural[key] for key in sorted(entry.msgstr_plural)]
    pairs = [(entry.msgid, entry.msgstr)]
    if entry.msgid_plural:
        pairs = [(entry.msgid, forms[0] if forms else ""), (entry.msgid_plural, forms[-1] if forms else "")]
    identity = facts.get("unit") or entry.msgctxt or str(number + 1)
    for position, (source, translation) in enumerate(pairs):
        unit = TranslationUnit(
            f"{identity}.{position + 1}" if len(pairs) > 1 else identity,
            int(facts["block"]) if facts.get("block", "").isdecimal() else number,
            known(facts.get("kind", ""), get_args(BlockKind), "paragraph"),
            Segment(source),
            translation,
            origin=known(facts.get("origin", ""), get_args(Origin), "memory"),
            state=known(facts.get("state", ""), get_args(State), "translated"),
            notes=entry.tcomment.splitlines(),
        )
        found = map(issue_of, entry.comment.splitlines())
        unit.issues = [issue for issue in found if issue is not None]
        if unit.origin == "none" and translation:
            unit.origin, unit.state = "memory", "translated"
        # What was fuzzy when it was written and is no more has been reviewed.
        if entry.fuzzy and not is_draft(unit):
            unit.state = "initial"
        elif not entry.fuzzy and is_draft(unit):
            unit.state = "reviewed"
        yield finished(unit)


def _facts(comment: str) -> dict[str, str]:
    for line in comment.splitlines():
        if line.startswith(_MARK):
            pairs = (part.partition("=") for part in line.removeprefix(_MARK).split())
            return {key: unquote(value) for key, _sign, value in pairs}
    return {}
