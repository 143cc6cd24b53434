"""Inline codes of XLIFF 2: markup as ``pc`` and ``ph`` elements that a CAT tool moves but does not change."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from transnews.bitexts import xmltree
from transnews.bitexts.characters import character, split_for_xml
from transnews.model import Span
from transnews.xmlfiles import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from xml.etree.ElementTree import Element

    from lxml import etree

    _Seen = dict[tuple[str, str], int]  # how often markup occurred so far in a text


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

    def append_text(self, parent: Element, name: str, language: str, text: str, spans: Sequence[Span] = ()) -> None:
        """Append ``source`` or ``target`` with its text and markup; a span that crosses another is left out."""
        element = xmltree.child(parent, name, {"xml:lang": language})
        waiting = deque(sorted(spans, key=lambda span: (span.start, -span.end)))
        seen: _Seen = {}
        self._fill(element, text, (0, len(text)), waiting, seen)
        for span in waiting:  # standalone codes at the very end
            self._code(element, span, seen)

    def _fill(
        self,
        element: Element,
        text: str,
        place: tuple[int, int],
        waiting: deque[Span],
        seen: dict[tuple[str, str], int],
    ) -> None:
        """Append ``text[start:end]`` with the spans that begin in it to an element."""
        position, end = place
        while waiting and waiting[0].start < end:
            span = waiting.popleft()
            if position <= span.start and span.end <= end:
                _append(element, text[position : span.start])
                self._fill(self._code(element, span, seen), text, (span.start, span.end), waiting, seen)
                position = span.end
        _append(element, text[position:end])

    def _code(self, parent: Element, span: Span, seen: _Seen) -> Element:
        """Append the element of a span; ``seen`` counts spans of the same markup in this text."""
        number = seen[span.opening, span.closing] = seen.get((span.opening, span.closing), 0) + 1
        key = (span.opening, span.closing, number)
        identity = {"id": self._ids.setdefault(key, str(len(self._ids) + 1))}
        if span.end == span.start:
            references = {"dataRef": span.opening or span.closing}
            name = "ph"
        else:
            references = {"dataRefStart": span.opening, "dataRefEnd": span.closing}
            name = "pc"
        found = {key: self._data[text] for key, text in references.items() if text}
        return xmltree.child(parent, name, identity | found)


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


def _append(element: Element, text: str) -> None:
    """Append text behind what an element holds. What XML cannot hold is a ``cp`` (XLIFF 2.0, section 4.2.3.1)."""
    for piece, outside in split_for_xml(text):
        if len(element):
            element[-1].tail = (element[-1].tail or "") + xmltree.content(piece)
        else:
            element.text = (element.text or "") + xmltree.content(piece)
        if outside:
            xmltree.child(element, "cp", {"hex": f"{ord(outside):04X}"})
