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
from transnews.localize.cldr import locale_for, unit_forms, unit_patterns
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from babel import Locale

    from transnews.localize.mentions import Mention

_CUSTOMARY = {
    "length-mile": "length-kilometer",
    "length-yard": "length-meter",
    "length-foot": "length-meter",
    "length-inch": "length-centimeter",
    "area-square-mile": "area-square-kilometer",
    "area-acre": "area-hectare",
    "volume-gallon": "volume-liter",
    "speed-mile-per-hour": "speed-kilometer-per-hour",
    "temperature-fahrenheit": "temperature-celsius",
}
"""Units of the United States and what they are converted to, both by CLDR's identifier."""
_METRIC = {
    "length-kilometer": "length-mile",
    "length-meter": "length-foot",
    "length-centimeter": "length-inch",
    "area-square-kilometer": "area-square-mile",
    "area-hectare": "area-acre",
    "speed-kilometer-per-hour": "speed-mile-per-hour",
    "temperature-celsius": "temperature-fahrenheit",
}
_CUSTOMARY_TERRITORIES = frozenset({"US", "LR"})
"""CLDR, supplemental data, measurementData."""
_DOUBLED = regex.compile(r"\s*[(（]\s*[^()（）]*\p{Nd}")
_LEAST_DIGITS = 2


@dataclass(frozen=True, slots=True)
class _Units:
    """The foreign units of a locale: a pattern of their names, and the unit (CLDR's identifier) of each name."""

    names: regex.Pattern[str]
    of_name: dict[str, str]


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


def _quantities(text: str, mentions: Sequence[Mention], locale: Locale) -> Iterator[tuple[Decimal, str, int]]:
    """Yield value, unit and end of every number in a foreign unit."""
    units = _foreign_units(str(locale))
    if units is None:
        return
    for mention in mentions:
        if mention.kind == "number" and mention.hard and isinstance(mention.value, Decimal):
            match = units.names.match(text, mention.end)
            if match:
                yield mention.value, units.of_name[match["name"].lower()], match.end()


def _converted(value: Decimal, unit: str, locale: Locale) -> str:
    other = _foreign(locale)[unit]
    quantity = _registry().Quantity(float(value), _plain_name(unit)).to(_plain_name(other))
    digits = max(_LEAST_DIGITS, len(value.normalize().as_tuple().digits))
    rounded = Decimal(f"{float(quantity.magnitude):.{digits}g}").normalize()
    return str(format_unit(Decimal(f"{rounded:f}"), other, "short", locale=locale))


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


def _plain_name(unit: str) -> str:
    """Return CLDR's "area-square-mile" as pint reads it, "square mile"."""
    return unit.partition("-")[2].replace("-", " ")


def _foreign(locale: Locale) -> dict[str, str]:
    """Return the units of the system that a locale does not use, with what each is converted to."""
    return _METRIC if locale.territory in _CUSTOMARY_TERRITORIES else _CUSTOMARY


@cache
def _foreign_units(identifier: str) -> _Units | None:
    """Return the units of the other system by their names in a locale, None for a locale without names."""
    locale = locale_for(identifier.replace("_", "-"))
    of_name: dict[str, str] = {}
    for unit in _foreign(locale):
        for _width, form in unit_forms(unit_patterns(locale), unit):
            name = form.partition("{0}")[2].strip()
            if name and not name.endswith("."):
                of_name.setdefault(name.lower(), unit)
    if not of_name:
        return None
    names = "|".join(regex.escape(name) for name in sorted(of_name, key=lambda name: (-len(name), name)))
    return _Units(regex.compile(rf"[\s-]?(?P<name>{names})(?![\p{{L}}\p{{M}}\p{{N}}])", regex.IGNORECASE), of_name)
