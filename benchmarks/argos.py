"""The Argos engine against Argos Translate itself, on one package, at the same beam, in one run.

Argos Translate gets a sentence a call, as its own sentence splitter would give them; the splitter is replaced by one
that costs nothing and fetches no files, which only helps it. Loading is not counted.
"""

from __future__ import annotations

import os
import tempfile
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.contest import Contestant, chrf, peak_memory
from tests.engines.copying_model import Size, save_copying_model
from transnews.engines.argos import ArgosEngine
from transnews.engines.argos.packages import read_package
from transnews.engines.argos.tokenizers import load_tokenizer
from transnews.engines.workers import count_workers
from transnews.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from transnews.engines import Model

PACKAGE = Path(__file__).parents[1] / "tests" / "engines" / "packages" / "translate-en_pt-1_0.argosmodel"
BASE = Size(layers=6, width=512, heads=8, vocabulary=32000)
"""A Transformer of base size, as most packages of Argos's index are."""

_SAMPLE = 12  # sentences that are enough to find Argos's best settings
_PROGRAM = """
import sys
from pathlib import Path
from transnews.engines.argos import ArgosEngine
from transnews.settings import Settings
engine = ArgosEngine(Settings(argos_packages=sys.argv[1]))
model = next(model for model in engine.models() if model.name == sys.argv[2])
engine.translate(Path(sys.argv[3]).read_text(encoding="utf-8").splitlines(), model)
"""


class ArgosSettings(NamedTuple):
    """What Argos Translate lets its user set: the defaults are those it ships with (argostranslate/settings.py)."""

    inter_threads: int = 1
    intra_threads: int = 0
    batch_size: int = 32

    def describe(self) -> str:
        """Return them as text."""
        return f"inter {self.inter_threads}, intra {self.intra_threads}, batch {self.batch_size}"


@dataclass(frozen=True, slots=True)
class Difference:
    """A sentence that the two translate differently; ``gap`` is what the model's score per token says for ours."""

    source: str
    theirs: str
    ours: str
    gap: float


@contextmanager
def packages() -> Iterator[dict[str, Model]]:
    """Yield the small package of the tests and one of base size with computed weights, installed in a new folder.

    The base model copies its input, so all contestants write translations of the same length.
    """
    with tempfile.TemporaryDirectory() as scratch:
        # Argos Translate makes folders when it is imported.
        os.environ |= {f"XDG_{name}_HOME": str(Path(scratch, name)) for name in ("DATA", "CONFIG", "CACHE")}
        small, base = Path(scratch, "small"), Path(scratch, "base")
        with zipfile.ZipFile(PACKAGE) as archive:
            archive.extractall(small)
        _make_base(next(small.iterdir()), base / "translate-en_pt-1_0")
        yield {
            name: ArgosEngine(Settings(argos_packages=str(folder))).models()[0]
            for name, folder in (("small", small), ("base-size", base))
        }


def _make_base(small: Path, folder: Path) -> None:
    """Write a package with the small one's tokenizer and a model of base size."""
    from sentencepiece import SentencePieceProcessor

    processor = SentencePieceProcessor(model_file=str(small / "sentencepiece.model"))
    pieces = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    tokens = [piece for piece in pieces if piece not in {"<unk>", "<s>", "</s>"}]
    folder.mkdir(parents=True)
    save_copying_model(folder / "model", tokens, {}, BASE, begins_source=False)
    for name in ("metadata.json", "sentencepiece.model"):
        (folder / name).write_bytes((small / name).read_bytes())


