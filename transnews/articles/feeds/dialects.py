"""The kinds of feed as tables: what their elements are called, and which of them hold text for people.

Sources: RSS 2.0 (rssboard.org/rss-specification, whose elements 0.91 and 0.92 share), RSS 1.0 (purl.org/rss/1.0/spec)
with its modules content, Dublin Core and dcterms, Atom 1.0 (RFC 4287), Media RSS 1.5.1 and Apple's podcast elements.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from transnews.articles.feeds.elements import declarations, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transnews.model import BlockKind

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
MEDIA = "http://search.yahoo.com/mrss/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XHTML = "http://www.w3.org/1999/xhtml"

KNOWN_PREFIXES: Mapping[str, str] = {
    "atom": ATOM,
    "content": CONTENT,
    "dc": DC,
    "dcterms": DCTERMS,
    "georss": "http://www.georss.org/georss",
    "itunes": ITUNES,
    "media": MEDIA,
    "rdf": RDF,
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "wfw": "http://wellformedweb.org/CommentAPI/",
}
"""What prefixes stand for that feeds use without declaring them."""

Form = Literal["told", "html", "line", "atom", "media", "label", "name"]
"""How a text is written: ``told`` by its content (RSS says neither plain text nor HTML), always ``html``, one ``line``
of plain text, as Atom's or Media RSS's ``type`` says, in the attribute ``label``, or a ``name`` unless it is an
address."""


@dataclass(frozen=True, slots=True)
class Text:
    """What kind of text an element holds, and how it is written."""

    kind: BlockKind
    form: Form = "told"


_HEADLINE, _BODY, _TAG = Text("headline"), Text("paragraph"), Text("list-item", "line")
_CREDIT = Text("credit", "name")
_EXTENSIONS: Mapping[tuple[str, str], Text] = {
    (CONTENT, "encoded"): Text("paragraph", "html"),
    (DC, "title"): _HEADLINE,
    (DC, "description"): _BODY,
    (DC, "subject"): _TAG,
    (DC, "creator"): _CREDIT,
    (DC, "contributor"): _CREDIT,
    (MEDIA, "title"): Text("caption", "media"),
    (MEDIA, "description"): Text("caption", "media"),
    (MEDIA, "credit"): _CREDIT,
    (ITUNES, "title"): _HEADLINE,
    (ITUNES, "subtitle"): _BODY,
    (ITUNES, "summary"): _BODY,
    (ITUNES, "author"): _CREDIT,
    (XHTML, "body"): Text("paragraph", "html"),
    (XHTML, "div"): Text("paragraph", "html"),
}
_RSS: Mapping[str, Text] = {
    "title": _HEADLINE,
    "description": _BODY,
    "category": _TAG,
    "author": _CREDIT,
}
_ATOM: Mapping[str, Text] = {
    "title": Text("headline", "atom"),
    "subtitle": Text("paragraph", "atom"),
    "summary": Text("paragraph", "atom"),
    "content": Text("paragraph", "atom"),
    "category": Text("list-item", "label"),
    "name": _CREDIT,
}


@dataclass(frozen=True, slots=True)
class Dialect:
    """One kind of feed, as a table.

    ``root`` and ``item`` are the names of its first element and of its items as written, ``uri`` is the namespace of
    its own elements, ``texts`` are those that hold text for people. ``leaves``: elements of an item that hold no other
    element of the feed; where one begins, the one before is over. ``dates``: (namespace, name) of what says when an
    item was published, the best one first.
    """

    name: Literal["rss", "rdf", "atom"]
    root: str
    uri: str
    item: str
    texts: Mapping[str, Text]
    id: str
    leaves: frozenset[str]
    dates: tuple[tuple[str, str], ...]

    def text(self, uri: str, local: str) -> Text | None:
        """Return what text an element holds, None for one that holds none for people."""
        return self.texts.get(local) if uri == self.uri else _EXTENSIONS.get((uri, local))


_RSS_LEAVES = frozenset(("title", "link", "description", "author", "category", "comments", "guid", "pubDate", "source"))
_ATOM_LEAVES = frozenset(("title", "link", "summary", "content", "category", "id", "updated", "published", "rights"))
_DATES = ((DC, "date"), (DCTERMS, "issued"), (DCTERMS, "created"), (ATOM, "published"), (ATOM, "updated"))
_RSS_SPACES = ("", "http://backend.userland.com/rss2", "http://purl.org/net/rss1.1#")
_RDF_SPACES = (
    "http://purl.org/rss/1.0/",
    "http://my.netscape.com/rdf/simple/0.9/",
    "http://channel.netscape.com/rdf/simple/0.9/",
)

_PROLOG = re.compile(r"\ufeff?(?:\s++|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^<>\[]*+(?:\[[^\]]*+\]\s*+)?>)*+", re.DOTALL)
_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|RDF|feed)(?=[\s>])(?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+')*+>")


def dialect_of(text: str) -> Dialect | None:
    """Return which kind of feed a text is, from its root element; None for no feed."""
    prolog = _PROLOG.match(text)
    match = _ROOT.match(text, prolog.end() if prolog else 0)
    if match is None:
        return None
    root = parse(text, [match.span()], {})
    if root.local == "rss":
        return Dialect("rss", root.name, root.uri, "item", _RSS, "guid", _RSS_LEAVES, (("", "pubDate"), *_DATES))
    if root.local == "feed" and root.uri == ATOM:
        return Dialect("atom", root.name, ATOM, _named(root.name, "entry"), _ATOM, "id", _ATOM_LEAVES, _DATES[-2:])
    spaces = {uri: prefix for prefix, uri in declarations(root.attributes.values()).items() if uri in _RDF_SPACES}
    if root.uri == RDF and spaces:
        uri, prefix = next(iter(spaces.items()))
        return Dialect(
            "rdf", root.name, uri, _named(f"{prefix}:" if prefix else "", "item"), _RSS, "link", _RSS_LEAVES, _DATES
        )
    return None


def _named(neighbour: str, local: str) -> str:
    """Return the name of an element that has the prefix of another one."""
    prefix, colon, _local = neighbour.rpartition(":")
    return prefix + colon + local
