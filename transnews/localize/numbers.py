"""Numbers, percents and amounts of a text, read by a locale's separators, multiplier words and signs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from transnews.localize.clock import clock_readings
from transnews.localize.codes import code_mention, is_name_part
from transnews.localize.currencies import currencies
from transnews.localize.multipliers import multipliers
from transnews.localize.neighbours import decades, join_centuries, join_chains, link_neighbours
from transnews.localize.number_words import span_words
from transnews.localize.numerals import Numeral, read_numeral, token_pattern
from transnews.localize.readings import Reading, scale
from transnews.localize.scripts import LETTER, WORD_END, WORD_START
from transnews.localize.symbols import number_symbols
from transnews.localize.unit_words import unit_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from babel import Locale

    from transnews.localize.folding import Folded
    from transnews.localize.mentions import Mention

_DIGITS = regex.compile(r"[0-9]+")
_SPACE = "[ \u00a0]"
_LETTERS = regex.compile(LETTER)
_SUFFIX = regex.compile(rf"-?{LETTER}")
_CENTURY = 100
_LONGEST_PERCENT_WORD = 24
_SPACED = regex.compile(_SPACE)
_DIGITS_BEFORE = regex.compile(r"(?:[0-9][ \u00a0().-]{1,2}|\+)$")
_DIGITS_AFTER = regex.compile(r"[ \u00a0().-]{1,2}[0-9]")


class NumberReader:
    """Reads numbers and percents in one locale."""

    def __init__(self, locale: Locale) -> None:
        self._symbols = number_symbols(locale)
        self._multipliers = multipliers(locale)
        self._currencies = currencies(locale)
        self._units = unit_words(locale)
        spans = "|".join(regex.escape(word) for word, years in sorted(span_words(locale).items()) if years == _CENTURY)
        self._century = regex.compile(rf"{_SPACE}?(?:{spans or '(?!)'}){_SPACE}?")
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
        readings: list[Reading] = []
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
                    readings.append(self._reading(folded, token.span(), numeral, free))
        readings = join_chains(folded.text, readings)
        readings = join_centuries(folded.text, readings, self._century)
        link_neighbours(folded.text, readings)
        return sorted([*(reading.mention(folded) for reading in readings), *codes], key=lambda found: found.start)

    def _pieces(self, start: int, end: int, text: str) -> Iterator[Reading]:
        """Yield the numbers of a list written without spaces ("10,11,12"); they stay as they are."""
        for piece in _DIGITS.finditer(text, start, end):
            numeral = read_numeral(piece.group(), self._symbols)
            if numeral is not None:
                yield Reading(*piece.span(), *piece.span(), numeral.value, None, "fixed")

    def _reading(self, folded: Folded, span: tuple[int, int], numeral: Numeral, free: int) -> Reading:
        """Read the number at ``span``; what stands before ``free`` belongs to something else."""
        text = folded.text
        reading = Reading(*span, *span, numeral.value, numeral.foreign_value, numeral.form)
        if self._symbols.undecided and reading.foreign_value is not None:
            reading.alternatives.add(reading.foreign_value)
            reading.foreign_value = None
        self._multiply(text, reading, free)
        if not reading.exponent:
            self._find_percent(text, reading, free)
            reading.alternatives |= decades(text, reading)
        if not reading.exponent and reading.kind == "number":
            reading.alternatives |= clock_readings(text[slice(*span)])
        if reading.kind == "number":
            reading.units = self._units.after(text, reading.end)  # "pounds" are a currency too
            self._find_currency(folded, reading, free)
        if text[reading.end : reading.end + 1].islower() or _is_telephone(text, *span):
            reading.form = "fixed"
        return reading

    def _multiply(self, text: str, reading: Reading, free: int) -> None:
        """Apply the multiplier words after or before the number; an uncertain one gives an alternative."""
        before = self._multipliers.before(text, free, reading.start)
        if before:
            exponent, reading.start = before
            reading.multiply(exponent)
        found = self._multipliers.after(text, reading.end)
        if found is not None and self._units.end(text, reading.end) > found.end:
            found = None  # "千米" is a kilometre, not a thousand
        last_exponent = 0
        # "mil millones", "천만": a larger word after a smaller one multiplies again.
        while found is not None and found.certain and found.exponent > last_exponent:
            reading.outer = found.exponent if last_exponent else 0
            last_exponent = found.exponent
            reading.multiply(found.exponent)
            reading.end = found.end
            found = self._multipliers.after(text, reading.end)
        if reading.exponent:
            return
        if found is not None and not found.certain:
            reading.possible, reading.possible_end = found.exponent, found.end
            reading.alternatives.add(scale(reading.value, found.exponent))
        elif found is None:
            far = self._multipliers.further(text, reading.end)
            if far:
                reading.alternatives.add(scale(reading.value, far))

    def _find_currency(self, folded: Folded, reading: Reading, free: int) -> None:
        """Make a number with the sign or name of a currency an amount; then a short multiplier is certain ("$5m")."""
        before = self._currencies.before(folded, free, reading.start)
        if before is not None and reading.possible:
            reading.multiply(reading.possible)
            reading.end = reading.possible_end
            reading.alternatives = set()
        after = self._currencies.after(folded, reading.end)
        if after is None and reading.exponent and folded.text.startswith(".", reading.end):
            after = self._currencies.after(folded, reading.end + 1)  # "5,2 Mrd. Dollar"
        if after is None and before is None and reading.possible:
            after = self._currencies.after(folded, reading.possible_end)
            if after is not None:
                reading.multiply(reading.possible)
                reading.alternatives = set()
        if before is not None:
            reading.start, reading.currencies = before
            if after is not None and after[1] & before[1] and _LETTERS.match(folded.text, after[0] - 1):
                reading.end, reading.currencies = after[0], after[1] & before[1]
        elif after is not None:
            reading.end, reading.currencies = after
        if reading.currencies:
            reading.kind = "currency"

    def _find_percent(self, text: str, reading: Reading, free: int) -> None:
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
