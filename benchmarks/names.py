"""Is it the same name? Precision, recall and speed on labelled pairs, and the clustering of a long list.

    python -m benchmarks.names --pairs FILE.tsv [--split NAME] [--show]

FILE.tsv has a header and the columns label (1: the same name), a, b, and perhaps split; pairs whose names are in the
same script and pairs across scripts count apart. Speed is measured twice: with names that were never seen, and with
names that were read before, as in a text that repeats its names. The list to cluster is made of the names of the pairs
and of CLDR's names of cities in 17 languages, 3,500 in all.
"""

from __future__ import annotations

import argparse
import csv
import random
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale

from transnews.glossary import same_name
from transnews.glossary.names import clear_caches
from transnews.glossary.names.clusters import cluster
from transnews.glossary.names.readings import read

if TYPE_CHECKING:
    from collections.abc import Sequence

LANGUAGES = ("en", "fr", "de", "tr", "pl", "az", "hr", "nl", "ru", "uk", "sr", "hy", "ar", "fa", "he", "el", "ka")
LIST = 3500
REPEATED = 20


@dataclass(frozen=True, slots=True)
class Pair:
    """Two spellings and whether they are one name."""

    same: bool
    one: str
    other: str
    split: str

    @property
    def kind(self) -> str:
        """Latin, across scripts, or another script alone."""
        scripts = {read(self.one).script, read(self.other).script}
        return "across scripts" if len(scripts) > 1 else scripts.pop()


def main() -> None:
    """Read the pairs, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--split", default="", help="only the pairs of this split (default: each, then all)")
    parser.add_argument("--show", action="store_true", help="also print the pairs that are judged wrongly")
    arguments = parser.parse_args()
    pairs = read_pairs(arguments.pairs)
    splits = [arguments.split] if arguments.split else [*sorted({pair.split for pair in pairs} - {""}), ""]
    for split in splits:
        judge([pair for pair in pairs if split in {"", pair.split}], split or "all", show=arguments.show and not split)
    measure_speed(pairs)
    measure_clusters(pairs)


def read_pairs(path: Path) -> list[Pair]:
    """Return the pairs of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Pair(row["label"] == "1", row["a"], row["b"], row.get("split") or "") for row in rows]


def judge(pairs: Sequence[Pair], title: str, *, show: bool) -> dict[str, tuple[float, float]]:
    """Print and return precision and recall for each kind of pair."""
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for pair in pairs:
        answer = same_name(pair.one, pair.other)
        counts[pair.kind][0] += answer and pair.same
        counts[pair.kind][1] += answer and not pair.same
        counts[pair.kind][2] += pair.same and not answer
        if show and answer != pair.same:
            print(f"  {'missed' if pair.same else 'false'}: {pair.one} / {pair.other}")
    results: dict[str, tuple[float, float]] = {}
    for kind, (right, false, missed) in sorted(counts.items()):
        precision, recall = right / max(1, right + false), right / max(1, right + missed)
        results[kind] = precision, recall
        print(f"{title}: {kind}: precision {precision:.3f} recall {recall:.3f} ({right + missed} pairs of one name)")
    return results


def measure_speed(pairs: Sequence[Pair]) -> None:
    """Print pairs a second of one core's time (other processes do not count)."""
    same_name("Margaryan", "Маргарян")  # reads the tables
    clear_caches()
    start = time.process_time()
    for pair in pairs:
        same_name(pair.one, pair.other)
    fresh = len(pairs) / (time.process_time() - start)
    start = time.process_time()
    for _round in range(REPEATED):
        for pair in pairs:
            same_name(pair.one, pair.other)
    known = REPEATED * len(pairs) / (time.process_time() - start)
    print(f"speed: {fresh:,.0f} pairs/s with names never seen, {known:,.0f} pairs/s with names read before")


def measure_clusters(pairs: Sequence[Pair]) -> None:
    """Print how long a list of names takes to cluster, and how far the clusters agree with the pairs."""
    own = sorted({name for pair in pairs for name in (pair.one, pair.other) if " " not in name})
    names = random.Random(1).sample(  # noqa: S311 - no secret
        sorted({*own, *_cities()}), LIST
    )
    clear_caches()
    start = time.process_time()
    found = cluster(names)
    seconds = time.process_time() - start
    print(f"clusters: {len(names)} names in {seconds:.2f} s of one core, {len(found)} clusters of two or more")
    home = {name: number for number, group in enumerate(cluster(own)) for name in group}
    joined = [pair.same for pair in pairs if home.get(pair.one, -1) == home.get(pair.other, -2)]
    print(
        f"clusters of the pairs' names: precision {sum(joined) / max(1, len(joined)):.3f} on the pairs that are joined"
    )


def _cities() -> set[str]:
    zones = [zone for code in LANGUAGES for zone in Locale(code).time_zones.values()]
    return {word for zone in zones for word in zone.get("city", "").split() if word.isalpha()}


if __name__ == "__main__":
    main()
