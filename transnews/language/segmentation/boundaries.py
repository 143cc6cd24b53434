"""Where the sentences of a text end: sentencex's answer, repaired by rules that hold for all languages and by data.

sentencex never ends a sentence between quotation marks, and takes time that grows with the square of the text where one
is not closed. It is therefore asked about the text without them, and the rules give each mark to its sentence. What
every rule gains is measured in docs/segmentation.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
import sentencex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transnews.language.segmentation.profiles import Profile

_QUOTES = "\"“”„‟«»‹›‘‛‚「」『』《》"
_WINDOW = 24  # characters before a point that may be an abbreviation's or a number's

_CLOSING = regex.compile(
    r"(?:[\p{Cf}\p{Pe}\p{Pf}\p{Pi}\"'](?!\p{L}|\p{N})|[\p{Pe}\p{Pf}\"'」』]|[^\S\n][»”\"“«](?=\s|$))*"
)
"""Marks after the end of a sentence that belong to it; French has a space before them."""

_CONTINUES = regex.compile(r"[\s\p{P}]*\p{Ll}")
_REFERENCE = regex.compile(r"\s+\([^()\n]{1,60}(?<![.!?。])\)(?=\s|$)|（[^（）\n]{1,60}(?<![.!?。])）")
"""A remark in brackets that is no sentence, such as "(see below)": it belongs to the sentence before."""

_NUMBER = regex.compile(r"(?<![\p{L}\p{N}.,:/–-])(?:\p{N}{1,2}|[IVX]{1,5})$")
_TOKEN = regex.compile(r"[^\s\p{Ps}\p{Pi}\"„“«/–—-][^\s\p{Ps}\p{Pi}\"„“«–—]*$")
_WHITE = regex.compile(r"\s*")
_POINTS = ".!?…"


def sentence_ends(text: str, profile: Profile) -> Iterator[int]:
    """Yield the offsets where sentences end, increasing, but for the last; white space comes after an end."""
    last = 0
    for at in _marks(text, profile):
        if at <= last:
            continue
        closed = _CLOSING.match(text, at).end()
        if closed >= len(text) or not _ends(text, at, closed, profile):
            continue
        reference = _REFERENCE.match(text, closed)
        last = reference.end() if reference else closed
        yield last


def _marks(text: str, profile: Profile) -> list[int]:
    """Return the offsets after all marks that may end a sentence."""
    plain = text
    for quote in _QUOTES:
        plain = plain.replace(quote, " ")
    start, ends = 0, []
    for boundary in sentencex.get_sentence_boundaries(profile.code, plain):
        end = boundary["end_index"]
        ends.append(start + len(plain[start:end].rstrip()))
        start = end
    missed = [match.end() for match in profile.missed.finditer(text)]
    return sorted({*ends, *missed}) if missed else ends


def _ends(text: str, at: int, closed: int, profile: Profile) -> bool:
    """Tell whether a sentence ends at the mark before ``at``, with its closing marks up to ``closed``."""
    mark, following = text[at - 1], text[closed]
    if mark in _POINTS and not following.isspace():
        return False
    if mark in profile.inside or _CONTINUES.match(text, closed):
        return False
    return mark != "." or not _abbreviated(text, at, closed, profile)


def _abbreviated(text: str, at: int, closed: int, profile: Profile) -> bool:
    """Tell whether the point before ``at`` belongs to an ordinal or an abbreviation inside a sentence."""
    window = text[max(0, at - _WINDOW) : at - 1]
    if profile.ordinals and _NUMBER.search(window):
        return True
    found = _TOKEN.search(window)
    if not found:
        return False
    token = found[0].lower()
    if token in profile.titles:
        return True
    return token in profile.counted and text[_WHITE.match(text, closed).end() :][:1].isdigit()
