"""Text with markup that stands in a feed as XML, not as escaped HTML: Atom's XHTML, or tags in an RSS description."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from transnews.articles.feeds.dialects import XHTML
from transnews.articles.feeds.mending import references
from transnews.articles.fields import HTML

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transnews.articles.feeds.elements import Element
    from transnews.articles.layout import Piece
    from transnews.model import Article, Block, BlockKind

_DECLARATION = "<?xml?>"
"""What tells the reader of HTML that a tag may close itself."""


class Markup:
    """HTML in the syntax of XML; see ``fields.Content``."""

    def blocks(self, value: str, kind: BlockKind, language: str) -> list[Block]:
        """Return the blocks of a value."""
        return HTML.blocks(_DECLARATION + value, kind, language)

    def taken(self, value: str, waiting: Iterator[Block]) -> list[Block]:
        """Take the blocks of a value."""
        return HTML.taken(_DECLARATION + value, waiting)

    def value(self, value: str, article: Article, pieces: Sequence[Piece | None], language: str) -> str:
        """Return the value in ``language``, with no reference that only HTML knows."""
        return references(HTML.value(_DECLARATION + value, article, pieces, language).removeprefix(_DECLARATION))


MARKUP = Markup()


def markup_in(text: str, element: Element) -> str:
    """Return the markup in an element; where XHTML has a prefix, without it, as readers of HTML know no prefixes."""
    raw = text[element.inner : element.inner_end]
    first = element.children[0]
    prefix = first.name.rpartition(":")[0]
    if not prefix or first.uri != XHTML:
        return raw
    bare = re.sub(rf"(</?){re.escape(prefix)}:", r"\1", raw)
    return bare.replace(f"<{first.local}", f'<{first.local} xmlns="{XHTML}"', 1)
