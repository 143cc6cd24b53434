"""Everything that is found in a text: dates first, then codes, then the numbers that are left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transnews.localize.cldr import locale_for
from transnews.localize.codes import code_mention, find_codes
from transnews.localize.dates import date_reader
from transnews.localize.folding import fold
from transnews.localize.numbers import number_reader
from transnews.localize.roman import find_romans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale

    from transnews.localize.folding import Folded
    from transnews.localize.mentions import Mention

_BLOT = "\ufffc"  # the object replacement character: neither letter nor digit nor space


def find_mentions(text: str, locale: str) -> list[Mention]:
    """Return the mentions of a text in a language (BCP 47), in order of their start.

    ``text[mention.start:mention.end] == mention.text`` for each; hard mentions do not overlap. The time taken is linear
    in the length of the text. Raises LocaleError for a tag that names no language.
    """
    return read_mentions(text, locale_for(locale))


def read_mentions(text: str, locale: Locale) -> list[Mention]:
    """Return what ``find_mentions`` does, for a CLDR locale."""
    folded = fold(text)
    codes = find_codes(folded)
    plain = _without(folded, codes)
    dates = date_reader(locale).read(plain)
    numbers = number_reader(locale).read(plain, _gaps(dates.taken, len(plain.text)))
    found = [*(code_mention(folded, *span) for span in codes), *dates.mentions, *numbers, *find_romans(text)]
    return sorted(found, key=lambda mention: (mention.start, -mention.end))


def _without(folded: Folded, spans: list[tuple[int, int]]) -> Folded:
    """Return the text with the spans blotted out, so that nothing is read in them or across them."""
    parts = []
    position = 0
    for start, end in spans:
        parts += [folded.text[position:start], _BLOT * (end - start)]
        position = end
    return replace(folded, text="".join([*parts, folded.text[position:]]))


def _gaps(taken: list[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of a text of ``length`` that lie outside the ``taken`` ones (sorted)."""
    position = 0
    for start, end in taken:
        if start > position:
            yield position, start
        position = max(position, end)
    if position < length:
        yield position, length
