"""The words and abbreviations for powers of ten in CLDR's compact number formats ("6.5 million", "6,5 Mio.")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transnews.localize.cldr import regional_data
from transnews.localize.folding import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale


def compact_forms(locale: Locale) -> Iterator[tuple[str, int, str, str]]:
    """Yield (width, exponent, word before, word after) of a locale, then of the language's other regions."""
    regional = (data.get("compact_decimal_formats") for data in regional_data(locale))
    for formats in (locale.compact_decimal_formats, *regional):
        for width in ("long", "short"):
            for rows in _mapping(_mapping(formats).get(width)).values():
                for magnitude, pattern in _mapping(rows).items():
                    form = _compact_form(str(magnitude), pattern.pattern)
                    if form:
                        yield (width, *form)


def _mapping(value: Any) -> Any:
    """Return a mapping of the data, an empty one for what is missing or an alias."""
    return value if hasattr(value, "values") else {}


def _compact_form(magnitude: str, pattern: str) -> tuple[int, str, str] | None:
    """Read one row of the data: ("10000000", "00 million") gives (6, "", "million"); None where nothing multiplies."""
    pattern = pattern.partition(";")[0].replace("'", "")
    first, last = pattern.find("0"), pattern.rfind("0")
    if first < 0 or not magnitude.isdigit():
        return None
    exponent = len(magnitude) - 1 - (last - first)
    before, after = (fold_word(part).strip(" .") for part in (pattern[:first], pattern[last + 1 :]))
    return (exponent, before, after) if exponent > 0 else None
