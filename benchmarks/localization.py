"""Numbers and dates compared by value: how often human translations agree, and whether a wrong digit is noticed.

    python -m benchmarks.localization --data DIR --split NAME [--languages ar,fa,...] [--lines even] [--show N]

reads ``DIR/NAME.<source>`` and every ``DIR/NAME.<language>`` beside it, one sentence a line, line by line translations
of each other, and prints per language and as the mean of the languages

- ``equal``: of the sentences that have a number of 10 or more (or a date with a day) on either side, the share in which
  no number is missing, extra or changed, with the tolerance of ``transnews.localize.compare``; ``dates`` counts every
  issue (dates, times, currencies) as a difference. Human translations are taken for right, so what is not equal is what
  the recognizer does not know or an error of the translator;
- ``noticed``: one digit of one number of the translation is changed, dropped or doubled, in turn, in every sentence
  that was equal before; the share in which there is an issue then. Sentence and digit are chosen by counting, so every
  run does the same;
- ``pairs/s`` compared on one core, and of those in which neither side has a digit or a weekday (``empty/s``).
"""

from __future__ import annotations

import argparse
import time
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from transnews.localize import DateValue, compare, find_mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transnews.localize import Mention
    from transnews.model import Issue


WARM_UP = 50
"""Sentences compared before the clock runs: tables of a language are made once."""


@dataclass(slots=True)
class Counts:
    """What was counted in one language."""

    sentences: int = 0
    equal: int = 0
    equal_with_dates: int = 0
    corrupted: int = 0
    noticed: int = 0
    pairs: int = 0
    seconds: float = 0.0
    empty: int = 0
    empty_seconds: float = 0.0
    different: list[tuple[str, str, list[Issue]]] = field(default_factory=list)


