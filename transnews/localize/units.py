"""Units of the other system doubled with their conversion: "6 milhas (9,7 km)".

Names of units and their forms are CLDR's, factors are pint's. Pounds and ounces are left alone: in many languages they
are money, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import regex
from babel.units import format_unit

from transnews.errors import MissingComponentError
from transnews.localize.cldr import locale_for
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from babel import Locale

    from transnews.localize.mentions import Mention

_CUSTOMARY = {
    "length-mile": ("mile", "kilometer", "length-kilometer"),
    "length-yard": ("yard", "meter", "length-meter"),
    "length-foot": ("foot", "meter", "length-meter"),
    "length-inch": ("inch", "centimeter", "length-centimeter"),
    "area-square-mile": ("mile ** 2", "kilometer ** 2", "area-square-kilometer"),
    "area-acre": ("acre", "hectare", "area-hectare"),
    "volume-gallon": ("gallon", "liter", "volume-liter"),
    "speed-mile-per-hour": ("mile / hour", "kilometer / hour", "speed-kilometer-per-hour"),
    "temperature-fahrenheit": ("degF", "degC", "temperature-celsius"),
}
"""CLDR's units of the United States: pint's name, what it is converted to, and that in CLDR's name."""
_METRIC = {
    "length-kilometer": ("kilometer", "mile", "length-mile"),
    "length-meter": ("meter", "foot", "length-foot"),
    "length-centimeter": ("centimeter", "inch", "length-inch"),
    "area-square-kilometer": ("kilometer ** 2", "mile ** 2", "area-square-mile"),
    "area-hectare": ("hectare", "acre", "area-acre"),
    "speed-kilometer-per-hour": ("kilometer / hour", "mile / hour", "speed-mile-per-hour"),
    "temperature-celsius": ("degC", "degF", "temperature-fahrenheit"),
}
_CUSTOMARY_TERRITORIES = frozenset({"US", "LR"})
"""CLDR, supplemental data, measurementData."""
_DOUBLED = regex.compile(r"\s*[(（]\s*[^()（）]*\p{Nd}")
_LEAST_DIGITS = 2


@dataclass(frozen=True, slots=True)
class _Units:
    """The foreign units of a locale: a pattern of their names, and the unit of each name."""

    names: regex.Pattern[str]
    of_name: dict[str, tuple[str, str, str]]


def conversions(text: str, mentions: Sequence[Mention], tag: str) -> list[tuple[int, str]]:
    """Return what to insert into a text to double its foreign units: (position, " (9,7 km)"), in order.

    ``mentions`` are the text's. A quantity that a bracket with a number follows is doubled already. Raises
    MissingComponentError where pint is not installed.
    """
    locale = locale_for(tag)
    return [
        (end, f" ({_converted(value, unit, locale)})")
        for value, unit, end in _quantities(text, mentions, locale)
        if not _DOUBLED.match(text, end)
    ]


def conversions_there(text: str, mentions: Sequence[Mention], tag: str) -> list[tuple[int, int]]:
    """Return the spans of a text, up to its first digit, in which a bracket doubles a foreign unit already."""
    quantities = _quantities(text, mentions, locale_for(tag))
    matches = (_DOUBLED.match(text, end) for _value, _unit, end in quantities)
    return [match.span() for match in matches if match]


def _quantities(
    text: str, mentions: Sequence[Mention], locale: Locale
) -> Iterator[tuple[Decimal, tuple[str, str, str], int]]:
    """Yield value, unit and end of every number in a foreign unit."""
    units = _foreign_units(str(locale))
    for mention in mentions if units is not None else ():
        if mention.kind == "number" and mention.hard and isinstance(mention.value, Decimal) and units is not None:
            match = units.names.match(text, mention.end)
            if match:
                yield mention.value, units.of_name[match["name"].lower()], match.end()


def _converted(value: Decimal, unit: tuple[str, str, str], locale: Locale) -> str:
    own, other, name = unit
    quantity = _registry().Quantity(float(value), own).to(other)
    digits = max(_LEAST_DIGITS, len(value.normalize().as_tuple().digits))
    rounded = Decimal(f"{float(quantity.magnitude):.{digits}g}").normalize()
    return str(format_unit(Decimal(f"{rounded:f}"), name, "short", locale=locale))


@cache
def _registry() -> Any:
    try:
        import pint
    except ImportError:
        raise MissingComponentError(
            _("units cannot be converted: the package 'pint' is not installed."),
            _("Install it with: {command}").format(command="pip install 'transnews[units]'"),
        ) from None
    return pint.UnitRegistry()


@cache
def _foreign_units(identifier: str) -> _Units | None:
    """Return the units of the other system by their names in a locale, None for a locale without names."""
    locale = locale_for(identifier.replace("_", "-"))
    table = _METRIC if locale.territory in _CUSTOMARY_TERRITORIES else _CUSTOMARY
    of_name: dict[str, tuple[str, str, str]] = {}
    for key, unit in table.items():
        for width in ("long", "short"):
            for pattern in _patterns(locale, key, width):
                name = pattern.partition("{0}")[2].strip()
                if name and not name.endswith("."):
                    of_name.setdefault(name.lower(), unit)
    if not of_name:
        return None
    names = "|".join(regex.escape(name) for name in sorted(of_name, key=lambda name: (-len(name), name)))
    return _Units(regex.compile(rf"[\s-]?(?P<name>{names})(?![\p{{L}}\p{{M}}\p{{N}}])", regex.IGNORECASE), of_name)


def _patterns(locale: Locale, key: str, width: str) -> list[str]:
    forms: Any = locale._data["unit_patterns"].get(key, {}).get(width, {})  # noqa: SLF001 - Babel has no other way
    return [str(pattern) for _count, pattern in sorted(forms.items()) if "{0}" in str(pattern)]
