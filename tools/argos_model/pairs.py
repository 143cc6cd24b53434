"""Sentence pairs to train on: a text, and what an installed model of transnews makes of it (sequence distillation).

Training on a teacher's output instead of human translations is what makes small students work (Kim and Rush 2016,
"Sequence-Level Knowledge Distillation").
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from transnews.engines import Router
from transnews.files import write
from transnews.settings import Settings

Pair = tuple[str, str]

_PORTION = 2000
_LONGEST = 60  # words; longer lines are rarely one sentence


def main() -> None:
    """Write the pairs of the texts named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path, help="text files, one sentence a line")
    parser.add_argument("--from", dest="source", default="en")
    parser.add_argument("--to", dest="target", default="pt")
    parser.add_argument("-o", "--output", type=Path, required=True, help="tab-separated pairs")
    options = parser.parse_args()
    sentences = read_sentences(options.texts)
    write_pairs(translate(sentences, options.source, options.target), options.output)


def read_sentences(paths: list[Path]) -> list[str]:
    """Return the distinct lines of text files, sorted, without tabs, those of 1 to 60 words."""
    lines = {" ".join(line.split()) for path in paths for line in path.read_text(encoding="utf-8").splitlines()}
    return sorted(line for line in lines if 1 <= len(line.split()) <= _LONGEST)


def translate(sentences: list[str], source: str, target: str) -> list[Pair]:
    """Return every sentence with its translation by the best installed model, without those that came back empty."""
    router = Router(Settings())
    route = router.route(source, target)
    pairs: list[Pair] = []
    for start in range(0, len(sentences), _PORTION):
        portion = sentences[start : start + _PORTION]
        translated = router.translate(portion, route)
        pairs += [
            (text, hypothesis.text) for text, hypothesis in zip(portion, translated, strict=True) if hypothesis.text
        ]
        print(f"{len(pairs)} of {len(sentences)} sentences translated", file=sys.stderr)  # noqa: T201 - a script
    return pairs


def write_pairs(pairs: list[Pair], path: Path) -> None:
    """Write pairs, source and target with a tab between them, one a line."""
    lines = (f"{source}\t{' '.join(target.split())}\n" for source, target in pairs)
    write(path, "".join(lines).encode())


def read_pairs(path: Path) -> list[Pair]:
    """Return the pairs of a file that ``write_pairs`` wrote."""
    pairs = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(source, target) for source, target in pairs]


if __name__ == "__main__":
    main()
