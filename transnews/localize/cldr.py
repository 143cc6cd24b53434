"""CLDR data of a locale, from Babel's own files, and the nearest locale of a language tag.

Babel shares one tree of data between all locales, and reading an alias in it writes the result back into that tree
(https://github.com/python-babel/babel/issues/1234): after ``zh`` was read, ``de`` may have Chinese month names. Here
every locale has a tree of its own, read from Babel's files, so the order in which locales are used does not matter and
nothing of Babel is changed.
"""

from __future__ import annotations

import pickle
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel import Locale, localedata
from babel.core import get_global
from langcodes import Language
from langcodes.tag_parser import LanguageTagError

from transnews.errors import UsageError
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# The bulk of a tree, and nothing that dates and numbers need.
_UNUSED = ("languages", "scripts", "territories", "variants", "time_zones", "meta_zones", "zone_formats")

# What regions of a language are asked for.
_REGIONAL = ("months", "days", "number_symbols", "compact_decimal_formats", "unit_patterns")

# The digit zero of each numbering system that some locale has as its default (CLDR, supplemental/numberingSystems.xml;
# Babel does not carry that file).
_ZERO = {
    "adlm": "\U0001e950",
    "arab": "٠",
    "arabext": "۰",
    "beng": "০",
    "cakm": "\U00011136",
    "deva": "०",
    "hmnp": "\U0001e140",
    "latn": "0",
    "mtei": "꯰",
    "mymr": "၀",
    "nkoo": "߀",
    "olck": "᱐",
    "tibt": "༠",
}


class LocaleError(UsageError):
    """A language tag that is malformed or names no language."""


class IsolatedLocale(Locale):
    """A Babel locale that reads a tree of its own; Babel's functions take it like any other."""

    @property
    def _data(self) -> localedata.LocaleDataDict:
        return _own_tree(str(self))


@cache
def locale_for(tag: str) -> Locale:
    """Return the CLDR locale nearest to a BCP 47 tag.

    A script is kept ("sr-Latn", "zh-TW" is zh_Hant_TW), a region is dropped where CLDR has nothing for it. A language
    that CLDR does not know, or not in that script, gets the root locale, whose words and separators say nothing about
    any language. Raises LocaleError for a tag that is malformed or names no language.
    """
    try:
        language = Language.get(tag).prefer_macrolanguage()
    except LanguageTagError:
        language = None
    if language is None or not language.is_valid():
        raise LocaleError(
            _("'{tag}' is not a language tag.").format(tag=tag),
            _("Use BCP 47, such as 'pt' or 'zh-Hant'."),
        )
    known = set(localedata.locale_identifiers())
    identifier = next((candidate for candidate in _candidates(language) if candidate in known), "root")
    return IsolatedLocale.parse(identifier, resolve_likely_subtags=False)


def is_root(locale: Locale) -> bool:
    """Tell whether a locale is the root: CLDR knows nothing of the language."""
    return locale.language == "root"


def regional_data(locale: Locale) -> tuple[dict[str, Any], ...]:
    """Return what all locales of the same language and script say themselves of names, numbers and percents.

    News mixes regional words: an Arabic text may say تشرين الثاني or نوفمبر. The order is fixed; nothing inherited is
    included, and values may be unresolved aliases.
    """
    return _regional_data(locale.language, locale.script or _script_of(locale.language))


@cache
def _regional_data(language: str, script: str) -> tuple[dict[str, Any], ...]:
    tables = []
    for identifier in sorted(localedata.locale_identifiers()):
        name, _underscore, rest = identifier.partition("_")
        part = rest.partition("_")[0]
        has_script = len(part) == len("Latn") and part.isalpha()
        if name == language and (part if has_script else _script_of(name)) == script:
            data = _read(identifier)
            tables.append({key: data[key] for key in _REGIONAL if key in data})
    return tuple(tables)


def mapping(value: Any) -> Any:
    """Return a mapping of the data, an empty one for what is missing or an unresolved alias."""
    return value if hasattr(value, "items") else {}


def unit_patterns(locale: Locale) -> Any:
    """Return a locale's patterns of units, as ``unit_forms`` takes them."""
    return locale._data["unit_patterns"]  # noqa: SLF001 - Babel has no public way to unit patterns


def unit_forms(patterns: Any, unit: str, widths: Sequence[str] = ("long", "short")) -> Iterator[tuple[str, str]]:
    """Yield (width, pattern) of a unit in all plural forms ("long", "{0} miles"), none of them "per" another unit.

    ``patterns`` are a locale's, or raw ones of ``regional_data``; ``unit`` is CLDR's identifier ("length-mile").
    """
    forms = mapping(mapping(patterns).get(unit))
    for width in widths:
        for count, pattern in mapping(forms.get(width)).items():
            if count != "per":
                yield width, str(pattern)


def numbering_systems(locale: Locale) -> list[str]:
    """Return the numbering systems used in a locale, the default first, "latn" always among them."""
    names = [locale.default_numbering_system, "latn", *sorted(set(locale.other_numbering_systems.values()))]
    return list(dict.fromkeys(names))


def native_digits(text: str, numbering_system: str) -> str:
    """Return ``text`` with its ASCII digits written in a numbering system (unchanged where that has no own digits)."""
    zero = ord(_ZERO.get(numbering_system, "0"))
    return text.translate({ord("0") + digit: chr(zero + digit) for digit in range(10)})


def numbering_system_of(zero: str) -> str:
    """Return the name of the numbering system with this digit zero, "latn" where there is none."""
    return next((name for name, digit in _ZERO.items() if digit == zero), "latn")


def _candidates(language: Language) -> Iterator[str]:
    """Yield Babel identifiers for a tag, nearest first, none of them in another script."""
    name, region = language.language or "und", language.territory
    script = language.maximize().script or ""
    if region:
        if _script_of(f"{name}-{region}") == script:
            yield f"{name}_{region}"
        yield f"{name}_{script}_{region}"
    if _script_of(name) == script:
        yield name
    yield f"{name}_{script}"


@cache
def _script_of(tag: str) -> str:
    """Return the likely script of a tag ("" where none is known)."""
    return Language.get(tag).maximize().script or ""


def _parent(identifier: str) -> str:
    """Return the locale that one inherits from (UTS 35, part 1, section 4.1.3)."""
    exception = get_global("parent_exceptions").get(identifier)
    if exception:
        return str(exception)
    language, *rest = identifier.split("_")
    if not rest or (len(rest) == 1 and len(rest[0]) == len("Latn") and rest[0] != _script_of(language)):
        return "root"
    return identifier.rpartition("_")[0]


def _read(identifier: str) -> dict[str, Any]:
    """Read what one locale has of its own."""
    file = Path(localedata.resolve_locale_filename(identifier))
    data: dict[str, Any] = pickle.loads(file.read_bytes())  # noqa: S301 - a file of the installed Babel
    return {key: value for key, value in data.items() if key not in _UNUSED}


@cache
def _own_tree(identifier: str) -> localedata.LocaleDataDict:
    """Read a locale's data with all that it inherits, as objects that no other locale shares."""
    chain = [identifier]
    while chain[-1] != "root":
        chain.append(_parent(chain[-1]))
    tree: dict[str | int | None, Any] = {}
    for ancestor in reversed(chain):
        localedata.merge(tree, _read(ancestor))
    return localedata.LocaleDataDict(tree)
