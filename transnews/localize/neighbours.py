"""What stands around a number and changes its value: decades, chains of steps, the other end of a range."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from transnews.localize.numerals import ARITHMETIC
from transnews.localize.readings import Reading, scale
from transnews.localize.scripts import LETTER, RUN_ON

if TYPE_CHECKING:
    from transnews.localize.mentions import Value

_RUN_ON = regex.compile(RUN_ON)
# "1990s", "1990-х", "90er", "1990年代": a suffix on a round year means a decade, whose century may go without saying.
_DECADE_SUFFIX = regex.compile(rf"['-]?{LETTER}|- ")
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_CENTURY = 100
_THIS_CENTURY_BUT_ONE = 1900
# What stands between the two numbers of a range ("5 to 7 million", "340-500 million") is short and ends no sentence.
_RANGE_GAP = regex.compile(r"[^.;:!?\n]{1,14}")
# What follows a large step without a word of its own has at least three digits: "3万5000", not "3億4千" cut short.
_SMALLEST_REST = 100


def decades(text: str, reading: Reading) -> set[Value]:
    """Return the other ways to say a decade or century: 90 for "1990s", 1990 for "90s", 18 for "1700s", 9 for "800-".

    Swedish and Finnish name a century by its first year, with a hyphen: "800-talet".
    """
    value = reading.value
    if _CENTURY <= value < _FIRST_YEAR and value % _CENTURY == 0 and text[reading.end : reading.end + 1] == "-":
        return {value / _CENTURY + 1}
    if value > _LAST_YEAR or value % 10 or not _DECADE_SUFFIX.match(text, reading.end):
        return set()
    if value >= _FIRST_YEAR:
        return {value % _CENTURY or value / _CENTURY + 1}
    return {value + _THIS_CENTURY_BUT_ONE} if value < _CENTURY else set()


def join_centuries(text: str, readings: list[Reading], century: regex.Pattern[str]) -> list[Reading]:
    """Join a century and its decade: "20世纪70年代" is 1970."""
    joined: list[Reading] = []
    for reading in readings:
        last = joined[-1] if joined else None
        is_decade = 0 < reading.value < _CENTURY and reading.value % 10 == 0 and not reading.exponent
        if last is not None and is_decade and last.value <= _LAST_YEAR / _CENTURY and last.value % 1 == 0:  # noqa: SIM102 - one condition a line
            if century.fullmatch(text, last.end, reading.start):
                reading.start, reading.form, reading.foreign_value = last.start, "fixed", None
                reading.first = last.first
                reading.alternatives = {reading.value}
                reading.value = ARITHMETIC.add((last.value - 1) * _CENTURY, reading.value)
                joined.pop()
        joined.append(reading)
    return joined


def join_chains(text: str, readings: list[Reading]) -> list[Reading]:
    """Join what run-on scripts write in steps: "1億5000万", "3억 4천만"."""
    joined: list[Reading] = []
    for reading in readings:
        last = joined[-1] if joined else None
        follows = last is not None and _follows(text, last, reading)
        if last is not None and follows and last.exponent < reading.outer:
            # "5천4백만": the last word multiplies all steps before it.
            last.multiply(reading.outer)
            last.value = ARITHMETIC.add(last.value, reading.value)
            last.end, last.exponent, last.form, last.foreign_value = reading.end, reading.outer, "fixed", None
        elif (
            last is not None
            and follows
            and last.exponent > reading.exponent
            and (reading.exponent or reading.value >= _SMALLEST_REST)
            and reading.value < scale(ARITHMETIC.create_decimal(1), last.exponent)
        ):
            last.value = ARITHMETIC.add(last.value, reading.value)
            last.end, last.exponent, last.form, last.foreign_value = reading.end, reading.exponent, "fixed", None
        else:
            joined.append(reading)
    return joined


def _follows(text: str, last: Reading, reading: Reading) -> bool:
    """Tell whether a number stands right after another one that ends in a word of a run-on script."""
    return (
        last.exponent > 0
        and reading.start - last.end <= 1
        and text[last.end : reading.start].strip() == ""
        and _RUN_ON.match(text, last.end - 1) is not None
    )


def link_neighbours(text: str, readings: list[Reading]) -> None:
    """Add the alternatives that a neighbour gives: "5 to 7 million", "1995-96"."""
    for one, two in pairwise(readings):
        ascends = not one.exponent and one.value < scale(two.value, -two.exponent)
        if two.exponent and ascends and _RANGE_GAP.fullmatch(text, one.end, two.start):
            one.alternatives.add(scale(one.value, two.exponent))
        if _FIRST_YEAR <= one.value <= _LAST_YEAR and two.value < _CENTURY and text[one.end : two.start] in {"-", "/"}:
            two.alternatives.add(one.value - one.value % _CENTURY + two.value)
