"""XML with places: an edited file keeps every character but those of its edits, prefixes, comments and CDATA too."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from transnews.articles.html.encoding import corrected
from transnews.articles.html.encoding import read as read_encoded
from transnews.articles.html.tokens import CDATA_END, CDATA_START, Attribute, Token, attributes, tokenize_xml
from transnews.articles.html.writing import attribute, escaped
from transnews.xmlfiles import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transnews.model import Issue

    Edit = tuple[int, int, str]

_HEAD = 65_536  # bytes in which the root element must start, after comments and a document type
XML_SPACE = "http://www.w3.org/XML/1998/namespace"


@dataclass(slots=True, eq=False)
class Node:
    """An element: ``[start, end)`` of the file's text ``source``, its content ``[inner_start, inner_end)``.

    ``name`` has no prefix, ``prefix`` has its colon, ``space`` is the namespace. ``attributes`` go by their names as
    written, lower-case. ``name_end`` is where the name ends in the start tag; ``line`` is 1-based.
    """

    source: str = field(repr=False)
    name: str
    prefix: str
    space: str
    start: int
    name_end: int
    inner_start: int
    line: int
    attributes: dict[str, Attribute]
    parent: Node | None
    inner_end: int = -1
    end: int = -1
    children: list[Node] = field(default_factory=list)

    @property
    def inner(self) -> str:
        """The content as it is written."""
        return self.source[self.inner_start : self.inner_end]

    @property
    def inner_line(self) -> int:
        """The 1-based line on which the content starts."""
        return self.line + self.source.count("\n", self.start, self.inner_start)

    @property
    def text(self) -> str:
        """The content without white space around it, "" where it is not text alone."""
        return (plain(self.inner) or "").strip()

    def get(self, name: str) -> str:
        """Return the value of an attribute, "" without it."""
        found = self.attributes.get(name)
        return found.value if found else ""

    def find(self, *names: str) -> Iterator[Node]:
        """Yield the children of some names, in this element's namespace."""
        return (node for node in self.children if node.name in names and node.space == self.space)

    def walk(self) -> Iterator[Node]:
        """Yield the element and all below it, in the order of the text."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def around(self) -> Iterator[Node]:
        """Yield the element and those around it, innermost first."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent


def read(data: bytes, shown: str) -> tuple[str, str, list[Issue]]:
    """Return (text, encoding, issues) of an XML file that is well-formed and declares no entities.

    Raises XmlError, or ArticleError for a file in no encoding that can be told.
    """
    text, encoding, issues = read_encoded(data, shown)
    parse(corrected(text).encode("utf-8", "replace"), shown)
    return text, encoding, issues


def root_of(data: bytes) -> tuple[str, str]:
    """Return (name, namespace) of the root element, from the start of a file; ("", "") where it is no XML."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    head = data[:_HEAD].removeprefix(codecs.BOM_UTF8).decode("utf-16" if wide else "latin-1", "replace")
    for token in tokenize_xml(head):
        if token.kind == "start":
            node, _spaces = _node(head, token, 1, None, {})
            return node.name, node.space
        if token.kind != "other" and head[token.start : token.end].strip():
            break
    return "", ""


def tree(text: str) -> Node:
    """Return the root element of a well-formed file."""
    root: Node | None = None
    open_: list[tuple[Node, dict[str, str]]] = []
    line, at = 1, 0
    for token in tokenize_xml(text):
        if token.kind not in {"start", "end"}:
            continue
        if token.kind == "end":
            node, _spaces = open_.pop()
            node.inner_end, node.end = token.start, token.end
            continue
        line += text.count("\n", at, token.start)
        at = token.start
        parent, spaces = open_[-1] if open_ else (None, {"xml": XML_SPACE})
        node, spaces = _node(text, token, line, parent, spaces)
        if parent is None:
            root = node
        else:
            parent.children.append(node)
        if token.closed:
            node.inner_start = node.inner_end = node.end = token.end
        else:
            open_.append((node, spaces))
    if root is None:
        raise ValueError("a well-formed file has a root element")
    return root


def _node(
    text: str, token: Token, line: int, parent: Node | None, spaces: dict[str, str]
) -> tuple[Node, dict[str, str]]:
    """Return the element that a start tag opens, and the namespaces by prefix that hold in it."""
    given = {item.name: item for item in attributes(text, token)}
    declared = {name.partition(":")[2]: item.value for name, item in given.items() if name.partition(":")[0] == "xmlns"}
    if declared:
        spaces = spaces | declared
    prefix = text[token.start + 1 : token.name_end].removesuffix(token.name)
    space = spaces.get(prefix.removesuffix(":").lower(), "")
    return Node(text, token.name, prefix, space, token.start, token.name_end, token.end, line, given, parent), spaces


def plain(inner: str) -> str | None:
    """Return the text of an element's content, None where it is not text alone."""
    tokens = list(tokenize_xml(inner))
    if any(token.kind not in {"text", "cdata"} for token in tokens):
        return None
    return "".join(
        inner[token.start + len(CDATA_START) : token.end - len(CDATA_END)]
        if token.kind == "cdata"
        else unescape(inner[token.start : token.end])
        for token in tokens
    )


def written(text: str, inner: str) -> str:
    """Return a text as an element's content, in a CDATA section if ``inner``, what it replaces, is one."""
    before = inner.strip()
    if before.startswith(CDATA_START) and before.endswith(CDATA_END) and CDATA_END not in text:
        return CDATA_START + text + CDATA_END
    return escaped(text)


def with_attribute(node: Node, name: str, value: str) -> Edit:
    """Return the edit that gives an element an attribute."""
    found = node.attributes.get(name)
    if found is None:
        return node.name_end, node.name_end, f" {name}={attribute(value, '')}"
    return found.start, found.end, attribute(value, "")


def without_attribute(text: str, node: Node, name: str) -> Edit:
    """Return the edit that takes an attribute away, with the white space before it; the element has it."""
    found = node.attributes[name]
    before = text[node.name_end : found.start]
    start = before.lower().rindex(name)
    return node.name_end + len(before[:start].rstrip()), found.end, ""
