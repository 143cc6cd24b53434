"""XLIFF 1.2: the article for the many CAT tools that read no XLIFF 2, or read 1.2 better.

One ``file`` is the article, one ``group`` a block, one ``trans-unit`` a translation unit. A unit without a translation
has no ``target``. Facts that a translator does not need (the route, the white space up to the next segment) are in
``context`` elements. Control characters, which XML cannot hold, become U+FFFD, and a note in the unit says so.

Terms stand in notes. ``WITH_CODES`` marks them in the text, too, and writes inline markup as ``bpt``, ``ept`` and
``ph``; see ``xliff`` for why the plain form leaves both out of the text. OASIS recommends the ending ``.xlf`` for all
versions, and that is what every tool's file dialogue shows; ``.1.2`` before it tells this version from the other.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from transnews.bitexts import xmltree
from transnews.bitexts.characters import for_xml, name_token, on_one_line
from transnews.bitexts.inline import marked_texts, terms_of
from transnews.bitexts.inline_12 import NativeCodes
from transnews.bitexts.units import blocks_of, has_translation, is_draft, source_language
from transnews.bitexts.wording import route, term_line
from transnews.bitexts.xliff_parts import FACT, OURS, Note, article_notes, issue_notes
from transnews.bitexts.xliff_reader import parse_xliff as parse
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from transnews.model import Origin, ParallelText, TranslationUnit

__all__ = ["SUFFIX", "WITH_CODES", "parse", "serialize"]

SUFFIX = ".1.2.xlf"

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_LEAVES = frozenset({"source", "target", "note", "context"})
_DATATYPES = {"": "plaintext", "text": "plaintext", "html": "html"}
"""XLIFF's names (its section 2.3, datatype) for formats of articles; others begin with ``x-``."""
_QUALIFIERS: dict[Origin, str] = {
    "memory": "leveraged-tm",
    "glossary": "leveraged-glossary",
    "machine": "leveraged-mt",
}
"""XLIFF's words for origins (its section 2.3, state-qualifier); others begin with ``x-``."""


def serialize(text: ParallelText, *, codes: bool = False) -> bytes:
    """Return a parallel text as an XLIFF 1.2 file, with inline codes if ``codes``."""
    xliff = xmltree.root("xliff", {"version": "1.2", "xmlns": _NAMESPACE})
    languages = {"source-language": text.source_language, "target-language": text.target_language}
    form = text.article.format if codes else ""
    datatype = _DATATYPES.get(form) or f"x-{form}"
    attributes = {"original": text.article.id, **languages, "datatype": datatype, "tool-id": "transnews"}
    file = xmltree.child(xliff, "file", attributes)
    header = xmltree.child(file, "header")
    version = text.signature.get("transnews", "")
    tool = {"tool-id": "transnews", "tool-name": "transnews"} | ({"tool-version": version} if version else {})
    xmltree.child(header, "tool", tool)
    _append_notes(header, article_notes(text), "general")
    body = xmltree.child(file, "body")
    marked = marked_texts(text) if codes else {}
    for block in blocks_of(text):
        group = xmltree.child(body, "group", {"id": f"b{block.number}", "restype": f"x-{block.kind}"})
        for unit in block.units:
            _append_unit(group, text, unit, NativeCodes(*marked.get(unit.id, ([], []))))
    return xmltree.write(xliff, _LEAVES)


def _append_unit(group: Element, text: ParallelText, unit: TranslationUnit, codes: NativeCodes) -> None:
    """Append a unit. Its issues come last: OmegaT's bilingual filter shows only the last note."""
    translated = has_translation(unit)
    approved = {"approved": "yes"} if translated and unit.state in {"reviewed", "final"} else {}
    attributes = {"id": name_token(unit.id), **approved, "xml:space": "preserve"}
    element = xmltree.child(group, "trans-unit", attributes)
    codes.fill(xmltree.child(element, "source", {"xml:lang": text.source_language}), unit.source, codes.source)
    if translated:
        qualifier = _QUALIFIERS.get(unit.origin) or f"x-transnews-{unit.origin}"
        target = {"xml:lang": text.target_language, "state": _state(unit), "state-qualifier": qualifier}
        codes.fill(xmltree.child(element, "target", target), unit.target, codes.target)
    _append_facts(element, text, unit)
    _append_notes(element, [Note("term", FACT, term_line(term)) for term in terms_of(unit)], "source")
    if for_xml(unit.source + unit.target) != unit.source + unit.target:
        replaced = _("Characters that XML cannot hold were replaced with U+FFFD.")
        _append_notes(element, [Note("replaced", FACT, replaced)], "general")
    for note in unit.notes:
        xmltree.child(element, "note", text=note)
    _append_notes(element, issue_notes(unit.issues), "target")


def _state(unit: TranslationUnit) -> str:
    """Return the state of a unit with a translation in XLIFF 1.2's words (its section 2.3, state)."""
    if unit.state == "translated" and is_draft(unit):
        return "needs-review-translation"
    return {
        "initial": "needs-translation",
        "translated": "translated",
        "reviewed": "signed-off",
        "final": "final",
    }[unit.state]


def _append_facts(element: Element, text: ParallelText, unit: TranslationUnit) -> None:
    language = source_language(text, unit)
    facts = {
        "route": on_one_line(route(unit)),
        "language": language if language != text.source_language else "",
        # White space alone does not survive every program that reads and writes XML.
        "gap": name_token(unit.segment.gap) if unit.segment.gap else "",
    }
    if any(facts.values()):
        container = xmltree.child(element, "context-group", {"purpose": "information"})
        for name, fact in facts.items():
            if fact:
                xmltree.child(container, "context", {"context-type": f"x-transnews-{name}"}, fact)


def _append_notes(element: Element, notes: Iterable[Note], annotates: str) -> None:
    """Append notes of ours on ``source``, ``target`` or what is ``general``."""
    for note in notes:
        attributes = {"from": f"{OURS}{note.category}", "priority": note.priority, "annotates": annotates}
        xmltree.child(element, "note", attributes, on_one_line(note.text))


class _WithCodes:
    """XLIFF 1.2 with inline codes."""

    SUFFIX = ".1.2.codes.xlf"
    serialize = staticmethod(partial(serialize, codes=True))
    parse = staticmethod(parse)


WITH_CODES = _WithCodes()
