"""A file of articles taken apart: what its rows hold, whatever they are written in, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from transnews.articles.declared import day_of, language_of
from transnews.articles.fields import ITEM_BROKEN, Field, Record
from transnews.articles.records.contents import content_of
from transnews.articles.records.fieldmap import ROLES
from transnews.messages import _
from transnews.model import Issue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_TEXTS = {name for name, role in ROLES.items() if role.kind is not None}


@dataclass(slots=True)
class Found:
    """A value of a row, and what it is to the article.

    ``place`` is for the format alone; ``written`` is what the user's map says of how the text is written; ``listed``:
    it is an item of a list; ``raw`` is the value as the format has it where that is no text (a number).
    """

    role: str
    value: str
    place: Any
    line: int
    written: str = ""
    listed: bool = False
    raw: Any = None


@dataclass(slots=True)
class Row:
    """A row as a record, and the places that say its language and whose translation it is.

    ``id`` is the row's own id as the format has it, "" without.
    """

    record: Record
    id: Any = ""
    languages: list[Found] = field(default_factory=list)
    originals: list[Found] = field(default_factory=list)

    def declared(self, language: str) -> Iterable[tuple[Any, Any]]:
        """Yield (place, new value) of what the row says of itself once it is in ``language`` (BCP 47)."""
        for found in self.languages:
            yield found.place, tag_like(language, found.value)
        for found in self.originals:
            if self.id and not found.value.strip():
                yield found.place, self.id


class Reading(Protocol):
    """A file taken apart, which takes new values."""

    rows: list[Row]
    issues: list[Issue]

    def edited(self, edits: Sequence[tuple[Any, Any]]) -> str:
        """Return the file's text with (place, new value) in it."""


def row_of(found: Sequence[Found], number: int, *, escaped: bool = False) -> Row:
    """Return the row that has these values, in order of the roles' names; ``number`` stands in for an id.

    ``escaped``: line breaks of the values are none of the file.
    """
    texts = [item for item in found if item.role in _TEXTS and item.value.strip()]
    texts.sort(key=lambda item: ROLES[item.role].rank)
    own = _first(found, "id")
    language, published = _first(found, "language", language_of), _first(found, "published", day_of)
    record = Record(
        own.value.strip() if own else str(number),
        [_field(item, escaped=escaped) for item in texts],
        language.value if language else "",
        date=published.value if published else "",
    )
    return Row(
        record,
        (own.value if own.raw is None else own.raw) if own else "",
        [item for item in found if item.role == "language" and isinstance(item.raw, str | None)],
        [item for item in found if item.role == "original"],
    )


def _first(found: Sequence[Found], role: str, means: Callable[[str], object] = str.strip) -> Found | None:
    """Return the first value of a role that means something: ``published`` may be a date, or just true."""
    return next((item for item in found if item.role == role and means(item.value)), None)


def _field(found: Found, *, escaped: bool) -> Field:
    role = ROLES[found.role]
    content = content_of(found.value, role, found.written, listed=found.listed)
    return Field(found.value, role.kind or "paragraph", content, found.place, found.line, escaped)


def tag_like(language: str, old: str) -> str:
    """Return a language tag written as the one that it replaces: "pt-BR", "pt_BR" or "PT"."""
    old = old.strip()
    tag = language.replace("-", "_") if "_" in old else language
    return tag.upper() if old.isupper() else tag


def broken(message: str) -> Issue:
    """Return the issue of a row that stays as it is; ``message`` says where and why."""
    return Issue(ITEM_BROKEN, "error", message + " " + _("It stays as it is."))
