"""XML cut into tags, sections and comments with their places, also where it is not well-formed.

Parsers with a tree (lxml) do not say where a tag ends, so that the rest of a file could not be given back as it is,
and they stop at the first error. Linear in time: patterns are possessive, and searches that fail are not repeated.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["start", "end", "empty", "cdata", "comment", "instruction", "doctype"]

_TAG = re.compile(
    r"<(?P<slash>/?)(?P<name>[A-Za-z_:\u00b7-\U0010ffff][^\s/<>\"'&]*+)(?P<rest>(?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+')*+)>"
)
_SECTIONS: tuple[tuple[str, str, Kind], ...] = (
    ("<!--", "-->", "comment"),
    ("<![CDATA[", "]]>", "cdata"),
    ("<?", "?>", "instruction"),
)
_DOCTYPE = re.compile(r"<!DOCTYPE(?:[^<>\[\]\"']|\"[^\"]*+\"|'[^']*+')*+(?:\[[^\]]*+\]\s*+)?>")


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch ``[start, end)`` of the file that is markup; text between tokens is text. ``name`` is as written."""

    kind: Kind
    start: int
    end: int
    name: str = ""


class Tokens:
    """The tokens of a text, stretch by stretch, each behind the one before.

    ``boundary`` is what no section holds: where one seems to, it was never closed, and its opening is taken for text.
    """

    def __init__(self, text: str, boundary: re.Pattern[str] | None = None) -> None:
        self._text = text
        self._boundary = boundary
        self._next_boundary = -1
        self._closings: dict[str, int] = {}

    def between(self, start: int = 0, end: int | None = None) -> Iterator[Token]:
        """Yield the tokens of a stretch."""
        stop = len(self._text) if end is None else end
        at = self._text.find("<", start, stop)
        while at >= 0:
            token = self._token(at, stop)
            if token is not None:
                yield token
            at = self._text.find("<", token.end if token else at + 1, stop)

    def _token(self, at: int, stop: int) -> Token | None:
        text = self._text
        if match := _TAG.match(text, at, stop):
            kind: Kind = "end" if match["slash"] else "empty" if match["rest"].endswith("/") else "start"
            return Token(kind, at, match.end(), match["name"])
        for opening, closing, section in _SECTIONS:
            if text.startswith(opening, at):
                end = self._closing(closing, at + len(opening))
                found = 0 <= end <= stop and not self._crosses(at, end)
                return Token(section, at, end) if found else None
        declaration = _DOCTYPE.match(text, at, stop)
        return Token("doctype", at, declaration.end()) if declaration else None

    def _closing(self, closing: str, start: int) -> int:
        """Return where the next ``closing`` ends, -1 where there is none."""
        known = self._closings.get(closing, 0)
        if known >= 0 and known - len(closing) < start:
            found = self._text.find(closing, start)
            known = self._closings[closing] = found + len(closing) if found >= 0 else -1
        return known

    def _crosses(self, start: int, end: int) -> bool:
        """Tell whether the boundary lies in a stretch."""
        if self._boundary is None:
            return False
        if self._next_boundary <= start:
            match = self._boundary.search(self._text, start + 1)
            self._next_boundary = match.start() if match else len(self._text)
        return self._next_boundary < end
