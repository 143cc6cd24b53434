"""XLIFF 1.2 read back: ours, and what CAT tools write.

Markup that native codes hold (``bpt`` and ``ept``, ``ph``) is kept; other codes are left out of the texts, and what
stands between them stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.bitexts.characters import text_of_token
from transnews.bitexts.inline_12 import read_native_text
from transnews.bitexts.reading import finished, parallel_text
from transnews.bitexts.wording import route_of, term_of
from transnews.bitexts.xliff_parts import groups, kind_of, notes_of, origin_of, read_article_notes, read_unit_notes
from transnews.model import Article, Segment, TranslationUnit
from transnews.xmlfiles import name_of

if TYPE_CHECKING:
    from lxml import etree

    from transnews.model import Origin, ParallelText, Span, State

_STATES: dict[str, State] = {
    "new": "initial",
    "needs-translation": "initial",
    "needs-adaptation": "translated",
    "needs-l10n": "translated",
    "needs-review-adaptation": "translated",
    "needs-review-l10n": "translated",
    "needs-review-translation": "translated",
    "translated": "translated",
    "signed-off": "reviewed",
    "final": "final",
}
"""XLIFF 1.2's states of a target (its section 2.3.5) in XLIFF 2's words."""
_ORIGINS: dict[str, Origin] = {
    "leveraged-mt": "machine",
    "mt-suggestion": "machine",
    "leveraged-glossary": "glossary",
}
"""XLIFF 1.2's qualifiers of a state that name an origin; the others mean a translation memory or say nothing."""


def read_file(file: etree._Element, name: str, source: str, target: str) -> ParallelText:
    """Return the parallel text of a ``file`` element; ``name`` is the file's, for a text that has no id."""
    units = [_unit(element, number) for number, group in enumerate(groups(file)) for element in group]
    text = parallel_text(Article(file.get("original") or name, format=""), source, target, units)
    for header in file:
        if name_of(header) == "header":
            read_article_notes(text, notes_of(header))
    return text


def _unit(element: etree._Element, block: int) -> TranslationUnit:
    source, _spans = _child_text(element, "source")
    target, spans = _child_text(element, "target")
    aim = next((child for child in element if name_of(child) == "target"), None)
    state: State = "initial" if aim is None else _STATES.get(aim.get("state", ""), "translated")
    if element.get("approved") == "yes" and state != "final":
        state = "reviewed"
    facts = _facts(element)
    qualifier = aim.get("state-qualifier", "") if aim is not None else ""
    unit = TranslationUnit(
        text_of_token(element.get("id", "")),
        block,
        kind_of(element),
        Segment(source, text_of_token(facts.get("gap", ""))),
        target,
        origin=_ORIGINS.get(qualifier) or origin_of(qualifier.removeprefix("x-transnews-")),
        route=route_of(facts.get("route", "")),
        spans=spans,
        state=state,
    )
    if "language" in facts:
        unit.segment.language, unit.segment.confidence = facts["language"], 1.0
    notes = notes_of(element)
    read_unit_notes(unit, notes)
    terms = [term_of(note.text) for note in notes if note.category == "term"]
    unit.terms = [term for term in terms if term is not None]
    return finished(unit)


def _child_text(element: etree._Element, name: str) -> tuple[str, list[Span]]:
    child = next((child for child in element if name_of(child) == name), None)
    return ("", []) if child is None else read_native_text(child)


def _facts(element: etree._Element) -> dict[str, str]:
    """Return the facts of ours about a unit, by name."""
    return {
        context.get("context-type", "").removeprefix("x-transnews-"): context.text or ""
        for group in element
        if name_of(group) == "context-group"
        for context in group
        if name_of(context) == "context"
    }
