"""NITF articles (IPTC News Industry Text Format), given back with the translation in the places of their text.

Read and written as HTML is, with the vocabulary ``elements.NITF``: what is not translated is kept character by
character. A part of an article, such as the NITF in a NewsML-G2 item, is read with ``html.places.read(text, NITF)`` and
written with ``html.rendering.rendered(text, article, pieces, language, NITF)``.
"""

from __future__ import annotations

import re
from html.entities import html5
from itertools import chain
from typing import TYPE_CHECKING

from transnews.articles.encoding import ArticleError, encode
from transnews.articles.html.blocks import blocks_of
from transnews.articles.html.encoding import corrected
from transnews.articles.html.encoding import read as read_encoded
from transnews.articles.html.metadata import titles
from transnews.articles.html.places import read
from transnews.articles.html.rendering import is_translation, rendered
from transnews.articles.html.writing import attribute
from transnews.articles.layout import Parsed
from transnews.articles.nitf.elements import NITF
from transnews.articles.xmltext import root_of
from transnews.messages import _
from transnews.xmlfiles import XML_LANG, XmlError, name_of, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from transnews.articles.layout import Piece
    from transnews.model import Article

SUFFIXES = (".nitf", ".xml")

_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_DATES = (("date.issue", "norm"), ("date.release", "norm"), ("pubdata", "date.publication"), ("story.date", "norm"))
_SOURCE = "dcterms.source"
"""Name of the ``meta`` that says from which article this one is derived (DCMI Metadata Terms, "source")."""


def claims(data: bytes) -> bool:
    """Tell from the start of a file whether it is NITF: whether its root element is called so."""
    return root_of(data)[0] == "nitf"


def parse_bytes(data: bytes, shown: str, language: str) -> Parsed:
    """Return the blocks of an article, and its title, date and language; see ``formats.DocumentFormat``.

    Raises ArticleError where it is no NITF and XmlError where it is not well-formed or has entities of its own.
    """
    text, _encoding, issues = read_encoded(data, shown)
    root = _root(text, shown)
    document = read(text, NITF)
    found = {
        "title": next(titles(document), ""),
        "date": next(_dates(root), ""),
        "language": next(filter(None, _languages(root)), ""),
    }
    metadata = {key: value for key, value in found.items() if value}
    return Parsed(blocks_of(document, metadata.get("language", language)), metadata, issues)


def render_bytes(article: Article, pieces: Sequence[Piece | None], language: str) -> bytes:
    """Return the article in ``language``, in UTF-8; see ``formats.DocumentFormat``."""
    text, encoding, _issues = read_encoded(article.original, article.id)
    translated = rendered(text, article, pieces, language, NITF)
    if is_translation(article, language):
        translated = _linked(translated, _root(text, article.id))
    return encode(translated, encoding)


def _root(text: str, shown: str) -> etree._Element:
    """Return the root element of a file that is well-formed and NITF."""
    from lxml import etree

    root = parse(corrected(text).encode("utf-8", "replace"), shown)
    for entity in root.iter(etree.Entity):
        if f"{entity.name};" not in html5:
            raise XmlError(
                _("{path}, line {line}: the XML entity '{name}' is defined elsewhere, and not read.").format(
                    path=shown, line=entity.sourceline, name=entity.name
                ),
                _("Save the file with the character itself."),
            )
    if name_of(root) != "nitf":
        raise ArticleError(_("{path}: this is no NITF article.").format(path=shown))
    return root


def _dates(root: etree._Element) -> Iterator[str]:
    """Yield the dates of issue, release and publication, YYYY-MM-DD."""
    for name, key in _DATES:
        for element in root.iter(f"{{*}}{name}"):
            if match := _DATE.match(element.get(key, "").strip()):
                yield "-".join(match.groups())


def _languages(root: etree._Element) -> Iterator[str]:
    for element in chain(root.iterfind("{*}body"), (root,)):
        yield from (element.get(key, "") for key in (XML_LANG, "lang", "baselang"))


def _linked(text: str, root: etree._Element) -> str:
    """Return a translation with a ``meta`` that names its original, by the identifier that this has."""
    identifiers = (element.get("id-string", "").strip() for element in root.iterfind(".//{*}docdata/{*}doc-id"))
    identifier = next(filter(None, identifiers), "")
    named = {element.get("name", "").lower() for element in root.iterfind("{*}head/{*}meta")}
    document = read(text, NITF)
    head = next((number for number, element in enumerate(document.elements) if element.name == "head"), None)
    if not identifier or _SOURCE in named or head is None:
        return text
    titled = [element.end for element in document.elements if element.name == "title" and element.parent == head]
    place = titled[0] if titled else document.elements[head].start_end
    prefix = text[document.elements[head].start + 1 :].partition("head")[0]
    meta = f'<{prefix}meta name="{_SOURCE}" content={attribute(identifier, "")}/>'
    return f"{text[:place]}{meta}{text[place:]}"
