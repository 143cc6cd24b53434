"""Make the table of lengths that translations have, transnews/engines/doubts/lengths.csv, from a parallel corpus.

    python -m tools.lengths --data DIR --split NAME [--lines even] > transnews/engines/doubts/lengths.csv

reads ``DIR/NAME.<language>``, line by line translations of ``DIR/NAME.en``. ``transnews.engines.doubts.lengths`` says
what the columns mean. The spread is the standard deviation from the median, each sentence's deviation first scaled to
one of the typical length.
"""

from __future__ import annotations

import argparse
import math
import statistics
import sys
from pathlib import Path

import regex

from transnews.engines.doubts.lengths import TYPICAL

_END = regex.compile(r"[\p{STerm}:;…][\p{P}\p{S}\s]*\Z")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", required=True)
    parser.add_argument("--lines", choices=("all", "even", "odd"), default="even")
    options = parser.parse_args()
    texts = {path.suffix[1:]: path for path in sorted(options.data.glob(f"{options.split}.*"))}
    rows = {language: read_lines(path, options.lines) for language, path in texts.items()}
    sys.stdout.write("language,length,spread,ends\n")
    for language, lines in rows.items():
        ratios = [math.log(len(line) / len(original)) for line, original in zip(lines, rows["en"], strict=True)]
        median = statistics.median(ratios)
        scaled = [
            (ratio - median) * math.sqrt(min(len(original), 2 * TYPICAL) / TYPICAL)
            for ratio, original in zip(ratios, rows["en"], strict=True)
        ]
        ends = sum(bool(_END.search(line)) for line in lines) / len(lines)
        sys.stdout.write(f"{language},{math.exp(median):.3f},{statistics.pstdev(scaled):.3f},{ends:.3f}\n")


def read_lines(path: Path, which: str) -> list[str]:
    """Return the lines of a UTF-8 file: all, or those with an even or odd number (the first is 1)."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {"all": lines, "odd": lines[::2], "even": lines[1::2]}[which]


if __name__ == "__main__":
    main()
