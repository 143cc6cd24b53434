"""Inline codes of XLIFF 1.2: markup as ``bpt``, ``ept`` and ``ph``, which hold its characters themselves.

``g`` and ``x`` would be simpler, but only refer to markup in a skeleton file, which we do not have. Glossary terms are
``mrk`` elements of type ``term``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.bitexts import xmltree
from transnews.bitexts.inline import Codes, append, is_standalone
from transnews.model import Span
from transnews.xmlfiles import name_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from lxml import etree

    from transnews.bitexts.inline import TermSpan

_OTHER_CODES = frozenset({"it", "sub"})
"""Further elements whose content is code, not text."""


class NativeCodes(Codes):
    """Writes the texts of one unit with their inline codes. Characters that XML cannot hold become U+FFFD."""

    def _open(self, parent: Element, span: Span, identity: str) -> Element:
        if is_standalone(span):
            xmltree.child(parent, "ph", {"id": identity}, span.opening or span.closing)
        else:
            xmltree.child(parent, "bpt", {"id": identity}, span.opening)
        return parent

    def _close(self, parent: Element, span: Span, identity: str) -> None:
        if not is_standalone(span):
            xmltree.child(parent, "ept", {"id": identity}, span.closing)

    def _annotate(self, parent: Element, span: TermSpan) -> Element:  # noqa: ARG002 - XLIFF 2 numbers its terms
        """Append a term. It has no ``mid``: the schema keeps that for segments."""
        return xmltree.child(parent, "mrk", {"mtype": "term"})

    def _text(self, element: Element, text: str) -> None:
        append(element, text)


def read_native_text(element: etree._Element) -> tuple[str, list[Span]]:
    """Return the text of ``source`` or ``target`` and the markup over it that its native codes hold.

    Codes that hold nothing (``g``, ``x``) and pairs that lost their other half are left out.
    """
    reader = _Reader()
    reader.read(element)
    lost = {id(span) for span in reader.open.values()}
    spans = [span for span in reader.spans if (span.opening or span.closing) and id(span) not in lost]
    return "".join(reader.parts), spans


class _Reader:
    """What was read so far of a text; ``open`` are the spans whose end is still to come, by id."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.spans: list[Span] = []
        self.open: dict[str, Span] = {}
        self._length = 0

    def read(self, element: etree._Element) -> None:
        """Read an element's content."""
        self._append(element.text or "")
        for child in element:
            name = name_of(child)
            if name in {"bpt", "ept", "ph"}:
                self._code(name, child.get("rid") or child.get("id", ""), "".join(child.itertext()))
            elif name not in _OTHER_CODES:
                self.read(child)
            self._append(child.tail or "")

    def _append(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)

    def _code(self, name: str, identity: str, code: str) -> None:
        if name == "ept":
            span = self.open.pop(identity, None)
            if span is not None:
                span.end, span.closing = self._length, code
            return
        span = Span(self._length, self._length, code, "")
        self.spans.append(span)
        if name == "bpt":
            self.open[identity] = span
