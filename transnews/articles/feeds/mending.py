"""Items that are not well-formed XML, made so: what their author surely meant, else what lxml's recovery makes of them.

Surely meant are HTML's named characters, which XML does not define, a bare "&" or "<", HTML's elements without an end
tag, and an end tag that is missing where another element ends or where the next one of the item begins.
"""

from __future__ import annotations

import re
from collections import Counter
from html.entities import html5
from typing import TYPE_CHECKING

from transnews.articles.feeds.dialects import KNOWN_PREFIXES
from transnews.articles.feeds.tokens import Tokens
from transnews.bitexts.characters import REPLACEMENT, for_xml
from transnews.xmlfiles import SAFELY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from transnews.articles.feeds.tokens import Token

_REFERENCE = re.compile(
    r"&(?:#(?:(?P<number>[0-9]{1,7})|x(?P<hex>[0-9A-Fa-f]{1,6}));|(?P<name>[A-Za-z][A-Za-z0-9]{0,40});)?"
)
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_XML_NAMES = frozenset(("amp", "lt", "gt", "quot", "apos"))
_LAST_CHARACTER = 0x10FFFF
_VOID = frozenset(("area", "br", "col", "embed", "hr", "img", "input", "wbr"))
"""Elements of HTML without an end tag, but for those whose names feeds have as well: link, source."""
_PREFIX = re.compile(r"(?:</?|\s)(?P<prefix>[A-Za-z_][\w.-]*+):[A-Za-z_][\w.-]*+(?=[\s=/>])")
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
DECLARED = re.compile(r"\sxmlns:([\w.-]+)\s*=")
"""A prefix that is declared."""
_CDATA = re.compile(r"<!\[CDATA\[")


def fault(text: str) -> tuple[int, str] | None:
    """Return the line and the reason of the first thing that makes a text no well-formed XML, None where it is."""
    from lxml import etree

    parser = etree.XMLParser(**SAFELY)
    try:
        etree.fromstring(text.encode("utf-8", "surrogatepass"), parser)
    except etree.XMLSyntaxError as error:
        first = next(iter(parser.error_log), None)
        return (first.line, first.message.strip()) if first else (error.lineno or 1, str(error.msg))
    return None


def references(text: str) -> str:
    """Return text or a tag with references that XML knows: named characters written out, a bare "&" escaped.

    What refers to no character of XML becomes U+FFFD.
    """
    return _REFERENCE.sub(_reference, text)


def _reference(match: re.Match[str]) -> str:
    if match["number"] or match["hex"]:
        code = int(match["number"]) if match["number"] else int(match["hex"], 16)
        known = code <= _LAST_CHARACTER and for_xml(chr(code)) == chr(code)
        return match.group() if known else REPLACEMENT
    if match["name"] in _XML_NAMES:
        return match.group()
    characters = html5.get(f"{match['name']};", "")
    return "".join(_ESCAPED.get(character, character) for character in characters) or f"&amp;{match.group()[1:]}"


def with_references(text: str) -> str:
    """Return a stretch of a feed with references that XML knows, in its text and its tags."""
    text = for_xml(text)
    written: list[str] = []
    at = 0
    for token in Tokens(text).between():
        tag = token.kind in {"start", "end", "empty"}
        raw = text[token.start : token.end]
        written += (references(text[at : token.start]), references(raw) if tag else raw)
        at = token.end
    return "".join(written) + references(text[at:])


def undeclared(text: str) -> set[str]:
    """Return the prefixes of elements and attributes that a stretch of a feed uses and does not declare itself."""
    used: set[str] = set()
    for token in Tokens(text).between():
        if token.kind in {"start", "empty"} and ":" in (tag := text[token.start : token.end]):
            used.update(_PREFIX.findall(_VALUE.sub('""', tag)))
    return used - {"xml", "xmlns"} - set(DECLARED.findall(text))


def mended(item: str, declared: str, leaves: Collection[str]) -> str:
    """Return an item as well-formed XML, "" where nothing can be made of it.

    ``declared`` are the namespaces that are declared around it, as attributes; see ``Dialect.leaves``.
    """
    sound = "".join(_Balance(leaves).balanced(for_xml(item)))
    return sound if is_sound(sound, declared) else _recovered(sound, declared)


def is_sound(item: str, declared: str) -> bool:
    """Tell whether an item is well-formed inside an element with the attributes ``declared``."""
    return fault(wrapped(item, declared)) is None


def wrapped(item: str, declared: str) -> str:
    """Return an item inside an element that declares namespaces."""
    return f"<feed{declared}>{item}</feed>"


class _Balance:
    """Closes every element of an item."""

    def __init__(self, leaves: Collection[str]) -> None:
        self._leaves = leaves
        self._path: list[str] = []
        self._open: Counter[str] = Counter()

    def balanced(self, text: str) -> Iterator[str]:
        """Yield the first element of a text with every element closed, and no "<" that starts no tag."""
        at = 0
        for token in Tokens(text, _CDATA).between():
            yield _escaped(text[at : token.start])
            at = token.end
            yield from self._taken(token, text[token.start : token.end])
            if token.kind == "end" and not self._path:
                return
        yield _escaped(text[at:])
        while self._path:
            yield self._pop()

    def _taken(self, token: Token, written: str) -> Iterator[str]:
        if token.kind == "end":
            yield from self._closed(token.name)
        elif token.kind == "start" and token.name.lower() in _VOID:
            yield references(written[:-1]) + "/>"
        elif token.kind in {"start", "empty"}:
            if self._ends_leaf(token.name):
                yield from self._closed(self._path[1])
            yield references(written)
            if token.kind == "start":
                self._path.append(token.name)
                self._open[token.name.lower()] += 1
        elif token.kind == "cdata" or "--" not in written[4:-3]:
            yield written

    def _ends_leaf(self, name: str) -> bool:
        """Tell whether an element of the feed begins where another one should be over."""
        if len(self._path) < 2 or self._path[1] not in self._leaves:  # noqa: PLR2004 - the item and its element
            return False
        return name in self._leaves or name.partition(":")[0] in KNOWN_PREFIXES

    def _closed(self, name: str) -> Iterator[str]:
        """Yield the end tags of an open element and of those inside it; nothing where it is not open."""
        name = name.lower()
        count = self._open[name]
        while count and self._open[name] == count:
            yield self._pop()

    def _pop(self) -> str:
        name = self._path.pop()
        self._open[name.lower()] -= 1
        return f"</{name}>"


def _escaped(text: str) -> str:
    """Return text as XML. The opening of a CDATA section that is never closed goes: what follows is read as markup."""
    return references(text.replace("<![CDATA[", "")).replace("<", "&lt;").replace("]]>", "]]&gt;")


def _recovered(item: str, declared: str) -> str:
    """Return what lxml's recovery makes of an item."""
    from lxml import etree

    root = etree.fromstring(wrapped(item, declared).encode(), etree.XMLParser(**SAFELY, recover=True))
    if root is None or not len(root):
        return ""
    whole: str = etree.tostring(root, encoding="unicode", with_tail=False)
    inside = next(token.end for token in Tokens(whole).between())
    found = whole[inside : whole.rindex("</")]
    return found if is_sound(found, declared) else ""
