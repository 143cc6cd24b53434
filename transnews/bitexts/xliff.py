"""XLIFF 2.0: the article for a CAT tool, unit by unit, with states, notes and the glossary's terms.

One ``file`` is the article, one ``group`` a block, one ``unit`` with one ``segment`` a translation unit; the white
space up to the next segment is an ``ignorable``. A unit without a translation has no ``target``. Control characters
are ``cp`` elements, so that nothing is lost. Every XLIFF 2.1 tool reads 2.0; not every 2.0 tool reads 2.1.

``WITH_CODES`` writes inline markup as ``pc`` and ``ph``, its characters as original data. The plain form leaves markup
out, and ``transnews apply`` finds its place again: translate-toolkit, hence Weblate and Virtaal, doubles the text of a
target that has codes when it is edited (3.20).
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from transnews.articles.carry import source_spans
from transnews.bitexts import xmltree
from transnews.bitexts.characters import name_token, on_one_line
from transnews.bitexts.inline import Codes
from transnews.bitexts.languages import direction
from transnews.bitexts.units import blocks_of, has_translation, source_language
from transnews.bitexts.wording import route
from transnews.bitexts.xliff_reader import parse_xliff as parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from xml.etree.ElementTree import Element

    from transnews.model import Issue, ParallelText, Severity, Span, TranslationUnit

__all__ = ["SUFFIX", "WITH_CODES", "parse", "serialize"]

SUFFIX = ".xlf"

_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_GLOSSARY_NAMESPACE = "urn:oasis:names:tc:xliff:glossary:2.0"
_LEAVES = frozenset({"source", "target", "note", "gls:term", "gls:translation"})
_PRIORITY: dict[Severity, str] = {"error": "1", "warning": "3", "info": "5"}
"""XLIFF's note priorities, 1 (highest) to 10."""


def serialize(text: ParallelText, *, codes: bool = False) -> bytes:
    """Return a parallel text as an XLIFF 2.0 file, with inline codes if ``codes``."""
    languages = {"srcLang": text.source_language, "trgLang": text.target_language}
    namespaces = {"xmlns": _NAMESPACE, "xmlns:gls": _GLOSSARY_NAMESPACE}
    xliff = xmltree.root("xliff", {"version": "2.0", **languages, **namespaces})
    directions = {"srcDir": direction(text.source_language), "trgDir": direction(text.target_language)}
    file = xmltree.child(xliff, "file", {"id": "article", "original": text.article.id, **directions})
    _append_notes(file, _article_notes(text), [*text.article.issues, *text.issues])
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for unit, span, _words in source_spans(text) if codes else ():
        spans[unit.id] += [span]
    for block in blocks_of(text):
        attributes = {"id": f"b{block.number}", "name": block.kind, "type": f"transnews:{block.kind}"}
        group = xmltree.child(file, "group", attributes)
        for unit in block.units:
            _append_unit(group, text, unit, Codes(spans[unit.id], unit.spans if codes else []))
    if not text.units:
        # The schema asks for a unit or a group in every file.
        xmltree.child(file, "group", {"id": "empty"})
    return xmltree.write(xliff, _LEAVES)


def _append_unit(group: Element, text: ParallelText, unit: TranslationUnit, codes: Codes) -> None:
    element = xmltree.child(group, "unit", {"id": name_token(unit.id), "xml:space": "preserve"})
    _append_terms(element, unit)
    _append_notes(element, _unit_notes(text, unit), unit.issues, unit.notes)
    translated = has_translation(unit)
    codes.append_data(element)
    attributes = {"state": unit.state if translated else "initial", "subState": f"transnews:{unit.origin}"}
    segment = xmltree.child(element, "segment", attributes)
    codes.append_text(segment, "source", text.source_language, unit.source, codes.source)
    if translated:
        codes.append_text(segment, "target", text.target_language, unit.target, codes.target)
    if unit.segment.gap:
        gap = xmltree.child(element, "ignorable")
        codes.append_text(gap, "source", text.source_language, unit.segment.gap)


def _append_terms(element: Element, unit: TranslationUnit) -> None:
    """Append the unit's terms, each once, as the Glossary module has it (XLIFF 2.0, section 5.2)."""
    terms = {(term.source, term.target): term for term in unit.terms if term.source and term.target}
    if not terms:
        return
    glossary = xmltree.child(element, "gls:glossary")
    for term in terms.values():
        entry = xmltree.child(glossary, "gls:glossEntry")
        attributes = {"source": term.concept} if term.concept else {}
        xmltree.child(entry, "gls:term", attributes, term.source)
        xmltree.child(entry, "gls:translation", attributes, term.target)


def _append_notes(
    element: Element, facts: Iterable[tuple[str, str]], issues: Iterable[Issue], remarks: Sequence[str] = ()
) -> None:
    """Append notes on facts (category, text), at the lowest priority, and on issues, their code as category.

    ``remarks`` are notes that people wrote; they have no category.
    """
    notes = [(issue.code, _PRIORITY[issue.severity], issue.message) for issue in issues]
    notes += [(category, "10", fact) for category, fact in facts if fact]
    if not (notes or remarks):
        return
    container = xmltree.child(element, "notes")
    for category, priority, note in notes:
        xmltree.child(container, "note", {"category": category, "priority": priority}, on_one_line(note))
    for remark in remarks:
        xmltree.child(container, "note", text=remark)


def _article_notes(text: ParallelText) -> list[tuple[str, str]]:
    published = text.article.published
    return [
        ("title", text.article.title),
        ("published", published.isoformat() if published else ""),
        *((f"signature-{name}", value) for name, value in sorted(text.signature.items())),
    ]


def _unit_notes(text: ParallelText, unit: TranslationUnit) -> list[tuple[str, str]]:
    """Return a unit's facts. Its language is one of them: XLIFF's own ``xml:lang`` must be the whole file's."""
    language = source_language(text, unit)
    return [("route", route(unit)), ("language", language if language != text.source_language else "")]


class _WithCodes:
    """XLIFF 2.0 with inline codes."""

    SUFFIX = f".codes{SUFFIX}"
    serialize = staticmethod(partial(serialize, codes=True))
    parse = staticmethod(parse)


WITH_CODES = _WithCodes()
