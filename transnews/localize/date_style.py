"""Dates in the form that the house style asks for: long, medium or numeric."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from transnews.localize.cldr import is_root
from transnews.localize.date_patterns import numeric_pattern, text_pattern
from transnews.localize.folding import fold_word
from transnews.localize.mentions import DateValue, Mention
from transnews.localize.repair import fitted, meant, reads_back
from transnews.localize.scripts import LETTER, RUN_ON
from transnews.localize.write import write_pattern

if TYPE_CHECKING:
    from babel import Locale

_WORD_ON = regex.compile(rf"(?!{RUN_ON}){LETTER}|\p{{N}}")
_MEDIUM = {(True, False): "yMMMd", (True, True): "yMMMEd", (False, False): "MMMd", (False, True): "MMMEd"}
"""CLDR's skeletons with the month abbreviated, by whether the date has a year and a weekday."""


def in_date_style(source: Mention, target: Mention, text: str, locale: Locale, dates: str) -> str | None:
    """Return a date of a target's ``text`` in the style ``dates``, None where it stays as it is.

    ``source`` and ``target`` are paired. Fields are neither added nor left out: a date without a year or with a weekday
    is not written in digits. The ends of a range stay. What is written must read back as the same date.
    """
    value = meant(source, target)
    whole = isinstance(value, DateValue) and value.has_day and source.hard and target.hard
    if dates == "keep" or not whole or not isinstance(value, DateValue) or is_root(locale):
        return None
    if source.alternatives or target.alternatives or value.weekday not in {None, value.true_weekday() or value.weekday}:
        return None
    if _WORD_ON.match(text, target.end):
        return None
    pattern = _pattern(value, locale, dates)
    if pattern is None or (dates == "long" and _has_full_month(value, target, locale)):
        return None
    new = write_pattern(value, pattern, locale)
    return fitted(new, target, text) if reads_back(new, value, locale) else None


def _pattern(value: DateValue, locale: Locale, dates: str) -> str | None:
    """Return the CLDR pattern of a style for a date's fields, None where the style has no form for them."""
    if dates == "long":
        return text_pattern(locale, value)
    if dates == "numeric":
        return numeric_pattern(locale) if value.year is not None and value.weekday is None else None
    skeletons = locale.datetime_skeletons
    name = _MEDIUM[value.year is not None, value.weekday is not None]
    return str(skeletons[name].pattern) if name in skeletons else None


def _has_full_month(value: DateValue, mention: Mention, locale: Locale) -> bool:
    """Tell whether a date has its month written out already, in whatever order."""
    months = [locale.months[context]["wide"] for context in ("format", "stand-alone")]
    words = fold_word(mention.text)
    return not mention.numeric_date and any(fold_word(names[value.month]) in words for names in months)
