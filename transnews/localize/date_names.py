"""The words of dates in a locale: month and weekday names in all their forms, and where they stand in a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

import regex
from ahocorasick_rs import AhoCorasick

from transnews.localize.cldr import is_root, regional_data
from transnews.localize.date_glue import date_glue
from transnews.localize.date_patterns import date_patterns, literals
from transnews.localize.folding import fold_word
from transnews.localize.scripts import LETTER, RUN_ON, WORD_END, WORD_START, common_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale

Field = Literal["month", "weekday"]
Width = Literal["wide", "abbreviated", "stem"]

_KEYS: dict[str, Field] = {"months": "month", "days": "weekday"}
_CONTEXTS = ("format", "stand-alone")
_WIDTHS: tuple[Width, Width] = ("wide", "abbreviated")
_MONTHS = range(1, 13)
_WORD_START = regex.compile(WORD_START)
_WORD_END = regex.compile(WORD_END)
_RUN_ON = regex.compile(RUN_ON)
_TWO_DIGITS = regex.compile(r"[0-9]{2}")
_LETTERS_BEFORE = regex.compile(rf"(?<!{LETTER}){LETTER}{{1,3}}$")
_LETTERS_AFTER = regex.compile(rf"{LETTER}{{1,10}}+{WORD_END}")
# Prepositions and the article written onto the next word in Arabic and Hebrew have up to this many letters in all.
_JOINED_PREFIX = 2
_SHORTEST_STEM = 3
_SHORTEST_INFLECTED = 4
_LONG = 8
_LONG_WEEKDAY = 7
_DERIVED = 5
# Slavic "-ek", "-ok", "-ak" lose their vowel before an ending.
_FLEETING_VOWEL = regex.compile(r"(\p{L}{2,})[eoaеоа]([kк])")
_NUMERIC_WIDTH = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A form of a name: month 1 to 12 or weekday 1 to 7; ``capital``: the language writes it with a capital."""

    field: Field
    number: int
    width: Width
    capital: bool = False


@dataclass(frozen=True, slots=True)
class NameFound:
    """A name at ``[start, end)`` of a folded text; ``exact`` is false for an inflected form or a compound."""

    start: int
    end: int
    names: tuple[Name, ...]
    exact: bool
    run_on: bool

    def of(self, field: Field) -> Name | None:
        """Return the month or the weekday that is meant here, None where it is not one."""
        return next((name for name in self.names if name.field == field), None)


class DateNames:
    """Finds the names of a locale in a folded text, in one pass over the text."""

    def __init__(self, locale: Locale) -> None:
        self._glue = date_glue(locale).words
        self._forms: dict[str, list[Name]] = {}
        for form, name in _forms(locale):
            known = self._forms.setdefault(form, [])
            if all(name.field != other.field for other in known):
                known.append(name)
        self._texts = sorted(self._forms)
        self._automaton = AhoCorasick(self._texts)
        weekdays = [
            regex.escape(form).replace("\\ ", "[ \u00a0]")
            for form, names in sorted(self._forms.items())
            if any(name.field == "weekday" and name.width == "wide" for name in names)
        ]
        self._weekdays = regex.compile("|".join(weekdays) or "(?!)")
        self._right_to_left = locale.character_order == "right-to-left"

    def has_weekday(self, text: str) -> bool:
        """Tell whether the full name of a weekday stands somewhere in a folded text."""
        return self._weekdays.search(text) is not None

    def find(self, text: str) -> list[NameFound]:
        """Return the names in a text (folded, all spaces U+0020), disjoint and in order, exact and longest first."""
        candidates = [
            found
            for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            if (found := self._accept(text, start, end, self._texts[index])) is not None
        ]
        candidates.sort(key=lambda found: (not found.exact, found.start - found.end, found.start))
        occupied = bytearray(len(text))
        kept = []
        for found in candidates:
            if not any(occupied[found.start : found.end]):
                occupied[found.start : found.end] = b"\1" * (found.end - found.start)
                kept.append(found)
        return sorted(kept, key=lambda found: found.start)

    def _accept(self, text: str, start: int, end: int, form: str) -> NameFound | None:
        """Return the name if what stands around it lets it be one."""
        if _splits_digits(text, start) or _splits_digits(text, end):
            return None
        if not _WORD_START.match(text, start) and not self._has_prefix(text, start, form):
            return None
        names = tuple(self._forms[form])
        run_on = _RUN_ON.search(form) is not None
        if run_on and len(form) == 1 and text[start - 1 : start] != "(":
            return None  # "日" and "일" are "day" before they are short for Sunday
        whole = tuple(name for name in names if name.width != "stem")
        ending = _LETTERS_AFTER.match(text, end)
        if whole and (_WORD_END.match(text, end) or (ending and ending.group() in self._glue)):
            return NameFound(start, end, whole, exact=True, run_on=run_on)
        inflected = tuple(name for name in names if name.width == "stem" or len(form) >= _SHORTEST_INFLECTED)
        if inflected and (ending or _WORD_END.match(text, end)):
            return NameFound(start, ending.end() if ending else end, inflected, exact=False, run_on=run_on)
        return None

    def _has_prefix(self, text: str, start: int, form: str) -> bool:
        """Tell whether the letters before are written onto the name: "ב" in a Hebrew pattern, "و" in Arabic."""
        letters = _LETTERS_BEFORE.search(text, max(0, start - _SHORTEST_INFLECTED), start)
        if letters is None:
            return False
        joined = self._right_to_left and len(letters.group()) <= _JOINED_PREFIX and len(form) >= _SHORTEST_INFLECTED
        return joined or letters.group() in self._glue


