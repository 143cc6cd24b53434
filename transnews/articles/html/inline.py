"""Running text of HTML: what a reader sees as plain text, and the tags in it as spans that keep their characters."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Literal

from transnews.articles.html.tokens import CDATA_END, CDATA_START
from transnews.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ItemKind = Literal["text", "start", "end", "void", "break", "kept", "other"]

_SPACE = " \t\n\f\r"  # what HTML collapses; a no-break space is none of it
_ENDS_SENTENCE = ".!?…:;。！？։؟۔।"
_MARK = re.compile(r"\W{0,2}(?:\d{1,3}|[^\W\d_]|[*†‡§¶]{1,3})\W{0,2}")
_TAG = re.compile(r"<[^<>]*>")
_LONGEST_KEPT = 300  # characters of code that stand in the text as code; longer code leaves a gap


@dataclass(slots=True)
class Item:
    """A piece of running text: text, a tag, or something passed over.

    ``void``: an element without text, such as an image; ``break``: a line break; ``kept``: an element whose text is
    not translated; ``values`` are a start tag's attributes. ``literal``: a text that is a CDATA section.
    """

    kind: ItemKind
    start: int
    end: int
    name: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    literal: bool = False

    def plain(self, source: str) -> str:
        """Return a text without the characters that XML or HTML needs to write it."""
        if self.literal:
            return source[self.start + len(CDATA_START) : self.end - len(CDATA_END)]
        return unescape(source[self.start : self.end])


def runs(source: str, items: Sequence[Item], *, strict: bool) -> Iterator[tuple[int, int, str, list[Span]]]:
    """Yield (start, end, text, spans) of each stretch of running text among ``items``, which follow one another.

    ``[start, end)`` is its place in the file ``source``, without the markup around all of it. White space in the text
    is collapsed as browsers do. Line breaks between sentences, and two in a row, end a stretch. A span without a
    closing stands for all of an element: its opening is the whole element, and the words under it, if any, only stand
    for it (code, "`pip`", and names that are not to be translated). ``strict``: no stretch has a start tag without its
    end tag, so that what is made of it stays well-formed.
    """
    if not _has_text(source, items):
        return
    for whole in _balanced(items) if strict else [items]:
        for part in _parts(source, _with_notes_joined(source, whole), strict=strict):
            if _has_text(source, part):
                yield _Run(source, part).build()


def _has_text(source: str, items: Sequence[Item]) -> bool:
    return any(item.kind == "text" and not _is_blank(source, item) for item in items)


def _is_blank(source: str, item: Item) -> bool:
    if item.kind != "text":
        return item.kind != "kept"
    raw = source[item.start : item.end].strip(_SPACE)
    return not (item.plain(source).strip(_SPACE) if raw[:1] in {"&", "<"} else raw)  # "&#32;", "<![CDATA[ ]]>"


def _pairs(items: Sequence[Item]) -> dict[int, int]:
    """Return which start tag belongs to which end tag and the reverse, by index; what is left has no other."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    names: Counter[str] = Counter()
    for index, item in enumerate(items):
        if item.kind == "start":
            waiting.append(index)
            names[item.name] += 1
        elif item.kind == "end" and names[item.name]:
            while True:
                other = waiting.pop()
                names[items[other].name] -= 1
                if items[other].name == item.name:
                    break
            pairs[index], pairs[other] = other, index
    return pairs


def _with_notes_joined(source: str, items: Sequence[Item]) -> list[Item]:
    """Return the items with every footnote mark, and its tags, one void item: an engine must not see the figure."""
    pairs = _pairs(items)
    result: list[Item] = []
    index = 0
    while index < len(items):
        item = items[index]
        end = pairs.get(index, index)
        if (
            item.kind == "start"
            and end > index
            and _is_note(source, items[index : min(end, index + 8) + 1], end - index)
        ):
            result.append(Item("void", item.start, items[end].end))
            index = end + 1
        else:
            result.append(item)
            index += 1
    return result


def _is_note(source: str, items: Sequence[Item], length: int) -> bool:
    """Tell whether an element is a footnote mark: a link into a page whose text is a figure, letter or sign."""
    if length >= len(items):
        return False
    text = "".join(item.plain(source) for item in items if item.kind == "text")
    linked = any("#" in item.values.get("href", "") for item in items if item.name == "a")
    return linked and bool(_MARK.fullmatch(text.strip(_SPACE)))


