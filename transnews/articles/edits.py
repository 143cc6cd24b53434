"""Files edited in place: what is not replaced keeps every character."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    Edit = tuple[int, int, str]


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with its edits (start, end, what stands there instead), which do not cross.

    Of several at one place the first given comes first.
    """
    result: list[str] = []
    at = 0
    for start, end, replacement in sorted(edits, key=lambda edit: edit[:2]):
        result += (text[at:start], replacement)
        at = end
    return "".join(result) + text[at:]