@cache
def date_names(locale: Locale) -> DateNames:
    """Return the names of a locale (made once)."""
    return DateNames(locale)


def _splits_digits(text: str, position: int) -> bool:
    """Tell whether a position lies between two digits ("1月" in "11月")."""
    return position > 0 and _TWO_DIGITS.match(text, position - 1) is not None


def _forms(locale: Locale) -> Iterator[tuple[str, Name]]:
    """Yield (folded form, name), the locale's own first, then those of its language's other regions, then stems."""
    sources: list[Any] = [locale] if is_root(locale) else [locale, *regional_data(locale)]
    wide: dict[tuple[Field, int], list[str]] = {}
    for width in _WIDTHS:
        for source in sources:
            for form, name in _tables(source, width):
                yield form, name
                if width == "wide":
                    wide.setdefault((name.field, name.number), []).append(form)
    for form, number in _numeric_months(locale):
        yield form, Name("month", number, "wide")
    for (field, number), forms in wide.items():
        stems = {*_stems(forms), *(_derived(forms) if field == "weekday" else ())}
        for stem in sorted(stems):
            yield stem, Name(field, number, "stem")


def _tables(source: Any, width: Width) -> Iterator[tuple[str, Name]]:
    """Yield the names of one width from a locale or from raw data, whose aliases are passed over."""
    for key, field in _KEYS.items():
        table = getattr(source, key) if hasattr(source, key) else source.get(key, {})
        for context in _CONTEXTS:
            names = _mapping(_mapping(table).get(context)).get(width)
            for number, text in _mapping(names).items():
                form = fold_word(str(text)).strip(" .")
                if form and not form.isdigit():
                    shift = 1 if field == "weekday" else 0  # Babel counts weekdays from 0, ISO 8601 from 1
                    yield form, Name(field, int(number) + shift, width, capital=str(text)[0].isupper())


def _mapping(value: Any) -> Any:
    return value if hasattr(value, "items") else {}


def _stems(forms: list[str]) -> Iterator[str]:
    """Yield what the inflected forms of a name begin with.

    The common beginning of the forms CLDR gives (ноябрь, ноября), else the name without its last letter or two (сред-а,
    þriðjudag-ur), and the first part of a compound (terça-feira).
    """
    for form in forms:
        letters = len(form)
        if _RUN_ON.search(form) or any(character.isdigit() for character in form):
            continue
        if letters > _SHORTEST_INFLECTED:
            yield form[:-1]
        if letters >= _LONG:
            yield form[:-2]
        first, hyphen, _rest = form.partition("-")
        if hyphen and len(first) >= _SHORTEST_INFLECTED:
            yield first
        for other in forms:
            stem = common_start(form, other)
            if _SHORTEST_STEM <= len(stem) < letters and len(stem) >= min(letters, len(other)) - 2:
                yield stem


def _derived(forms: list[str]) -> Iterator[str]:
    """Yield what adjectives and cases of a weekday begin with: воскресный of воскресенье, pátku of pátek."""
    for form in forms:
        if _RUN_ON.search(form):
            continue
        if len(form) >= _LONG_WEEKDAY:
            yield form[:_DERIVED]
        fleeting = _FLEETING_VOWEL.fullmatch(form)
        if fleeting:
            yield "".join(fleeting.groups())


def _numeric_months(locale: Locale) -> Iterator[tuple[str, int]]:
    """Yield months written as a number and a word ("11月"), where the locale's patterns do so."""
    for pattern in date_patterns(locale):
        for literal in literals(pattern):
            text = fold_word(literal.text)
            field, width = literal.before
            suffix = regex.match(rf"{LETTER}+", text)
            if field == "M" and width <= _NUMERIC_WIDTH and suffix:
                spaces = ("", " ") if _RUN_ON.match(suffix.group()) else ("",)  # "11 月" beside "11月"
                for number in _MONTHS:
                    for space in spaces:
                        yield f"{number}{space}{suffix.group()}", number
                        yield f"{number:02d}{space}{suffix.group()}", number
