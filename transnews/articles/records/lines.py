"""JSON Lines of articles: an object a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from transnews.articles.jsontext import ABSENT, Edits, JsonError, Value, parse
from transnews.articles.records.decoding import has_broken
from transnews.articles.records.fieldmap import ROLES, Entry, fold, json_names, missing
from transnews.articles.records.rows import Found, Row, broken, row_of
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from transnews.articles.records.fieldmap import FieldMap
    from transnews.model import Issue

SUFFIXES = (".jsonl", ".ndjson")

_LINE = re.compile(r"[^\n]+")
_NAME = re.compile(r'"(\w{1,60})"\s*:')
_LOOKED_AT = 20
"""Objects that tell whether a file is one of articles."""
_IN_MEDIA = frozenset(("caption", "alt", "credit"))
_WRITTEN = frozenset(("headline", "summary", "body"))
"""Roles that no number can have; an author or a tag may be one."""
_TEXTS = frozenset(name for name, role in ROLES.items() if role.kind is not None)


@dataclass(frozen=True, slots=True)
class _New:
    """The place of a member that an object does not have; the object's line starts at ``start``."""

    start: int
    path: tuple[str, ...]


class _BrokenLineError(Exception):
    """A line that is no article; it says which and why."""


class Lines:
    """A file of articles in JSON Lines; ``names`` are those of the objects' members. See ``Reading``.

    Raises FieldMapError where the map names a member that no object has.
    """

    def __init__(self, text: str, field_map: FieldMap, shown: str) -> None:
        self.rows: list[Row] = []
        self.issues: list[Issue] = []
        self._text = text
        self._map = field_map
        self._unmet = dict.fromkeys(field_map.entries)
        names: dict[str, None] = {}
        line, at = 1, 0
        for match in _LINE.finditer(text):
            line += text.count("\n", at, match.start())
            at = match.start()
            if match.group().strip():
                names |= dict.fromkeys(self._read(match.group(), at, line))
        self.names = list(names)
        absent = [entry for entry in self._unmet if not entry.added]
        if absent and self.rows:
            raise missing(absent, self.names, shown)

    def _read(self, text: str, start: int, line: int) -> Iterable[str]:
        """Read a line and return the names of its members."""
        number = len(self.rows) + len(self.issues) + 1
        try:
            value = self._object(text, line)
            found = list(self._found(value, start, line))
        except _BrokenLineError as error:
            self.issues.append(broken(str(error)))
            return ()
        self.rows.append(row_of(found, number, escaped=True))
        return value.members

    def _object(self, text: str, line: int) -> Value:
        if has_broken(text):
            raise _BrokenLineError(_("Line {line}: some bytes are no UTF-8.").format(line=line))
        try:
            value = parse(text, "")
        except JsonError as error:
            reason = getattr(error.__cause__, "msg", "") or _("nested too deep")
            raise _BrokenLineError(
                _("Line {line}: this is not JSON ({reason}).").format(line=line, reason=reason)
            ) from error
        if value.kind != "object":
            raise _BrokenLineError(_("Line {line}: an object is expected.").format(line=line))
        return value

    def _found(self, value: Value, start: int, line: int) -> Iterator[Found]:
        """Yield the values of an object that mean something, the user's first."""
        seen: set[int] = set()
        for entry in self._map.entries:
            if entry.added and not any(True for _item in _reached(value, entry)):
                yield Found(entry.role, "", _New(start, entry.path), line)
        for role, item, form, listed in _meant(value, self._map, self._unmet):
            if item.start in seen:
                continue
            seen.add(item.start)
            if role in _WRITTEN and item.content is not None and not item.text and item.content != "":
                message = _("Line {line}: the {role} is a number or a truth value, no text.")
                raise _BrokenLineError(message.format(line=line, role=role))
            if isinstance(item.content, str) and has_broken(item.content):
                raise _BrokenLineError(_("Line {line}: a character is not whole.").format(line=line))
            text = item.text or ("" if item.content is None or role in _TEXTS else str(item.content))
            yield Found(role, text, (start + item.start, start + item.end), line, form, listed, item.content)

    def edited(self, edits: Sequence[tuple[Any, Any]]) -> str:
        """See ``Reading``."""
        changed = Edits(self._text)
        for place, value in edits:
            if isinstance(place, _New):
                self._add(changed, place, value)
            else:
                changed.replace(Value(*place), value)
        return changed.applied()

    def _add(self, changed: Edits, place: _New, new: Any) -> None:
        """Give an object a member, if what its path leads through is there."""
        ending = self._text.find("\n", place.start)
        parent = parse(self._text[place.start : ending if ending >= 0 else len(self._text)], "")
        for name in place.path[:-1]:
            parent = _member(parent, name)
        if parent.kind == "object":
            members = parent.members.items()
            moved = {name: Value(place.start + value.start, place.start + value.end) for name, value in members}
            at = Value(place.start + parent.start, place.start + parent.end, members=moved, kind="object")
            changed.set(at, place.path[-1], new)


