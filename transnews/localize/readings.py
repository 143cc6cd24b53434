"""A number while it is being read, and how it becomes a mention."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transnews.localize.mentions import Mention
from transnews.localize.numerals import ARITHMETIC

if TYPE_CHECKING:
    from decimal import Decimal

    from transnews.localize.folding import Folded
    from transnews.localize.mentions import Form, Kind, Value


@dataclass(slots=True)
class Reading:
    """A number while it is being read: ``[start, end)`` of the folded text, its digits being ``[first, last)``.

    ``exponent`` is the power of ten of its multiplier words, ``outer`` that of the last of several, ``possible`` what a
    short word after it may be instead ("m" in "5 m"), which ends at ``possible_end``; 0 where there is none.
    """

    start: int
    end: int
    first: int
    last: int
    value: Decimal
    foreign_value: Decimal | None
    form: Form
    kind: Kind = "number"
    alternatives: set[Value] = field(default_factory=set)
    exponent: int = 0
    outer: int = 0
    possible: int = 0
    possible_end: int = 0
    currencies: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()

    def multiply(self, exponent: int) -> None:
        """Multiply the number, in both conventions, by a power of ten."""
        self.exponent += exponent
        self.value = scale(self.value, exponent)
        if self.foreign_value is not None:
            self.foreign_value = scale(self.foreign_value, exponent)

    def mention(self, folded: Folded) -> Mention:
        """Return the mention in the original text."""
        start, end = folded.span(self.start, self.end)
        first, last = folded.span(self.first, self.last)
        return Mention(
            kind=self.kind,
            start=start,
            end=end,
            text=folded.original[start:end],
            value=self.value,
            alternatives=frozenset(self.alternatives),
            foreign_value=self.foreign_value,
            form=self.form,
            numeral=(first - start, last - start),
            currencies=self.currencies,
            units=self.units,
        )


def scale(value: Decimal, exponent: int) -> Decimal:
    """Return a value times ten to the power of ``exponent``, exactly."""
    return ARITHMETIC.scaleb(value, exponent)
