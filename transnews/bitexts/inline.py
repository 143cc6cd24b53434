"""Inline codes of XLIFF 2: markup as ``pc`` and ``ph`` elements that a CAT tool moves but does not change.

Glossary terms are annotations (``mrk`` of type ``term``) in the same texts. ``inline_12`` does it for XLIFF 1.2.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transnews.articles.carry import source_spans
from transnews.bitexts import xmltree
from transnews.bitexts.characters import character, split_for_xml
from transnews.bitexts.marking import places
from transnews.model import Span
from transnews.xmlfiles import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from xml.etree.ElementTree import Element

    from lxml import etree

    from transnews.model import ParallelText, TermUse, TranslationUnit

    _Seen = dict[tuple[str, str], int]  # how often markup occurred so far in a text


@dataclass(slots=True)
class TermSpan(Span):
    """A glossary term in a text; ``number`` is the same for the term in the source and in the target."""

    number: int


def terms_of(unit: TranslationUnit) -> list[TermUse]:
    """Return the terms of a unit that can be written: those that say what the source and what the target has."""
    return [term for term in unit.terms if term.source and term.target]


def marked_texts(text: ParallelText) -> dict[str, tuple[list[Span], list[Span]]]:
    """Return for every unit, by id, the markup and the terms over its source and over its target.

    A term that the edge of a span of markup cuts is left out: elements do not cross.
    """
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for unit, span, _words in source_spans(text):
        spans[unit.id].append(span)
    result = {}
    for unit in text.units:
        terms = terms_of(unit)
        source = _with_terms(unit.source, spans[unit.id], [term.source for term in terms])
        result[unit.id] = source, _with_terms(unit.target, unit.spans, [term.target for term in terms])
    return result


def _with_terms(text: str, spans: Sequence[Span], terms: Sequence[str]) -> list[Span]:
    found = [
        TermSpan(*place, "", "", number)
        for number, place in enumerate(places(text, terms), 1)
        if place is not None and not any(_crosses(span, *place) for span in spans)
    ]
    return [*spans, *found]


def _crosses(span: Span, start: int, end: int) -> bool:
    return span.start < start < span.end < end or start < span.start < end < span.end


class Codes:
    """Writes the texts of one unit with their inline codes; equal markup has equal ids in source and target."""

    def __init__(self, source: Sequence[Span], target: Sequence[Span]) -> None:
        """``source`` and ``target`` is the markup over the unit's two texts."""
        self.source, self.target = source, target
        texts = dict.fromkeys(text for span in (*source, *target) for text in (span.opening, span.closing) if text)
        self._data = {text: f"d{number}" for number, text in enumerate(texts, 1)}
        self._ids: dict[tuple[str, str, int], str] = {}

    def append_data(self, unit: Element) -> None:
        """Append the ``originalData`` of a unit's markup, where it has any."""
        if self._data:
            container = xmltree.child(unit, "originalData")
            for text, identity in self._data.items():
                xmltree.child(container, "data", {"id": identity}, text)

    def fill(self, element: Element, text: str, spans: Sequence[Span] = ()) -> None:
        """Fill ``source`` or ``target`` with its text and markup; a span that crosses another is left out."""
        waiting = deque(sorted(spans, key=lambda span: (span.start, -span.end)))
        seen: _Seen = {}
        self._fill(element, text, (0, len(text)), waiting, seen)
        while waiting:  # standalone codes at the very end
            self._span(element, text, waiting.popleft(), waiting, seen)

    def _fill(self, element: Element, text: str, place: tuple[int, int], waiting: deque[Span], seen: _Seen) -> None:
        """Append ``text[start:end]`` with the spans that begin in it to an element."""
        position, end = place
        while waiting and waiting[0].start < end:
            span = waiting.popleft()
            if position <= span.start and span.end <= end:
                self._text(element, text[position : span.start])
                self._span(element, text, span, waiting, seen)
                position = span.end
        self._text(element, text[position:end])

    def _span(self, element: Element, text: str, span: Span, waiting: deque[Span], seen: _Seen) -> None:
        """Append a span with the text and the spans inside of it."""
        if isinstance(span, TermSpan):
            inside, identity = self._annotate(element, span), ""
        else:
            identity = self._identity(span, seen)
            inside = self._open(element, span, identity)
        self._fill(inside, text, (span.start, span.end), waiting, seen)
        if identity:
            self._close(element, span, identity)

    def _identity(self, span: Span, seen: _Seen) -> str:
        """Return the id of a span; ``seen`` counts spans of the same markup in this text."""
        number = seen[span.opening, span.closing] = seen.get((span.opening, span.closing), 0) + 1
        return self._ids.setdefault((span.opening, span.closing, number), str(len(self._ids) + 1))

    def _open(self, parent: Element, span: Span, identity: str) -> Element:
        """Append the element of a span and return the one that its text goes into."""
        if is_standalone(span):
            references = {"dataRef": span.opening or span.closing}
            name = "ph"
        else:
            references = {"dataRefStart": span.opening, "dataRefEnd": span.closing}
            name = "pc"
        found = {key: self._data[text] for key, text in references.items() if text}
        return xmltree.child(parent, name, {"id": identity} | found)

    def _close(self, parent: Element, span: Span, identity: str) -> None:
        """Append what stands behind a span's text: nothing, its element ends there."""

    def _annotate(self, parent: Element, span: TermSpan) -> Element:
        """Append a term annotation (XLIFF 2.1, "Term Annotation") and return it."""
        return xmltree.child(parent, "mrk", {"id": f"t{span.number}", "type": "term"})

    def _text(self, element: Element, text: str) -> None:
        """Append text behind what an element holds; what XML cannot hold is a ``cp`` (XLIFF 2.0, section 4.2.3.1)."""
        for piece, outside in split_for_xml(text):
            append(element, piece)
            if outside:
                xmltree.child(element, "cp", {"hex": f"{ord(outside):04X}"})


