"""Measure how well lines of one sentence each, joined four and four, are split back, beside other segmenters.

    python -m benchmarks.segmentation --data DIR --split NAME [--groups even|odd|all] [--lines N]
        [--languages be,lv] [--segmenters transnews,sentencex] [--errors N] [--single]

DIR holds files NAME.<lang>, one sentence a line. Four lines are joined with a space, or with nothing in the scripts
that write none between sentences (Chinese, Japanese). Scored are the boundaries inside a group: precision is the share
of a segmenter's boundaries that are ends of lines, recall the share of ends of lines it found, F1 their harmonic mean
over all groups of a language. A line that itself holds two sentences costs precision, whoever splits it; ``--single``
leaves out the lines in which every segmenter that is measured sees several.

The rules were made on the even groups; figures to believe are those of the odd ones, or of another split. pysbd is
measured where it is installed (``pip install pysbd``), with its rules for English where it has none for a language.
"""

from __future__ import annotations

import argparse
import time
import warnings
from dataclasses import dataclass, field
from importlib import import_module
from itertools import accumulate
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING

import sentencex

from transnews.language import split_sentences
from transnews.language.tags import script

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Segmenter = Callable[[str, str], list[str]]

LINES = 4
UNSPACED = frozenset({"Hans", "Hant", "Jpan"})
"""ISO 15924 codes of the scripts that put nothing between two sentences."""

WITHOUT_POINT = frozenset({"th", "my"})
"""Languages that the mean leaves out: they write sentences without a mark that ends them, or phrases with it."""


@dataclass(slots=True)
class Score:
    """Boundaries found, wanted and both, over the groups of a language, and the errors for reading."""

    found: int = 0
    wanted: int = 0
    right: int = 0
    seconds: float = 0.0
    segments: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, lines: Sequence[str], pieces: Sequence[str]) -> None:
        """Count the boundaries of one group, given its lines and the pieces a segmenter made of them."""
        wanted, found = boundaries(lines), boundaries(pieces)
        self.wanted += len(wanted)
        self.found += len(found)
        self.right += len(wanted & found)
        self.segments += len(pieces)
        solid = solid_text(lines)
        self.errors += [f"- {around(solid, at)}" for at in sorted(wanted - found)]
        self.errors += [f"+ {around(solid, at)}" for at in sorted(found - wanted)]

    @property
    def precision(self) -> float:
        """Share of the boundaries found that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the wanted boundaries that were found."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0


def main() -> None:
    """Read the arguments, measure every language with every segmenter, print a table and the means."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", required=True)
    parser.add_argument("--groups", choices=["even", "odd", "all"], default="all")
    parser.add_argument("--lines", type=int, default=0, help="only the first N lines of each file")
    parser.add_argument("--languages", default="", help="tags with commas between; all files by default")
    parser.add_argument("--segmenters", default="", help="names with commas between; all by default")
    parser.add_argument("--errors", type=int, default=0, help="print so many errors of transnews for each language")
    parser.add_argument("--single", action="store_true", help="without lines that all segmenters cut")
    arguments = parser.parse_args()
    languages = arguments.languages.split(",") if arguments.languages else languages_of(arguments.data, arguments.split)
    segmenters = available_segmenters()
    chosen = arguments.segmenters.split(",") if arguments.segmenters else list(segmenters)
    scores: dict[str, dict[str, Score]] = {name: {} for name in chosen}
    print("".join(["language  ", *(f"{name:>24}" for name in chosen)]))
    print("".join(["          ", *(f"{'P     R     F1':>24}" for _name in chosen)]))
    for language in languages:
        lines = read_lines(arguments.data / f"{arguments.split}.{language}", arguments.lines)
        if arguments.single:
            lines = [line for line in lines if not all(len(segmenters[name](line, language)) > 1 for name in chosen)]
        groups = grouped(lines, arguments.groups)
        for name in chosen:
            scores[name][language] = measure(groups, language, segmenters[name])
        print(f"{language:<10}" + "".join(cells(scores[name][language]) for name in chosen))
        if arguments.errors:
            print("\n".join(scores[chosen[0]][language].errors[: arguments.errors]))
    for name in chosen:
        print_summary(name, scores[name])


