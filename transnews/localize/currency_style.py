"""Amounts with the symbol or the code of their currency where the house style asks for it: "5,2 Mrd. EUR"."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import regex
from babel.numbers import get_currency_symbol

from transnews.localize.cldr import is_root
from transnews.localize.currencies import currencies
from transnews.localize.folding import fold
from transnews.localize.reader import read_mentions
from transnews.localize.repair import meant

if TYPE_CHECKING:
    from babel import Locale

    from transnews.localize.mentions import Mention, Value

_CURRENCY = "¤"
_NUMBER_BEFORE = regex.compile(r"\p{N}[^\p{Ll}\p{Lo}]{0,6}$")
_NUMBER_AFTER = regex.compile(r"\s?(?:\p{N}|\p{Lu}*\p{Sc}|\p{Lu}{3}\s?\p{N})")
_NO_BREAK_SPACE = "\u00a0"


def in_currency_style(
    source: Mention, target: Mention, text: str, amount: str, locale: Locale, currency: str
) -> str | None:
    """Return an amount of a target's ``text`` with its currency's ``symbol`` or ``code``, None where it stays as it is.

    ``amount`` is the target mention as it will stand, its numeral repaired. An amount stays where it and its source do
    not tell one currency ("$" may be thirty), beside another number, and where what is written would not read back as
    the same amount. The sign stands where the locale has it, multiplier words stay.
    """
    if currency == "keep" or "currency" not in {source.kind, target.kind} or target.kind != "currency":
        return None
    codes = target.currencies & (source.currencies or target.currencies)
    if len(codes) != 1 or not target.hard or target.form == "fixed" or is_root(locale):
        return None
    if _NUMBER_BEFORE.search(text, 0, target.start) or _NUMBER_AFTER.match(text, target.end):
        return None
    (code,) = codes
    sign = code if currency == "code" else get_currency_symbol(code, locale)
    number = _without_currency(amount, locale)
    if number is None:
        return None
    new = _placed(number, sign, locale)
    return new if new != amount and _reads_back(new, meant(source, target), code, locale) else None


def _without_currency(amount: str, locale: Locale) -> str | None:
    """Return the number of an amount, with its multiplier words, None where no sign or name stands at its ends."""
    folded = fold(amount)
    reader = currencies(locale)
    digits = [place for place, character in enumerate(folded.text) if character.isdecimal()]
    before = reader.before(folded, 0, digits[0])
    start = digits[0] if before is not None else 0
    for place in range(digits[-1] + 1, len(folded.text)):
        after = reader.after(folded, place)
        if after is not None and after[0] == len(folded.text):
            first, last = folded.span(start, place)
            return amount[first:last].rstrip()
    first, last = folded.span(start, len(folded.text))
    return amount[first:last] if before is not None else None


def _placed(number: str, sign: str, locale: Locale) -> str:
    """Return a number with a sign before or behind it, after the locale's pattern; letters and digits do not touch."""
    pattern = locale.currency_formats["standard"]
    prefix, suffix = (
        "".join(character for character in part if unicodedata.category(character) != "Cf")
        for part in (pattern.prefix[0], pattern.suffix[0])
    )
    if _CURRENCY in prefix:
        space = _NO_BREAK_SPACE if sign[-1].isalpha() and prefix.endswith(_CURRENCY) else ""
        return prefix.replace(_CURRENCY, sign) + space + number
    space = _NO_BREAK_SPACE if suffix.startswith(_CURRENCY) and (sign[0].isalpha() or number[-1].isalpha()) else ""
    return number + space + suffix.replace(_CURRENCY, sign)


def _reads_back(text: str, value: Value, code: str, locale: Locale) -> bool:
    mentions = [mention for mention in read_mentions(text, locale) if mention.hard]
    if len(mentions) != 1:
        return False
    return mentions[0].text == text and mentions[0].value == value and code in mentions[0].currencies
