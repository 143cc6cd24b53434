"""Which column of a table, or member of a JSON object, is what: by its usual name, or as the user says.

The user's map is a list of ``ROLE=NAME`` with an optional ending that says how the text is written: ``:html``,
``:text`` (plain, with paragraphs) or ``:line`` (plain, one line). ``NAME`` is a column, or the path of a member:
``body=data.content.rendered:html``, ``caption=images[].caption``. ``language=+NAME`` and ``original=+NAME`` add what
is not there.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from transnews.errors import UsageError
from transnews.messages import _
from transnews.resources import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transnews.model import BlockKind

_SEPARATORS = re.compile(r"[\W_]+")
_WRITTEN = re.compile(r"(?s)(?P<name>.*):(?P<content>[^:.\[\]]*)")


class FieldMapError(UsageError):
    """A field map that says nothing, or that names what the file does not have."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a field is to an article: the kind of its blocks (None: it is not translated) and its place among them.

    ``paragraphs``: its plain text may have several.
    """

    kind: BlockKind | None = None
    rank: int = 0
    paragraphs: bool = False


ROLES: dict[str, Role] = {
    "id": Role(),
    "language": Role(),
    "published": Role(),
    "original": Role(),
    "headline": Role("headline", 1),
    "subhead": Role("subhead", 2),
    "byline": Role("credit", 3),
    "dateline": Role("dateline", 4),
    "summary": Role("paragraph", 5, paragraphs=True),
    "body": Role("paragraph", 6, paragraphs=True),
    "caption": Role("caption", 7, paragraphs=True),
    "alt": Role("caption", 7),
    "credit": Role("credit", 7),
    "keywords": Role("list-item", 8),
    "keep": Role(),
}
"""All roles. ``original`` is the id of the article that a row translates; ``keep`` stays as it is, whatever it is."""

ADDED = ("language", "original")
"""Roles of what a translation may say and its original need not."""
CONTENTS = ("html", "text", "line")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the user's map: ``content`` is one of CONTENTS, "" where the text itself tells.

    ``added``: where a row has no such column or member, its translation gets one.
    """

    role: str
    name: str
    content: str = ""
    added: bool = False

    @property
    def path(self) -> tuple[str, ...]:
        """The names of the members on the way to the text; brackets of arrays say nothing that the file does not."""
        return tuple(part.removesuffix("[]") for part in self.name.split("."))


@dataclass(frozen=True, slots=True)
class FieldMap:
    """The user's map over the usual names: a role in it has no other fields, a name in it no other role."""

    entries: tuple[Entry, ...] = ()

    def usual(self, names: Sequence[str], taken: Iterable[int] = ()) -> list[tuple[int, str]]:
        """Return (index, role) of the names that are usual, but those with an index in ``taken``."""
        mapped = {entry.role for entry in self.entries}
        left = set(range(len(names))) - set(taken)
        known, otherwise = _usual_names()
        found = [(index, known[key]) for index in sorted(left) if (key := fold(names[index])) in known]
        roles = {role for _index, (role, _order) in found}
        for index in sorted(left):
            entry = otherwise.get(fold(names[index]))
            if entry is not None and entry[0] not in roles:
                found.append((index, entry))
        found.sort(key=lambda item: (item[1][1], item[0]))
        return [(index, role) for index, (role, _order) in found if role not in mapped]


def fold(name: str) -> str:
    """Return a name without case, accents and separators."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return _SEPARATORS.sub("", plain.casefold())


@cache
def _usual_names() -> tuple[dict[str, tuple[str, int]], dict[str, tuple[str, int]]]:
    """Return folded name -> (role, order) of usual names, and of those that count where there are no others."""
    table = read_table("articles/records/data/names.toml")
    known, otherwise = (
        {fold(name): (role, order) for role, names in table[key].items() for order, name in enumerate(names)}
        for key in ("names", "otherwise")
    )
    return known, otherwise


@cache
def json_names(key: str) -> frozenset[str]:
    """Return the folded names of members with a meaning of their own: "text" or "media"."""
    return frozenset(map(fold, read_table("articles/records/data/names.toml")["json"][key]))


def read_map(texts: Iterable[str]) -> FieldMap:
    """Return the map that the setting ``fields`` holds. Raises FieldMapError for what is none."""
    return FieldMap(tuple(map(_entry, texts)))


def _entry(text: str) -> Entry:
    role, sign, rest = text.partition("=")
    role = role.strip().casefold()
    if not sign or not rest.strip():
        raise FieldMapError(
            _("fields: '{text}' does not say which column is what.").format(text=text),
            _("Write ROLE=COLUMN, for example headline=title or body=content:html."),
        )
    if role not in ROLES:
        near = difflib.get_close_matches(role, ROLES, n=1)
        hint = _("Did you mean '{key}'?").format(key=near[0]) if near else ""
        known = _("Known: {names}.").format(names=", ".join(ROLES))
        raise FieldMapError(
            _("fields: '{role}' in '{text}' is nothing that an article has.").format(role=role, text=text),
            f"{hint} {known}".strip(),
        )
    if rest.strip().startswith("+"):
        return _added(role, rest.strip()[1:].strip(), text)
    written = _WRITTEN.fullmatch(rest.strip())
    if written is None or not written["name"]:
        return Entry(role, rest.strip())
    content = written["content"].strip().casefold()
    if content in CONTENTS:
        return Entry(role, written["name"].strip(), content)
    if difflib.get_close_matches(content, CONTENTS, n=1):
        raise FieldMapError(
            _("fields: a text is not written as '{content}' ('{text}').").format(content=content, text=text),
            _("Known: {names}.").format(names=", ".join(CONTENTS)),
        )
    return Entry(role, rest.strip())  # a name with a colon, such as dc:title


def _added(role: str, name: str, text: str) -> Entry:
    if role not in ADDED or not name:
        raise FieldMapError(
            _("fields: '{text}' cannot be added.").format(text=text),
            _("What can: {names}.").format(names=", ".join(f"{each}=+NAME" for each in ADDED)),
        )
    return Entry(role, name, added=True)


def missing(entries: Iterable[Entry], names: Sequence[str], shown: str) -> FieldMapError:
    """Return the error that a file has none of the mapped columns or members; ``names`` are those that it has."""
    absent = ", ".join(f"'{entry.name}'" for entry in entries)
    message = _("{path}: fields names {absent}, which the file does not have.").format(path=shown, absent=absent)
    return FieldMapError(message, has(names))


def has(names: Sequence[str]) -> str:
    """Return a sentence with the names that a file has."""
    most = 40
    shown = ", ".join(names[:most]) + (", …" if len(names) > most else "")
    return _("It has: {names}.").format(names=shown)