def claims(text: str, field_map: FieldMap) -> bool:
    """Tell whether a file is one of articles, from its beginning: parallel text and other objects are not.

    An object has a text or a summary, or the members that the map names.
    """
    complete, _newline, rest = text.rpartition("\n")
    for line in (complete or rest).split("\n")[:_LOOKED_AT]:
        try:
            value = parse(line, "")
        except JsonError:
            if complete:
                continue
            value = _glimpsed(line)
        if field_map.entries:
            unmet = dict.fromkeys(field_map.entries)
            if any(True for _found in _meant(value, field_map, unmet)) and len(unmet) < len(field_map.entries):
                return True
            continue
        names = {fold(name) for name in value.members}
        roles = {role for role, _value, _form, _listed in _meant(value, field_map)}
        if roles & {"body", "summary"} and not names >= {"source", "target"}:
            return True
    return False


def _glimpsed(line: str) -> Value:
    """Return an object with the names that the beginning of one has, all texts."""
    return Value(0, 0, kind="object", members={name: Value(0, 0, "text") for name in _NAME.findall(line)})


def _meant(
    value: Value, field_map: FieldMap, unmet: dict[Entry, None] | None = None
) -> Iterator[tuple[str, Value, str, bool]]:
    """Yield (role, value, how it is written, whether it is one of a list) of the members that mean something.

    Takes the entries of the map that the object has out of ``unmet``.
    """
    names = list(value.members)
    taken: set[int] = set()
    for entry in field_map.entries:
        reached = list(_reached(value, entry))
        if reached and unmet is not None:
            unmet.pop(entry, None)
        taken |= {index for index, name in enumerate(names) if any(value.members[name] is item for item in reached)}
        for item in reached:
            yield from ((entry.role, text, entry.content, listed) for text, listed in _texts(item))
    for index, role in field_map.usual(names, taken):
        yield from ((role, text, "", listed) for text, listed in _texts(value.members[names[index]]))
    media = json_names("media")
    for index, name in enumerate(names):
        if fold(name) in media and index not in taken:
            yield from _in_media(value.members[name], field_map)


def _reached(value: Value, entry: Entry) -> Iterator[Value]:
    """Yield the values that an entry's path leads to; a whole name goes before a path."""
    whole = _member(value, entry.name)
    if whole is not ABSENT:
        yield whole
        return
    level = [value]
    for name in entry.path:
        level = [member for item in level for inner in _flat(item) if (member := _member(inner, name)) is not ABSENT]
    yield from level


def _flat(value: Value) -> Sequence[Value]:
    return value.items if value.kind == "array" else [value]


def _member(value: Value, name: str) -> Value:
    """Return a member by its name, to the letter, else but for case, accents and separators."""
    if name in value.members:
        return value.members[name]
    return next((value.members[own] for own in value.members if fold(own) == fold(name)), ABSENT)


def _texts(value: Value) -> Iterator[tuple[Value, bool]]:
    """Yield (scalar, whether it is one of a list) of a member: itself, its items, or what their objects call text."""
    for item in _flat(value):
        if item.kind == "scalar":
            yield item, value.kind == "array"
        elif item.kind == "object":
            inner = [member for name, member in item.members.items() if fold(name) in json_names("text")]
            yield from ((member, value.kind == "array") for member in inner if member.kind == "scalar")


def _in_media(value: Value, field_map: FieldMap) -> Iterator[tuple[str, Value, str, bool]]:
    """Yield captions, alternative texts and credits of images."""
    for item in _flat(value):
        names = list(item.members)
        for index, role in field_map.usual(names):
            if role in _IN_MEDIA:
                yield from ((role, text, "", listed) for text, listed in _texts(item.members[names[index]]))
