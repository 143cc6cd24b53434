"""HTML and XML cut into tags, text and the rest, each with its place in the file.

The tokenizer of the HTML Standard (section 13.2.5) as regular expressions. Of the parsers at hand, those with a tree
(lxml, html5lib) do not say where a tag ends, so that the file could not be given back byte for byte; the standard
library's reads differently from version to version, and takes quadratic time on unclosed markup. This one is linear:
every pattern is possessive, and what is never closed reaches to the end of the file, as browsers have it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["text", "start", "end", "raw", "cdata", "other"]

_ATTRIBUTE = (
    r"[\s/]*+(?P<name>[^\s/>][^\s/>=]*+)"
    r"(?:\s*+=\s*+(?P<value>\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+))?+"
)
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_ANONYMOUS = _ATTRIBUTE.replace("?P<name>", "?:").replace("?P<value>", "?:")
_TAG = re.compile(rf"<(?P<slash>/?)(?P<name>[A-Za-z][^\s/>]*+)(?:{_ANONYMOUS})*+[\s/]*+>")
_COMMENT_END = re.compile(r"--!?>")
_ABRUPT_COMMENT = re.compile(r"<!---?>")
_MARKUP = re.compile(r"<(?=[A-Za-z!?]|/[^\s])")
_RAW = frozenset({"script", "style", "iframe", "noembed", "noframes", "xmp", "textarea", "title"})
"""Elements whose content is text up to their end tag, whatever stands in it."""

CDATA_START, CDATA_END = "<![CDATA[", "]]>"
_LITERAL = r"\"[^\"]*+\"|'[^']*+'"
_PASSED_OVER = r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)"
_SUBSET = rf"\[(?:{_LITERAL}|{_PASSED_OVER}|[^\]\"'<]|<(?!!--|\?))*+\]"
_XML = re.compile(
    r"(?P<text>[^<]++)"
    rf"|{_PASSED_OVER}"
    r"|(?P<cdata><!\[CDATA\[.*?(?:\]\]>))"
    rf"|<!DOCTYPE(?:{_LITERAL}|{_SUBSET}|[^\[>\"'])*+>"
    rf"|<(?P<slash>/?)(?P<name>[^\s<>/!?=\"']++)(?:{_LITERAL}|[^<>\"'])*+>"
    r"|<.*",
    re.DOTALL,
)
"""The parts of an XML file (XML 1.0, productions 14 to 42)."""


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch ``[start, end)`` of the file: text, a start or end tag, raw content (a script's), CDATA, or the rest.

    ``name`` is the tag's, lower-case in HTML and without a namespace prefix in XML, and for raw content its element's;
    ``closed``: a start tag that ends in "/>"; ``name_end``: where the name ends in a tag.
    """

    kind: Kind
    start: int
    end: int
    name: str = ""
    closed: bool = False
    name_end: int = 0


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute: its name, lower-case, its value, and the place ``[start, end)`` of the value with its quotes."""

    name: str
    value: str
    start: int
    end: int


def tokenize(text: str) -> Iterator[Token]:
    """Yield the tokens of a file; they lose nothing: each starts where the one before ends."""
    at = 0
    while at < len(text):
        match = _MARKUP.search(text, at)
        start = match.start() if match else len(text)
        if start > at:
            yield Token("text", at, start)
        if match is None:
            return
        token = _markup(text, start)
        yield token
        at = token.end
        if token.kind == "start" and token.name in _RAW and not token.closed:
            closing = _end_tag(token.name).search(text, at)
            end = closing.start() if closing else len(text)
            if end > at:
                yield Token("raw", at, end, token.name)
            at = end


def _markup(text: str, start: int) -> Token:
    """Return the tag, comment or declaration that starts at a "<"."""
    if text.startswith("<!--", start):
        abrupt = _ABRUPT_COMMENT.match(text, start)
        found = abrupt or _COMMENT_END.search(text, start + len("<!--"))
        return Token("other", start, found.end() if found else len(text))
    if tag := _TAG.match(text, start):
        kind: Kind = "end" if tag["slash"] else "start"
        closed = text.endswith("/>", start, tag.end())
        return Token(kind, start, tag.end(), tag["name"].lower(), closed, tag.end("name"))
    if text[start + 1].isalpha() or (text[start + 1] == "/" and text[start + 2].isalpha()):
        return Token("other", start, len(text))  # a tag that is never finished
    end = text.find(">", start)
    return Token("other", start, end + 1 if end >= 0 else len(text))


def tokenize_xml(text: str) -> Iterator[Token]:
    """Yield the tokens of an XML file, or of a part of one, which is well-formed; they lose nothing.

    In a file that is not, what is never closed reaches to its end.
    """
    for match in _XML.finditer(text):
        start, end = match.span()
        if match["name"]:
            name = match["name"].rpartition(":")[2]
            kind: Kind = "end" if match["slash"] else "start"
            yield Token(kind, start, end, name, text.endswith("/>", start, end), match.end("name"))
        else:
            yield Token("text" if match["text"] else "cdata" if match["cdata"] else "other", start, end)


def attributes(text: str, token: Token) -> list[Attribute]:
    """Return the attributes of a start tag, the first of each name."""
    found: dict[str, Attribute] = {}
    if token.end - token.name_end == 1:
        return []
    for match in _ATTRIBUTES.finditer(text, token.name_end, token.end - 1):
        name = match["name"].lower()
        value = match["value"] or ""
        bare = value[1:-1] if value[:1] in {'"', "'"} else value
        if name not in found:
            start, end = match.span("value") if match["value"] else (match.end("name"), match.end("name"))
            found[name] = Attribute(name, unescape(bare), start, end)
    return list(found.values())


@lru_cache(maxsize=32)
def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.IGNORECASE)
