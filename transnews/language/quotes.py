"""Quotations inside a segment: what someone says may be in another language than the words around it."""

from __future__ import annotations

from functools import lru_cache

import regex

_PAIRS = regex.compile(r'"[^"]*"|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«|‹[^‹›]*›|「[^「」]*」|『[^『』]*』')
_MARKS = frozenset('"“”„«»‹›「」『』')
_ALONE = regex.compile(r'["“”„«»‹›「」『』]')
_OPENS = regex.compile(r"(?:^|[\s(\[—–-])\Z")


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Return the stretches ``[start, end)`` of a text that stand in quotation marks, the marks included.

    A text may begin or end inside a quotation that goes on outside of it: a single mark without its partner quotes what
    is before or behind it.
    """
    if _MARKS.isdisjoint(text):
        return []
    inside = [match.span() for match in _PAIRS.finditer(text)]
    if not inside and len(alone := list(_ALONE.finditer(text))) == 1:
        at = alone[0].start()
        opens = bool(_OPENS.search(text[:at])) and not text[at + 1 : at + 2].isspace()
        inside = [(at, len(text)) if opens else (0, at + 1)]
    return inside


@lru_cache(maxsize=16)  # asked for twice for every segment
def divide(text: str) -> tuple[str, str]:
    """Return what stands outside of quotation marks, and what stands inside; ("", text) where all is quoted."""
    if _MARKS.isdisjoint(text):
        return text, ""
    frame, quoted, end = [], [], 0
    for start, stop in quoted_spans(text):
        frame.append(text[end:start])
        quoted.append(text[start:stop])
        end = stop
    frame.append(text[end:])
    return " ".join(frame), " ".join(quoted)
