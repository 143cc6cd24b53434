"""XLIFF 2.0: the article for a CAT tool, unit by unit, with states, notes and the glossary's terms.

One ``file`` is the article, one ``group`` a block, one ``unit`` with one ``segment`` a translation unit; the white
space up to the next segment is an ``ignorable``. A unit without a translation has no ``target``. Control characters
are ``cp`` elements, so that nothing is lost. Every XLIFF 2.1 tool reads 2.0; not every 2.0 tool reads 2.1.

Terms stand in the Glossary module, beside the text. ``WITH_CODES`` marks them in the text, too, and writes inline
markup as ``pc`` and ``ph``, its characters as original data. The plain form leaves markup out, and ``transnews apply``
finds its place again: translate-toolkit, hence Weblate and Virtaal, doubles the text of a target that has elements in
it when it is edited (3.20).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from transnews.bitexts import xmltree
from transnews.bitexts.characters import name_token, on_one_line
from transnews.bitexts.inline import Codes, TermSpan, marked_texts, terms_of
from transnews.bitexts.languages import direction
from transnews.bitexts.units import blocks_of, has_translation, source_language
from transnews.bitexts.wording import route
from transnews.bitexts.xliff_parts import FACT, OURS, Note, article_notes, issue_notes
from transnews.bitexts.xliff_reader import parse_xliff as parse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from transnews.model import ParallelText, TermUse, TranslationUnit

__all__ = ["SUFFIX", "WITH_CODES", "parse", "serialize"]

SUFFIX = ".xlf"

_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_GLOSSARY_NAMESPACE = "urn:oasis:names:tc:xliff:glossary:2.0"
_LEAVES = frozenset({"source", "target", "note", "gls:term", "gls:translation"})


def serialize(text: ParallelText, *, codes: bool = False) -> bytes:
    """Return a parallel text as an XLIFF 2.0 file, with inline codes if ``codes``."""
    languages = {"srcLang": text.source_language, "trgLang": text.target_language}
    namespaces = {"xmlns": _NAMESPACE, "xmlns:gls": _GLOSSARY_NAMESPACE}
    xliff = xmltree.root("xliff", {"version": "2.0", **languages, **namespaces})
    directions = {"srcDir": direction(text.source_language), "trgDir": direction(text.target_language)}
    file = xmltree.child(xliff, "file", {"id": "article", "original": text.article.id, **directions})
    _append_notes(file, article_notes(text))
    marked = marked_texts(text) if codes else {}
    for block in blocks_of(text):
        attributes = {"id": f"b{block.number}", "name": block.kind, "type": f"{OURS}{block.kind}"}
        group = xmltree.child(file, "group", attributes)
        for unit in block.units:
            _append_unit(group, text, unit, Codes(*marked.get(unit.id, ([], []))))
    if not text.units:
        # The schema asks for a unit or a group in every file.
        xmltree.child(file, "group", {"id": "empty"})
    return xmltree.write(xliff, _LEAVES)


def _append_unit(group: Element, text: ParallelText, unit: TranslationUnit, codes: Codes) -> None:
    element = xmltree.child(group, "unit", {"id": name_token(unit.id), "xml:space": "preserve"})
    _append_terms(element, terms_of(unit), {span.number for span in codes.source if isinstance(span, TermSpan)})
    _append_notes(element, [*issue_notes(unit.issues), *_facts(text, unit)], unit.notes)
    translated = has_translation(unit)
    codes.append_data(element)
    attributes = {"state": unit.state if translated else "initial", "subState": f"{OURS}{unit.origin}"}
    segment = xmltree.child(element, "segment", attributes)
    codes.fill(xmltree.child(segment, "source", {"xml:lang": text.source_language}), unit.source, codes.source)
    if translated:
        codes.fill(xmltree.child(segment, "target", {"xml:lang": text.target_language}), unit.target, codes.target)
    if unit.segment.gap:
        gap = xmltree.child(element, "ignorable")
        codes.fill(xmltree.child(gap, "source", {"xml:lang": text.source_language}), unit.segment.gap)


def _append_terms(element: Element, terms: Sequence[TermUse], marked: set[int]) -> None:
    """Append a unit's terms as the Glossary module has it (XLIFF 2.0, section 5.2), one entry an occurrence.

    ``marked`` are the numbers of those that are marked in the source.
    """
    if not terms:
        return
    glossary = xmltree.child(element, "gls:glossary")
    for number, term in enumerate(terms, 1):
        entry = xmltree.child(glossary, "gls:glossEntry", {"ref": f"#t{number}"} if number in marked else {})
        xmltree.child(entry, "gls:term", {"source": term.concept} if term.concept else {}, term.source)
        xmltree.child(entry, "gls:translation", {"source": f"{OURS}{term.status}"}, term.target)


def _append_notes(element: Element, notes: Sequence[Note], remarks: Sequence[str] = ()) -> None:
    """Append notes of ours, and ``remarks``, which people wrote; these have no category."""
    if not (notes or remarks):
        return
    container = xmltree.child(element, "notes")
    for note in notes:
        attributes = {"category": f"{OURS}{note.category}", "priority": note.priority}
        xmltree.child(container, "note", attributes, on_one_line(note.text))
    for remark in remarks:
        xmltree.child(container, "note", text=remark)


def _facts(text: ParallelText, unit: TranslationUnit) -> list[Note]:
    """Return a unit's facts. Its language is one of them: XLIFF's own ``xml:lang`` must be the whole file's."""
    language = source_language(text, unit)
    facts = [("route", route(unit)), ("language", language if language != text.source_language else "")]
    return [Note(category, FACT, fact) for category, fact in facts if fact]


class _WithCodes:
    """XLIFF 2.0 with inline codes."""

    SUFFIX = f".codes{SUFFIX}"
    serialize = staticmethod(partial(serialize, codes=True))
    parse = staticmethod(parse)


WITH_CODES = _WithCodes()
