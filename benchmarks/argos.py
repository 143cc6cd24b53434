"""Words per second with installed Argos packages: transnews against Argos Translate as shipped, in one run.

    python -m benchmarks.argos --data DIR --split NAME [--sentences N] [--packages DIR]

reads ``DIR/NAME.<source language>`` (one sentence a line) for every package whose file is there, translates it with
Argos Translate, a sentence a call as its own sentence splitter would give them, and with transnews, all in one call,
and prints words per second of both, their ratio and how many translations are the same. Loading is not counted.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transnews.engines.argos import ArgosEngine
from transnews.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from transnews.engines import Model


def main() -> None:
    """Measure every package that there is text for, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", required=True)
    parser.add_argument("--sentences", type=int, default=100)
    parser.add_argument("--packages", type=Path, help="folder of installed packages (default: Argos's own)")
    options = parser.parse_args()
    engine = ArgosEngine(Settings(argos_packages=str(options.packages or "")))
    models = {model: options.data / f"{options.split}.{model.source}" for model in engine.models()}
    measured = [model for model, path in models.items() if path.is_file()]
    for problem in engine.problems:
        print(problem.message)
    for model in measured:
        lines = models[model].read_text(encoding="utf-8").splitlines()
        measure(engine, model, [line.strip() for line in lines if line.strip()][: options.sentences])
    if not measured:
        parser.error(f"no package that {options.data} has a file {options.split}.<source language> for")


def measure(engine: ArgosEngine, model: Model, sentences: list[str]) -> None:
    """Translate the sentences both ways and print one block."""
    words = sum(len(sentence.split()) for sentence in sentences)
    shipped = as_shipped(model)
    expected, slow = timed(lambda: [shipped(sentence) for sentence in sentences])
    engine.translate(sentences[:1], model)
    found, fast = timed(lambda: [hypothesis.text for hypothesis in engine.translate(sentences, model)])
    same = sum(one == other for one, other in zip(expected, found, strict=True)) / len(sentences)
    print(f"{model.name}: {model.source} to {model.target}, {len(sentences)} sentences, {words} words")
    print(f"  Argos Translate as shipped: {words / slow:9,.0f} words/s")
    print(f"  transnews:                  {words / fast:9,.0f} words/s, {slow / fast:.1f} times as fast")
    print(f"  {same:.1%} of the translations identical".replace("%", " %"))


def as_shipped(model: Model) -> Callable[[str], str]:
    """Return Argos Translate's own function for a package, with its model loaded.

    Its sentence splitter is replaced by one that does nothing: it may fetch files, and the text is split already.
    """
    from argostranslate.package import Package
    from argostranslate.translate import Language, PackageTranslation

    translation: Any = PackageTranslation(
        Language(model.source, model.source), Language(model.target, model.target), Package(model.path)
    )
    translation.sentencizer = OneSentence()
    translation.translate("Start.")
    translate: Callable[[str], str] = translation.translate
    return translate


class OneSentence:
    """A sentence splitter for text that is one sentence."""

    def split_sentences(self, text: str) -> list[str]:
        """Return the text as its only sentence."""
        return [text]


def timed(translate: Callable[[], list[str]]) -> tuple[list[str], float]:
    """Return the translations and the seconds they took."""
    begin = time.perf_counter()
    result = translate()
    return result, time.perf_counter() - begin


if __name__ == "__main__":
    main()
