"""The places of a marked-up file that hold text for people: running text, and attributes such as ``alt``."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from transnews.articles.html.elements import HTML
from transnews.articles.html.inline import Item, runs
from transnews.articles.html.tokens import Attribute, Token, attributes, tokenize, tokenize_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transnews.articles.html.inline import ItemKind
    from transnews.articles.html.vocabulary import Vocabulary
    from transnews.model import BlockKind, Span

_TAGGED = re.compile(r"<[A-Za-z/!]")  # a CDATA section with such is a file of its own, and left as it is

_ATTRIBUTE_KINDS: dict[str, BlockKind] = {"alt": "caption", "alternate-text": "caption", "key": "list-item"}


@dataclass(slots=True)
class Element:
    """An element that ends blocks: its place in the file, its parent, and what it makes of its text.

    Its start tag is ``[start, start_end)``; ``end`` is where its end tag ends, or where it is cut off. ``furniture``:
    it is website furniture or lies in some; ``sure``: not by its class alone, which may say anything.
    """

    name: str
    start: int
    start_end: int
    parent: int
    kind: BlockKind
    furniture: bool
    sure: bool
    end: int = -1


@dataclass(slots=True)
class Place:
    """A stretch ``[start, end)`` of the file that holds text for people.

    ``text`` and ``spans`` are those of ``Block``. An attribute's place is its value with quotes, and ``attribute`` its
    name; its tag may stand inside the running text of the place before it. ``element`` indexes ``Document.elements``.
    """

    kind: BlockKind
    start: int
    end: int
    text: str
    spans: list[Span] = field(default_factory=list)
    attribute: str = ""
    element: int = -1


@dataclass(slots=True)
class Document:
    """A file, HTML or of another vocabulary, taken apart.

    ``tags`` are the start tags that end blocks, ``scripts`` scripts as (start tag, content), ``times`` the values of
    ``time`` elements.
    """

    text: str
    vocabulary: Vocabulary
    places: list[Place] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    tags: list[Token] = field(default_factory=list)
    scripts: list[tuple[Token, Token]] = field(default_factory=list)
    times: list[str] = field(default_factory=list)

    @property
    def is_page(self) -> bool:
        """Whether it is a whole page, not a fragment of one."""
        return any(element.name in {"html", "head", "body"} for element in self.elements)


def read(text: str, vocabulary: Vocabulary = HTML) -> Document:
    """Take a file or a part of one apart; in linear time, however it is nested or broken."""
    reader = _Reader(text, vocabulary)
    for token in tokenize_xml(text) if vocabulary.xml else tokenize(text):
        reader.take(token)
    reader.finish()
    return reader.document


class _Reader:
    """Gathers running text from one end of a block to the next."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.document = Document(text, vocabulary)
        self._text = text
        self._vocabulary = vocabulary
        self._xml = vocabulary.xml or text.lstrip("\ufeff \t\r\n").startswith("<?xml")
        self._open: list[int] = []  # the elements around, outermost first
        self._names: Counter[str] = Counter()
        self._run: list[Item] = []
        self._started: Counter[str] = Counter()  # start tags inside the run, by name
        self._inside: list[Place] = []  # attributes of tags inside the run
        self._opaque: _Opaque | None = None
        self._headline_due = True

    def take(self, token: Token) -> None:
        """Read on by one token."""
        if self._opaque is not None:
            opaque = self._opaque
            if not (ended := opaque.ends(token)) and not (opaque.cut and not self._xml and self._cuts(token)):
                return
            self._close_opaque(opaque, token.end if ended else token.start)
            if ended:
                return
        if token.kind == "start":
            self._start(token)
        elif token.kind == "end":
            self._end(token)
        elif token.kind == "raw":
            self._raw(token)
        else:
            literal = token.kind == "cdata"
            unread = token.kind == "other" or (literal and _TAGGED.search(self._text, token.start + 1, token.end))
            self._run.append(Item("other" if unread else "text", token.start, token.end, literal=literal))

    def finish(self) -> None:
        """End what is still open at the end of the file."""
        if self._opaque is not None:
            self._close_opaque(self._opaque, len(self._text))
        self._flush()
        while self._open:
            self._pop(len(self._text))
        if self._headline_due:  # no h1: the first heading is the article's
            heading = next((place for place in self.document.places if place.kind == "subhead"), None)
            if heading is not None:
                heading.kind = "headline"

    def _start(self, token: Token) -> None:
        name = token.name
        given = attributes(self._text, token)
        values = {attribute.name: attribute.value for attribute in given}
        known = self._vocabulary
        inline = (name in known.inline or name in known.inline_void) and not self._stands_alone(name)
        if name in known.opaque or name in known.code or known.is_kept(name, values):
            breaks = not (inline or name in known.inline_opaque or name in known.code)
            if breaks:
                self._flush()
            if name in known.labelled:
                self.document.places += self._texts(token, given, values)
            # Code and names that are kept end with their block; an unclosed tag must not swallow the article.
            cut = name not in known.inline_opaque if not breaks else name == "p"
            opaque = _Opaque(token, breaks=breaks, cut=cut)
            if token.closed and (self._xml or name in known.foreign):
                self._close_opaque(opaque, token.end)
            else:
                self._opaque = opaque
            return
        if inline:
            self._inside += self._texts(token, given, values)
            if name == "time" and values.get("datetime"):
                self.document.times.append(values["datetime"])
            kind: ItemKind = "break" if name == "br" else "void" if name in known.void else "start"
            if kind == "start" and token.closed and self._xml:
                kind = "void"
            self._started[name] += kind == "start"
            self._run.append(Item(kind, token.start, token.end, name, values))
            return
        self._flush()
        self._begin(token, values)
        self.document.tags.append(token)
        self.document.places += self._texts(token, given, values)

    def _stands_alone(self, name: str) -> bool:
        """Tell whether an inline element ends a block where it stands; in menus and forms links and labels do."""
        around = self._around
        if around is None:
            return False
        return (name in {"a", "label"} and around.furniture) or name in self._vocabulary.alone.get(around.name, ())

    def _texts(self, token: Token, given: list[Attribute], values: dict[str, str]) -> Iterator[Place]:
        """Yield the places of a tag's attributes that hold text."""
        around = self._around
        for attribute in given:
            text = " ".join(attribute.value.split())
            if not text or not self._vocabulary.is_text(token.name, attribute.name, values):
                continue
            kind = _ATTRIBUTE_KINDS.get(attribute.name, "paragraph")
            if "title" in (values.get("property") or values.get("name", "")) and token.name == "meta":
                kind = "headline"
            if around is not None and around.furniture:
                kind = "boilerplate"
            element = self._open[-1] if self._open else -1
            yield Place(kind, attribute.start, attribute.end, text, attribute=attribute.name, element=element)

    @property
    def _around(self) -> Element | None:
        return self.document.elements[self._open[-1]] if self._open else None

    def _begin(self, token: Token, values: dict[str, str]) -> None:
        """Open an element that ends blocks; close those that it ends."""
        known = self._vocabulary
        ends = known.implied_ends.get(token.name, known.usual_ends)
        while self._open and (around := self._around) and around.name in ends:
            self._pop(token.start)
        if token.name in known.void or (token.closed and self._xml):
            return
        around = self._around
        kind = known.kind_of(token.name, values, around.kind if around else "paragraph")
        if token.name in known.news and self._headline_due:
            self._not_furniture()
        inside = around is not None and around.furniture
        sure = known.is_furniture(token.name, values, kind) or (around is not None and around.sure)
        furniture = inside or sure or known.is_named_furniture(token.name, values)
        if kind == "headline" and token.name != "title":
            kind = "headline" if self._headline_due else "subhead"
            self._headline_due = False
        parent = self._open[-1] if self._open else -1
        self._open.append(len(self.document.elements))
        self._names[token.name] += 1
        self.document.elements.append(Element(token.name, token.start, token.end, parent, kind, furniture, sure))

    def _not_furniture(self) -> None:
        """Take back what classes said of the elements around: the article is in them."""
        for number in reversed(self._open):
            element = self.document.elements[number]
            if element.sure or not element.furniture:
                return
            element.furniture = False

    def _pop(self, end: int) -> None:
        element = self.document.elements[self._open.pop()]
        element.end = end
        self._names[element.name] -= 1

    def _end(self, token: Token) -> None:
        before = self._run[-1] if self._run else None
        if self._xml and token.name == "br" and before is not None and before.name == "br":
            before.end = token.end  # <br></br> is one break
            return
        if token.name in self._vocabulary.inline and (self._started[token.name] > 0 or not self._names[token.name]):
            self._started[token.name] -= 1
            self._run.append(Item("end", token.start, token.end, token.name))
            return
        self._flush()
        if not self._names[token.name]:
            return
        while (around := self._around) is not None and around.name != token.name:
            self._pop(token.start)
        self._pop(token.end)

    def _raw(self, token: Token) -> None:
        if token.name == "title":
            text = " ".join(unescape(self._text[token.start : token.end]).split())
            if text:
                self.document.places.append(Place("headline", token.start, token.end, text, element=self._open[-1]))

    def _cuts(self, token: Token) -> bool:
        """Tell whether an element that ends with its sentence is cut off before a token."""
        return token.kind in {"start", "end"} and not self._vocabulary.is_in_sentences(token.name)

    def _close_opaque(self, opaque: _Opaque, end: int) -> None:
        self._opaque = None
        if opaque.first.name == "script" and opaque.content is not None:
            self.document.scripts.append((opaque.first, opaque.content))
        if not opaque.breaks:
            self._run.append(Item("kept" if opaque.cut else "void", opaque.first.start, end, opaque.first.name))

    def _flush(self) -> None:
        """Make places of the running text gathered."""
        run, self._run = self._run, []
        self._started.clear()
        inside, self._inside = self._inside, []
        around = self._around
        kind: BlockKind = "paragraph" if around is None else "boilerplate" if around.furniture else around.kind
        element = self._open[-1] if self._open else -1
        waiting = iter(inside)
        attribute = next(waiting, None)
        for start, end, text, spans in runs(self._text, run, strict=self._xml):
            while attribute is not None and attribute.start < start:
                self.document.places.append(attribute)
                attribute = next(waiting, None)
            self.document.places.append(Place(kind, start, end, text, spans, element=element))
        if attribute is not None:
            self.document.places += [attribute, *waiting]


class _Opaque:
    """An element that is passed over, up to its end tag."""

    def __init__(self, first: Token, *, breaks: bool, cut: bool) -> None:
        self.first = first
        self.breaks = breaks
        self.cut = cut
        self.content: Token | None = None
        self._depth = 1

    def ends(self, token: Token) -> bool:
        """Tell whether a token is the end of the element."""
        if token.kind == "raw" and self.content is None:
            self.content = token
        if token.name == self.first.name and token.kind in {"start", "end"} and not token.closed:
            self._depth += 1 if token.kind == "start" else -1
        return self._depth == 0
