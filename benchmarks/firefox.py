"""The Firefox engine against a loop around fxtranslate, English to Portuguese with the starter models, in one run.

    python -m benchmarks.firefox --data DIR --split NAME [--sentences N] [--repetitions N]

reads ``DIR/NAME.en`` and ``DIR/NAME.pt`` (one sentence a line) and prints words per second of fxtranslate, of our bare
engine with one and with two workers, and of the whole pipeline (detection, glossary of 1,000 concepts, localization,
checks); their ratios; BLEU and chrF of both engines; and the peak memory of the whole program. Contestants take turns,
and each one's best turn counts, so that other work on the machine disturbs them alike; processor time is given beside
the time on the clock, for a machine that has much other work. Loading is not counted.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from benchmarks.contest import Contestant, peak_memory
from benchmarks.starter import StarterEngine
from transnews.articles import read_bytes
from transnews.engines.firefox import FirefoxEngine
from transnews.glossary import Termbase
from transnews.pipeline import translate
from transnews.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CONCEPTS = 1000
_NAME = regex.compile(r"(?<=[\p{Ll},] )\p{Lu}[\p{L}'-]{3,}(?: \p{Lu}[\p{L}'-]{2,})*")
_ARTICLE = "sentences.en.txt"


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", required=True)
    parser.add_argument("--sentences", type=int, default=0, help="only so many, evenly spread (default: all)")
    parser.add_argument("--repetitions", type=int, default=3)
    options = parser.parse_args()
    sources, references = (
        (options.data / f"{options.split}.{language}").read_text(encoding="utf-8").splitlines()
        for language in ("en", "pt")
    )
    if 0 < options.sentences < len(sources):
        step = -(-len(sources) // options.sentences)
        sources, references = sources[::step], references[::step]
    for line in compare(sources, references, options.repetitions):
        print(line, flush=True)


def compare(sources: list[str], references: list[str], repetitions: int = 3) -> list[str]:
    """Measure and return lines to print."""
    concepts = glossary_of(sources, references)
    contestants = [
        Contestant("fxtranslate, one sentence a call", fxtranslate()),
        Contestant("firefox engine, one worker", firefox(1)),
        Contestant("firefox engine, two workers", firefox(2)),
        Contestant(f"whole pipeline, {CONCEPTS:,} concepts", pipeline(concepts)),
    ]
    for contestant in contestants:
        contestant.run(sources[:4])  # loads the model
    for _repetition in range(repetitions):
        for contestant in contestants:
            contestant.take_turn(sources)
    words = sum(len(source.split()) for source in sources)
    loop, one, two, whole = contestants
    return [
        f"{len(sources)} sentences, {words} words, best of {repetitions}; words/s on the clock, and of processor time",
        *(f"{each.name:34}{words / each.seconds:8,.0f}{words / each.processor:8,.0f}" for each in contestants),
        f"one worker over the loop:         {loop.seconds / one.seconds:8.2f}{loop.processor / one.processor:8.2f}",
        f"two workers over one:             {one.seconds / two.seconds:8.2f}",
        f"whole pipeline over the loop:     {loop.seconds / whole.seconds:8.2f}{loop.processor / whole.processor:8.2f}",
        *(f"{each.name:34}{scores(each.output, references)}" for each in (loop, one)),
        f"same text with one and two workers: {one.output == two.output}",
        f"peak memory of the whole program: {program_memory(sources, concepts):,.0f} MB",
    ]


def fxtranslate() -> Callable[[list[str]], list[str]]:
    """Return the loop that a script around fxtranslate would have."""
    engine = StarterEngine("en-pt")
    return lambda sources: [hypothesis.text for hypothesis in engine.translate(sources)]


def firefox(workers: int) -> Callable[[list[str]], list[str]]:
    """Return our engine alone, with alignments."""
    engine = FirefoxEngine(Settings(threads=workers))
    model = next(model for model in engine.models() if (model.source, model.target) == ("en", "pt"))
    return lambda sources: [hypothesis.text for hypothesis in engine.translate(sources, model)]


def pipeline(concepts: Sequence[tuple[str, str]]) -> Callable[[list[str]], list[str]]:
    """Return the program with every layer, on an article whose paragraphs are the sentences."""
    with tempfile.TemporaryDirectory() as folder:
        termbase = Termbase.load(write_glossary(concepts, Path(folder)))

    def run(sources: list[str]) -> list[str]:
        article = read_bytes("\n\n".join(sources).encode(), _ARTICLE)
        [text] = translate([article], "pt", termbase=termbase, settings=Settings(threads=2))
        return [unit.target for unit in text.units]

    return run


def glossary_of(sources: Sequence[str], references: Sequence[str]) -> list[tuple[str, str]]:
    """Return 1,000 concepts: the names that a sentence and its reference share, then names that occur nowhere."""
    names = {
        name: name
        for source, reference in zip(sources, references, strict=True)
        for name in _NAME.findall(source)
        if regex.search(rf"\b{regex.escape(name)}\b", reference)
    }
    syllables = [first + last for first in "bdfgklmnprstvz" for last in "aeiou"]
    for number in range(CONCEPTS - len(names)):
        first, second = syllables[number % 70], syllables[number // 70 % 70]
        names[f"{first}{second}kshtan".capitalize()] = f"{first}{second}quistão".capitalize()
    return list(names.items())[:CONCEPTS]


def write_glossary(concepts: Sequence[tuple[str, str]], folder: Path) -> Path:
    """Write concepts as a glossary file and return its path."""
    path = folder / "concepts.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "kind", "en", "pt"))
        writer.writerows((f"concept-{number}", "", *terms) for number, terms in enumerate(concepts))
    return path


def scores(output: list[str], references: list[str]) -> str:
    """Return BLEU and chrF as text."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    bleu, chrf = (metric.corpus_score(output, [references]).score for metric in (BLEU(), CHRF()))
    return f"{bleu:6.2f} BLEU{chrf:7.2f} chrF"


def program_memory(sources: Sequence[str], concepts: Sequence[tuple[str, str]]) -> float:
    """Return the greatest resident memory, in MB, of ``transnews translate`` on the sentences; it is one process."""
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder, _ARTICLE)
        article.write_text("\n\n".join(sources), encoding="utf-8")
        glossary = write_glossary(concepts, Path(folder))
        options = ("--quiet", "--glossary", str(glossary), "-o", str(Path(folder, "out.txt")))
        return peak_memory("-m", "transnews", "translate", str(article), "--to", "pt", *options)


if __name__ == "__main__":
    main()
