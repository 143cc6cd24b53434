"""The form of a target's mentions rewritten for its locale, where the value is right and only the form is not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import regex

from transnews.localize.cldr import is_root
from transnews.localize.folding import fold, fold_word
from transnews.localize.mentions import DateValue, Mention
from transnews.localize.numerals import read_numeral
from transnews.localize.reader import read_mentions
from transnews.localize.symbols import number_symbols
from transnews.localize.unit_words import is_conversion
from transnews.localize.write import write_date, write_number, write_percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from babel import Locale

    from transnews.localize.mentions import Value

_LABEL = regex.compile(r"\p{Lu}\p{L}*[ \u00a0]$")
_MINUTE_DIGITS = 2
_WITH_POINT = regex.compile(r"\p{Nd}{1,2}\.\p{Nd}{2}")
_LONGEST_NAME = 80
_MARKS = r"\"“”„‟«»‹›「」『』"
_AFTER_MARK = regex.compile(rf"(?<=[{_MARKS}])[^{_MARKS}]*$")
_BEFORE_MARK = regex.compile(rf"[^{_MARKS}]*(?=[{_MARKS}])")
_TELLING_WORDS = 3
_WORDS_BEFORE = regex.compile(r"(?:(?P<word>\p{L}+)[\s,(]{1,2}){1,2}$")
_WORDS_AFTER = regex.compile(r"(?:[\s,)]{1,2}(?P<word>\p{L}+)){1,2}")
_LETTER = regex.compile(r"\p{L}")
_SPACE = regex.compile(r"\s")
_ABBREVIATED_END = regex.compile(r"\s(?P<letter>\p{L})\p{L}*\.$")
_NEXT_WORD = regex.compile(r"\s?(?P<letter>\p{L})\p{L}+")
_GOES_ON = regex.compile(r"\s?[\p{Ll}\p{Lo}\p{N}]")


def rewritten(source: Mention, target: Mention, locale: Locale, *, translated: bool = True) -> str | None:
    """Return the target mention in its locale's form, None where it must stay as it is.

    ``source`` and ``target`` are paired by value. Only hard mentions are rewritten, and only if the new text is read
    back with the same value; a code-like text that the source has in the same letters is left alone, and where nothing
    is ``translated`` (both sides are in one language) so is a date.
    """
    if target.kind == "time":
        return _no_time(source, target, locale)
    wanted = meant(source, target)
    if target.form == "valid" and wanted == target.value and not (translated and _is_copied_date(source, target)):
        return None
    copied_code = source.text == target.text and source.form != "valid"
    if not (source.hard and target.hard) or target.form == "fixed" or copied_code or is_root(locale):
        return None
    if isinstance(wanted, DateValue):
        text = _date(wanted, target, locale)
    elif isinstance(wanted, Decimal) and source.kind != "time" and not _may_have_spaces(source, target, locale):
        text = _number(target, locale, foreign=wanted != target.value)
    else:
        return None
    return text if text is not None and reads_back(text, wanted, locale) else None


def meant(source: Mention, target: Mention) -> Value:
    """Return what the target mention of a pair stands for: its own value, or the source's in the source's notation."""
    return source.value if target.foreign_value == source.value != target.value else target.value


def converted(sources: Sequence[Mention], target: Mention, locale: Locale) -> str | None:
    """Return in the locale's form a quantity that the source has in other units, None where it must stay as it is.

    "7.7 kg" for "17 pounds" says by its unit that it is no code; "4,800 km" for "3,000 miles" is four thousand only
    because four would not be those miles.
    """
    if not target.hard or not target.units or target.kind != "number" or target.form == "fixed" or is_root(locale):
        return None
    wanted = target.value
    if target.foreign_value is not None:
        wanted = target.foreign_value
        other = replace(target, value=wanted)
        if any(is_conversion(one, target) for one in sources) or not any(is_conversion(one, other) for one in sources):
            return None
    elif target.form == "valid" or _SPACE.search(target.text[slice(*target.numeral)]):
        return None
    text = _number(target, locale, foreign=target.foreign_value is not None)
    return text if text is not None and reads_back(text, wanted, locale) else None


def is_label(text: str, mention: Mention) -> bool:
    """Tell whether a number of a source is the number of something that has a name: "Figure 1.1", "Windows 8.1"."""
    plain = mention.kind == "number" and not mention.units and mention.text.replace(".", "", 1).isdecimal()
    return plain and "." in mention.text and _LABEL.search(text, 0, mention.start) is not None


def is_left_over(source: tuple[str, Mention], target: tuple[str, Mention]) -> bool:
    """Tell whether a mention stands among the source's words, in what was not translated: there it stays, too.

    Each side is a text and a mention of it. The words right before and after are the same, or it is in a title.
    """
    around = _neighbours(*target)
    return (around is not None and around == _neighbours(*source)) or _is_in_copied_name(source, target)


def _is_in_copied_name(source: tuple[str, Mention], target: tuple[str, Mention]) -> bool:
    """Tell whether a mention stands in quotation marks with words that the source has to the letter: a title."""
    (said, one), (text, two) = source, target
    before = _AFTER_MARK.search(text, max(0, two.start - _LONGEST_NAME), two.start)
    after = _BEFORE_MARK.match(text, two.end, two.end + _LONGEST_NAME)
    if before is None or after is None or not _LETTER.search(before.group() + after.group()):
        return False
    near = said[max(0, one.start - _LONGEST_NAME) : one.end + _LONGEST_NAME]
    return before.group() + two.text + after.group() in near


def _neighbours(text: str, mention: Mention) -> tuple[list[str], list[str]] | None:
    """Return up to two words right before and after a mention, None where there are fewer than three in all."""
    before = _WORDS_BEFORE.search(text, max(0, mention.start - _LONGEST_NAME), mention.start)
    after = _WORDS_AFTER.match(text, mention.end, mention.end + _LONGEST_NAME)
    if before is None or after is None:
        return None
    words = before.captures("word"), after.captures("word")
    return words if len(words[0]) + len(words[1]) >= _TELLING_WORDS else None


def fitted(new: str, mention: Mention, text: str) -> str:
    """Return what is written for a mention of ``text``, fitted to what follows.

    An abbreviation that the text has as a word is not said twice ("1940 г. года"); a sentence's full stop stays.
    """
    end, following = _ABBREVIATED_END.search(new), _NEXT_WORD.match(text, mention.end)
    if end is not None and following is not None and end["letter"] == following["letter"]:
        return new[: end.start()]
    if new.endswith(".") and text.startswith(".", mention.end):
        return new[:-1]
    stops = mention.text.endswith(".") and not new.endswith(".") and mention.start > 0
    return f"{new}." if stops and not _GOES_ON.match(text, mention.end) else new


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


def reads_back(text: str, value: Value, locale: Locale) -> bool:
    """Tell whether a text is one mention of ``value`` in valid form."""
    mentions = [mention for mention in read_mentions(text, locale) if mention.hard]
    return len(mentions) == 1 and mentions[0].value == value and mentions[0].form == "valid"


def _no_time(source: Mention, target: Mention, locale: Locale) -> str | None:
    """Return the number that was read as a time only for its point: "2.42" for "$2.42" in Finnish; else None."""
    value = source.value
    if not source.hard or not isinstance(value, Decimal) or not _WITH_POINT.fullmatch(target.text):
        return None
    if Decimal(fold(target.text).text) != value:
        return None
    text = write_number(value, _MINUTE_DIGITS, locale, grouped=False, like=target.text)
    return text if text != target.text and reads_back(text, value, locale) else None


def _is_copied_date(source: Mention, target: Mention) -> bool:
    """Tell whether a date is the source's to the letter, for a language that shares the month's name ("September")."""
    value = target.value
    return source.text == target.text and isinstance(value, DateValue) and value.has_day and not target.numeric_date


def _may_have_spaces(source: Mention, target: Mention, locale: Locale) -> bool:
    """Tell whether all that is unusual in a number is spaces that the source does not have.

    The International System of Units groups digits with spaces in every language, and puts one before the percent
    sign; a translator who writes so is right.
    """
    first, last = target.numeral
    if target.kind != "percent":
        copied = source.text[slice(*source.numeral)] == target.text[first:last]
        return not copied and _SPACE.search(target.text, first, last) is not None
    symbols = number_symbols(locale)
    numeral = read_numeral(fold(target.text[first:last]).text, symbols)
    usual = numeral is not None and numeral.form == "valid" and not symbols.percent_before
    return usual and source.text != target.text and _SPACE.match(target.text, last) is not None


def _date(value: DateValue, target: Mention, locale: Locale) -> str | None:
    if not value.has_day or value.weekday not in {None, value.true_weekday() or value.weekday}:
        return None
    text = write_date(value, locale, numeric=target.numeric_date)
    # Where a form was read as the locale's own, only the order of its fields tells that it is not.
    same_order = text[0].isdecimal() == target.text[0].isdecimal()
    return None if target.form == "valid" and value == target.value and same_order else text


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
