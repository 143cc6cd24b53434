"""How a locale writes numbers: its separators, the size of its groups, where its percent sign stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import regex

from transnews.localize.cldr import is_root, numbering_systems, regional_data
from transnews.localize.folding import fold_word

if TYPE_CHECKING:
    from babel import Locale

_LETTERS = regex.compile(r"[\p{L}\p{M}][\p{L}\p{M} ]*")


@dataclass(frozen=True, slots=True)
class NumberSymbols:
    """Separators, folded (a space is U+0020), over all numbering systems of a locale, and the shape of its percents.

    ``grouping``: sizes of the last and of the other groups, (3, 2) in Hindi. ``percent_words``: folded words that mean
    a percent sign ("por ciento"). ``spaced_groups``: a space may stand between groups, here or in another region of the
    language. ``undecided``: the locale is the root, so "." and "," may be either.
    """

    decimal: frozenset[str]
    group: frozenset[str]
    grouping: tuple[int, int]
    percent_before: bool
    percent_spaced: bool
    percent_words: frozenset[str]
    spaced_groups: bool
    undecided: bool


@cache
def number_symbols(locale: Locale) -> NumberSymbols:
    """Return the symbols of a locale; a symbol that is both decimal sign and group is what the default system says."""
    decimal: set[str] = set()
    group: set[str] = set()
    if is_root(locale):
        decimal, group = {".", ","}, {".", ","}
    for system in numbering_systems(locale):
        symbols = locale.number_symbols.get(system, {})
        # Systems without symbols of their own use the Latin ones, which Babel leaves unresolved (bn, mr, my).
        if "decimal" in symbols and "group" in symbols:
            decimal |= {fold_word(symbols["decimal"])} - group
            group |= {fold_word(symbols["group"])} - decimal
    pattern = locale.percent_formats[None]
    prefix, suffix = pattern.prefix[0], pattern.suffix[0]
    return NumberSymbols(
        decimal=frozenset(decimal),
        group=frozenset(group),
        grouping=locale.decimal_formats[None].grouping,
        percent_before="%" in prefix,
        percent_spaced=fold_word(prefix if "%" in prefix else suffix).strip("%") != "",
        percent_words=_percent_words(locale),
        spaced_groups=" " in group or _groups_with_space_elsewhere(locale),
        undecided=is_root(locale),
    )


def _groups_with_space_elsewhere(locale: Locale) -> bool:
    """Tell whether a region of the language groups digits with a space (Costa Rica in Spanish, Austria in German)."""
    symbols = (data.get("number_symbols", {}).get("latn", {}) for data in regional_data(locale))
    return any(fold_word(table.get("group", "")) == " " for table in symbols)


def _percent_words(locale: Locale) -> frozenset[str]:
    """Return the words of the unit "percent" in a language, in all its regions and plural forms."""
    words = set()
    for data in regional_data(locale):
        unit = data.get("unit_patterns", {}).get("concentr-percent", {})
        for forms in unit.values():
            for pattern in forms.values() if isinstance(forms, dict) else ():
                found = _LETTERS.search(fold_word(str(pattern).replace("{0}", "0")))
                if found:
                    words.add(found.group().strip())
    return frozenset(words)
