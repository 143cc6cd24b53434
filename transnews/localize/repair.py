"""The form of a target's mentions rewritten for its locale, where the value is right and only the form is not."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from transnews.localize.cldr import is_root
from transnews.localize.folding import fold, fold_word
from transnews.localize.mentions import DateValue, Mention
from transnews.localize.numerals import read_numeral
from transnews.localize.reader import read_mentions
from transnews.localize.symbols import number_symbols
from transnews.localize.write import write_date, write_number, write_percent

if TYPE_CHECKING:
    from babel import Locale


def rewritten(source: Mention, target: Mention, locale: Locale) -> str | None:
    """Return the target mention in its locale's form, None where it must stay as it is.

    ``source`` and ``target`` are paired by value. Only hard mentions are rewritten, and only if the new text is read
    back with the same value; a code-like text that the source has in the same letters is left alone.
    """
    wanted = source.value if target.foreign_value == source.value != target.value else target.value
    if target.form == "valid" and wanted == target.value:
        return None
    copied_code = source.text == target.text and source.form != "valid"
    if not (source.hard and target.hard) or target.form == "fixed" or copied_code or is_root(locale):
        return None
    if isinstance(wanted, DateValue):
        text = _date(wanted, target, locale)
    elif isinstance(wanted, Decimal):
        text = _number(target, locale, foreign=wanted != target.value)
    else:
        return None
    return text if text is not None and reads_back(text, wanted, locale) else None


def apply(text: str, changes: list[tuple[Mention, str]]) -> str:
    """Return the text with mentions replaced; a capital at the start of the text stays a capital."""
    parts: list[str] = []
    position = 0
    for mention, new in sorted(changes, key=lambda change: change[0].start):
        before = text[position : mention.start]
        starts_text = not parts and mention.text[0].isupper() and not any(map(str.isalnum, before))
        parts += [before, new[0].upper() + new[1:] if starts_text else new]
        position = mention.end
    return "".join([*parts, text[position:]])


def _date(value: DateValue, target: Mention, locale: Locale) -> str | None:
    if not value.has_day or value.weekday not in {None, value.true_weekday() or value.weekday}:
        return None
    return write_date(value, locale, numeric=target.numeric_date)


def _number(target: Mention, locale: Locale, *, foreign: bool) -> str | None:
    """Rewrite the numeral of a number or percent, keeping its fraction digits and whether it has groups."""
    first, last = target.numeral
    numeral = read_numeral(fold(target.text[first:last]).text, number_symbols(locale))
    value = None
    if numeral is not None:
        value = numeral.foreign_value if foreign else numeral.value
    if value is None:
        return None
    fraction_digits = -int(value.as_tuple().exponent)
    separators = sum(not character.isdigit() for character in fold(target.text[first:last]).text)
    grouped = separators > (1 if fraction_digits else 0)
    written = write_number(value, fraction_digits, locale, grouped=grouped, like=target.text[first:last])
    sign = next((character for character in target.text if fold_word(character) == "%"), "")
    if target.kind == "percent" and sign:
        return write_percent(written, sign, locale)
    return target.text[:first] + written + target.text[last:]


def reads_back(text: str, value: Decimal | DateValue, locale: Locale) -> bool:
    """Tell whether a text is one mention of ``value`` in valid form."""
    mentions = [mention for mention in read_mentions(text, locale) if mention.hard]
    return len(mentions) == 1 and mentions[0].value == value and mentions[0].form == "valid"
