"""Changes to a text, and where its characters are after them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Edit(NamedTuple):
    """The characters ``[start, end)`` of a text become ``text``."""

    start: int
    end: int
    text: str


class Edited:
    """A text with edits made; knows which characters of the one stand for which of the other."""

    def __init__(self, text: str, edits: Iterable[Edit]) -> None:
        """Edits must not overlap; those at one place are made in the order in which they come."""
        pieces: list[str] = []
        self._old: list[int] = []  # per character of the new text, where it or what it stands for begins in the old
        self._ends: list[int] = []  # and ends
        at = 0
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            self._keep(text, at, edit.start, pieces)
            pieces.append(edit.text)
            self._old += [edit.start] * len(edit.text)
            self._ends += [edit.end] * len(edit.text)
            at = edit.end
        self._keep(text, at, len(text), pieces)
        self.text = "".join(pieces)

    def _keep(self, text: str, start: int, end: int, pieces: list[str]) -> None:
        pieces.append(text[start:end])
        self._old += range(start, end)
        self._ends += range(start + 1, end + 1)

    def old(self, start: int, end: int) -> tuple[int, int]:
        """Return the characters of the old text that ``[start, end)`` of the new one stands for."""
        if not 0 <= start < end <= len(self._old):
            return (0, 0)
        return self._old[start], self._ends[end - 1]

    def new(self, start: int, end: int) -> tuple[int, int]:
        """Return the characters of the new text that stand for ``[start, end)`` of the old one."""
        inside = [
            place
            for place, (first, last) in enumerate(zip(self._old, self._ends, strict=True))
            if first < end and start < last
        ]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)
