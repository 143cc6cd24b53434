"""Numbers and percents of a text, read by a locale's separators, multiplier words and percent signs."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from transnews.localize.codes import code_mention, is_name_part
from transnews.localize.mentions import Mention
from transnews.localize.multipliers import multipliers
from transnews.localize.numerals import ARITHMETIC, Numeral, read_numeral, token_pattern
from transnews.localize.scripts import LETTER, RUN_ON, WORD_END, WORD_START
from transnews.localize.symbols import number_symbols

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from babel import Locale

    from transnews.localize.folding import Folded
    from transnews.localize.mentions import Form, Kind

_DIGITS = regex.compile(r"[0-9]+")
_SPACE = "[ \u00a0]"
_RUN_ON = regex.compile(RUN_ON)
_SUFFIX = regex.compile(rf"-?{LETTER}")
# "1990s", "1990-х", "90er", "1990年代": a suffix on a round year means a decade, whose century may go without saying.
_DECADE_SUFFIX = regex.compile(rf"['-]?{LETTER}")
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_CENTURY = 100
_THIS_CENTURY_BUT_ONE = 1900
# What stands between the two numbers of a range ("5 to 7 million", "340-500 million") is short and ends no sentence.
_RANGE_GAP = regex.compile(r"[^.;:!?\n]{1,14}")
_LONGEST_PERCENT_WORD = 24
_SPACED = regex.compile(_SPACE)
_DIGITS_BEFORE = regex.compile(r"(?:[0-9][ \u00a0().-]{1,2}|\+)$")
_DIGITS_AFTER = regex.compile(r"[ \u00a0().-]{1,2}[0-9]")
# What follows a large step without a word of its own has at least three digits: "3万5000", not "3億4千" cut short.
_SMALLEST_REST = 100


@dataclass(slots=True)
class _Reading:
    """A number while it is being read: ``[start, end)`` of the folded text, its digits being ``[first, last)``."""

    start: int
    end: int
    first: int
    last: int
    value: Decimal
    foreign_value: Decimal | None
    form: Form
    kind: Kind = "number"
    alternatives: set[Decimal] = field(default_factory=set)
    exponent: int = 0


class NumberReader:
    """Reads numbers and percents in one locale."""

    def __init__(self, locale: Locale) -> None:
        self._symbols = number_symbols(locale)
        self._multipliers = multipliers(locale)
        self._token = token_pattern(self._symbols)
        words = "|".join(map(regex.escape, sorted(self._symbols.percent_words))) or "(?!)"
        words = words.replace("\\ ", _SPACE)
        self._percent_after = regex.compile(rf"{_SPACE}?(?:(?P<sign>%)|(?:{words}){WORD_END})")
        self._next_number = regex.compile(rf"{_SPACE if self._symbols.percent_spaced else ''}[0-9]")
        # Where the sign usually follows, "40 % 30" has one percent.
        no_other = "(?<![0-9])" if self._symbols.percent_before else rf"(?<![0-9]{_SPACE}?)"
        self._sign_before = regex.compile(rf"{no_other}%{_SPACE}?$")
        self._word_before = regex.compile(rf"{WORD_START}(?:{words}){_SPACE}$")

    def read(self, folded: Folded, gaps: Iterable[tuple[int, int]]) -> list[Mention]:
        """Return the numbers, percents and codes within the ``gaps`` (folded spans, sorted, disjoint), in order."""
        readings: list[_Reading] = []
        codes: list[Mention] = []
        for start, end in gaps:
            for token in self._token.finditer(folded.text, start, end):
                numeral = read_numeral(token.group(), self._symbols)
                if is_name_part(folded.text, token.start()) or (numeral is None and not _is_list(token.group())):
                    codes.append(code_mention(folded, *token.span()))
                elif numeral is None:
                    readings += self._pieces(*token.span(), folded.text)
                else:
                    free = max(start, readings[-1].end) if readings else start
                    readings.append(self._reading(folded.text, token.span(), numeral, free))
        readings = _join_chains(folded.text, readings)
        _link_neighbours(folded.text, readings)
        return sorted([*(_mention(folded, reading) for reading in readings), *codes], key=lambda found: found.start)

    def _pieces(self, start: int, end: int, text: str) -> Iterator[_Reading]:
        """Yield the numbers of a list written without spaces ("10,11,12"); they stay as they are."""
        for piece in _DIGITS.finditer(text, start, end):
            numeral = read_numeral(piece.group(), self._symbols)
            if numeral is not None:
                yield _Reading(*piece.span(), *piece.span(), numeral.value, None, "fixed")

    def _reading(self, text: str, span: tuple[int, int], numeral: Numeral, free: int) -> _Reading:
        """Read the number at ``span``; what stands before ``free`` belongs to something else."""
        reading = _Reading(*span, *span, numeral.value, numeral.foreign_value, numeral.form)
        if self._symbols.undecided and reading.foreign_value is not None:
            reading.alternatives.add(reading.foreign_value)
            reading.foreign_value = None
        self._multiply(text, reading, free)
        if not reading.exponent:
            self._find_percent(text, reading, free)
            reading.alternatives |= _decades(text, reading)
        if text[reading.end : reading.end + 1].islower() or _is_telephone(text, *span):
            reading.form = "fixed"
        return reading

    def _multiply(self, text: str, reading: _Reading, free: int) -> None:
        """Apply the multiplier words after or before the number; an uncertain one gives an alternative."""
        before = self._multipliers.before(text, free, reading.start)
        if before:
            reading.exponent, reading.start = before
        found = self._multipliers.after(text, reading.end)
        last_exponent = 0
        # "mil millones", "천만": a larger word after a smaller one multiplies again.
        while found is not None and found.certain and found.exponent > last_exponent:
            last_exponent = found.exponent
            reading.exponent += found.exponent
            reading.end = found.end
            found = self._multipliers.after(text, reading.end)
        if found is not None and not found.certain and not reading.exponent:
            reading.alternatives.add(_scale(reading.value, found.exponent))
        if reading.exponent:
            reading.value = _scale(reading.value, reading.exponent)
            if reading.foreign_value is not None:
                reading.foreign_value = _scale(reading.foreign_value, reading.exponent)

    def _find_percent(self, text: str, reading: _Reading, free: int) -> None:
        """Make a number with a percent sign or word a percent; a sign in an unusual place makes its form foreign."""
        after = self._percent_after.match(text, reading.end)
        if after is not None and self._symbols.percent_before and self._next_number.match(text, after.end()):
            after = None  # "5 %40" in Turkish: the sign is the next number's
        window = max(free, reading.start - _LONGEST_PERCENT_WORD)
        before = self._sign_before.search(text, window, reading.start)
        if after is None and before is None:
            before = self._word_before.search(text, window, reading.start)
            if before is None:
                return
        reading.kind = "percent"
        symbols = self._symbols
        prefixed = before is not None and (after is None or symbols.percent_before)
        found = before if prefixed else after
        if found is None:
            return
        reading.start, reading.end = (found.start(), reading.end) if prefixed else (reading.start, found.end())
        usual = prefixed == symbols.percent_before and (len(found.group()) > 1) == symbols.percent_spaced
        if _SUFFIX.match(text, reading.end):
            reading.form = "fixed"
        elif "%" in found.group() and not usual and not symbols.undecided:
            reading.form = "foreign"


@cache
def number_reader(locale: Locale) -> NumberReader:
    """Return the reader of a locale (made once)."""
    return NumberReader(locale)


def _is_telephone(text: str, start: int, end: int) -> bool:
    """Tell whether groups with spaces are part of a telephone number: a plus sign or further groups beside them."""
    if not _SPACED.search(text, start, end):
        return False
    return (
        _DIGITS_BEFORE.search(text, max(0, start - 3), start) is not None or _DIGITS_AFTER.match(text, end) is not None
    )


def _is_list(token: str) -> bool:
    return set(_DIGITS.sub("", token)) == {","}


def _scale(value: Decimal, exponent: int) -> Decimal:
    return ARITHMETIC.scaleb(value, exponent)


def _decades(text: str, reading: _Reading) -> set[Decimal]:
    """Return the other ways to say a decade: 90 for "1990s", 1990 for "90s"."""
    value = reading.value
    if value > _LAST_YEAR or value % 10 or not _DECADE_SUFFIX.match(text, reading.end):
        return set()
    if value >= _FIRST_YEAR:
        return {value % _CENTURY}
    return {value + _THIS_CENTURY_BUT_ONE} if value < _CENTURY else set()


def _join_chains(text: str, readings: list[_Reading]) -> list[_Reading]:
    """Join what run-on scripts write in steps: "1億5000万", "3억 4천만"."""
    joined: list[_Reading] = []
    for reading in readings:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.exponent > reading.exponent
            and _RUN_ON.match(text, last.end - 1)
            and text[last.end : reading.start].strip() == ""
            and reading.start - last.end <= 1
            and (reading.exponent or reading.value >= _SMALLEST_REST)
            and reading.value < _scale(ARITHMETIC.create_decimal(1), last.exponent)
        ):
            last.value = ARITHMETIC.add(last.value, reading.value)
            last.end, last.exponent, last.form, last.foreign_value = reading.end, reading.exponent, "fixed", None
        else:
            joined.append(reading)
    return joined


def _link_neighbours(text: str, readings: list[_Reading]) -> None:
    """Add the alternatives that a neighbour gives: "5 to 7 million", "1995-96"."""
    for one, two in pairwise(readings):
        ascends = not one.exponent and one.value < _scale(two.value, -two.exponent)
        if two.exponent and ascends and _RANGE_GAP.fullmatch(text, one.end, two.start):
            one.alternatives.add(_scale(one.value, two.exponent))
        if _FIRST_YEAR <= one.value <= _LAST_YEAR and two.value < _CENTURY and text[one.end : two.start] in {"-", "/"}:
            two.alternatives.add(one.value - one.value % _CENTURY + two.value)


def _mention(folded: Folded, reading: _Reading) -> Mention:
    start, end = folded.span(reading.start, reading.end)
    first, last = folded.span(reading.first, reading.last)
    return Mention(
        kind=reading.kind,
        start=start,
        end=end,
        text=folded.original[start:end],
        value=reading.value,
        alternatives=frozenset(reading.alternatives),
        foreign_value=reading.foreign_value,
        form=reading.form,
        numeral=(first - start, last - start),
    )
