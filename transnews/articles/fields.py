"""Articles made of fields, as feeds and content systems keep them: headline, summary, body, caption, keywords.

A format says which fields its records have, what each is (``Field.kind``) and how it is written (``Field.content``).
Here fields become the blocks of one article a record, and translated blocks the values of fields again.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from transnews.articles import text as plain
from transnews.articles.declared import day_of, language_of
from transnews.articles.html import elements
from transnews.articles.html.blocks import blocks_of, gathered
from transnews.articles.html.places import read
from transnews.articles.html.rendering import rendered
from transnews.articles.layout import Parsed, Piece, assemble
from transnews.language.tags import UNDETERMINED, same_language
from transnews.model import Article, Block, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transnews.articles.html.vocabulary import Vocabulary
    from transnews.model import BlockKind, Issue


ITEM_BROKEN = "item-broken"
"""Code of the issue that an article of a file is not as its format wants it."""
NOT_READ = "not-read"
"""Code of the issue that content in a format that is not read stays as it is."""


class Content(Protocol):
    """How the value of a field is written."""

    def blocks(self, value: str, kind: BlockKind, language: str) -> list[Block]:
        """Return the blocks of a value; none where it has no text."""

    def taken(self, value: str, waiting: Iterator[Block]) -> list[Block]:
        """Take the blocks of a value from those that follow in its article."""

    def value(self, value: str, article: Article, pieces: Sequence[Piece | None], language: str) -> str:
        """Return the value in ``language``; ``article`` has the blocks of the value alone."""


class Line:
    """One block of plain text, whatever it is: a headline, a byline, a keyword."""

    def blocks(self, value: str, kind: BlockKind, language: str) -> list[Block]:  # noqa: ARG002 - any language
        """See ``Content``."""
        text = value.strip()
        start = value.find(text)
        return [Block(kind, text, value[:start], value[start + len(text) :])] if text else []

    def taken(self, value: str, waiting: Iterator[Block]) -> list[Block]:
        """See ``Content``."""
        return [next(waiting)] if value.strip() else []

    def value(self, value: str, article: Article, pieces: Sequence[Piece | None], language: str) -> str:  # noqa: ARG002
        """See ``Content``."""
        return assemble(article, pieces)


class Text:
    """Plain text with paragraphs, their kinds told by shape."""

    def blocks(self, value: str, kind: BlockKind, language: str) -> list[Block]:
        """See ``Content``."""
        return plain.blocks_of(value, language, kind)

    def taken(self, value: str, waiting: Iterator[Block]) -> list[Block]:
        """See ``Content``."""
        found: list[Block] = []
        length = 0
        while value.strip() and length < len(value):
            found.append(next(waiting))
            length += len(found[-1].lead) + len(found[-1].text) + len(found[-1].tail)
        return found

    def value(self, value: str, article: Article, pieces: Sequence[Piece | None], language: str) -> str:  # noqa: ARG002
        """See ``Content``."""
        return assemble(article, pieces)


@dataclass(frozen=True, slots=True)
class Html:
    """A fragment of HTML, or of another markup language."""

    vocabulary: Vocabulary = elements.HTML

    def blocks(self, value: str, kind: BlockKind, language: str) -> list[Block]:
        """See ``Content``."""
        return blocks_of(read(value, self.vocabulary), language, kind)

    def taken(self, value: str, waiting: Iterator[Block]) -> list[Block]:
        """See ``Content``."""
        return [block for blocks in gathered(read(value, self.vocabulary).places, waiting) for block in blocks]

    def value(self, value: str, article: Article, pieces: Sequence[Piece | None], language: str) -> str:
        """See ``Content``."""
        return rendered(value, article, pieces, language, self.vocabulary)


LINE, TEXT, HTML = Line(), Text(), Html()


@dataclass(frozen=True, slots=True)
class Field:
    """One text of a record. ``place`` is for its format alone; ``line`` is the line of the file on which it starts.

    ``escaped``: it is all on that line, as its own line breaks are none of the file (those of a JSON string).
    """

    value: str
    kind: BlockKind = "paragraph"
    content: Content = LINE
    place: Any = None
    line: int = 1
    escaped: bool = False


@dataclass(slots=True)
class Record:
    """One article of a file, or what a file says before and after its articles.

    ``id`` is what the file calls it; ``language`` is a tag as the file has it, "" without; ``date`` is the date of
    publication as the file has it (ISO 8601 or RFC 5322), "" without; without ``title``, the first headline is it.
    """

    id: str
    fields: list[Field]
    language: str = ""
    title: str = ""
    date: str = ""


def parsed(records: Sequence[Record], language: str, issues: Sequence[Issue] = ()) -> Parsed:
    """Return the blocks of records and their parts; ``language`` is the file's, "und" where it is not known.

    Records without any text have no part.
    """
    result = Parsed([], issues=list(issues))
    for record in records:
        start = len(result.blocks)
        own = language_of(record.language) or language
        for entry in record.fields:
            blocks = entry.content.blocks(entry.value, entry.kind, own)
            for block in blocks:
                block.line = entry.line if entry.escaped else block.line + entry.line - 1
            result.blocks += blocks
        if len(result.blocks) > start:
            title = " ".join((record.title or _headline(result.blocks[start:])).split())
            part = Part(record.id, start, len(result.blocks), own, title, day_of(record.date))
            result.parts.append(part)
    return result


def _headline(blocks: Sequence[Block]) -> str:
    return next((block.text for block in blocks if block.kind == "headline"), "")


@dataclass(slots=True)
class Change:
    """A record and the new value of each of its fields, the old one where it stays.

    ``language`` is the one that its text is in before (BCP 47): what it says, unless most of it was read as another.
    ``target`` is the one that it is translated into.
    """

    record: Record
    target: str
    values: list[str] = field(default_factory=list)
    language: str = UNDETERMINED

    @property
    def is_translated(self) -> bool:
        """Whether any field has changed."""
        return any(entry.value != value for entry, value in zip(self.record.fields, self.values, strict=True))

    @property
    def is_translation(self) -> bool:
        """Whether the record is a translation now; one that had only passages in other languages is what it was."""
        return self.is_translated and not same_language(self.language, self.target)

    def edits(self) -> Iterator[tuple[Field, str]]:
        """Yield each field that has changed, with its new value."""
        for entry, value in zip(self.record.fields, self.values, strict=True):
            if entry.value != value:
                yield entry, value


def changes(records: Sequence[Record], article: Article, pieces: Sequence[Piece | None], language: str) -> list[Change]:
    """Return the records with their values in ``language``; ``records`` are those that ``article`` was made from.

    A record in which no text has changed keeps all of its values, their language tags too.
    """
    waiting = iter(article.blocks)
    replaced = dict(zip(map(id, article.blocks), pieces, strict=True))
    result: list[Change] = []
    for record in records:
        change = Change(record, language)
        own = language_of(record.language) or article.language
        letters: Counter[str] = Counter()
        for entry in record.fields:
            blocks = entry.content.taken(entry.value, waiting)
            for segment in (segment for block in blocks for segment in block.segments):
                letters[segment.language] += len(segment.text)
            alone = Article(article.id, format=article.format, language=own, blocks=blocks)
            new = [replaced[id(block)] for block in blocks]
            same = all(piece is not None and piece.text == block.text for block, piece in zip(blocks, new, strict=True))
            change.values.append(entry.value if same else entry.content.value(entry.value, alone, new, language))
        most = next((tag for tag, _count in letters.most_common() if tag != UNDETERMINED), own)
        change.language = own if same_language(most, own) else most
        result.append(change)
    return result


def translated_id(identifier: str, target: str) -> str:
    """Return the identifier of a translation: the original's, with a fragment that names the language.

    A URI stays valid; it is the same in every run, and nothing that the publisher could have given to anything else.
    """
    return f"{identifier}{'.' if '#' in identifier else '#'}{target}"


def whole_language(declared: str, hint: str) -> str:
    """Return the language of a file: what it says, else ``hint``, else "und"."""
    return language_of(declared) or hint or UNDETERMINED
