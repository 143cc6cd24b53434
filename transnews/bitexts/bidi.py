"""Stretches of a text that run against its direction: a Latin name in an Arabic sentence, and the other way round."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

_LEFT_TO_RIGHT = r"\p{Bidi_Class=L}"
_RIGHT_TO_LEFT = r"\p{Bidi_Class=R}\p{Bidi_Class=AL}"
_STRONG = regex.compile(rf"[{_LEFT_TO_RIGHT}{_RIGHT_TO_LEFT}]")


class Stretch(NamedTuple):
    """A part of a text; ``rtl`` tells whether it runs from right to left."""

    text: str
    rtl: bool


def is_rtl(text: str, direction: str) -> bool:
    """Tell whether a text runs from right to left; with direction "auto" its first strong character decides."""
    if direction != "auto":
        return direction == "rtl"
    first = _STRONG.search(text)
    return first is not None and regex.match(rf"[{_RIGHT_TO_LEFT}]", first.group()) is not None


def stretches(text: str, *, rtl: bool) -> list[Stretch]:
    """Return a text as its stretches of one direction, for formats that want the direction of every run.

    ``rtl`` is the direction of the whole text. A stretch against it reaches from the first to the last of its strong
    characters (Unicode Standard Annex 9, table 4); digits and punctuation at its ends stay with the text around it.
    """
    result = []
    position = 0
    for match in _against(rtl=rtl).finditer(text):
        if match.start() > position:
            result.append(Stretch(text[position : match.start()], rtl))
        result.append(Stretch(match.group(), not rtl))
        position = match.end()
    if position < len(text):
        result.append(Stretch(text[position:], rtl))
    return result


@cache
def _against(*, rtl: bool) -> regex.Pattern[str]:
    one, other = (_LEFT_TO_RIGHT, _RIGHT_TO_LEFT) if rtl else (_RIGHT_TO_LEFT, _LEFT_TO_RIGHT)
    return regex.compile(rf"[{one}](?:[^{other}]*[{one}])?")
