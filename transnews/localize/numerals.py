"""One numeral, digits and separators, read as a value under a locale's convention and under the other one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from typing import TYPE_CHECKING

import regex

from transnews.localize.folding import NO_BREAK_SPACE

if TYPE_CHECKING:
    from transnews.localize.mentions import Form
    from transnews.localize.symbols import NumberSymbols

MAX_DIGITS = 60
"""Longer runs of digits are identifiers, not quantities (and would make arithmetic slow)."""

ARITHMETIC = Context(prec=2 * MAX_DIGITS)
"""Context in which no value within ``MAX_DIGITS`` is rounded, multiplier words included."""

_SEPARATOR = regex.compile(r"[^0-9]")
# Only ever group separators: spaces, apostrophe, Arabic thousands separator; only ever decimal: Arabic decimal sign.
_ONLY_GROUP = frozenset({" ", "'", "٬"})
_ONLY_DECIMAL = frozenset({"٫"})
_GROUP_OF_THREE = 3


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral's value, its value under the other convention (None where there is none), and its form."""

    value: Decimal
    foreign_value: Decimal | None
    form: Form


def token_pattern(symbols: NumberSymbols) -> regex.Pattern[str]:
    """Return the pattern of a numeral in folded text: digits with single separators between digits.

    A no-break space joins groups in every locale, a plain space where a region of the language groups with spaces;
    elsewhere it does so before a last group that ends in two zeros ("55 000").
    """
    space = f"[{NO_BREAK_SPACE} ]" if symbols.spaced_groups else NO_BREAK_SPACE
    grouped = rf"[1-9][0-9]{{0,2}}(?:{space}[0-9]{{3}}(?![0-9]))+(?:[.,٫][0-9]+)?"
    round_number = r"[1-9][0-9]{0,2}(?: [0-9]{3})* [0-9]00(?![0-9]| [0-9])"
    return regex.compile(rf"{grouped}|{round_number}|[0-9]+(?:[.,'٫٬][0-9]+)*")


def read_numeral(token: str, symbols: NumberSymbols) -> Numeral | None:
    """Read a folded numeral; None where it is no single quantity ("1.2.3", "10,11,12", an endless identifier)."""
    token = token.replace(NO_BREAK_SPACE, " ")
    separators = _SEPARATOR.findall(token)
    parts = _SEPARATOR.split(token)
    if sum(map(len, parts)) > MAX_DIGITS:
        return None
    if not separators:
        return Numeral(Decimal(token), None, "valid")
    if len(set(separators)) == 1:
        return _read_one_kind(parts, separators[0], symbols)
    *groups, last = separators
    if len(set(groups)) == 1 and last not in groups and last not in _ONLY_GROUP and _is_grouped(parts[:-1], symbols):
        native = groups[0] in symbols.group and last in symbols.decimal
        value = Decimal("".join(parts[:-1]) + "." + parts[-1])
        return Numeral(value, None, "valid" if native or symbols.undecided else "foreign")
    return None


def _read_one_kind(parts: list[str], separator: str, symbols: NumberSymbols) -> Numeral | None:
    """Read parts that one kind of separator joins: as groups, as integer and fraction, or as either."""
    grouped = decimal = None
    if separator not in _ONLY_DECIMAL and _is_grouped(parts, symbols):
        grouped = Decimal("".join(parts))
    if separator not in _ONLY_GROUP and len(parts) == 2:  # noqa: PLR2004 - integer and fraction
        decimal = Decimal(".".join(parts))
    if grouped is None or (decimal is not None and separator in symbols.decimal and not symbols.undecided):
        if decimal is None:
            return None
        return Numeral(decimal, grouped, "valid" if separator in symbols.decimal else "foreign")
    return Numeral(grouped, decimal, "valid" if separator in symbols.group else "foreign")


def _is_grouped(parts: list[str], symbols: NumberSymbols) -> bool:
    """Tell whether parts have the sizes of groups: by thousands, by lakhs (12,34,567), or as the locale has them."""
    first, *middle, last = parts
    primary, secondary = symbols.grouping
    sizes = [len(part) for part in middle]
    if not first or first.startswith("0") or len(first) > max(_GROUP_OF_THREE, secondary):
        return False
    by_thousands = len(last) == _GROUP_OF_THREE and (set(sizes) <= {3} or set(sizes) <= {2})
    as_the_locale = len(last) == primary and set(sizes) <= {secondary}
    return by_thousands or as_the_locale
