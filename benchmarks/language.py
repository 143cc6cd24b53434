"""Measure language detection: sentences, four words, calibration, speed and mixed articles, beside other detectors.

    python -m benchmarks.language --data DIR --split NAME [--languages CODE ...] [--limit N] [--peers N] [--lines WHICH]

The data is one file a language, ``DIR/NAME.<code>``, a sentence a line. bs, hr and sr in Latin letters count as one
language, so do nb, nn and no; a variety (wuu, arz, prs) is right when its macrolanguage is answered. ``--lines odd``
measures on the lines that nothing was tuned on (the first line is line 0). Detectors that are not installed are left
out. A text's first four words are its first 12 characters where it has no spaces.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.mixed import measure_mixed
from benchmarks.texts import first_words
from transnews.errors import MissingComponentError
from transnews.language import detect, detect_segments
from transnews.language.detectors import DETECTORS, load
from transnews.language.tags import family, macrolanguage
from transnews.model import Segment

if TYPE_CHECKING:
    from collections.abc import Iterable

    Sentences = dict[str, list[str]]
    Answer = tuple[str, str, float]  # the language of the data, the one detected, the confidence

WATCHED = ("ar", "fa", "hy", "az", "tr", "ru", "uk", "en", "he", "pt", "es")
ARTICLE = 6
"""Sentences in an article in which one is cut to its first four words."""
BINS = 10


def main() -> None:
    """Read the arguments, measure, print one block per claim."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", required=True)
    parser.add_argument("--languages", nargs="+", metavar="CODE")
    parser.add_argument("--limit", type=int, default=0, help="at most so many sentences a language (default: all)")
    parser.add_argument(
        "--peers", type=int, default=100, help="sentences a language for the comparison (default: 100, 0: none)"
    )
    parser.add_argument("--lines", choices=("all", "even", "odd"), default="all")
    parser.add_argument("--articles", type=int, default=500, help="mixed articles (default: 500)")
    arguments = parser.parse_args()
    step = {"all": slice(None), "even": slice(0, None, 2), "odd": slice(1, None, 2)}[arguments.lines]
    data = read(arguments.data, arguments.split, arguments.languages, step, arguments.limit)
    print(f"{len(data)} languages, {sum(map(len, data.values()))} sentences")
    if arguments.peers:
        compare({code: lines[: arguments.peers] for code, lines in data.items()})
    measure_auto(data)
    measure_mixed(data, arguments.articles)


def read(folder: Path, split: str, codes: list[str] | None, step: slice, limit: int) -> Sentences:
    """Return the sentences of every language of a split, by code."""
    paths = sorted(path for path in folder.glob(f"{split}.*") if not codes or path.suffix[1:] in codes)
    if not paths:
        raise SystemExit(f"{folder}: no files {split}.<code>")
    texts = {path.suffix[1:]: path.read_text(encoding="utf-8").split("\n") for path in paths}
    return {
        code: [line.strip() for line in lines if line.strip()][step][: limit or None] for code, lines in texts.items()
    }


def right(code: str, found: str) -> bool:
    """Tell whether an answer counts as the language of the data."""
    return family(macrolanguage(code)) == family(macrolanguage(found))


def compare(data: Sentences) -> None:
    """Print sentences and four words right and the speed of every detector that is installed."""
    count = sum(map(len, data.values()))
    print(f"\ndetectors, {count} sentences without context\n{'':16}sentence  4 words  segments/s")
    for name in DETECTORS:
        try:
            load(name).rank("Warm.")
        except MissingComponentError:
            print(f"{name:16}not installed")
            continue
        started = time.perf_counter()
        sentences = answers(data, name)
        seconds = time.perf_counter() - started
        short = answers({code: [first_words(line) for line in lines] for code, lines in data.items()}, name)
        print(f"{name:16}{share(sentences):7.2f} %{share(short):7.2f} %{count / seconds:12,.0f}")


def answers(data: Sentences, detector: str) -> list[Answer]:
    """Detect every text by itself."""
    result: list[Answer] = []
    for code, lines in data.items():
        for line in lines:
            found = detect(line, detector=detector)
            result.append((code, found.language, found.confidence))
    return result


def measure_auto(data: Sentences) -> None:
    """Print what ``auto`` gets right on all sentences: by language, its confusions and its calibration."""
    detect("Warm.")
    started, processor = time.perf_counter(), time.process_time()
    sentences = answers(data, "auto")
    speed = len(sentences) / (time.perf_counter() - started)
    processor_speed = len(sentences) / (time.process_time() - processor)
    short = answers({code: [first_words(line) for line in lines] for code, lines in data.items()}, "auto")
    context = in_context(data)
    print(f"\nauto, {len(sentences)} sentences")
    print(f"  {speed:,.0f} segments/s, {processor_speed:,.0f} a second of processor time")
    for name, found in (("sentences", sentences), ("4 words", short), ("4 words in an article", context)):
        by_language = {code: share(answer for answer in found if answer[0] == code) for code in data}
        worst = sorted(by_language, key=lambda code: by_language[code])[:8]
        wrong = Counter((code, tag) for code, tag, _confidence in found if not right(code, tag))
        print(f"  {name}: {share(found):.2f} %")
        print(f"    lowest: {', '.join(f'{code} {by_language[code]:.1f}' for code in worst)}")
        if watched := [code for code in WATCHED if code in data]:
            print(f"    watched: {', '.join(f'{code} {by_language[code]:.1f}' for code in watched)}")
        print(f"    wrong: {', '.join(f'{code}→{tag} {count}' for (code, tag), count in wrong.most_common(12))}")
    calibration({"sentences": sentences, "4 words": short, "4 words in an article": context})


def in_context(data: Sentences) -> list[Answer]:
    """Cut every sentence in turn to its first four words, and detect it among the others of its article."""
    result: list[Answer] = []
    for code, lines in data.items():
        for start in range(0, len(lines), ARTICLE):
            article = lines[start : start + ARTICLE]
            for cut in range(len(article)):
                segments = [Segment(first_words(line) if at == cut else line) for at, line in enumerate(article)]
                detect_segments(segments)
                result.append((code, segments[cut].language, segments[cut].confidence))
    return result


def share(found: Iterable[Answer]) -> float:
    """Return the percentage of answers that are right."""
    marks = [right(code, tag) for code, tag, _confidence in found]
    return 100 * sum(marks) / max(1, len(marks))


def calibration(sets: dict[str, list[Answer]]) -> None:
    """Print, for every tenth of confidence, how many answers have it, its mean and how many are right, and the ECE.

    The expected calibration error is the mean distance of the two, over all answers (Naeini et al., 2015).
    """
    print("\ncalibration of auto: answers, mean confidence, right")
    for name, found in sets.items():
        bins: dict[int, list[Answer]] = {}
        for answer in found:
            bins.setdefault(min(BINS - 1, int(answer[2] * BINS)), []).append(answer)
        error = 0.0
        print(f"  {name}")
        for number in sorted(bins):
            held = bins[number]
            confidence = 100 * sum(answer[2] for answer in held) / len(held)
            error += abs(confidence - share(held)) * len(held) / len(found)
            print(
                f"    {number / BINS:.1f}-{(number + 1) / BINS:.1f}{len(held):8}{confidence:7.1f} %{share(held):7.1f} %"
            )
        print(f"    expected calibration error {error:.2f} %")


if __name__ == "__main__":
    main()
