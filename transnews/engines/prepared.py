"""One sentence made ready for a model, and its translation made whole again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex
from rapidfuzz import fuzz

from transnews.engines.base import Hypothesis, Link
from transnews.engines.edits import Edit, Edited
from transnews.engines.marks import APOSTROPHES, KINDS, QUOTE, Kind, Mark
from transnews.engines.places import around, boundary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transnews.engines.casing import Casing


_RESIDUE = 70
"""Similarity, 0 to 100, from which a word of a translation is what a model made of a placeholder."""
_OPENING = "“„‟«‘‚‹"
_APOSTROPHE = regex.compile(r"(?<=\p{L})'(?=\p{L})")


@dataclass(frozen=True, slots=True)
class Held:
    """A protected stretch of the source that travels as a placeholder. ``start``: where it stands in the source."""

    placeholder: str
    text: str
    start: int
    glued: tuple[bool, bool]

    def pattern(self) -> regex.Pattern[str]:
        """Return the pattern of the placeholder, with the spaces that had to be put around it."""
        left, right = (r"[ ]?" if glued else "" for glued in self.glued)
        return regex.compile(rf"{left}(?<!\w){regex.escape(self.placeholder)}(?!\w){right}", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Space:
    """White space of the source that is no single blank, from ``start`` to ``end``."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Prepared:
    """A sentence on its way through a model."""

    source: str
    text: str
    casing: Casing | None
    edited: Edited
    held: list[Held] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    spaces: list[Space] = field(default_factory=list)

    def lost(self, output: str) -> tuple[bool, list[Kind]]:
        """Tell whether a placeholder did not come back exactly once, and which kinds of mark are not as many."""
        held = any(len(item.pattern().findall(output)) != 1 for item in self.held)
        kinds = [
            kind
            for kind in KINDS
            if len(kind.output.findall(output)) != sum(mark.kind is kind for mark in self.marks)
            and any(mark.kind is kind for mark in self.marks)
        ]
        return held, kinds

    def restore(self, hypothesis: Hypothesis) -> Hypothesis:
        """Return a translation with everything put back: in its place where it is, else where the alignment says."""
        output = hypothesis.text
        links = hypothesis.alignment or ()
        edits = list(self._edits(output, links))
        edits += self._spaces(output, links, edits)
        if self.casing:
            edits = _in_capitals(output, edits, self.casing)
        restored = Edited(output, edits)
        text = restored.text
        if hypothesis.alignment is None:
            return Hypothesis(text)
        if text == output and self.text == self.source:
            return hypothesis
        return Hypothesis(text, tuple(self._moved(links, restored)))

    def _moved(self, links: Sequence[Link], restored: Edited) -> Iterator[Link]:
        for link in links:
            source, target = self.edited.old(*link.source), restored.new(*link.target)
            if source[0] < source[1] and target[0] < target[1]:
                yield Link(source, target, link.weight)

    def _edits(self, output: str, links: Sequence[Link]) -> Iterator[Edit]:
        for item in self.held:
            places = list(item.pattern().finditer(output))
            if len(places) == 1:
                yield Edit(*places[0].span(), item.text)
            else:
                yield from self._placed(item, output, links)
        for kind in KINDS:
            ours = [mark for mark in self.marks if mark.kind is kind]
            theirs = list(kind.output.finditer(output))
            if not ours:
                continue
            if len(ours) == len(theirs):
                yield from map(self._shaped, ours, theirs)
            elif links and kind.splits:
                yield from self._replaced(ours, theirs, output, links)
        if APOSTROPHES.search(self.source):
            yield from (Edit(match.start(), match.end(), "’") for match in _APOSTROPHE.finditer(output))

    def _placed(self, item: Held, output: str, links: Sequence[Link]) -> Iterator[Edit]:
        """Yield the edits for a placeholder that did not come back: what is left of it goes, the text comes in."""
        left = [
            match.span()
            for match in regex.finditer(r"\w+", output)
            if fuzz.ratio(match.group().upper(), item.placeholder) >= _RESIDUE
        ]
        if left:
            yield Edit(*left[0], item.text)
            yield from (Edit(start, end, "") for start, end in left[1:])
            return
        at = boundary(self.edited.new(item.start, item.start + 1)[0], output, links, len(self.text))
        before = " " if at and not output[at - 1].isspace() else ""
        yield Edit(at, at, f"{before}{item.text}{' ' if at < len(output) else ''}")

    def _shaped(self, mark: Mark, match: regex.Match[str]) -> Edit:
        """Return the edit that gives a mark its form, and its neighbours the spaces that the source has there."""
        start, end = match.span()
        text = match.string
        if mark.kind.name == "dash":
            before, after = self.source[mark.start - 1 : mark.start], self.source[mark.start + 1 : mark.start + 2]
            start -= bool(before.strip()) and text[start - 1 : start].isspace()
            end += bool(after.strip()) and text[end : end + 1].isspace()
        return Edit(start, end, mark.text)

    def _replaced(
        self, ours: Sequence[Mark], theirs: Sequence[regex.Match[str]], output: str, links: Sequence[Link]
    ) -> Iterator[Edit]:
        """Yield the edits that take out the marks of one kind and put the source's own where they belong."""
        quotes = ours[0].kind is QUOTE
        yield from (
            Edit(match.start(), match.end() + (not quotes and bool(match.end() < len(output))), "") for match in theirs
        )
        for number, mark in enumerate(ours):
            at = self.edited.new(mark.start, mark.start + 1)[0]
            if not quotes:
                place = boundary(at, output, links, len(self.text))
                yield Edit(place, place, f"{mark.text} " if place < len(output) else f" {mark.text}")
                continue
            opens = mark.text in _OPENING or (mark.text in "\"'" and number % 2 == 0)
            other = ours[number + 1].start if opens and number + 1 < len(ours) else len(self.source)
            span = (mark.start + 1, other) if opens else (ours[number - 1].start + 1 if number else 0, mark.start)
            whole = boundary(at, output, links, len(self.text))
            place = (self._quoted(span, output, links) or (whole, whole))[0 if opens else 1]
            yield Edit(place, place, mark.text)

    def _quoted(self, span: tuple[int, int], output: str, links: Sequence[Link]) -> tuple[int, int] | None:
        """Return where the words of the source's ``span`` are in the output: as they are, else by the alignment."""
        words = self.source[slice(*span)].strip()
        if output.count(words) == 1:
            at = output.index(words)
            return at, at + len(words)
        first, last = self.edited.new(*span)
        inside = around(first, last, links) if first < last else None
        if inside is None:
            return None
        start, end = inside
        while start and not output[start - 1].isspace() and output[start - 1] not in "([":
            start -= 1
        while end < len(output) and not output[end].isspace() and output[end] not in ".,;:!?)]":
            end += 1
        return start, end

    def _spaces(self, output: str, links: Sequence[Link], edits: Sequence[Edit]) -> Iterator[Edit]:
        """Yield the edits that put back white space that is no single blank, each at a space of its own."""
        free = [
            match.span()
            for match in regex.finditer(r"(?<=\S) (?=\S)", output)
            if not any(edit.start < match.end() and match.start() < edit.end for edit in edits)
        ]
        for space in self.spaces:
            if space.start == 0:
                yield Edit(0, 0, space.text)
            elif space.end == len(self.source) or not free:
                yield Edit(len(output), len(output), space.text)
            else:
                at = self.edited.new(space.end, space.end + 1)[0]
                place = boundary(at, output, links, len(self.text))
                start, end = min(free, key=lambda span: abs(span[1] - place))
                free.remove((start, end))
                yield Edit(start, end, space.text if space.text.isspace() else f"{space.text} ")


def _in_capitals(output: str, edits: Sequence[Edit], casing: Casing) -> list[Edit]:
    """Return the edits and those that put everything between them in capitals."""
    result = list(edits)
    at = 0
    for edit in sorted(edits):
        if at < edit.start:
            result.append(Edit(at, edit.start, casing.capitals(output[at : edit.start])))
        at = max(at, edit.end)
    if at < len(output):
        result.append(Edit(at, len(output), casing.capitals(output[at:])))
    return result
