"""The currency of an amount: signs, ISO 4217 codes, and the names that a language has for currencies, from CLDR."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import regex
from babel.core import get_global

from transnews.localize.folding import fold_word
from transnews.localize.scripts import LETTER, RUN_ON, WORD_END, WORD_START
from transnews.localize.word_tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from babel import Locale

    from transnews.localize.folding import Folded

_RUN_ON = regex.compile(RUN_ON)
_WORD = regex.compile(rf"{LETTER}+")
_CODE_LENGTH = 3
_SEVERAL = 3
_LONGEST_BEFORE = 6
_SHORTEST_STEM = 4
_LONGEST_ENDING = 4


class Currencies:
    """What says in one locale which currency an amount is in."""

    def __init__(self, locale: Locale) -> None:
        self._signs = _signs(locale)
        self._nouns, self._adjectives = _names(locale)
        signs = _alternatives(self._signs)
        nouns = _alternatives(self._nouns)
        stems = self._stems = _stems(self._nouns)
        before = rf"(?<!{LETTER})(?P<sign>{signs})"
        self._before = regex.compile(rf"{before}[ \u00a0]?$")
        word = rf"(?P<noun>{nouns}){WORD_END}|(?P<stem>{_alternatives(stems)}){LETTER}{{0,{_LONGEST_ENDING}}}{WORD_END}"
        qualifier = (
            rf"(?:(?P<qualifier>{_alternatives(self._adjectives)})(?:[ \u00a0]|(?<={RUN_ON}))|{LETTER}{{1,2}}[ '])?"
        )
        self._after = regex.compile(
            rf"[ \u00a0-]?(?:(?P<sign>{signs}){WORD_END}|{WORD_START}{qualifier}(?:{word})"
            rf"(?:[ \u00a0](?P<later>{_alternatives(self._adjectives)}){WORD_END})?)"
        )

    def before(self, folded: Folded, free: int, position: int) -> tuple[int, frozenset[str]] | None:
        """Return (start, ISO 4217 codes) of a sign between ``free`` and a number that starts at ``position``."""
        match = self._before.search(folded.text, max(free, position - _LONGEST_BEFORE), position)
        if match is None or not _is_written_as_sign(folded, *match.span("sign")):
            return None
        return match.start(), self._signs[match["sign"]]

    def after(self, folded: Folded, position: int) -> tuple[int, frozenset[str]] | None:
        """Return (end, ISO 4217 codes) of a sign or a name right after a number that ends at ``position``."""
        match = self._after.match(folded.text, position)
        if match is None or (match["sign"] is not None and not self._is_after(folded, match)):
            return None
        if match["sign"] is not None:
            return match.end(), self._signs[match["sign"]]
        noun = match["noun"]
        codes = self._codes(noun.replace("\u00a0", " ")) if noun is not None else self._stems[match["stem"]]
        for group in ("qualifier", "later"):
            if match[group] is not None:
                codes = codes & self._adjectives[match[group].replace("\u00a0", " ")] or codes
        return match.end(), codes

    def _is_after(self, folded: Folded, match: regex.Match[str]) -> bool:
        """Tell whether a sign is not a word in small letters ("all", "top") and not the next number's ("5 $40")."""
        next_is_digit = folded.text[match.end() : match.end() + 1].isdecimal()
        return not next_is_digit and _is_written_as_sign(folded, *match.span("sign"))

    def _codes(self, noun: str) -> frozenset[str]:
        """Return the currencies of a noun and of its other forms ("دولار", "دولارات")."""
        starts = (self._stems.get(noun[:end], frozenset()) for end in range(_SHORTEST_STEM, len(noun) + 1))
        own = self._nouns[noun] | self._signs.get(noun, frozenset())
        return own.union(*starts) if " " not in noun else own


@cache
def currencies(locale: Locale) -> Currencies:
    """Return the currencies of a locale (made once)."""
    return Currencies(locale)


def _is_written_as_sign(folded: Folded, start: int, end: int) -> bool:
    """Tell whether a code in Latin letters has capitals: "TRY", not "try"."""
    sign = folded.text[start:end]
    first, last = folded.span(start, end)
    return (
        not (sign.isascii() and sign.isalpha() and len(sign) == _CODE_LENGTH) or folded.original[first:last].isupper()
    )


