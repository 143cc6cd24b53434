"""A paragraph of WordprocessingML as text with markup, and back.

Word cuts a paragraph into runs; neighbours of equal format are one. The format that most of a paragraph has is its own,
every other one is a span; so is a hyperlink. What is no text (a footnote's mark, a picture) is a span of no length.
"""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import etree

from transnews.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transnews.articles.layout import Piece

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_CHARACTERS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011", f"{W}softHyphen": ""}
_ELEMENTS = {"\t": "tab", "\n": "br"}
_UNSEEN = frozenset({f"{W}del", f"{W}moveFrom", f"{W}pPr"})
"""What was deleted with changes tracked is no text; it goes with the paragraph's old runs."""
_AFTER_BIDI = frozenset(
    f"{W}{name}"
    for name in (
        *("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap"),
        *("jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr"),
        *("sectPr", "pPrChange"),
    )
)
"""What follows ``bidi`` in the schema's order of a paragraph's properties (ISO/IEC 29500-1, 17.3.1.26)."""
_VOLATILE = frozenset({f"{W}lang", f"{W}noProof"})
"""Parts of a run's format that spelling checkers leave behind."""


@dataclass(frozen=True, slots=True)
class _Run:
    """A piece of a paragraph: its text, its format, the hyperlink it stands in, and its element where it is no text."""

    text: str
    format: bytes
    link: int | None
    other: etree._Element | None = None


class Paragraph:
    """A ``w:p`` element read: its text and the markup over it."""

    def __init__(self, element: etree._Element) -> None:
        self.element = element
        self._links: list[etree._Element] = []
        self._runs = self._merged(self._read(element, None))
        self.text = "".join(run.text for run in self._runs)
        lengths: Counter[bytes] = Counter()
        for run in self._runs:
            lengths[run.format] += len(run.text)
        self._format = max(lengths, key=lambda key: lengths[key], default=b"")
        self._formats = [key for key in lengths if key != self._format]
        self._others = [run for run in self._runs if run.other is not None]
        self.spans = list(self._spans())

    def write(self, piece: Piece, *, right_to_left: bool) -> None:
        """Put a piece in the place of the paragraph's runs; one that is the paragraph's own changes nothing.

        What is no text and has no place in the piece comes at the end.
        """
        if piece.text == self.text and piece.spans == self.spans:
            return
        properties = self.element.find(f"{W}pPr")
        for child in list(self.element):
            if child is not properties:
                self.element.remove(child)
        if right_to_left:
            self._set_direction(properties)
        standing = [span for span in piece.spans if span.start == span.end]
        cuts = sorted({0, len(piece.text), *(at for span in piece.spans for at in (span.start, span.end))})
        self._put_others(span for span in standing if span.start == 0)
        for start, end in pairwise(cuts):
            covering = [span for span in piece.spans if span.start <= start < end <= span.end]
            self._put_text(piece.text[start:end], covering, right_to_left=right_to_left)
            self._put_others(span for span in standing if span.start == end)
        placed = {span.opening for span in standing}
        self._put_others(span for span in self.spans if span.start == span.end and span.opening not in placed)

    def _read(self, element: etree._Element, link: int | None) -> list[_Run]:
        runs: list[_Run] = []
        for child in element:
            if child.tag in _UNSEEN or not isinstance(child.tag, str):
                continue
            if child.tag == f"{W}r":
                runs += _run_parts(child, link)
            elif child.tag == f"{W}hyperlink":
                self._links.append(child)
                runs += self._read(child, len(self._links) - 1)
            else:
                runs += self._read(child, link)
        return runs

    @staticmethod
    def _merged(runs: list[_Run]) -> list[_Run]:
        merged: list[_Run] = []
        for run in runs:
            last = merged[-1] if merged else None
            if last and last.other is run.other is None and (last.format, last.link) == (run.format, run.link):
                merged[-1] = _Run(last.text + run.text, run.format, run.link)
            else:
                merged.append(run)
        return merged

    def _spans(self) -> list[Span]:
        spans: list[Span] = []
        at = 0
        begun: dict[int, int] = {}
        for run in self._runs:
            end = at + len(run.text)
            if run.link is not None:
                if run.link not in begun:
                    begun[run.link] = len(spans)
                    spans.append(Span(at, end, f"<link {run.link}>", "</link>"))
                else:
                    spans[begun[run.link]].end = end
            if run.other is not None:
                spans.append(Span(at, at, f"<object {self._others.index(run)}>", ""))
            elif run.format != self._format and run.text.strip():
                spans.append(Span(at, end, f"<format {self._formats.index(run.format)}>", "</format>"))
            at = end
        return [span for span in spans if span.start < span.end or not span.closing]

    def _put_text(self, text: str, covering: Sequence[Span], *, right_to_left: bool) -> None:
        numbers = {name: number for name, number in map(_named, covering) if name}
        run = etree.Element(f"{W}r")
        wanted = self._formats[numbers["format"]] if "format" in numbers else self._format
        if wanted:
            run.append(etree.fromstring(wanted))
        if right_to_left:
            _direct(run)
        for part in _split(text):
            if part in _ELEMENTS:
                etree.SubElement(run, f"{W}{_ELEMENTS[part]}")
            elif part:
                child = etree.SubElement(run, f"{W}t")
                child.text = part
                child.set(_SPACE, "preserve")
        self._parent(numbers.get("link")).append(run)

    def _put_others(self, spans: Iterable[Span]) -> None:
        for span in spans:
            name, number = _named(span)
            other = self._others[number] if name == "object" else None
            if other is not None and other.other is not None:
                self._parent(other.link).append(deepcopy(other.other))

    def _parent(self, link: int | None) -> etree._Element:
        """Return where a run goes: the paragraph, or a hyperlink at its end."""
        if link is None:
            return self.element
        attributes = self._links[link].attrib
        last = self.element[-1] if len(self.element) else None
        if last is not None and last.tag == f"{W}hyperlink" and dict(last.attrib) == dict(attributes):
            return last
        return etree.SubElement(self.element, f"{W}hyperlink", dict(attributes))

    def _set_direction(self, properties: etree._Element | None) -> None:
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            self.element.insert(0, properties)
        if properties.find(f"{W}bidi") is None:
            place = next((at for at, child in enumerate(properties) if child.tag in _AFTER_BIDI), len(properties))
            properties.insert(place, etree.Element(f"{W}bidi"))


