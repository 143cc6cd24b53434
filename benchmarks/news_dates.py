"""Dates in news, paired by value between two languages.

    python -m benchmarks.news_dates --data DIR --split NAME [--languages ru,de] [--show N] [--sample N]

reads ``DIR/NAME*.<language>-en.en`` and the ``.<language>`` beside each, line by line translations of each other (the
names of the WMT news tests), and prints how many hard date mentions the English side has, and the share of them that
agrees with none of the translation. What the translator left out or wrote differently is in that share too.
``--show`` prints the sentences with unpaired dates; ``--sample`` prints N hard mentions of each language with the words
around them, every n-th, to be judged by hand.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.localization import read_lines
from transnews.localize import find_mentions, localize

if TYPE_CHECKING:
    from transnews.localize import Mention

CONTEXT = 24


@dataclass(slots=True)
class Dates:
    """What was found in one language; ``unpaired`` holds (mention, source, target)."""

    english: int = 0
    unpaired: list[tuple[str, str, str]] = field(default_factory=list)
    extra: int = 0
    mentions: list[str] = field(default_factory=list)


def main() -> None:
    """Measure every language that there are files for, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", default="", help="what the names of the files begin with (default: anything)")
    parser.add_argument("--languages", default="ru,de,fr,es,cs,fi", help="comma-separated")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="also print N unpaired dates a language")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="also print N mentions a language")
    options = parser.parse_args()
    print(f"{'language':10} {'english':>8} {'unpaired':>9} {'share':>7} {'other':>8} {'extra':>7}")
    for language in options.languages.split(","):
        files = sorted(options.data.glob(f"{options.split}*.{language}-en.en"))
        if not files:
            parser.error(f"no files {options.split}*.{language}-en.en in {options.data}")
        dates = Dates()
        for file in files:
            measure(dates, read_lines(file), read_lines(file.with_suffix(f".{language}")), language)
        share = len(dates.unpaired) / max(dates.english, 1)
        print(
            f"{language:10} {dates.english:8} {len(dates.unpaired):9} {share:7.2%}"
            f" {len(dates.mentions):8} {dates.extra:7}"
        )
        for mention, one, two in dates.unpaired[: options.show]:
            print(f"    {mention}\n        {one}\n        {two}")
        for number in range(min(options.sample, len(dates.mentions))):
            print(f"    {dates.mentions[number * len(dates.mentions) // options.sample]}")


def measure(dates: Dates, source: list[str], target: list[str], language: str) -> None:
    """Count the dates of English sentences and their translations."""
    for one, two in zip(source, target, strict=True):
        english = hard_dates(one, "en")
        dates.english += len(english)
        dates.mentions += [in_context(mention, two) for mention in hard_dates(two, language)]
        uses = localize(one, two, "en", language).mentions
        dates.extra += sum(use.kind == "date" and use.status == "extra" for use in uses)
        lost = [use.source for use in uses if use.kind == "date" and use.status in {"missing", "changed"}]
        dates.unpaired += [(mention, one, two) for mention in lost]


def hard_dates(text: str, language: str) -> list[Mention]:
    """Return the hard date mentions of a text."""
    return [mention for mention in find_mentions(text, language) if mention.kind == "date" and mention.hard]


def in_context(mention: Mention, text: str) -> str:
    """Return a mention's value, and the mention in square brackets between the words around it."""
    before = text[max(0, mention.start - CONTEXT) : mention.start]
    return f"{mention.canonical}: {before}[{mention.text}]{text[mention.end : mention.end + CONTEXT]}"


if __name__ == "__main__":
    main()