def main() -> None:
    """Measure every language that there is a file for, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", required=True)
    parser.add_argument("--source", default="en")
    parser.add_argument("--languages", default="", help="comma-separated (default: all that there are)")
    parser.add_argument("--lines", choices=("all", "odd", "even"), default="all", help="counted from 1 (default: all)")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="also print N differing sentences a language")
    options = parser.parse_args()
    found = sorted(path.suffix[1:] for path in options.data.glob(f"{options.split}.*"))
    languages = (
        options.languages.split(",") if options.languages else [code for code in found if code != options.source]
    )
    if not languages:
        parser.error(f"no files {options.split}.<language> in {options.data}")
    source = read_lines(options.data / f"{options.split}.{options.source}", options.lines)
    print(
        f"{'language':10} {'sentences':>9} {'equal':>7} {'dates':>7} {'changed':>8} {'noticed':>8}"
        f" {'pairs/s':>8} {'empty/s':>8}"
    )
    results = []
    for language in languages:
        target = read_lines(options.data / f"{options.split}.{language}", options.lines)
        counts = measure(source, target, options.source, language)
        results.append(counts)
        print(row(language, counts))
        for one, two, issues in counts.different[: options.show]:
            print(f"    {one}\n    {two}")
            print(*(f"        {issue.code}: {issue.message}" for issue in issues), sep="\n")
    print(mean_row(results))


def measure(source: list[str], target: list[str], source_language: str, target_language: str) -> Counts:
    """Compare all sentences of two languages, then the equal ones again with one digit wrong."""
    counts = Counts()
    for one, two in zip(source[:WARM_UP], target[:WARM_UP], strict=True):
        compare(one, two, source_language, target_language)
        find_mentions(one, source_language), find_mentions(two, target_language)
    for number, (one, two) in enumerate(zip(source, target, strict=True)):
        start = time.process_time()
        issues = compare(one, two, source_language, target_language)
        count_time(counts, time.process_time() - start, empty=not any(map(str.isdecimal, one + two)) and not issues)
        mentions = find_mentions(two, target_language)
        if not any(map(counts_here, [*find_mentions(one, source_language), *mentions])):
            continue
        counts.sentences += 1
        counts.equal += not any(issue.code.startswith("number-") for issue in issues)
        if issues:
            counts.different.append((one, two, issues))
            continue
        counts.equal_with_dates += 1
        changed = with_one_digit_wrong(two, mentions, number)
        if changed is not None:
            counts.corrupted += 1
            counts.noticed += compare(one, changed, source_language, target_language) != []
    return counts


def counts_here(mention: Mention) -> bool:
    """Tell whether a mention makes its sentence count: a hard number of 10 or more, or a date with a day."""
    value = mention.value
    if isinstance(value, DateValue):
        return mention.hard and value.has_day
    return mention.hard and isinstance(value, Decimal) and value >= 10  # noqa: PLR2004 - as in the docstring


def count_time(counts: Counts, seconds: float, *, empty: bool) -> None:
    """Add the time that one comparison took."""
    counts.pairs += 1
    counts.seconds += seconds
    if empty:
        counts.empty += 1
        counts.empty_seconds += seconds


def with_one_digit_wrong(text: str, mentions: list[Mention], number: int) -> str | None:
    """Return the text with one digit of one number of 10 or more changed, dropped or doubled.

    Number, digit and error are chosen by the sentence's number. None where there is no such number, or where the error
    makes no other number (a doubled digit that was alone before, a zero dropped in front).
    """
    numbers = [mention for mention in mentions if counts_here(mention) and any(map(str.isdecimal, mention.text))]
    if not numbers:
        return None
    mention = numbers[number % len(numbers)]
    places = list(digit_places(mention))
    place = places[number % len(places)]
    before, digit, after = text[:place], text[place], text[place + 1 :]
    error = number // 2 % 3
    if error == 1 and unicodedata.decimal(digit):
        return before + after
    if error == 2:  # noqa: PLR2004 - the third of three errors
        return before + digit + digit + after
    value = unicodedata.decimal(digit)
    return before + chr(ord(digit) - value + (value + 1 + number % 8) % 10) + after


def digit_places(mention: Mention) -> Iterator[int]:
    """Yield the offsets of the digits of a mention in its text."""
    for offset, character in enumerate(mention.text):
        if character.isdecimal():
            yield mention.start + offset


def row(language: str, counts: Counts) -> str:
    """Return the printed line of one language."""
    equal, with_dates, noticed, pairs, empty = shares(counts)
    return (
        f"{language:10} {counts.sentences:9} {equal:7.1%} {with_dates:7.1%} {counts.corrupted:8} {noticed:8.1%}"
        f" {pairs:8.0f} {empty:8.0f}"
    )


def mean_row(results: list[Counts]) -> str:
    """Return the printed line of the mean over languages."""
    columns = zip(*map(shares, results), strict=True)
    equal, with_dates, noticed, pairs, empty = (sum(column) / len(results) for column in columns)
    corrupted = sum(counts.corrupted for counts in results)
    return f"{'mean':10} {'':9} {equal:7.1%} {with_dates:7.1%} {corrupted:8} {noticed:8.1%} {pairs:8.0f} {empty:8.0f}"


def shares(counts: Counts) -> tuple[float, float, float, float, float]:
    """Return the three shares, 0 to 1, and the two speeds of one language."""
    sentences, corrupted = max(counts.sentences, 1), max(counts.corrupted, 1)
    speed = counts.pairs / max(counts.seconds, 1e-9)
    empty = counts.empty / max(counts.empty_seconds, 1e-9)
    return counts.equal / sentences, counts.equal_with_dates / sentences, counts.noticed / corrupted, speed, empty


def read_lines(path: Path, lines: str = "all") -> list[str]:
    """Return the lines of a UTF-8 file: all, the odd or the even ones."""
    found = path.read_text(encoding="utf-8").splitlines()
    return found if lines == "all" else found[0 if lines == "odd" else 1 :: 2]


if __name__ == "__main__":
    main()