def _run_parts(run: etree._Element, link: int | None) -> list[_Run]:
    """Return the text of a run, and what in it is no text."""
    properties = run.find(f"{W}rPr")
    form = b"" if properties is None else _canonical(properties)
    parts: list[_Run] = []
    for child in run:
        if child.tag == f"{W}t":
            parts.append(_Run(child.text or "", form, link))
        elif child.tag in _CHARACTERS and not child.attrib:
            parts.append(_Run(_CHARACTERS[child.tag], form, link))
        elif child is not properties:
            other = etree.Element(f"{W}r")
            if properties is not None:
                other.append(deepcopy(properties))
            other.append(deepcopy(child))
            parts.append(_Run("", form, link, other))
    return parts


def _canonical(properties: etree._Element) -> bytes:
    """Return a run's format as bytes to compare, without what spelling checkers put there; empty for no format."""
    kept = deepcopy(properties)
    for child in list(kept):
        if child.tag in _VOLATILE:
            kept.remove(child)
    return etree.tostring(kept, method="c14n") if len(kept) else b""


def _named(span: Span) -> tuple[str, int]:
    """Return what a span stands for: ("format", 2); ("", 0) for one that is none of ours."""
    name, _space, number = span.opening.strip("<>").partition(" ")
    return (name, int(number)) if name in {"format", "link", "object"} and number.isdecimal() else ("", 0)


def _direct(run: etree._Element) -> None:
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    if properties.find(f"{W}rtl") is None:
        etree.SubElement(properties, f"{W}rtl")


def _split(text: str) -> list[str]:
    parts = [""]
    for character in text:
        if character in _ELEMENTS:
            parts += [character, ""]
        else:
            parts[-1] += character
    return parts
