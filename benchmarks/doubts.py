"""How often human translations are doubted as if an engine had made them: false alarms, per language and direction.

    python -m benchmarks.doubts --data DIR --split NAME [--lines odd] [--languages ar,fa,...] [--both de,...] [--show N]

reads ``DIR/NAME.en`` and every ``DIR/NAME.<language>`` beside it, one sentence a line, line by line translations of
each other, and prints the share of sentences with a doubt (``transnews.engines.doubts``), and how many there are of
each kind. ``--both`` names languages also taken as source, with English and with each other. What an engine does wrong
is among them where a translator did it: cut a sentence, left a title in English.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

from transnews.engines.doubts import find_doubts, numbers_in_doubt

if TYPE_CHECKING:
    from transnews.model import Issue

Example = tuple[str, str, list["Issue"]]


def main() -> None:
    """Measure every language that there is a file for, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", required=True)
    parser.add_argument("--lines", choices=("all", "even", "odd"), default="all", help="the first line is odd")
    parser.add_argument("--languages", default="", help="comma-separated (default: all that there are)")
    parser.add_argument("--both", default="ar,de,pt,ru,tr,zh", help="languages taken as source too")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="also print N doubted sentences a direction")
    options = parser.parse_args()
    found = sorted(path.suffix[1:] for path in options.data.glob(f"{options.split}.*"))
    wanted = options.languages.split(",") if options.languages else [code for code in found if code != "en"]
    both = [code for code in options.both.split(",") if code in found]
    needed = {"en", *wanted, *both} & {*found}
    texts = {code: chosen(options.data / f"{options.split}.{code}", options.lines) for code in sorted(needed)}
    pairs = [("en", code) for code in wanted]
    pairs += [(one, other) for one, other in permutations(["en", *both], 2) if (one, other) not in pairs]
    total: Counter[str] = Counter()
    start = time.perf_counter()
    for source, target in pairs:
        counts, examples = measure(texts[source], texts[target], source, target)
        total += counts
        print(row(f"{source}-{target}", counts))
        for one, two, issues in examples[: options.show]:
            print(f"    {one}\n    {two}", *(f"        {issue.code}: {issue.message}" for issue in issues), sep="\n")
    seconds = time.perf_counter() - start
    print(row("all", total))
    print(f"{total['sentences'] / seconds:,.0f} sentences/s")


def measure(sources: list[str], targets: list[str], source: str, target: str) -> tuple[Counter[str], list[Example]]:
    """Count sentences, doubted ones and kinds of doubt of one direction; return them with the doubted sentences."""
    counts = Counter({"sentences": len(sources)})
    examples = []
    for one, two in zip(sources, targets, strict=True):
        issues = [*find_doubts(one, two, source, target), *numbers_in_doubt(one, two, source, target)]
        counts.update({issue.code for issue in issues})
        if issues:
            counts["doubted"] += 1
            examples.append((one, two, issues))
    return counts, examples


def row(name: str, counts: Counter[str]) -> str:
    """Return a printed line."""
    kinds = ", ".join(f"{code} {counts[code]}" for code in sorted(counts) if code not in {"sentences", "doubted"})
    return f"{name:8} {counts['sentences']:6} {counts['doubted'] / counts['sentences']:7.2%}  {kinds}"


def chosen(path: Path, which: str) -> list[str]:
    """Return the lines of a UTF-8 file: all, or every other one."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {"all": lines, "odd": lines[::2], "even": lines[1::2]}[which]


if __name__ == "__main__":
    main()
