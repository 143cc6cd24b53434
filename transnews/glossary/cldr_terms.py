"""CLDR as a termbase: countries, languages, scripts and the cities of time zones, in every language that CLDR has.

Nothing is read from a file of ours but what CLDR does not say (``data/cldr.toml``). These names are not a newsroom's
decisions: engines know them, and choose between "Rússia" and "russo" by the sentence. So they come below every
glossary, a spelling of any regional variant counts as right, and they are enforced only where nothing can go wrong
(``transnews.glossary.plain_names``).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from transnews.glossary.concepts import Concept, Terms, variants
from transnews.glossary.determiners import language_data
from transnews.glossary.folding import UNSPACED
from transnews.glossary.termbase import Termbase
from transnews.language.tags import UNDETERMINED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from babel import Locale

    _Names = dict[str, dict[str, tuple[str, ...]]]

PLACES = frozenset({"country", "city"})
"""The kinds of concepts that name places."""

_PREFIX = "cldr:"
_LONG_ENOUGH = regex.compile(
    rf"\p{{L}}\P{{L}}*(?:\p{{L}}\P{{L}}*){{3}}|[{UNSPACED}\p{{Hangul}}\p{{Arabic}}\p{{Hebrew}}]{{2}}"
)
"""Four letters, two where they say more; shorter names ("Man", "Ga") are too often other words."""
_COUNTRY = regex.compile("[A-Z]{2}")
_NO_COUNTRY = frozenset({"EZ", "HK", "MO", "QO", "UN", "XA", "XB", "ZZ"})  # groups, tests, and names with "SAR China"
_CITY = regex.compile(r"(?:Africa|America|Asia|Australia|Europe)/[^/]+")
_PLAIN = regex.compile(r"[\p{L}\p{M}\p{N}.'’\- &]+")
_REMARK = regex.compile(r"\s*[(（].*")


@lru_cache(maxsize=256)
def cldr_terms(source: str, target: str) -> Termbase:
    """Return CLDR's names for translating ``source`` into ``target`` (BCP 47), empty where it lacks a language."""
    ours, theirs = _locales(source), _locales(target)
    if not ours or not theirs:
        return Termbase()
    ambiguous = _of_language(language_data("cldr.toml")["ambiguous"], source)
    ours_named, theirs_named = [_names(locale) for locale in ours], [_names(locale) for locale in theirs]
    concepts = [
        Concept(
            f"{_PREFIX}{key}",
            kind,
            {source: _terms(ours_named, key, kind), target: _terms(theirs_named, key, kind)},
        )
        for kind, names in ours_named[0].items()
        for key, (name, *_others) in names.items()
        if key in theirs_named[0][kind] and _LONG_ENOUGH.search(name) and name not in ambiguous
    ]
    return Termbase([concepts])


def is_cldr(concept: str) -> bool:
    """Tell whether a concept's id is one of ``cldr_terms``."""
    return concept.startswith(_PREFIX)


def _terms(named: list[_Names], key: str, kind: str) -> Terms:
    """Return a language's own name as the preferred term, its other spellings and those of its regions as admitted."""
    first, *others = dict.fromkeys(spelling for names in named for spelling in names[kind].get(key, ()))
    return Terms(first, tuple(others))


def _locales(language: str) -> list[Locale]:
    """Return CLDR's locale for a language and those of its regional variants, none where it has none."""
    from babel import Locale, UnknownLocaleError

    if language == UNDETERMINED:
        return []
    try:
        first = Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return []
    regions = _of_language(language_data("cldr.toml")["regions"], language)
    return [first, *(Locale.parse(region) for region in regions)]


def _of_language(table: Mapping[str, list[str]], language: str) -> list[str]:
    tags = variants(language, tuple(table))
    return table[tags[0]] if tags else []


def _names(locale: Locale) -> _Names:
    """Return a locale's names by kind and CLDR's code, without remarks in brackets; odd ones are left out."""
    territories = {
        code: name for code, name in locale.territories.items() if _COUNTRY.fullmatch(code) and code not in _NO_COUNTRY
    }
    kinds = {
        "country": territories,
        "city": dict(_cities(locale)),
        "language": dict(locale.languages),
        "script": dict(locale.scripts),
    }
    return {
        kind: {
            code: _spellings(plain, locale)
            for code, name in names.items()
            if (plain := _REMARK.sub("", name)) and _PLAIN.fullmatch(plain) and " - " not in plain
        }
        for kind, names in kinds.items()
    }


def _spellings(name: str, locale: Locale) -> tuple[str, ...]:
    """Return a name and, where it has a "&", its spelling with the language's word for it."""
    first, ampersand, second = name.partition(" & ")
    return (name, locale.list_patterns["standard"]["2"].format(first, second)) if ampersand else (name,)


def _cities(locale: Locale) -> Iterator[tuple[str, str]]:
    """Yield (time zone, city); a city that a locale does not spell itself has the name of its zone (CLDR's rule)."""
    from babel.core import get_global

    zones = get_global("zone_territories")
    for zone in sorted(zones):
        if _CITY.fullmatch(zone):
            own = locale.time_zones.get(zone, {}).get("city")
            yield zone, own or zone.rpartition("/")[2].replace("_", " ")
