"""The elements of well-formed XML with their places in the text, so that all that is not changed stays as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from transnews.articles.feeds.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from transnews.articles.feeds.tokens import Token

XML = "http://www.w3.org/XML/1998/namespace"

_ATTRIBUTE = re.compile(r"(?P<name>[^\s=<>\"'/]+)\s*=\s*(?P<value>\"[^\"<]*\"|'[^'<]*')")
_NOT_TEXT = re.compile(r"<!\[CDATA\[(?P<cdata>.*?)\]\]>|<!--.*?-->|<\?.*?\?>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute: its name as written, its value, and the place ``[start, end)`` of the value with its quotes."""

    name: str
    value: str
    start: int
    end: int


@dataclass(slots=True)
class Element:
    """An element: its start tag is ``[start, inner)``, its content ``[inner, inner_end)``; it ends at ``end``.

    ``name`` is as written; ``uri`` is its namespace, "" without, and ``local`` its name in that.
    """

    name: str
    uri: str
    local: str
    start: int
    inner: int
    inner_end: int = -1
    end: int = -1
    attributes: dict[str, Attribute] = field(default_factory=dict)
    children: list[Element] = field(default_factory=list)

    def value(self, name: str) -> str:
        """Return the value of an attribute, "" without."""
        found = self.attributes.get(name)
        return found.value if found else ""

    def all(self, uri: str, local: str) -> Iterator[Element]:
        """Yield the children of a name."""
        return (child for child in self.children if child.local == local and child.uri == uri)

    def first(self, uri: str, local: str) -> Element | None:
        """Return the first child of a name."""
        return next(self.all(uri, local), None)

    def walk(self) -> Iterator[Element]:
        """Yield the element and all below it, in the order of their start tags."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.children)


def parse(text: str, stretches: Iterable[tuple[int, int]], namespaces: Mapping[str, str]) -> Element:
    """Return the root element of well-formed XML that is written in ``stretches`` of a text.

    ``namespaces``: by prefix, those that are declared around it. Without recursion, however deep elements are nested.
    """
    whole = Element("", "", "", 0, 0)
    path = [whole]
    scopes = [{"xml": XML, **namespaces}]
    tokens = Tokens(text)
    for start, end in stretches:
        for token in tokens.between(start, end):
            if token.kind == "end":
                element = path.pop()
                scopes.pop()
                element.inner_end, element.end = token.start, token.end
            elif token.kind in {"start", "empty"}:
                element, scope = _begun(text, token, scopes[-1])
                path[-1].children.append(element)
                if token.kind == "start":
                    path.append(element)
                    scopes.append(scope)
    return whole.children[0]


def _begun(text: str, token: Token, scope: dict[str, str]) -> tuple[Element, dict[str, str]]:
    """Return the element of a start tag, and the namespaces that it declares and those around it."""
    attributes = {
        match["name"]: Attribute(match["name"], unescape(match["value"][1:-1]), *match.span("value"))
        for match in _ATTRIBUTE.finditer(text, token.start + 1 + len(token.name), token.end)
    }
    if declared := declarations(attributes.values()):
        scope = scope | declared
    prefix, _colon, local = token.name.rpartition(":")
    end = token.end
    return Element(token.name, scope.get(prefix, ""), local, token.start, end, end, end, attributes), scope


def declarations(attributes: Iterable[Attribute]) -> dict[str, str]:
    """Return the namespaces that attributes declare, by prefix ("" for the default one)."""
    return {
        attribute.name[6:]: attribute.value
        for attribute in attributes
        if attribute.name == "xmlns" or attribute.name.startswith("xmlns:")
    }


def text_of(text: str, element: Element) -> str:
    """Return the text in an element: references are characters, CDATA sections their content."""
    raw = text[element.inner : element.inner_end]
    if "<" not in raw:
        return unescape(raw)
    pieces: list[str] = []
    at = 0
    for match in _NOT_TEXT.finditer(raw):
        pieces += (unescape(raw[at : match.start()]), match["cdata"] or "")
        at = match.end()
    return "".join(pieces) + unescape(raw[at:])