def compare(model: Model, sources: list[str], references: Sequence[str] = (), repetitions: int = 1) -> list[str]:
    """Measure and return lines to print; chrF only with ``references``."""
    best = best_settings(model, sources[:_SAMPLE])
    contestants = [
        Contestant("Argos Translate as shipped", argos_translate(model, ArgosSettings())),
        Contestant(f"Argos Translate ({best.describe()})", argos_translate(model, best)),
        Contestant("argos engine", argos_engine(model, Settings().beam)),
        Contestant("argos engine, greedy", argos_engine(model, 1)),
    ]
    for contestant in contestants:
        contestant.run(sources[:2])  # loads the model
    for _repetition in range(repetitions):
        for contestant in contestants:
            contestant.take_turn(sources)
    shipped, tuned, ours, greedy = contestants
    words = sum(len(source.split()) for source in sources)
    differences = find_differences(model, sources, shipped.output, ours.output)
    equal = 1 - len(differences) / len(sources)
    return [
        f"{len(sources)} sentences, {words} words, beam {Settings().beam}, best of {repetitions}",
        f"{'words/s':52}{'clock':>8}{'cores':>8}",
        *(f"{each.name:52}{words / each.seconds:8,.0f}{words / each.processor:8,.0f}" for each in contestants),
        f"{'engine over Argos as shipped':52}{ours.over(shipped)}",
        f"{'engine over Argos at its best':52}{ours.over(tuned)}",
        f"{'equal translations':52}{100 * equal:8.1f} %",
        *(_reason(differences) if differences else ()),
        *(f"{'chrF, ' + each.name:52}{chrf(each.output, references):8.2f}" for each in (ours, greedy) if references),
        f"{'peak memory of the engine':52}{_memory(model, sources):8,.0f} MB",
    ]


def best_settings(model: Model, sources: Sequence[str]) -> ArgosSettings:
    """Return the settings with which Argos Translate is fastest on this machine."""
    cores = count_workers(0)
    trials = [ArgosSettings(*values) for values in product((1, cores), sorted({1, cores}), (32, 2048))]
    contestants = [Contestant(trial.describe(), argos_translate(model, trial)) for trial in trials]
    for contestant in contestants:
        contestant.run([*sources[:1]])
    for _repetition in range(2):
        for contestant in contestants:
            contestant.take_turn(list(sources))
    return min(zip(contestants, trials, strict=True), key=lambda pair: pair[0].seconds)[1]


def argos_translate(model: Model, chosen: ArgosSettings) -> Callable[[list[str]], list[str]]:
    """Return Argos Translate's own function for a package, with settings of its user."""
    from argostranslate import settings
    from argostranslate.package import Package
    from argostranslate.translate import Language, PackageTranslation

    source, target = (Language(tag, tag) for tag in (model.source, model.target))
    translation: Any = PackageTranslation(source, target, Package(model.path))
    translation.sentencizer = OneSentence()

    def run(sources: list[str]) -> list[str]:
        for name, value in chosen._asdict().items():
            setattr(settings, name, value)
        return [translation.translate(text) for text in sources]

    return run


class OneSentence:
    """A sentence splitter for text that is one sentence."""

    def split_sentences(self, text: str) -> list[str]:
        """Return the text as its only sentence."""
        return [text]


def argos_engine(model: Model, beam: int) -> Callable[[list[str]], list[str]]:
    """Return our engine, all sentences in one call."""
    engine = ArgosEngine(Settings(argos_packages=str(model.path.parent), beam=beam))
    return lambda sources: [hypothesis.text for hypothesis in engine.translate(sources, model)]


def find_differences(model: Model, sources: list[str], theirs: list[str], ours: list[str]) -> list[Difference]:
    """Return the sentences translated differently, with the model's own score of both."""
    import ctranslate2

    package = read_package(model.path)
    different = [number for number in range(len(sources)) if theirs[number] != ours[number]]
    if package is None or not different:
        return []
    tokenizer = load_tokenizer(package)
    translator = ctranslate2.Translator(str(package.model))
    encoded = [tokenizer.encode(sources[number]) for number in different]

    def score(outputs: list[str]) -> list[float]:
        targets = [tokenizer.encode(outputs[number]) for number in different]
        return [sum(result.log_probs) / len(result.log_probs) for result in translator.score_batch(encoded, targets)]

    scored = zip(different, score(theirs), score(ours), strict=True)
    return [Difference(sources[number], theirs[number], ours[number], own - other) for number, other, own in scored]


def _reason(differences: Sequence[Difference]) -> Iterator[str]:
    gaps = sorted(abs(difference.gap) for difference in differences)
    yield (
        f"the other {len(differences)}: the model's scores per token of the two translations differ by "
        f"{gaps[len(gaps) // 2]:.4f} in the middle case, {gaps[-1]:.4f} at most; for example"
    )
    example = min(differences, key=lambda difference: len(difference.source))
    yield f"    Argos: {example.theirs}"
    yield f"    ours:  {example.ours}"


def _memory(model: Model, sources: Sequence[str]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "text")
        text.write_text("\n".join(sources), encoding="utf-8")
        return peak_memory("-c", _PROGRAM, str(model.path.parent), model.name, str(text))