def is_standalone(span: Span) -> bool:
    """Tell whether markup stands by itself: over no words, and with nothing to close it."""
    return span.start == span.end and not (span.opening and span.closing)


def append(element: Element, text: str) -> None:
    """Append text behind what an element holds, without what XML cannot hold."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + xmltree.content(text)
    else:
        element.text = (element.text or "") + xmltree.content(text)


def read_text(element: etree._Element, data: Mapping[str, str]) -> tuple[str, list[Span]]:
    """Return the text of ``source`` or ``target`` and the markup over it; ``data`` is the unit's original data.

    Codes without original data (another program's) are left out.
    """
    parts: list[str] = []
    spans: list[Span] = []
    _read(element, data, 0, parts, spans)
    return "".join(parts), spans


def original_data(unit: etree._Element) -> dict[str, str]:
    """Return the original data of a unit, by id."""
    return {
        item.get("id", ""): "".join(item.itertext())
        for container in unit
        if name_of(container) == "originalData"
        for item in container
    }


def _read(element: etree._Element, data: Mapping[str, str], at: int, parts: list[str], spans: list[Span]) -> int:
    """Append an element's texts and spans, the first of which stands at ``at``; return where the last one ends."""
    parts.append(element.text or "")
    at += len(parts[-1])
    for child in element:
        start = at
        if name_of(child) == "cp":
            parts.append(character(child.get("hex", "")))
            at += len(parts[-1])
        else:
            place = len(spans)
            at = _read(child, data, at, parts, spans)
            opening = data.get(child.get("dataRefStart") or child.get("dataRef") or "", "")
            closing = data.get(child.get("dataRefEnd", ""), "")
            if opening or closing:
                spans.insert(place, Span(start, at, opening, closing))
        parts.append(child.tail or "")
        at += len(parts[-1])
    return at
