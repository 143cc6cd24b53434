"""JSON files edited in place: values with their places in the text, so that all that is not changed stays as it is."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from dataclasses import dataclass, field
from json.decoder import scanstring  # type: ignore[attr-defined]  # documented nowhere, and in every CPython
from typing import TYPE_CHECKING, Any

from transnews.articles.edits import edited
from transnews.errors import InputError
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Edit = tuple[int, int, str]

_SPACE = re.compile(r"[ \t\r\n]*")
_SCALAR = re.compile(r"[^\s,\]}]+")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, as a text that was cut has it
_COMMA = re.compile(r"\s*,\s*")
_ESCAPE = re.compile(r"\\u[0-9A-Fa-f]{4}")


class JsonError(InputError):
    """A file that is not JSON, or not the JSON that its format asks for; the message names the file and the line."""


@dataclass(slots=True)
class Value:
    """A JSON value and its place ``[start, end)`` in the text.

    ``content`` is the value of a string (half a character in it being U+FFFD), number or literal; ``members`` and
    ``items`` those of an object or an array; ``kind`` is "scalar", "object" or "array".
    """

    start: int
    end: int = -1
    content: Any = None
    members: dict[str, Value] = field(default_factory=dict)
    items: list[Value] = field(default_factory=list)
    kind: str = "scalar"

    def __getitem__(self, key: str) -> Value:
        """Return a member, an absent value where the object has none."""
        return self.members.get(key, ABSENT)

    @property
    def text(self) -> str:
        """The string that this is, half a character as U+FFFD; "" for anything else."""
        return _LONE_SURROGATE.sub("\ufffd", self.content) if isinstance(self.content, str) else ""

    def strings(self) -> Iterator[Value]:
        """Yield the items that are strings."""
        yield from (item for item in self.items if isinstance(item.content, str))


ABSENT = Value(0, 0)
"""Stands for what a file does not have."""


def parse(text: str, shown: str, line: int = 1) -> Value:
    """Return the value of a JSON text that starts on ``line`` of the file ``shown``; of equal keys the last one counts.

    Raises JsonError.
    """
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        raise JsonError(
            _("{path}, line {line}: this is not JSON ({reason}).").format(
                path=shown, line=line + error.lineno - 1, reason=error.msg
            )
        ) from error
    except ValueError as error:  # a number of more digits than Python takes
        raise JsonError(_("{path}: this is not JSON ({reason}).").format(path=shown, reason=error)) from error
    except RecursionError as error:
        raise JsonError(_("{path}: the JSON is nested too deep.").format(path=shown)) from error
    return _scanned(text)


def _scanned(text: str) -> Value:
    """Return the value of a text that is known to be JSON; without recursion."""
    root = Value(-1)
    open_values: list[Value] = []
    key: str | None = None  # of the member whose value comes next
    at = _skip(text, 0)
    while True:
        around = open_values[-1] if open_values else None
        if text[at] in "}]":
            open_values.pop().end = at + 1
        elif around is not None and around.kind == "object" and key is None and text[at] == '"':
            key, at = scanstring(text, at + 1, False)  # noqa: FBT003 - takes no keyword
            at = _skip(text, at)  # at the colon
        elif text[at] != ",":
            value = _begun(text, at)
            if around is None:
                root = value
            elif key is not None:
                around.members[key], key = value, None
            else:
                around.items.append(value)
            if value.kind == "scalar":
                at = value.end - 1
            else:
                open_values.append(value)
        if not open_values:
            return root
        at = _skip(text, at + 1)


def _begun(text: str, at: int) -> Value:
    """Return the scalar that stands at a place, or the object or array that begins there."""
    if text[at] in "{[":
        return Value(at, kind="object" if text[at] == "{" else "array")
    if text[at] == '"':
        content, end = scanstring(text, at + 1, False)  # noqa: FBT003 - takes no keyword
        return Value(at, end, content)
    match = _SCALAR.match(text, at)
    assert match is not None  # noqa: S101 - the text is JSON
    return Value(at, match.end(), json.loads(match.group()))


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


class Edits:
    """Changes of a JSON text, written as the text is: with or without escapes, members on lines of their own or not."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ascii = text.isascii() and bool(_ESCAPE.search(text))
        self._edits: list[Edit] = []
        self._added: dict[int, int] = {}

    def replace(self, value: Value, new: Any) -> None:
        """Give a value another content: anything that JSON can say."""
        self._edits.append((value.start, value.end, self._written(new)))

    def set(self, parent: Value, key: str, new: Any) -> None:
        """Give an object a member, the first one of that name or another one at its end."""
        if key in parent.members:
            self.replace(parent.members[key], new)
            return
        last = max((value.end for value in parent.members.values()), default=parent.start + 1)
        empty = not parent.members and not self._added.get(parent.start)
        self._added[parent.start] = self._added.get(parent.start, 0) + 1
        colon = '": ' if self._is_spaced(parent) else '":'
        start = "" if empty else "," + self._between(parent)
        self._edits.append((last, last, f"{start}{self._written(key)[:-1]}{colon}{self._written(new)}"))

    def append(self, parent: Value, new: Any) -> None:
        """Give an array another item."""
        last = max((value.end for value in parent.items), default=parent.start + 1)
        between = self._text[parent.start + 1 : parent.items[0].start] if parent.items else ""
        start = "," + (between or " ") if parent.items else ""
        self._edits.append((last, last, start + self._written(new)))

    def remove(self, parent: Value, key: str) -> None:
        """Take a member out of an object, with the comma that it no longer needs."""
        value = parent.members.pop(key)
        colon = self._text.rindex(":", parent.start, value.start)
        quote = self._text.rindex('"', parent.start, colon)
        start = self._text.rindex('"', parent.start, quote)
        before = len(self._text[parent.start : start].rstrip()) + parent.start
        following = _COMMA.match(self._text, value.end)
        if self._text[before - 1] == ",":
            self._edits.append((before - 1, value.end, ""))
        else:
            self._edits.append((start, following.end() if following else value.end, ""))

    def applied(self) -> str:
        """Return the changed text."""
        return edited(self._text, self._edits)

    def _written(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=self._ascii)

    def _is_spaced(self, parent: Value) -> bool:
        """Tell whether a space follows colons, as in most files."""
        first = min(parent.members.values(), key=lambda value: value.start, default=None)
        return first is None or self._text[first.start - 1] != ":"

    def _between(self, parent: Value) -> str:
        """Return the white space before each member."""
        match = _SPACE.match(self._text, parent.start + 1)
        return match.group() if match and match.group() else " " if self._is_spaced(parent) else ""


class Lines:
    """The lines of a text, each found in logarithmic time."""

    def __init__(self, text: str) -> None:
        self._ends = [match.start() for match in re.finditer("\n", text)]

    def of(self, value: Value) -> int:
        """Return the 1-based line on which a value starts."""
        return bisect_left(self._ends, value.start) + 1


def strings(values: Iterable[Value]) -> list[Value]:
    """Return the values that are strings with text."""
    return [value for value in values if value.text.strip()]
