"""RSS (2.0, 0.9x and 1.0) and Atom feeds: many articles in one file, given back as a feed in another language.

All that is not text for people is kept character by character, and so are items that were not translated. An item that
is not well-formed XML is mended by itself, and reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.articles.encoding import encode
from transnews.articles.feeds.dialects import dialect_of
from transnews.articles.feeds.items import read
from transnews.articles.feeds.records import language_of_feed, records
from transnews.articles.feeds.writing import written
from transnews.articles.fields import changes, parsed, whole_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.articles.layout import Parsed, Piece
    from transnews.model import Article

SUFFIXES = (".xml", ".rss", ".atom", ".rdf")

_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def claims(data: bytes) -> bool:
    """Tell whether a file is a feed, from its root element; see ``formats.ClaimingFormat``."""
    return dialect_of(data.decode(_MARKS.get(data[:2], "utf-8"), "replace").lstrip()) is not None


def parse_bytes(data: bytes, shown: str, language: str) -> Parsed:
    """Return the blocks of a feed and its items as parts; see ``formats.DocumentFormat``.

    Raises XmlError where what stands around the items is not well-formed XML, or declares entities.
    """
    feed = read(data, shown)
    found, issues = records(feed)
    whole = whole_language(language_of_feed(feed), language)
    result = parsed(found, whole, [*feed.issues, *issues])
    result.metadata = {"title": found[0].title, "language": language_of_feed(feed)}
    return result


def render_bytes(article: Article, pieces: Sequence[Piece | None], language: str) -> bytes:
    """Return the feed in ``language``, the file itself where nothing is translated; see ``formats.DocumentFormat``."""
    feed = read(article.original, article.id)
    done = changes(records(feed)[0], article, pieces, language)
    if not any(change.is_translated for change in done):
        return article.original
    return encode(written(feed, done, language), feed.encoding)
