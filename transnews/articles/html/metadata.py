"""What an HTML file says of its article: title, date, language, author."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from transnews.articles.declared import language_of
from transnews.articles.html.tokens import attributes
from transnews.articles.html.vocabulary import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transnews.articles.html.places import Document

_DATES = names(
    "article:published_time date datepublished dc.date dc.date.issued dcterms.created dcterms.issued parsely- "
    "pub-date pubdate publishdate"
)
_AUTHORS = names("article:author author dc.creator dcterms.creator parsely-author")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DEEPEST = 20  # levels of JSON-LD that are looked at


def metadata(document: Document) -> dict[str, str]:
    """Return "title", "date" (YYYY-MM-DD), "language" and "author", those that the file says.

    The title is the first heading, else the ``title``; a date is that of the page's ``meta``, its JSON-LD, or its first
    ``time``, in this order.
    """
    found: dict[str, str] = {}
    linked = [data for text in _linked_data(document) for data in _objects(text)]
    for key, values in (
        ("title", titles(document)),
        ("date", _dates(document, linked)),
        ("language", map(language_of, _languages(document))),
        ("author", _authors(document, linked)),
    ):
        value = next((" ".join(value.split()) for value in values if value.strip()), "")
        if value:
            found[key] = value
    return found


def titles(document: Document) -> Iterator[str]:
    """Yield the headlines in the text of a file, then its ``title``."""
    headlines = [place for place in document.places if place.kind == "headline" and not place.attribute]
    for name in ("h1", "title"):
        yield from (
            place.text
            for place in headlines
            if place.element >= 0 and (document.elements[place.element].name == "title") == (name == "title")
        )


def _dates(document: Document, linked: list[dict[str, Any]]) -> Iterator[str]:
    for value in (
        *_metas(document, _DATES),
        *(str(data["datePublished"]) for data in linked if "datePublished" in data),
        *document.times,
    ):
        if match := _ISO_DATE.match(value.strip()):
            yield match.group()


def _languages(document: Document) -> Iterator[str]:
    outermost = next((element.start for element in document.elements if element.parent < 0), -1)
    for token in document.tags:
        if token.name == "html" or (token.start == outermost and not document.is_page):
            given = {attribute.name: attribute.value for attribute in attributes(document.text, token)}
            yield given.get("lang", "")
            yield given.get("xml:lang", "")
    yield from _metas(document, frozenset(("content-language",)))


def _authors(document: Document, linked: list[dict[str, Any]]) -> Iterator[str]:
    yield from _metas(document, _AUTHORS)
    for data in linked:
        authors = data.get("author")
        for author in authors if isinstance(authors, list) else [authors]:
            name = author.get("name") if isinstance(author, dict) else author
            if isinstance(name, str):
                yield name


def _metas(document: Document, wanted: frozenset[str]) -> Iterator[str]:
    """Yield the contents of the ``meta`` elements of some names."""
    for token in document.tags:
        if token.name == "meta":
            given = {attribute.name: attribute.value for attribute in attributes(document.text, token)}
            keys = (given.get(key, "").lower() for key in ("property", "name", "itemprop", "http-equiv"))
            if not wanted.isdisjoint(keys):
                yield given.get("content", "")


def _linked_data(document: Document) -> Iterator[str]:
    for tag, content in document.scripts:
        kinds = [item.value for item in attributes(document.text, tag) if item.name == "type"]
        if kinds == ["application/ld+json"]:
            yield document.text[content.start : content.end]


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-LD text, outer ones first; nothing where it is broken or absurdly deep."""
    try:
        level = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    for _depth in range(_DEEPEST):
        below: list[Any] = []
        for value in level:
            if isinstance(value, dict):
                yield value
                below += value.values()
            elif isinstance(value, list):
                below += value
        level = below
