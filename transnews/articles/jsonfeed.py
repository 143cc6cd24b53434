"""JSON Feed 1.0 and 1.1 (jsonfeed.org): many articles in one file, given back with the translation in place.

All that is not text for people is kept character by character, and so are items that were not translated.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from transnews.articles.declared import day_of, language_of
from transnews.articles.encoding import decode, encode
from transnews.articles.feeds.problems import Checker, broken
from transnews.articles.fields import HTML, LINE, TEXT, Field, Record, changes, parsed, whole_language
from transnews.articles.jsontext import ABSENT, Edits, JsonError, Lines, parse, strings
from transnews.language.tags import UNDETERMINED, same_language
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transnews.articles.fields import Change, Content
    from transnews.articles.jsontext import Value
    from transnews.articles.layout import Parsed, Piece
    from transnews.model import Article, BlockKind, Issue

SUFFIXES = (".json", ".jsonfeed")

EXTENSION = "_transnews"
"""The member that says what a translation was made from; names of extensions begin with an underscore (section
"Extensions")."""

_VERSION = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/[\d.]+"')
_FEED: tuple[tuple[str, BlockKind, Content], ...] = (("title", "headline", LINE), ("description", "paragraph", TEXT))
_ITEM: tuple[tuple[str, BlockKind, Content], ...] = (
    ("title", "headline", LINE),
    ("summary", "paragraph", TEXT),
    ("content_html", "paragraph", HTML),
    ("content_text", "paragraph", TEXT),
)


def claims(data: bytes) -> bool:
    """Tell whether a file is a JSON Feed, by its version; see ``formats.ClaimingFormat``."""
    return _VERSION.search(data) is not None


def parse_bytes(data: bytes, shown: str, language: str) -> Parsed:
    """Return the blocks of a feed and its items as parts; see ``formats.DocumentFormat``. Raises JsonError."""
    feed = _Feed(data, shown)
    found, issues = feed.records()
    result = parsed(found, whole_language(feed.root["language"].text, language), [*feed.issues, *issues])
    result.metadata = {"title": found[0].title, "language": feed.root["language"].text}
    return result


def render_bytes(article: Article, pieces: Sequence[Piece | None], language: str) -> bytes:
    """Return the feed in ``language``, the file itself where nothing is translated; see ``formats.DocumentFormat``."""
    feed = _Feed(article.original, article.id)
    done = changes(feed.records()[0], article, pieces, language)
    if not any(change.is_translated for change in done):
        return article.original
    return encode(feed.written(done, language), feed.encoding)


class _Feed:
    """A JSON Feed: its text, its values, and those of its items that are objects."""

    def __init__(self, data: bytes, shown: str) -> None:
        self.text, self.encoding, self.issues = decode(data, shown)
        self.root = parse(self.text, shown)
        self._lines = Lines(self.text)
        items = self.root["items"]
        if self.root.kind != "object" or items.kind != "array":
            line = self._lines.of(self.root if items is ABSENT else items)
            raise JsonError(_("{path}, line {line}: a JSON Feed has an array 'items'.").format(path=shown, line=line))
        self._items = [(number, item) for number, item in enumerate(items.items, 1) if item.kind == "object"]
        self._others = [(number, item) for number, item in enumerate(items.items, 1) if item.kind != "object"]

    def records(self) -> tuple[list[Record], list[Issue]]:
        """Return the record of the feed itself and those of its items, and what is wrong with these."""
        found = [Record("feed", list(self._fields(self.root, _FEED)), title=self.root["title"].text)]
        issues = [broken(number, self._lines.of(item), _("it is no object"), "error") for number, item in self._others]
        checker = Checker()
        for number, item in self._items:
            fields = list(self._fields(item, _ITEM))
            own = str(item["id"].content) if isinstance(item["id"].content, str | int | float) else ""
            dates = [item[name].text for name in ("date_published", "date_modified") if item[name].text]
            date = next(filter(day_of, dates), "")
            record = Record(own or str(number), fields, item["language"].text, item["title"].text, date)
            found.append(record)
            problems = [*checker.problems(record, number, dates, has_id=bool(own)), *_wrong(item)]
            issues += [broken(number, self._lines.of(item), problem) for problem in problems]
        return found, issues

    def _fields(self, holder: Value, named: Sequence[tuple[str, BlockKind, Content]]) -> Iterator[Field]:
        for name, kind, content in named:
            if holder[name].text.strip():
                yield self._field(holder[name], kind, content)
        for tag in strings(holder["tags"].items):
            yield self._field(tag, "list-item", LINE)
        for attachment in strings(attachment["title"] for attachment in holder["attachments"].items):
            yield self._field(attachment, "caption", LINE)
        authors = [author["name"] for author in (holder["author"], *holder["authors"].items)]
        for author in strings(authors):
            yield self._field(author, "credit", LINE)

    def _field(self, value: Value, kind: BlockKind, content: Content) -> Field:
        return Field(value.text, kind, content, value, self._lines.of(value), escaped=True)

    def written(self, done: Sequence[Change], language: str) -> str:
        """Return the text of the feed in ``language``."""
        edits = Edits(self.text)
        said = language_of(self.root["language"].text)
        main = next((change.language for change in done if change.is_translation), "")
        head, *others = done
        _replace(edits, head)
        for (_number, item), change in zip(self._items, others, strict=True):
            if change.is_translated:
                _replace(edits, change)
            if change.is_translation:
                _link(edits, item, item["url"].text, change.language)
                if same_language(language_of(item["language"].text) or UNDETERMINED, change.language):
                    edits.replace(item["language"], language)
            elif main and change.record.fields and not item["language"].text and self._has_languages:
                _keep_language(edits, item, change.language, language)
        if main and self._has_languages:
            edits.set(self.root, "language", language)
        if main and self.root["feed_url"].text:
            address = self.root["feed_url"].text
            edits.remove(self.root, "feed_url")
            _link(edits, self.root, address, said or main)
        return edits.applied()

    @property
    def _has_languages(self) -> bool:
        """Whether the version of the format has languages, as 1.1 has, or the feed says one all the same."""
        return not self.root["version"].text.rstrip("/").endswith("/1") or "language" in self.root.members


def _wrong(item: Value) -> Iterator[str]:
    """Yield what members of an item are not what the format wants."""
    for name, _kind, _content in _ITEM:
        if item[name].kind != "scalar" or not isinstance(item[name].content, str | None):
            yield _("its '{name}' is no text").format(name=name)


def _replace(edits: Edits, change: Change) -> None:
    for field, value in change.edits():
        edits.replace(field.place, value)


def _link(edits: Edits, holder: Value, address: str, language: str) -> None:
    """Say what a translation was made from."""
    original: dict[str, Any] = {"url": address} if address else {}
    if language != UNDETERMINED:
        original["language"] = language
    if original:
        edits.set(holder, EXTENSION, {"original": original})


def _keep_language(edits: Edits, item: Value, own: str, language: str) -> None:
    """Make an item that was not translated say its language, where the feed says another one now."""
    if own != UNDETERMINED and not same_language(own, language):
        edits.set(item, "language", own)