@cache
def _in_use() -> frozenset[str]:
    """Return the codes of the currencies that are legal tender somewhere today."""
    territories = get_global("territory_currencies").values()
    return frozenset(code for rows in territories for code, _start, end, tender in rows if tender and end is None)


def _signs(locale: Locale) -> dict[str, frozenset[str]]:
    """Return folded signs and codes: the table's, the locale's own, and the codes themselves."""
    signs = {fold_word(sign): frozenset(codes) for sign, codes in table("currencies").items()}
    for code, sign in locale.currency_symbols.items():
        folded = fold_word(sign).strip(" .")
        if len(folded) > 1 or (folded and not folded.isalpha()):
            signs.setdefault(folded, frozenset([code]))
    for code in _in_use():
        signs.setdefault(code.lower(), frozenset([code]))
    return signs


def _names(locale: Locale) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Return the nouns ("dollars") and what qualifies them ("US"), folded, each with the currencies it may mean.

    The noun of a name is the word in it that most currencies share, if several do, else the word on that side of the
    name on which such words stand. A whole name is a noun, too.
    """
    forms = _forms(locale)
    words: dict[str, set[str]] = {}
    for code, names in forms.items():
        for name in names:
            for word in _WORD.findall(name):
                words.setdefault(word, set()).add(code)
    side = _noun_side(forms, words)
    nouns: dict[str, set[str]] = {}
    for code, names in forms.items():
        for name in names:
            parts = _WORD.findall(name)
            if not parts:
                continue
            telling = [word for word in parts if len(word) >= _SHORTEST_STEM or _RUN_ON.match(word)] or [parts[side]]
            common = max(telling, key=lambda word: (len(words[word]), word == parts[side]))
            noun = common if len(words[common]) >= _SEVERAL else parts[side]
            for word in (noun, name) if len(noun) > 1 else ():
                nouns.setdefault(word, set()).add(code)
    adjectives = {word: frozenset(codes) for word, codes in words.items() if word not in nouns and _tells(word, locale)}
    return {word: frozenset(codes) for word, codes in nouns.items()}, adjectives


def _forms(locale: Locale) -> dict[str, list[str]]:
    """Return the folded names, in all plural forms, of each currency in use."""
    plurals = locale._data["currency_names_plural"]  # noqa: SLF001 - Babel has no public way to all plural forms
    forms = {}
    for code, name in locale.currencies.items():
        if code in _in_use():
            texts = (str(name), *(str(text) for text in plurals.get(code, {}).values()))
            forms[code] = sorted({fold_word(text) for text in texts if "(" not in text})
    return forms


def _noun_side(forms: dict[str, list[str]], words: dict[str, set[str]]) -> int:
    """Return the index, 0 or -1, at which most names have a word that currencies of several countries share."""
    shared = {word for word, codes in words.items() if len(codes) >= _SEVERAL}
    sides: Counter[int] = Counter()
    for names in forms.values():
        for parts in map(_WORD.findall, names):
            if len(parts) > 1:
                sides.update({0: parts[0] in shared, -1: parts[-1] in shared})
    return max(sides, key=lambda end: (sides[end], end), default=0)


def _tells(word: str, locale: Locale) -> bool:
    """Tell whether a word of a currency's name is more than a small word ("de" in "dólar de Hong Kong")."""
    return len(word) >= _SHORTEST_STEM or any(word.upper() in str(name) for name in locale.currencies.values())


def _stems(nouns: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return what the inflected forms of nouns begin with, without the last letter or two."""
    stems: dict[str, frozenset[str]] = {}
    for word, codes in nouns.items():
        if len(word) >= _SHORTEST_STEM and " " not in word and not _RUN_ON.search(word):
            stem = word[: max(_SHORTEST_STEM, len(word) - 2)]
            stems[stem] = stems.get(stem, frozenset()) | codes
    return stems


def _alternatives(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(regex.escape(word).replace("\\ ", "[ \u00a0]") for word in longest_first) or "(?!)"
