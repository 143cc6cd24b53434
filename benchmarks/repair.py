"""Repair on human translations: what is right must stay, what was put into English form must come back.

    python -m benchmarks.repair --data DIR --split NAME [--languages ar,fa,...] [--lines even] [--show N]

reads ``DIR/NAME.<source>`` and every ``DIR/NAME.<language>`` beside it, one sentence a line, line by line translations
of each other, and prints per language and over all

- ``same``: the share of the sentences that ``transnews.localize.repair`` leaves as the translator wrote them;
  ``quotes``: the same without the changes of quotation marks;
- ``cases`` and ``restored``: every number, percent and amount with a separator or a percent sign is written as English
  writes it ("2 345,6 %" becomes "2,345.6%"), its sentence is repaired, and the numeral must be the translator's again,
  whatever mark or space of the language stands between groups;
- ``dates``, ``restored``: dates with a day become "November 28, 2021"; in their place there must again be the same
  date, in words of the language.

A numeral that English writes like the translator is no case. Nothing is drawn by chance: every run does the same.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass, field, fields
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.localization import read_lines
from transnews.localize import DateValue, Mention, Style, find_mentions, localize
from transnews.localize.cldr import locale_for
from transnews.localize.folding import fold, fold_text
from transnews.localize.numerals import read_numeral
from transnews.localize.repair import apply
from transnews.localize.symbols import number_symbols
from transnews.localize.write import write_date, write_number

if TYPE_CHECKING:
    from babel import Locale

ENGLISH = locale_for("en")
QUOTES_KEPT = Style(quotation_marks="keep")
_SIGN = re.compile(r"[%٪]")


@dataclass(slots=True)
class Counts:
    """What was counted in one language."""

    sentences: int = 0
    same: int = 0
    same_but_quotes: int = 0
    numbers: int = 0
    numbers_restored: int = 0
    dates: int = 0
    dates_restored: int = 0
    changed: list[tuple[str, str, str]] = field(default_factory=list)
    failed: list[tuple[str, str, str]] = field(default_factory=list)


def main() -> None:
    """Measure every language that there is a file for, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", required=True)
    parser.add_argument("--source", default="en")
    parser.add_argument("--languages", default="", help="comma-separated (default: all that there are)")
    parser.add_argument("--lines", choices=("all", "odd", "even"), default="all", help="counted from 1 (default: all)")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="also print N failures of each kind")
    options = parser.parse_args()
    found = sorted(path.suffix[1:] for path in options.data.glob(f"{options.split}.*"))
    languages = options.languages.split(",") if options.languages else [one for one in found if one != options.source]
    if not languages:
        parser.error(f"no files {options.split}.<language> in {options.data}")
    source = read_lines(options.data / f"{options.split}.{options.source}", options.lines)
    print(
        f"{'language':8} {'sentences':>9} {'same':>8} {'quotes':>8}"
        f" {'cases':>6} {'restored':>8} {'dates':>6} {'restored':>8}"
    )
    results = []
    for language in languages:
        counts = measure(
            source, read_lines(options.data / f"{options.split}.{language}", options.lines), options.source, language
        )
        results.append(counts)
        print(row(language, counts))
        for title, examples in (("changed", counts.changed), ("not restored", counts.failed)):
            for before, given, after in examples[: options.show]:
                print(f"    {title}:\n        {before}\n        {given}\n        {after}")
    print(row("all", total(results)))


def measure(source: list[str], target: list[str], source_language: str, target_language: str) -> Counts:
    """Repair all sentences as they are, then those with numbers and dates again with each in English form."""
    counts = Counts()
    for one, two in zip(source, target, strict=True):
        result = localize(one, two, source_language, target_language).text
        plain = localize(one, two, source_language, target_language, QUOTES_KEPT).text
        counts.sentences += 1
        counts.same += result == two
        counts.same_but_quotes += plain == two
        if plain != two:
            counts.changed.append((one, two, plain))
        for mention in find_mentions(two, target_language):
            english = in_english_form(mention, locale_for(target_language))
            if english is None or english == mention.text:
                continue
            given = apply(two, [(mention, english)])
            after = localize(one, given, source_language, target_language, QUOTES_KEPT).text
            if mention.kind == "date":
                restored = has_date(after, mention, english, target_language)
                counts.dates += 1
                counts.dates_restored += restored
            else:
                restored = alike(after, plain, target_language)
                counts.numbers += 1
                counts.numbers_restored += restored
            if not restored:
                counts.failed.append((two, given, after))
    return counts


def in_english_form(mention: Mention, locale: Locale) -> str | None:
    """Return a hard mention in valid form as English writes it; None for what has no form of its own to lose."""
    if not mention.hard or mention.form != "valid":
        return None
    if isinstance(mention.value, DateValue):
        value = mention.value
        fits = value.has_day and value.exists() and value.weekday in {None, value.true_weekday() or value.weekday}
        return write_date(value, ENGLISH, numeric=False) if fits and not mention.numeric_date else None
    if not isinstance(mention.value, Decimal):
        return None
    first, last = mention.numeral
    if mention.text[first:last].isdecimal() and mention.kind != "percent":
        return None
    numeral = english_numeral(mention.text[first:last], locale)
    text = mention.text[:first] + numeral + mention.text[last:]
    return f"{numeral}%" if mention.kind == "percent" and _SIGN.search(text) else text


def english_numeral(text: str, locale: Locale) -> str:
    """Return a numeral of a locale with English separators and ASCII digits, grouped by thousands if it had groups."""
    folded = fold(text).text
    numeral = read_numeral(folded, number_symbols(locale))
    if numeral is None:
        return text
    fraction_digits = -int(numeral.value.as_tuple().exponent)
    grouped = sum(not character.isdecimal() for character in folded) > (1 if fraction_digits else 0)
    return write_number(numeral.value, fraction_digits, ENGLISH, grouped=grouped, like="0")


def has_date(text: str, mention: Mention, english: str, language: str) -> bool:
    """Tell whether a text has a date in the words of its language where the translator had it.

    Case endings, commas and the other names that a language has for a month ("آذار", "مارس") do not count.
    """
    found = (one for one in find_mentions(text, language) if one.start <= mention.start < one.end)
    return english not in text and any(one.value == mention.value for one in found)


def alike(one: str, two: str, language: str) -> bool:
    """Tell whether two texts differ in nothing but the digits' script, spaces and the mark between groups."""
    return without_groups(one, language) == without_groups(two, language)


def without_groups(text: str, language: str) -> str:
    """Return a text, folded, without spaces and without the marks between groups of three digits."""
    folded = re.sub(r"\s", "", fold_text(text))
    mark = locale_for(language).number_symbols["latn"]["group"]
    return re.sub(rf"(?<=[0-9]){re.escape(mark)}(?=[0-9]{{3}}(?![0-9]))", "", folded)


def row(name: str, counts: Counts) -> str:
    """Return the printed line of one language."""
    sentences, numbers, dates = (max(count, 1) for count in (counts.sentences, counts.numbers, counts.dates))
    return (
        f"{name:8} {counts.sentences:9} {counts.same / sentences:8.2%} {counts.same_but_quotes / sentences:8.2%}"
        f" {counts.numbers:6} {counts.numbers_restored / numbers:8.1%}"
        f" {counts.dates:6} {counts.dates_restored / dates:8.1%}"
    )


def total(results: list[Counts]) -> Counts:
    """Return the sums over all languages."""
    numbers = [one.name for one in fields(Counts) if one.name not in {"changed", "failed"}]
    return Counts(**{name: sum(getattr(counts, name) for counts in results) for name in numbers})


if __name__ == "__main__":
    main()
