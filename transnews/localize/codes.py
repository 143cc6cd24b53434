"""Digits that are no quantity: addresses, handles, clock times, and digits that a name ends in ("F-16", "B52")."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import regex

from transnews.localize.mentions import Mention
from transnews.localize.numerals import MAX_DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transnews.localize.folding import Folded

_ASCII_RUN = regex.compile(r"[!-~]+")
_DIGITS = regex.compile(r"[0-9]+")
# "17:30", and with the international symbol of the hour (ISO 80000-3) "17h30", "18h".
_CLOCK = regex.compile(r"(?<![0-9:])[0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2})?|h(?:[0-9]{2})?(?!\w))(?![0-9:])")
_ADDRESS_MARKS = ("://", "@", "www.", "#")
_TRAILING = ".,;:!?)]}\"'"
# A code's digits may stand alone in the translation; more pieces than this no sentence repeats.
_MOST_PIECES = 8


def find_codes(folded: Folded) -> list[tuple[int, int]]:
    """Return the folded spans of addresses, handles, hashtags and clock times that hold a digit, in order.

    Clock times are codes until they are read as times.
    """
    spans = [*_addresses(folded.text), *(match.span() for match in _CLOCK.finditer(folded.text))]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def is_name_part(text: str, start: int) -> bool:
    """Tell whether the digits at ``start`` of a folded text continue a name: "B52", "F-16", "covid_19".

    Only letters of scripts with case count: elsewhere a letter before a digit is a preposition (Arabic, Hebrew) or
    just the word before (Chinese).
    """
    before = text[start - 1 : start]
    if before == "-":
        before = text[max(0, start - 2) : start - 1]
    return before == "_" or before.islower()


def code_mention(folded: Folded, start: int, end: int) -> Mention:
    """Return the soft mention of a code; its alternatives are the numbers in it, which a translation may show apart."""
    first, last = folded.span(start, end)
    text = folded.original[first:last]
    pieces: set[Decimal] = set()
    for match in _DIGITS.finditer(folded.text, start, end):
        if len(pieces) == _MOST_PIECES:
            break
        if match.end() - match.start() <= MAX_DIGITS:
            pieces.add(Decimal(match.group()))
    return Mention("code", first, last, text, text, frozenset(pieces), hard=False, form="fixed")


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    for match in _ASCII_RUN.finditer(text):
        run = match.group()
        if any(mark in run for mark in _ADDRESS_MARKS) and _DIGITS.search(run):
            yield match.start(), match.start() + len(run.rstrip(_TRAILING))
