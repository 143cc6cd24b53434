"""News items in the JSON of ninjs: which members hold text for people, and what their text is.

Names differ by version (https://iptc.org/std/ninjs/userguide/, "Differences between ninjs 1.x, 2.x and 3.x"): 1.x has
``headline``, ``body_html``, objects of associations; 2.x ``headlines``, ``bodies``, arrays; 3.x the same in camel case.
Items of all versions are read alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transnews.articles import nitf
from transnews.articles.fields import HTML, LINE, TEXT, Html
from transnews.articles.html.telling import is_html
from transnews.articles.jsontext import ABSENT, Value
from transnews.articles.nitf.elements import NITF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transnews.articles.fields import Content
    from transnews.model import BlockKind

_MAIN = frozenset({"", "main", "headline"})
_SUBHEAD = re.compile("sub|kicker|vignette|deck", re.IGNORECASE)
_OLD = re.compile(r"(headline|description|body)_(\w+)")
_DESCRIBED = frozenset({"audio", "graphic", "picture", "video"})  # types of items whose description is a caption
_XML = re.compile(r"\s*<(?:\?xml|\w+:)", re.IGNORECASE)
_MARKUP = re.compile(r"\s*<(?:[a-z]|!--)", re.IGNORECASE)
_NO_TEXT = ("xml", "nitf", "json", "sportsml", "markdown")  # words in a format's name


@dataclass(frozen=True, slots=True)
class Found:
    """A text of an item: its value, what it is, and how it is written (None: in a format that is not read).

    ``around`` is the object whose value it is (a body with its word count), the item itself for a plain member.
    """

    value: Value
    kind: BlockKind
    content: Content | None
    around: Value
    name: str
    format: str = ""


@dataclass(frozen=True, slots=True)
class Broken:
    """A member that is not what the standard says."""

    value: Value
    name: str


def items_of(root: Value) -> list[Value]:
    """Return the items of a file: what it is, or the elements of the array that it is."""
    return root.items if root.kind == "array" else [root] if root.kind == "object" else []


def associated(item: Value) -> Iterator[Value | Broken]:
    """Yield the items associated with an item: pictures, related stories."""
    inside = item["associations"]
    if inside.kind == "object":  # ninjs 1.x; Superdesk writes null for a picture that was taken away
        for one in inside.members.values():
            if one.kind == "object":
                yield one
            elif not _is_nothing(one):
                yield Broken(one, "associations")
    else:
        yield from _objects(item, "associations")


def identifier(item: Value) -> Value:
    """Return the value of an item's ``uri``, else of its ``guid`` (Superdesk's name), an absent one without."""
    return next((item[name] for name in ("uri", "guid") if item[name].text.strip()), ABSENT)


def text_of(item: Value, *names: str) -> str:
    """Return the first of some members that is a string with text, "" without."""
    return next((item[name].text for name in names if item[name].text.strip()), "")


def is_old(item: Value) -> bool:
    """Tell whether an item is ninjs 1.x, where associations are an object by name."""
    if item["associations"].kind != "scalar":
        return item["associations"].kind == "object"
    if any(name in item.members for name in ("headlines", "bodies", "descriptions", "by", "standard")):
        return False
    return any(name in item.members for name in ("headline", "byline", "guid", "$standard")) or any(
        _OLD.match(name) for name in item.members
    )


def main_headline(item: Value) -> str:
    """Return the headline of an item, in reading order the first one that is the main one, else its title."""
    values = [one for one in item["headlines"].items if one.kind == "object"]
    mains = [one for one in values if one["role"].text.lower() in _MAIN]
    return next((one["value"].text for one in (*mains, *values)), "") or text_of(item, "headline", "title")


def texts_of(item: Value) -> Iterator[Found | Broken]:
    """Yield the texts of an item for people, in reading order, without those of its associations.

    Names, identifiers, dates, rights and renditions are left out: they stay as they are. So do subjects and genres,
    which are concepts of a vocabulary that has their names in other languages.
    """
    described: BlockKind = "caption" if item["type"].text in _DESCRIBED else "paragraph"
    yield from _plain(item, "headline", "headline")
    yield from _texts(item, "headlines", "headline")
    yield from _old(item, "headline", "headline")
    yield from _plain(item, "title", "headline")
    for name in ("by", "byline"):
        yield from _plain(item, name, "credit")
    yield from _texts(item, "descriptions", described)
    yield from _old(item, "description", described)
    yield from _plain(item, "located", "dateline")
    yield from _texts(item, "bodies", "paragraph")
    yield from _old(item, "body", "paragraph")
    for one in _objects(item, "plannedCoverage"):
        if isinstance(one, Broken):
            yield one
            continue
        yield from _plain(one, "title", "subhead")
        yield from _plain(one, "headline", "subhead")
        yield from _plain(one, "edNote", "paragraph")


def terms_of(item: Value) -> Iterator[Found | Broken]:
    """Yield the keywords of an item, then its note to editors."""
    for value in item["keywords"].strings():
        yield Found(value, "list-item", LINE, item, "keywords")
    for name in ("ednote", "edNote"):
        yield from _plain(item, name, "paragraph")


def _is_nothing(value: Value) -> bool:
    return value.kind == "scalar" and value.content is None  # an absent value, too


def _plain(item: Value, name: str, kind: BlockKind) -> Iterator[Found | Broken]:
    value = item[name]
    if value.text.strip():
        yield Found(value, kind, LINE, item, name)
    elif not isinstance(value.content, str) and not _is_nothing(value):
        yield Broken(value, name)


def _objects(item: Value, name: str) -> Iterator[Value | Broken]:
    """Yield the objects of an array."""
    value = item[name]
    if value.kind == "array":
        yield from (one if one.kind == "object" else Broken(one, name) for one in value.items)
    elif not _is_nothing(value):
        yield Broken(value, name)


def _texts(item: Value, name: str, kind: BlockKind) -> Iterator[Found | Broken]:
    """Yield the texts of ``headlines``, ``descriptions`` or ``bodies``."""
    for one in _objects(item, name):
        if isinstance(one, Broken):
            yield one
            continue
        said = text_of(one, "contentType", "contenttype") or one["role"].text
        value = one["value"] if "value" in one.members else one
        yield from _text(value, kind, said, one["role"].text, Found(value, kind, None, one, name, said))


def _old(item: Value, beginning: str, kind: BlockKind) -> Iterator[Found | Broken]:
    """Yield the texts of members such as ``body_html`` (ninjs 1.x), whose endings say a format or a purpose."""
    for name, value in item.members.items():
        match = _OLD.fullmatch(name)
        if match and match[1] == beginning and not _is_nothing(value):
            yield from _text(value, kind, match[2], match[2], Found(value, kind, None, item, name, match[2]))


def _text(value: Value, kind: BlockKind, said: str, role: str, found: Found) -> Iterator[Found | Broken]:
    """Yield a text with its kind and content: ``said`` of its format, ``role`` of its purpose."""
    if not isinstance(value.content, str):
        yield Broken(value, found.name)
    elif value.text.strip():
        own: BlockKind = "subhead" if kind == "headline" and _SUBHEAD.search(role) else kind
        yield replace(found, kind=own, content=_content(value.text, said, line=kind == "headline"))


def _content(value: str, said: str, *, line: bool) -> Content | None:
    """Return how a text is written, by its media type or by what else is said of it; None where it is not read.

    Providers leave the type out, or write "html" or "body_xhtml" in its place.
    """
    said = said.lower()
    if "html" in said:
        return HTML
    if said.startswith("text/plain"):
        return LINE if line else TEXT
    if nitf.claims(value.encode("utf-8", "replace")):
        return Html(NITF)
    if "/" in said or any(word in said for word in _NO_TEXT) or _XML.match(value):
        return None
    if _MARKUP.match(value) or is_html(value):
        return HTML
    return LINE if line else TEXT