def _balanced(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Split items at the tags whose start or end is elsewhere."""
    pairs = _pairs(items)
    part: list[Item] = []
    for index, item in enumerate(items):
        if item.kind in {"start", "end"} and index not in pairs:
            yield part
            part = []
        else:
            part.append(item)
    yield part


def _parts(source: str, items: Sequence[Item], *, strict: bool) -> Iterator[list[Item]]:
    """Split items at the line breaks that end a stretch; ``strict``: where none would cut an element in two."""
    part: list[Item] = []
    pending: list[Item] = []  # from a line break to the next text
    last = ""
    depth = broken = 0  # elements that are open, here and at the last line break
    for item in items:
        depth += (item.kind == "start") - (item.kind == "end")
        if _is_blank(source, item):
            (pending if pending or item.kind == "break" else part).append(item)
            broken = depth if item.kind == "break" else broken
            continue
        plain = item.plain(source)
        breaks = [number for number, waiting in enumerate(pending) if waiting.kind == "break"]
        first = next(filter(str.isalnum, plain), "") if item.kind == "text" else ""
        ends = len(breaks) > 1 or (breaks and ((last and last in _ENDS_SENTENCE) or first.isupper()))
        if ends and not (strict and broken):
            yield [*part, *pending[: breaks[-1]]]
            part = [*pending[breaks[-1] + 1 :], item]
        else:
            part += [*pending, item]
        pending = []
        last = plain.rstrip(_SPACE)[-1:] if item.kind == "text" else "`"
    yield part + pending


@dataclass(slots=True)
class _Frame:
    """An open element: its place in the file, what opens it, where its text starts, and how many spans were before."""

    place: int
    opening: str
    start: int
    before: int


class _Run:
    """One stretch of running text on its way from items to text and spans."""

    def __init__(self, source: str, items: Sequence[Item]) -> None:
        self._source = source
        self._items = items
        self._pairs = _pairs(items)
        self._words: list[str] = []
        self._length = 0
        self._space = False  # white space is due before the next word
        self._spans: list[tuple[int, Span]] = []  # with the place of the opening in the file
        self._open: list[_Frame] = []

    def build(self) -> tuple[int, int, str, list[Span]]:
        """Return (start, end, text, spans)."""
        begin, stop = self._core()
        for index in range(begin, stop + 1):
            item = self._items[index]
            if item.kind == "text":
                self._text(item.plain(self._source))
            elif item.kind == "kept":
                self._kept(item)
            elif index not in self._pairs:
                self._void(item)
            elif item.kind == "start":
                opening = self._source[item.start : item.end]
                self._open.append(_Frame(item.start, opening, self._offset, len(self._spans)))
            else:
                self._close(item)
        spans = [span for _place, span in sorted(self._spans, key=lambda entry: entry[0])]
        start, end = self._items[begin].start, self._items[stop].end
        raw = self._source[start:end]
        start += len(raw) - len(raw.lstrip(_SPACE))
        end -= len(raw) - len(raw.rstrip(_SPACE))
        return start, end, "".join(self._words), spans

    def _core(self) -> tuple[int, int]:
        """Return the first and last item of the text, without what stands before, behind or around all of it."""
        texts = [index for index, item in enumerate(self._items) if not _is_blank(self._source, item)]
        first, last = texts[0], texts[-1]
        begin, stop = 0, len(self._items) - 1
        while begin < first and not first <= self._pairs.get(begin, -1) <= last:
            begin += 1
        while stop > last and not begin <= self._pairs.get(stop, -1) <= last:
            stop -= 1
        return begin, stop

    @property
    def _offset(self) -> int:
        """Where the next word will start."""
        return self._length + self._space

    def _add(self, words: str) -> None:
        if self._space:
            words = f" {words}"
        self._words.append(words)
        self._length += len(words)
        self._space = False

    def _text(self, plain: str) -> None:
        words = " ".join(filter(None, re.split(f"[{_SPACE}]+", plain)))
        self._space = self._length > 0 and (self._space or plain[:1] in _SPACE)
        if words:
            self._add(words)
            self._space = plain[-1] in _SPACE

    def _kept(self, item: Item) -> None:
        raw = self._source[item.start : item.end]
        words = " ".join(unescape(_TAG.sub("", raw)).split())
        if not words or "`" in words or len(words) > _LONGEST_KEPT:
            self._void(item)
            return
        start = self._offset
        self._add(f"`{words}`")
        self._spans.append((item.start, Span(start, self._length, raw, "")))

    def _void(self, item: Item) -> None:
        raw = self._source[item.start : item.end]
        at_start = bool(self._open) and self._open[-1].start >= self._offset
        if (at_start or self._space) and item.kind != "break" and self._source[item.end : item.end + 1].isspace():
            raw += " "  # between two spaces, of which the text keeps one
        if at_start and item.kind != "break":
            self._open[-1].opening += raw
            return
        offset = self._length if item.kind == "break" else self._offset
        self._point(item.start, offset, raw)
        if item.kind == "break":
            self._space = self._length > 0

    def _point(self, place: int, offset: int, raw: str) -> None:
        """Take markup without words; what stands at one offset, side by side, is one span."""
        before = self._open[-1].before if self._open else 0
        if len(self._spans) > before and (last := self._spans[-1][1]).start == last.end == offset:
            last.opening += raw
        else:
            self._spans.append((place, Span(offset, offset, raw, "")))

    def _close(self, end: Item) -> None:
        """Make a span of an element; what stands right before its end tag becomes a part of that."""
        frame = self._open.pop()
        place, start = frame.place, frame.start
        if self._length <= start:
            del self._spans[frame.before :]
            self._point(place, start, self._source[place : end.end])
            return
        opening, closing = frame.opening, self._source[end.start : end.end]
        while (last := self._last(frame)) is not None and last.start == last.end:
            closing = self._spans.pop()[1].opening + closing
        if last is not None and last.start == start and last.closing:
            self._spans.pop()
            opening, closing = opening + last.opening, last.closing + closing
        self._spans.append((place, Span(start, self._length, opening, closing)))

    def _last(self, frame: _Frame) -> Span | None:
        """Return the last span made inside an element, if it reaches to the end of the text so far."""
        inside = self._spans[-1][1] if len(self._spans) > frame.before else None
        return inside if inside is not None and inside.end >= self._length else None
