"""What stands between and after the fields of a date in a locale, and the order of the fields, from its patterns."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from transnews.localize.date_patterns import date_patterns, field_order, literals
from transnews.localize.folding import fold_word
from transnews.localize.scripts import LETTER, RUN_ON, WORD_END

if TYPE_CHECKING:
    from babel import Locale

_LONGEST_GAP = 24
_LETTER = regex.compile(LETTER)
_RUN_ON = regex.compile(RUN_ON)
_MARK = regex.compile(r"[^\p{L}\p{M}0-9\s]")


class DateGlue:
    """The small words and separators of a locale's dates.

    ``words`` are folded ("de", "г", "年"); ``day_first``: the day stands before a month's name; ``year_first`` and
    ``year_last``: there are patterns in which the year stands before or after it.
    """

    def __init__(self, locale: Locale) -> None:
        patterns = date_patterns(locale)
        self.words = _words(locale, patterns)
        orders = [field_order(pattern) for pattern in _with_names(locale)]
        self.day_first = field_order(locale.datetime_skeletons["MMMMd"].pattern).startswith("d")
        self.year_first = any(order.find("y") < order.find("M") for order in orders)
        self.year_last = any(order.find("y") > order.find("M") for order in orders)
        words = "|".join(map(regex.escape, sorted(self.words, key=lambda word: (-len(word), word)))) or "(?!)"
        marks = rf"[ .,/()\-{_marks(patterns)}]{{0,3}}"
        self._gap = regex.compile(rf"{marks}(?:(?:{words}){marks}){{0,3}}")
        endings: dict[str, set[str]] = {}
        for pattern in patterns:
            for item in literals(pattern):
                if not item.after[0]:
                    endings.setdefault(item.before[0], set()).add(fold_word(item.text).rstrip())
        self._endings = {
            field: regex.compile("|".join(_ending(text) for text in sorted(texts) if text) or "(?!)")
            for field, texts in endings.items()
        }

    def joins(self, text: str, start: int, end: int) -> bool:
        """Tell whether ``[start, end)`` of a folded text may stand between two fields of one date."""
        return end - start <= _LONGEST_GAP and self._gap.fullmatch(text, start, end) is not None

    def end(self, text: str, position: int, field: str) -> int:
        """Return the end of a date whose last field, "d", "M", "y" or "E", ends at ``position``: after "日" or "г."."""
        ending = self._endings.get(field)
        match = ending.match(text, position) if ending else None
        return match.end() if match else position


@cache
def date_glue(locale: Locale) -> DateGlue:
    """Return the glue of a locale (made once)."""
    return DateGlue(locale)


def _with_names(locale: Locale) -> list[str]:
    """Return the patterns with year and day that write the month's name."""
    named = [pattern.pattern for name, pattern in locale.datetime_skeletons.items() if name.startswith("yMMM")]
    return [locale.date_formats["full"].pattern, locale.date_formats["long"].pattern, *named]


def _words(locale: Locale, patterns: list[str]) -> frozenset[str]:
    """Return the words in the literals of patterns, and the names of the common era."""
    pieces = set()
    for pattern in patterns:
        for literal in literals(pattern):
            pieces |= {piece.strip(".,،-/") for piece in fold_word(literal.text).split()}
    for width in ("wide", "abbreviated", "narrow"):
        eras = locale.eras.get(width, {})
        if 1 in eras:
            pieces |= set(fold_word(str(eras[1])).split())
    return frozenset(piece for piece in pieces if _LETTER.search(piece))


def _marks(patterns: list[str]) -> str:
    """Return the characters in literals that are neither letters, digits nor spaces, escaped for a character class."""
    text = "".join(literal.text for pattern in patterns for literal in literals(pattern))
    return "".join(regex.escape(mark) for mark in sorted(set(_MARK.findall(fold_word(text)))))


def _ending(text: str) -> str:
    """Return a pattern of what ends a date: words end where words end, a bare mark only ends the text."""
    escaped = regex.escape(text).replace("\\ ", " ")
    if _RUN_ON.match(text):
        escaped = f" ?{escaped}"
    return rf"{escaped}{WORD_END}" if _LETTER.search(text) else rf"{escaped}$"
