"""Everything that is found in a text: codes and clock times first, then dates, then the numbers that are left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from transnews.localize.cldr import locale_for
from transnews.localize.clock import time_reader
from transnews.localize.codes import code_mention, find_codes
from transnews.localize.date_names import date_names
from transnews.localize.dates import date_reader
from transnews.localize.folding import fold, fold_text
from transnews.localize.numbers import number_reader
from transnews.localize.roman import find_romans
from transnews.localize.spelled import spelled_reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale

    from transnews.localize.folding import Folded
    from transnews.localize.mentions import Mention

_DIGIT = regex.compile("[0-9]")
_BLOT = "\ufffc"  # the object replacement character: neither letter nor digit nor space


def find_mentions(text: str, locale: str) -> list[Mention]:
    """Return the mentions of a text in a language (BCP 47), in order of their start.

    ``text[mention.start:mention.end] == mention.text`` for each; hard mentions do not overlap. The time taken is linear
    in the length of the text. Raises LocaleError for a tag that names no language.
    """
    return read_mentions(text, locale_for(locale))


def read_mentions(text: str, locale: Locale) -> list[Mention]:
    """Return what ``find_mentions`` does, for a CLDR locale."""
    return with_words(text, locale, read_digits(text, locale))


def read_digits(text: str, locale: Locale) -> list[Mention]:
    """Return the mentions of a text without the numbers in words."""
    found = [*_in_digits(fold(text), locale), *find_romans(text)]
    return sorted(found, key=_position)


def with_words(text: str, locale: Locale, found: list[Mention]) -> list[Mention]:
    """Return the mentions with the numbers in words among them, but those that are part of a hard mention."""
    covered = bytearray(len(text))
    for mention in found:
        if mention.hard:
            covered[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    words = spelled_reader(locale).read(fold(text))
    return sorted([*found, *(word for word in words if not any(covered[word.start : word.end]))], key=_position)


def may_have_hard_mentions(text: str, locale: Locale) -> bool:
    """Tell, quickly, whether a text may have a hard mention: those have a digit or a weekday's full name."""
    folded = fold_text(text)
    return _DIGIT.search(folded) is not None or date_names(locale).has_weekday(folded)


def _position(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end


def _in_digits(folded: Folded, locale: Locale) -> list[Mention]:
    """Return addresses, clock times, dates, and the numbers that are left."""
    codes = find_codes(folded)
    plain = _without(folded, codes)
    times = list(time_reader(locale).read(plain))
    plain = _without(plain, [(start, end) for start, end, _mention, alone in times if alone])
    dates = date_reader(locale).read(plain)
    numbers = number_reader(locale).read(plain, _gaps(dates.taken, len(plain.text)))
    clock = [mention for _start, _end, mention, _alone in times]
    return [*(code_mention(folded, *span) for span in codes), *clock, *dates.mentions, *numbers]


def _without(folded: Folded, spans: list[tuple[int, int]]) -> Folded:
    """Return the text with the spans blotted out, so that nothing is read in them or across them."""
    if not spans:
        return folded
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
