"""How the text of a field is written: HTML or plain, told by the user's map, else by the text itself; keywords."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.articles.fields import HTML, LINE, TEXT
from transnews.articles.html.telling import is_html
from transnews.articles.layout import assemble
from transnews.model import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transnews.articles.fields import Content
    from transnews.articles.layout import Piece
    from transnews.articles.records.fieldmap import Role
    from transnews.model import Article, BlockKind

_SEPARATORS = (";", "|", ",")


class Keywords:
    """Keywords in one cell, separated by semicolons, bars or commas: a block each."""

    def blocks(self, value: str, kind: BlockKind, language: str) -> list[Block]:  # noqa: ARG002 - any language
        """See ``Content``."""
        result: list[Block] = []
        lead = ""
        for part, separator in _parts(value):
            word = part.strip()
            start = part.find(word)
            if word:
                result.append(Block(kind, word, lead + part[:start], part[start + len(word) :] + separator))
                lead = ""
            elif result:
                result[-1].tail += part + separator
            else:
                lead += part + separator
        return result

    def taken(self, value: str, waiting: Iterator[Block]) -> list[Block]:
        """See ``Content``."""
        return [next(waiting) for part, _separator in _parts(value) if part.strip()]

    def value(self, value: str, article: Article, pieces: Sequence[Piece | None], language: str) -> str:  # noqa: ARG002
        """See ``Content``."""
        return assemble(article, pieces)


KEYWORDS = Keywords()
_CONTENTS: dict[str, Content] = {"html": HTML, "text": TEXT, "line": LINE}


def _parts(value: str) -> list[tuple[str, str]]:
    """Return (text, separator after it) of a value."""
    separator = next((sign for sign in _SEPARATORS if sign in value), "")
    parts = value.split(separator) if separator else [value]
    return [*((part, separator) for part in parts[:-1]), (parts[-1], "")]


def content_of(value: str, role: Role, written: str = "", *, listed: bool = False) -> Content:
    """Return how a field's value is written.

    ``written`` is what the user's map says of it ("html", "text", "line" or ""); ``listed``: it is one item of a list.
    """
    if written:
        return _CONTENTS[written]
    if role.kind == "list-item":
        return LINE if listed else KEYWORDS
    if is_html(value):
        return HTML
    return TEXT if role.paragraphs else LINE
