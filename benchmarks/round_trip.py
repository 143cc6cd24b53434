"""What Babel writes, read back: full and long dates, decimals in every numbering system, and compact numbers.

    python -m benchmarks.round_trip --data DIR --split NAME [--languages ar,fa,...]

takes its languages from the names of the files ``DIR/NAME.<language>``, and reads them in two processes, each with a
hash seed and an order of the languages of its own: the results must be the same. Prints the share read back with the
value that was written (a compact number may be an alternative: "5 m"), and every locale that failed, with an example.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal

from transnews.localize import DateValue
from transnews.localize.cldr import locale_for, native_digits, numbering_systems
from transnews.localize.reader import read_mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale

    from transnews.localize import Mention

DAYS = [date(1999, 1, 3) + timedelta(days=97 * number) for number in range(60)]
DECIMALS = [Decimal(text) for text in ("12", "123", "1234", "12345", "1234567", "12.5", "1234.56", "0.75", "1.125")]
COMPACT = (1_500, 45_000, 340_000, 6_500_000, 23_000_000, 2_000_000_000, 14_000_000_000, 1_200_000_000_000)
RUNS = ((1, "0"), (2, "4242"))
"""Two orders of the languages, and two hash seeds."""


def main() -> None:
    """Read the languages in two processes, compare what they found, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", required=True)
    parser.add_argument("--languages", default="", help="comma-separated (default: all that there are)")
    parser.add_argument("--order", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    found = sorted(path.suffix[1:] for path in options.data.glob(f"{options.split}.*"))
    languages = options.languages.split(",") if options.languages else found
    if not languages:
        parser.error(f"no files {options.split}.<language> in {options.data}")
    if options.order is not None:
        json.dump(read_all(languages, options.order), sys.stdout, sort_keys=True)
        return
    one, two = (in_own_process(order, seed) for order, seed in RUNS)
    print(f"{len(languages)} languages, two orders and hash seeds: {'the same' if one == two else 'NOT THE SAME'}")
    for kind, (right, total, failures) in one.items():
        print(f"{kind:10} {right / total:8.2%} of {total}")
        for failure in failures:
            print(f"    {failure}")


def in_own_process(order: int, hash_seed: str) -> dict[str, tuple[int, int, list[str]]]:
    """Run this program again with an order of the languages and a hash seed; return what it found."""
    command = [sys.executable, "-m", "benchmarks.round_trip", *sys.argv[1:], "--order", str(order)]
    environment = os.environ | {"PYTHONHASHSEED": hash_seed}
    run = subprocess.run(  # noqa: S603 - this very program
        command, check=True, capture_output=True, text=True, encoding="utf-8", env=environment
    )
    found: dict[str, tuple[int, int, list[str]]] = json.loads(run.stdout)
    return found


def read_all(languages: list[str], order: int) -> dict[str, tuple[int, int, list[str]]]:
    """Return by kind: how many were read back, of how many, and one example of each locale and form that failed."""
    shuffled = list(languages)
    random.Random(order).shuffle(shuffled)  # noqa: S311 - an order, not a secret
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    failures: dict[str, dict[str, str]] = {}
    for language in shuffled:
        locale = locale_for(language)
        for kind, form, text, value in texts(locale):
            mentions = [mention for mention in read_mentions(text, locale) if mention.hard]
            total[kind] += 1
            if any(says(mention, value, kind) for mention in mentions):
                right[kind] += 1
            else:
                got = ", ".join(f"{mention.text} = {mention.canonical}" for mention in mentions) or "nothing"
                failures.setdefault(kind, {}).setdefault(f"{locale} {form}", f"'{text}' is {value}, read: {got}")
    return {
        kind: (right[kind], total[kind], [f"{where}: {what}" for where, what in sorted(failures.get(kind, {}).items())])
        for kind in sorted(total)
    }


def texts(locale: Locale) -> Iterator[tuple[str, str, str, Decimal | DateValue]]:
    """Yield (kind, form, text, value) of everything that is written in one locale."""
    for day in DAYS:
        value = DateValue(day.year, day.month, day.day)
        for width in ("full", "long"):
            yield width, "date", format_date(day, width, locale), value
    for system in numbering_systems(locale):
        for number in DECIMALS:
            known = "decimal" in locale.number_symbols.get(system, {})
            text = format_decimal(number, locale=locale, numbering_system=system if known else "latn")
            yield "decimal", system, native_digits(text, system), number
    for size in COMPACT:
        yield "compact", "short", compact(size, "short", locale), Decimal(size)
        yield "compact", "long", compact(size, "long", locale), Decimal(size)


def compact(value: int, width: str, locale: Locale) -> str:
    """Return a compact number, in the short width where Babel has no patterns of the long one."""
    width = width if width in locale.compact_decimal_formats else "short"
    return format_compact_decimal(
        value, format_type="short" if width == "short" else "long", locale=locale, fraction_digits=1
    )


def says(mention: Mention, value: Decimal | DateValue, kind: str) -> bool:
    """Tell whether a mention has the value; the weekday of a full date is not asked for."""
    if isinstance(value, DateValue):
        found = mention.value
        same = isinstance(found, DateValue) and (found.year, found.month, found.day) == (
            value.year,
            value.month,
            value.day,
        )
        return same and (kind != "full" or found.weekday is not None)  # type: ignore[union-attr]
    return mention.value == value or (kind == "compact" and value in mention.alternatives)


if __name__ == "__main__":
    main()
