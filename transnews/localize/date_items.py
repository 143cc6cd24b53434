"""The numbers and names of a text that may be fields of a date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from transnews.localize.date_names import NameFound, date_names
from transnews.localize.multipliers import multipliers

if TYPE_CHECKING:
    from babel import Locale

# One or two digits may be a day, four a year, unless they are part of a larger number or of a clock time. An ordinal
# ends in letters with case: "28th", "28-ին", "1º".
_NUMBER = regex.compile(
    r"(?<![0-9]|[0-9][.,:'٬٫])"
    r"(?P<digits>[0-9]{1,2}|[0-9]{4})"
    r"(?![0-9]|[.,:'٬٫][0-9]| [0-9]{3}(?![0-9]))"
    r"(?P<ending>(?:['-]?\p{Ll}{1,3}|[ºª])(?!\p{L}))?"
)
_DAYS = range(1, 32)
_YEARS = range(1000, 3000)


@dataclass(frozen=True, slots=True)
class Item:
    """A number or name that may be a field of a date; ``bare_end`` is the end of its digits, ``end`` of its ordinal."""

    start: int
    end: int
    bare_end: int
    number: int | None = None
    name: NameFound | None = None

    @property
    def is_day(self) -> bool:
        """Whether it may be a day of a month."""
        return self.number in _DAYS

    @property
    def is_year(self) -> bool:
        """Whether it may be a year."""
        return self.number in _YEARS

    @property
    def is_month(self) -> bool:
        """Whether it is a month's name."""
        return self.name is not None and self.name.of("month") is not None


class ItemFinder:
    """Finds the items of one locale."""

    def __init__(self, locale: Locale) -> None:
        self._names = date_names(locale)
        self._multipliers = multipliers(locale)

    def find(self, text: str, numeric_dates: list[tuple[int, int]]) -> list[Item]:
        """Return the items of a text (folded, all spaces U+0020), disjoint and in order, outside its numeric dates."""
        occupied = bytearray(len(text))
        for start, end in numeric_dates:
            occupied[start:end] = b"\1" * (end - start)
        items = []
        for name in self._names.find(text):
            if not any(occupied[name.start : name.end]):
                occupied[name.start : name.end] = b"\1" * (name.end - name.start)
                items.append(Item(name.start, name.end, name.end, name=name))
        for match in _NUMBER.finditer(text):
            bare_end = match.end("digits")
            if not occupied[match.start()] and not self._is_quantity(text, bare_end):
                end = bare_end if any(occupied[bare_end : match.end()]) else match.end()
                items.append(Item(match.start(), end, bare_end, number=int(match["digits"])))
        return sorted(items, key=lambda item: item.start)

    def _is_quantity(self, text: str, end: int) -> bool:
        """Tell whether what follows makes a number a quantity: "May 5 million", "月1亿", "28 %"."""
        multiplier = self._multipliers.after(text, end)
        return (multiplier is not None and multiplier.certain) or text[end : end + 2].strip(" ").startswith("%")
