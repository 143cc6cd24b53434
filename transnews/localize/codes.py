"""Digits that are no quantity: addresses, handles, and digits that a name ends in ("F-16", "B52")."""

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
_ADDRESS_MARK = regex.compile(r"://|@|www\.|#")
_TRAILING = ".,;:!?)]}\"'"
# A code's digits may stand alone in the translation; more pieces than this no sentence repeats.
_MOST_PIECES = 8


def find_codes(folded: Folded) -> list[tuple[int, int]]:
    """Return the folded spans of addresses, handles and hashtags that hold a digit, in order."""
    return list(_addresses(folded.text))


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
    if not _ADDRESS_MARK.search(text):
        return
    for match in _ASCII_RUN.finditer(text):
        run = match.group()
        if _ADDRESS_MARK.search(run) and _DIGITS.search(run):
            yield match.start(), match.start() + len(run.rstrip(_TRAILING))
