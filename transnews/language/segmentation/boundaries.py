"""Where the sentences of a text end: sentencex's answer, repaired by rules that hold for all languages and by data.

sentencex never ends a sentence between quotation marks or after a bullet, and takes time that grows with the square of
the text where a quotation is not closed. It is therefore asked about the text without these marks, and the rules give
each mark to its sentence. What
every rule gains is measured in docs/segmentation.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
import sentencex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transnews.language.segmentation.profiles import Profile

_QUOTES = '"“”„‟«»‹›‘‛‚「」『』《》'
_BULLETS = "•◦‣▪●"
_SPACES = "\t\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_BLANK = regex.compile(f"[{_QUOTES}{_BULLETS}{_SPACES}]")
"""What sentencex sees as a space: it panics at a white space of several bytes before a letter and a point."""
_BEFORE_BULLET = regex.compile(rf"\s+(?=[{_BULLETS}])")
_WINDOW = 24  # characters before a point that may be an abbreviation's or a number's

_PART = 10_000
"""Characters sentencex is asked about at once: its time grows with brackets times sentences."""

_CLOSING = regex.compile(
    r"(?:[\p{Cf}\p{Pe}\p{Pf}\p{Pi}\"'](?!\p{L}|\p{N})|[\p{Pe}\p{Pf}\"'」』]|[^\S\n]{1,3}[»”\"](?=\s|$))*"
)
"""Marks after the end of a sentence that belong to it; French has a space before them."""

_CONTINUES = regex.compile(r"[\s\p{P}]{0,9}(?<!['‘’](?=\p{Ll}\s\p{Lu}))\p{Ll}(?!\p{Lu})")
"""A small letter goes on with the sentence, but for names such as eBay and words such as Afrikaans 'n."""
_REFERENCE = regex.compile(r"\s+\([^()\n]{1,60}(?<![.!?。])\)(?=\s|$)|（[^（）\n]{1,60}(?<![.!?。])）")
"""A remark in brackets that is no sentence, such as "(see below)": it belongs to the sentence before."""

_ITEM = regex.compile(r"\s*[\p{Ps}\p{Po}]?(?:\p{N}{1,3}|\p{L})\.")
"""The number of a list's item is no sentence."""

_NUMBER = regex.compile(r"(?<![\p{L}\p{N}.,:/–-])(?:\p{N}{1,2}|[IVX]{1,5})$")
_TOKEN = regex.compile(r"[^\s\p{Ps}\p{Pi}\"„–—]+$")
_INITIALS = regex.compile(r"\p{Lu}\p{Ll}?\.-\p{Lu}\p{Ll}?")  # J.-P. Martin
_SAID = regex.compile(r"\p{Hiragana}")
"""A Japanese particle right after a quotation, such as the と of "と言った", goes on with the sentence."""

_DIGIT = regex.compile(r"\s{1,9}\p{Nd}")
_POINTS = ".!?…"


def sentence_ends(text: str, profile: Profile) -> Iterator[int]:
    """Yield the offsets where sentences end, increasing, but for the last; white space comes after an end."""
    last = 0
    for at in _marks(text, profile):
        if at <= last:
            continue
        closing = _CLOSING.match(text, at)
        closed = closing.end() if closing else at
        if closed >= len(text) or not _ends(text, at, closed, profile) or _ITEM.fullmatch(text, last, at):
            continue
        reference = _REFERENCE.match(text, closed)
        last = reference.end() if reference else closed
        yield last


def _marks(text: str, profile: Profile) -> list[int]:
    """Return the offsets after all marks that may end a sentence."""
    missed = [match.end() for match in profile.missed.finditer(text)]
    if any(bullet in text for bullet in _BULLETS):
        missed += [match.start() for match in _BEFORE_BULLET.finditer(text)]
    ends = list(_engine_ends(_BLANK.sub(" ", text), profile.code))
    return sorted({*ends, *missed}) if missed else ends


def _engine_ends(plain: str, code: str) -> Iterator[int]:
    """Yield the offsets after the marks where sentencex ends a sentence, asking about one part of a text at a time."""
    start = 0
    while start < len(plain):
        part = plain[start : start + _PART]
        ends = [boundary["end_index"] for boundary in sentencex.get_sentence_boundaries(code, part)]
        whole = start + _PART >= len(plain)
        if not whole:
            ends.pop()  # the part's own end
        at = 0
        for end in ends:
            # A quote before a small word, as in Afrikaans "'n", is left with the sentence before.
            yield start + at + len(part[at:end].rstrip().removesuffix(" '").rstrip())
            at = end
        start += at if whole or at else _PART


def _ends(text: str, at: int, closed: int, profile: Profile) -> bool:
    """Tell whether a sentence ends at the mark before ``at``, with its closing marks up to ``closed``."""
    mark, following = text[at - 1], text[closed]
    if mark in profile.inside or (closed > at and _SAID.match(text, closed)):
        return False
    if mark in _POINTS and (not following.isspace() or _CONTINUES.match(text, closed)):
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
    if token in profile.titles or _INITIALS.fullmatch(found[0]):
        return True
    return token in profile.counted and bool(_DIGIT.match(text, closed))
