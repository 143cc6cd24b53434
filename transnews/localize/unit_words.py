"""Units after a number ("miles", "км"), from CLDR's unit patterns, and whether a quantity is another one converted."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import regex

from transnews.localize.cldr import regional_data
from transnews.localize.folding import fold_word
from transnews.localize.scripts import LETTER, RUN_ON, WORD_END, common_start
from transnews.localize.word_tables import table

if TYPE_CHECKING:
    from babel import Locale

    from transnews.localize.mentions import Mention

_RUN_ON = regex.compile(RUN_ON)
_LONGEST_ENDING = 4
_CLOSE = Decimal("0.01")
_HALF = Decimal("0.5")


class UnitWords:
    """The names and signs of units in one locale."""

    def __init__(self, locale: Locale) -> None:
        self._units: dict[str, set[str]] = {}
        long_forms: dict[str, list[str]] = {}
        own = locale._data["unit_patterns"]  # noqa: SLF001 - Babel has no public way to unit patterns
        for patterns in (own, *(data.get("unit_patterns", {}) for data in regional_data(locale))):
            for unit in table("units"):
                for width, forms in _mapping(patterns.get(unit)).items():
                    for form, pattern in _mapping(forms).items():
                        word = fold_word(str(pattern).replace("{0}", "")).strip(" .") if form != "per" else ""
                        # A lone letter is the metre's "m" and the million's, too.
                        if word and (width == "long" or len(word) > 1):
                            self._units.setdefault(word, set()).add(unit)
                        if word and width == "long" and " " not in word and not _RUN_ON.search(word):
                            long_forms.setdefault(unit, []).append(word)
        for name, unit in table("numerals").get(locale.language, {}).get("units", {}).items():
            self._units.setdefault(fold_word(name), set()).add(unit)
        words = "|".join(_escaped(word) for word in sorted(self._units, key=lambda word: (-len(word), word)))
        self._stems = {stem: unit for unit, forms in long_forms.items() if len(stem := common_start(*forms)) >= 3}  # noqa: PLR2004 - three letters tell
        stems = "|".join(_escaped(stem) for stem in sorted(self._stems, key=lambda stem: (-len(stem), stem)))
        self._after = regex.compile(
            rf"[ \u00a0-]?(?:(?P<word>{words or '(?!)'}){WORD_END}"
            rf"|(?P<stem>{stems or '(?!)'}){LETTER}{{0,{_LONGEST_ENDING}}}{WORD_END})"
        )

    def after(self, text: str, position: int) -> frozenset[str]:
        """Return the units that what follows ``position`` of a folded text may name."""
        match = self._after.match(text, position)
        if match is None:
            return frozenset()
        if match["word"] is not None:
            return frozenset(self._units[match["word"].replace("\u00a0", " ")])
        return frozenset([self._stems[match["stem"]]])

    def end(self, text: str, position: int) -> int:
        """Return where the unit after ``position`` ends, ``position`` where there is none."""
        match = self._after.match(text, position)
        return match.end() if match else position

    def is_unit(self, word: str) -> bool:
        """Tell whether a folded word is the name of a unit."""
        return word in self._units


@cache
def unit_words(locale: Locale) -> UnitWords:
    """Return the unit words of a locale (made once)."""
    return UnitWords(locale)


def dimensions(mention: Mention) -> set[str]:
    """Return the dimensions of the units that stand after a number ("length")."""
    return {table("units")[unit][0] for unit in mention.units}


def is_conversion(one: Mention, two: Mention) -> bool:
    """Tell whether two quantities are the same in different units, as far as their digits say.

    "6 miles" is "9.7 km" and "10 km": one, converted, is the other within half a unit of its last digit that is not
    zero, or within one percent.
    """
    values = (one.value, two.value)
    if not (isinstance(values[0], Decimal) and isinstance(values[1], Decimal)):
        return False
    for unit in sorted(one.units - two.units):
        for other in sorted(two.units - one.units):
            there, back = _convert(values[0], unit, other), _convert(values[1], other, unit)
            if there is not None and back is not None:
                return _is_rounded(there, values[1]) or _is_rounded(back, values[0])
    return False


def _convert(value: Decimal, unit: str, other: str) -> Decimal | None:
    """Return a value in another unit, None where the units measure different things."""
    dimension, factor, *offset = table("units")[unit]
    other_dimension, other_factor, *other_offset = table("units")[other]
    if dimension != other_dimension:
        return None
    base = value * Decimal(str(factor)) + Decimal(str(offset[0] if offset else 0))
    return (base - Decimal(str(other_offset[0] if other_offset else 0))) / Decimal(str(other_factor))


def _is_rounded(exact: Decimal, written: Decimal) -> bool:
    """Tell whether ``written`` is ``exact``, rounded to its last digit that is not zero."""
    normal = written.normalize()
    step = Decimal(1).scaleb(int(normal.as_tuple().exponent)) if written else Decimal(0)
    return abs(exact - written) <= max(step * _HALF, abs(exact) * _CLOSE)


def _escaped(word: str) -> str:
    return regex.escape(word).replace("\\ ", "[ \u00a0]")


def _mapping(value: Any) -> Any:
    return value if hasattr(value, "items") else {}
