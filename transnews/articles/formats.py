"""The article formats and what each must offer; rendering a translation in the format of its original."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from transnews.articles.layout import Parsed, Piece, block_piece
from transnews.language.tags import same_language
from transnews.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.model import Article, ParallelText


class ArticleFormat(Protocol):
    """A module that reads and writes one format of articles that is plain text in some encoding."""

    SUFFIXES: tuple[str, ...]
    """File name endings, lower-case, with the dot; the first is used when writing."""

    def parse(self, text: str, language: str) -> Parsed:
        """Return the blocks of a file, which lose nothing (see ``transnews.model.Block``), and its metadata.

        ``language`` is a BCP 47 tag, "und" if not known.
        """

    def render(self, article: Article, pieces: Sequence[Piece | None], language: str) -> str:
        """Return a file in ``language`` with one piece per block instead of its text; None leaves the block out."""


@runtime_checkable
class DocumentFormat(Protocol):
    """A module for files that are no plain text, or that say their encoding themselves: HTML, XML, office documents."""

    SUFFIXES: tuple[str, ...]

    def parse_bytes(self, data: bytes, shown: str, language: str) -> Parsed:
        """Return the blocks and metadata of a file. ``Block.text`` is plain text, its markup in ``Block.spans``.

        ``language`` is what the user or the file's name says, "und" without. Raises ArticleError (or another
        InputError) that calls the file ``shown``.
        """

    def render_bytes(self, article: Article, pieces: Sequence[Piece | None], language: str) -> bytes:
        """Return the file in ``language``: ``article.original`` with one piece per block instead of its text.

        None leaves the block out.
        """


@runtime_checkable
class ClaimingFormat(Protocol):
    """A module whose files share their name's ending with other formats."""

    def claims(self, data: bytes) -> bool:
        """Tell whether a file is in this format, from its first 64 KB or from all of it. Raises nothing."""


@runtime_checkable
class MappedFormat(Protocol):
    """A format whose files are told what is what by a field map, the setting ``fields``."""

    def with_fields(self, texts: Sequence[str]) -> DocumentFormat:
        """Return the format with a field map. Raises nothing; what the map is worth shows when a file is read."""


ARTICLES: Registry[ArticleFormat | DocumentFormat] = Registry(
    "article format",
    {
        "text": "transnews.articles.text",
        "markdown": "transnews.articles.markdown",
        "docx": "transnews.articles.docx",
        "html": "transnews.articles.html",
        "feed": "transnews.articles.feeds",
        "jsonfeed": "transnews.articles.jsonfeed",
        "ninjs": "transnews.articles.ninjs",
        "newsml": "transnews.articles.newsml",
        "nitf": "transnews.articles.nitf",
        "csv": "transnews.articles.records:TABLE",
        "jsonl": "transnews.articles.records:LINES",
    },
)


def with_fields(name: str, fields: Sequence[str]) -> ArticleFormat | DocumentFormat:
    """Return a format, told of the user's field map where it takes one."""
    form = ARTICLES.get(name)
    return form.with_fields(fields) if isinstance(form, MappedFormat) else form


def render(text: ParallelText, boilerplate: str = "keep") -> bytes:
    """Return the translated article as a file in the format of its original; plain text is UTF-8.

    ``boilerplate="drop"`` leaves out comment forms and share bars; "keep" keeps them, translated where the phrase
    catalog has them.
    """
    article = text.article
    units: list[list[tuple[str, str, list[tuple[int, int, str, str]]]]] = [[] for _block in article.blocks]
    gaps = {(number, position): segment.gap for number, position, segment in article.segments()}
    positions = [0] * len(article.blocks)
    for unit in text.units:
        gap = gaps[unit.block, positions[unit.block]]
        positions[unit.block] += 1
        marks = [(span.start, span.end, span.opening, span.closing) for span in unit.spans]
        units[unit.block].append((unit.target, gap, marks))
    pieces = [
        None
        if boilerplate == "drop" and block.kind == "boilerplate"
        else block_piece(block, parts, text.source_language, text.target_language)
        for block, parts in zip(article.blocks, units, strict=True)
    ]
    target = text.target_language
    language = article.language if same_language(article.language, target) else target
    form = with_fields(article.format, article.fields)
    if isinstance(form, DocumentFormat):
        return form.render_bytes(article, pieces, language)
    return form.render(article, pieces, language).encode("utf-8", "replace")
