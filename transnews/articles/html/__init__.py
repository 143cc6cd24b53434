"""HTML articles: a page or a fragment, given back with the translation in the places of its text.

All that is not text for people (scripts, styles, code, identifiers, addresses) is kept character by character, and so
is what was not translated: without a translation a UTF-8 file comes back byte for byte.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.articles.encoding import encode
from transnews.articles.html.blocks import blocks_of
from transnews.articles.html.encoding import read as read_encoded
from transnews.articles.html.metadata import metadata
from transnews.articles.html.places import read
from transnews.articles.html.rendering import rendered
from transnews.articles.layout import Parsed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.articles.layout import Piece
    from transnews.model import Article

SUFFIXES = (".html", ".htm", ".xhtml")


def parse_bytes(data: bytes, shown: str, language: str) -> Parsed:
    """Return the blocks of an HTML file, and its title, date, language and author; see ``formats.DocumentFormat``."""
    text, _encoding, issues = read_encoded(data, shown)
    document = read(text)
    found = metadata(document)
    return Parsed(blocks_of(document, found.get("language", language)), found, issues)


def render_bytes(article: Article, pieces: Sequence[Piece | None], language: str) -> bytes:
    """Return the HTML in ``language``, in UTF-8; see ``formats.DocumentFormat``."""
    text, encoding, _issues = read_encoded(article.original, article.id)
    translated = rendered(text, article, pieces, language, told=encoding in {"utf-8", "utf-8-sig"})
    return encode(translated, encoding)
