"""A JSON document of ours read back; keys that are missing have their defaults, unknown ones are passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, get_args

from transnews.bitexts.reading import BitextError, day, finished, known, language, parallel_text
from transnews.messages import _
from transnews.model import (
    Article,
    BlockKind,
    Hop,
    Issue,
    MentionUse,
    Origin,
    Segment,
    Severity,
    State,
    TermUse,
    TranslationUnit,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from transnews.model import ParallelText

T = TypeVar("T")


def parse_document(document: object, name: str, source: str = "", target: str = "") -> ParallelText:
    """Return the parallel text of a document (see docs/json.md) or of a list of units.

    Raises BitextError that names the unit where one is not as documented.
    """
    if not isinstance(document, dict) or not isinstance(document.get("units"), list):
        raise BitextError(
            _("{path}: this JSON holds no parallel text.").format(path=name),
            _("An object with 'source_language', 'target_language' and 'units' is expected, see docs/json.md."),
        )
    from_tag = language(_word(document, "source_language") or source, name, "--from")
    to_tag = language(_word(document, "target_language") or target, name, "--to")
    article = Article(_word(document, "id") or name, format="", title=_word(document, "title"))
    article.published = day(_word(document, "published"))
    units = [parse_unit(values, number, name) for number, values in enumerate(document["units"])]
    text = parallel_text(article, from_tag, to_tag, units)
    signature = document.get("signature")
    if isinstance(signature, dict):
        text.signature = {str(key): str(value) for key, value in signature.items()}
    text.issues = _objects(document, "issues", _issue)
    return text


def parse_unit(values: object, number: int, name: str) -> TranslationUnit:
    """Return one unit. ``number`` counts from 0 and is its place where it does not name one. Raises BitextError."""
    if not isinstance(values, dict) or not isinstance(values.get("source"), str):
        raise BitextError(_("{path}: unit {number} has no 'source'.").format(path=name, number=number + 1))
    confidence, block = values.get("confidence"), values.get("block_index")
    unit = TranslationUnit(
        _word(values, "id") or str(number + 1),
        block if isinstance(block, int) else number,
        known(_word(values, "block"), get_args(BlockKind), "paragraph"),
        Segment(
            values["source"],
            _word(values, "gap"),
            _word(values, "language") or "und",
            float(confidence) if isinstance(confidence, (int, float)) else 0.0,
        ),
        _word(values, "target"),
        origin=known(_word(values, "origin"), get_args(Origin), "memory"),
        route=tuple(_objects(values, "route", _hop)),
        state=known(_word(values, "state"), get_args(State), "translated"),
        terms=_objects(values, "terms", _term),
        mentions=_objects(values, "mentions", _mention),
        issues=_objects(values, "issues", _issue),
    )
    notes = values.get("notes")
    unit.notes = [str(note) for note in notes] if isinstance(notes, list) else []
    return finished(unit)


def _word(values: dict[str, Any], key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""


def _objects(values: dict[str, Any], key: str, make: Callable[[dict[str, Any]], T]) -> list[T]:
    items = values.get(key)
    return [make(item) for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _issue(values: dict[str, Any]) -> Issue:
    severity = known(_word(values, "severity"), get_args(Severity), "info")
    return Issue(_word(values, "code"), severity, _word(values, "message"))


def _hop(values: dict[str, Any]) -> Hop:
    return Hop(*(_word(values, key) for key in ("engine", "model", "source", "target", "repair")))


def _term(values: dict[str, Any]) -> TermUse:
    return TermUse(*(_word(values, key) for key in ("source", "target", "concept", "status")))


def _mention(values: dict[str, Any]) -> MentionUse:
    return MentionUse(*(_word(values, key) for key in ("kind", "source", "target", "value", "status")))
