"""Roman numerals, which centuries, rulers and congresses have in many languages where English has "18th"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import regex

from transnews.localize.mentions import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

# Capitals, alone or with an ending: "XVIII", "XVIIIe", "XIX-го".
_ROMAN = regex.compile(r"(?<![\p{L}\p{M}\d])[IVX]{1,7}(?=-?\p{Ll}{0,3}(?![\p{L}\p{M}\d]))")
_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_VALUES = {"X" * tens + unit: tens * 10 + number for tens in range(4) for number, unit in enumerate(_UNITS)}


def find_romans(text: str) -> Iterator[Mention]:
    """Yield the Roman numerals of a text from I to XXXIX as soft numbers: "I" and "V" are words and letters too."""
    for match in _ROMAN.finditer(text):
        value = _VALUES.get(match.group())
        if value:
            yield Mention("number", match.start(), match.end(), match.group(), Decimal(value), hard=False, form="fixed")