def languages_of(folder: Path, split: str) -> list[str]:
    """Return the languages a folder has files of, sorted."""
    return sorted(path.name.removeprefix(f"{split}.") for path in folder.glob(f"{split}.*"))


def read_lines(path: Path, limit: int = 0) -> list[str]:
    """Return the lines of a file that hold text, or those among its first ``limit``."""
    lines = [line.strip() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    return lines[: limit or None]


def grouped(lines: list[str], which: str) -> list[list[str]]:
    """Return the even, odd or all groups of LINES lines, none shorter."""
    groups = [lines[at : at + LINES] for at in range(0, len(lines) - LINES + 1, LINES)]
    return groups if which == "all" else groups[which == "odd" :: 2]


def available_segmenters() -> dict[str, Segmenter]:
    """Return the segmenters that are installed, by name; transnews and sentencex always are."""
    segmenters: dict[str, Segmenter] = {"transnews": split_sentences, "sentencex": sentencex_alone}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # pysbd 0.3.4 has invalid escapes
        try:
            pysbd = import_module("pysbd")
        except ImportError:
            return segmenters
    known = set(pysbd.languages.LANGUAGE_CODES)

    def split_with_pysbd(text: str, language: str) -> list[str]:
        code = language if language in known else "en"
        return [str(piece) for piece in pysbd.Segmenter(language=code, clean=False).segment(text)]

    segmenters["pysbd"] = split_with_pysbd
    return segmenters


def sentencex_alone(text: str, language: str) -> list[str]:
    """Return the sentences of sentencex as they are."""
    return [str(piece) for piece in sentencex.segment(language, text)]


def measure(groups: list[list[str]], language: str, segmenter: Segmenter) -> Score:
    """Join, split and score every group of a language."""
    joiner = "" if script(language) in UNSPACED else " "
    texts = [joiner.join(lines) for lines in groups]
    segmenter(texts[0], language)  # what is read once is not timed
    started = time.perf_counter()
    results = [segmenter(text, language) for text in texts]
    score = Score(seconds=time.perf_counter() - started)
    for lines, pieces in zip(groups, results, strict=True):
        score.add(lines, [piece for piece in pieces if piece.strip()])
    return score


def solid_text(pieces: Sequence[str]) -> str:
    """Return pieces joined, without any white space: the ground on which boundaries are compared."""
    return "".join("".join(pieces).split())


def boundaries(pieces: Sequence[str]) -> set[int]:
    """Return the ends of all pieces but the last, counted in characters other than white space."""
    return set(list(accumulate(len(solid_text([piece])) for piece in pieces))[:-1])


def around(solid: str, at: int) -> str:
    """Return the text around a boundary, for reading."""
    return f"{solid[max(0, at - 30) : at]} | {solid[at : at + 30]}"


def cells(score: Score) -> str:
    """Return one segmenter's cells of a language's row."""
    return f"     {score.precision:.3f} {score.recall:.3f} {score.f1:.3f}"


def print_summary(name: str, scores: dict[str, Score]) -> None:
    """Print a segmenter's mean, its worst languages and its speed."""
    judged = {language: score.f1 for language, score in scores.items() if language not in WITHOUT_POINT}
    if not judged:
        return
    low = sorted(judged, key=lambda language: judged[language])[:6]
    rate = sum(score.segments for score in scores.values()) / sum(score.seconds for score in scores.values())
    print(
        f"{name}: mean F1 {mean(judged.values()):.4f} over {len(judged)} languages without th and my; lowest "
        + ", ".join(f"{language} {judged[language]:.3f}" for language in low)
        + f"; {rate:,.0f} segments/s"
    )


if __name__ == "__main__":
    main()
