"""What the rules know of a language: its abbreviations and marks (languages.toml) and its ordinals (CLDR)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import langcodes
import regex
from babel import Locale, UnknownLocaleError

from transnews.language.tags import UNDETERMINED, closest
from transnews.resources import read_table

_ORDINAL_DAY = regex.compile(r"(?<!\p{L})d\. ?MMMM|MMMM d\.")
"""A long date of CLDR whose day has a point, "d. MMMM y" or "y. MMMM d.": the language writes ordinals so."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A language's ways of using a point; abbreviations are in lower case and without their last point."""

    code: str
    titles: frozenset[str]
    counted: frozenset[str]
    ordinals: bool
    inside: tuple[str, ...]
    missed: regex.Pattern[str]
    """Finds the end marks that sentencex passes over; a match ends after the mark."""


@lru_cache(maxsize=512)
def profile(tag: str) -> Profile:
    """Return the profile of a BCP 47 tag; a language of which nothing is known has what all have in common."""
    language = langcodes.Language.get(tag).language or UNDETERMINED
    tables = read_table("language/segmentation/languages.toml")
    own, common = tables.get(closest(tag, tuple(name for name in tables if name != "all")), {}), tables["all"]
    return Profile(
        code=language if language != UNDETERMINED else "en",
        titles=_folded([*common["titles"], *own.get("titles", [])]),
        counted=_folded([*own.get("counted", []), *_abbreviated_months(language)]),
        ordinals=own.get("ordinals", _ordinal_days(language)),
        inside=tuple(own.get("inside", ())),
        missed=_missed(tuple(own.get("ends", ())), tuple(own.get("last_words", ()))),
    )


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def _ordinal_days(language: str) -> bool:
    locale = _locale(language)
    return bool(locale and _ORDINAL_DAY.search(str(locale.date_formats["long"].pattern)))


def _abbreviated_months(language: str) -> list[str]:
    """Return CLDR's names of months that end in a point, without it."""
    locale = _locale(language)
    names = locale.months["format"]["abbreviated"].values() if locale else ()
    return [name.removesuffix(".") for name in names if name.endswith(".")]


def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None


def _missed(ends: tuple[str, ...], last_words: tuple[str, ...]) -> regex.Pattern[str]:
    """Return the pattern of a language's end marks that sentencex passes over.

    Every alternative begins with the mark itself, so that a search looks at nothing but marks.
    """
    at_point = [
        r"(?<=\p{Ll}{4}\)?.)(?=[\p{Pe}\p{Pf}\p{Pi}\p{Cf}\"\s]*\s\p{Nd})",  # before a number
        r"(?<=\p{L}/\p{Ll}.)(?=\s+\p{Lu})",  # km/h
        *(rf"(?<=\s{word}.)(?=\s+\p{{Lu}})" for word in last_words),
    ]
    found = [
        r"[。！？｡]",  # before a digit or a Latin letter
        rf"\.(?:{'|'.join(at_point)})",
        r"\)(?<=\p{L}{2}[.!?…]\))(?=\s+[\p{Lu}\p{Lo}])",  # a sentence in brackets
        *(rf"{regex.escape(mark)}(?=\s)" for mark in ends),
    ]
    return regex.compile("|".join(found))
