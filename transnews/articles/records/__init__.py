"""Tables (CSV, TSV) and JSON Lines of articles, as content systems export them: one article a row or line.

What is what is told by the usual names of columns and members, or by a field map (``fieldmap``). Everything but the
texts stays as it is, byte for byte; a row that cannot be read stays, too, and is reported.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transnews.articles import fields
from transnews.articles.declared import language_of
from transnews.articles.encoding import ArticleError
from transnews.articles.records import lines, table
from transnews.articles.records.decoding import beginning, decoded
from transnews.articles.records.fieldmap import has, read_map
from transnews.articles.records.lines import Lines
from transnews.articles.records.table import Table
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from transnews.articles.layout import Parsed, Piece
    from transnews.articles.records.fieldmap import FieldMap
    from transnews.model import Article


@dataclass(frozen=True, slots=True)
class RecordsFormat:
    """A format of records, with a field map: ``map`` is as in the setting ``fields``, empty for usual names alone.

    ``legacy``: its files may be in another encoding than UTF-8.
    """

    SUFFIXES: tuple[str, ...]
    reading: type[Table | Lines]
    are_articles: Callable[[str, FieldMap], bool]
    legacy: bool = False
    map: tuple[str, ...] = ()

    def with_fields(self, texts: Sequence[str]) -> RecordsFormat:
        """Return the format with another field map."""
        return replace(self, map=tuple(texts))

    def claims(self, data: bytes) -> bool:
        """See ``ClaimingFormat``. Raises FieldMapError for a map that is none."""
        return self.are_articles(beginning(data), read_map(self.map))

    def parse_bytes(self, data: bytes, shown: str, language: str) -> Parsed:
        """See ``DocumentFormat``. Raises FieldMapError where the map names what the file does not have."""
        file = decoded(data, shown, legacy=self.legacy)
        reading = self.reading(file.text, read_map(self.map), shown)
        result = fields.parsed([row.record for row in reading.rows], language, [*file.issues, *reading.issues])
        if not result.blocks:
            self._refuse(reading, shown)
        languages = {language_of(row.record.language) for row in reading.rows if row.record.fields}
        result.metadata["language"] = languages.pop() if len(languages) == 1 else ""
        return result

    def _refuse(self, reading: Table | Lines, shown: str) -> None:
        """Raise ArticleError where a file has no text because nothing in it could be read, or is known."""
        if reading.issues:
            message = _("{path}: none of the rows could be read. {reason}")
            raise ArticleError(message.format(path=shown, reason=reading.issues[0].message))
        if reading.names:
            raise ArticleError(
                _("{path}: no text of an article was found.").format(path=shown),
                has(reading.names) + " " + _("Say which is what, for example --fields headline=NAME,body=NAME."),
            )

    def render_bytes(self, article: Article, pieces: Sequence[Piece | None], language: str) -> bytes:
        """See ``DocumentFormat``."""
        file = decoded(article.original, article.id, legacy=self.legacy)
        reading = self.reading(file.text, read_map(self.map), article.id)
        changes = fields.changes([row.record for row in reading.rows], article, pieces, language)
        edits = []
        for row, change in zip(reading.rows, changes, strict=True):
            edits += [(entry.place, value) for entry, value in change.edits()]
            if change.is_translation:
                edits += row.declared(language)
        return file.encoded(reading.edited(edits)) if edits else article.original


TABLE = RecordsFormat(table.SUFFIXES, Table, table.claims, legacy=True)
LINES = RecordsFormat(lines.SUFFIXES, Lines, lines.claims)
