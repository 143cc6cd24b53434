"""The engine over installed Argos packages: every sentence in flight in one call of CTranslate2.

Argos Translate itself calls CTranslate2 once per paragraph, with batches of 32 tokens. One call over all sentences,
with the same search, gives the same translations many times faster (benchmarks/argos.py measures it).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transnews.engines.argos.batches import hypothesis, jobs_of, join, one_worker, open_translator
from transnews.engines.argos.packages import (
    Package,
    PackageError,
    digest,
    find_packages,
    is_offered,
    packages_folder,
    read_package,
)
from transnews.engines.argos.tokenizers import Tokenizer, load_tokenizer
from transnews.engines.argos.vocabulary import Vocabulary
from transnews.engines.base import Hypothesis, Model, install_command
from transnews.engines.workers import count_workers
from transnews.messages import _
from transnews.model import Issue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.settings import Settings

_BATCH_TOKENS = (128, 512)
"""Fewest and most tokens of one batch.

Over many sentences 512 take a tenth less processor time than 256, and twice as many win little more; a short article is
cut finer, so that it fills every core: on two cores, 334 words took 0.6 s with 256 tokens a batch, 0.9 s with 512.
"""
_BATCHES_PER_WORKER = 4
_LENGTH_PENALTY = 0.2
"""As Argos Translate has it (argostranslate/translate.py)."""

_OTHER_BEAM = 4
"""Beam of the other search where the first is greedy: Argos Translate's own."""
_UNREPEATED = 4
"""Tokens in a row that the other search writes only once. Most names are shorter and may come twice."""


class ArgosEngine:
    """Implements the protocol ``Engine`` with the packages in ``settings.argos_packages``, else in Argos's own folder.

    What is loaded (tokenizers, vocabularies, translators) stays loaded as long as the engine lives.
    """

    name = "argos"

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._package_problems: list[Issue] = []
        self._device_problems: list[Issue] = []
        self._digests: dict[Path, str] = {}
        self._packages: dict[Path, Package] = {}
        self._tokenizers: dict[Path, Tokenizer] = {}
        self._vocabularies: dict[Path, Vocabulary] = {}
        self._translators: dict[Path, Any] = {}

    @property
    def problems(self) -> list[Issue]:
        """Packages that the last call of ``models`` found broken, and a GPU that could not be used."""
        return [*self._package_problems, *self._device_problems]

    def models(self) -> list[Model]:
        """Return the usable packages, by folder name. Broken ones are passed over and listed in ``problems``."""
        try:
            packages, broken = find_packages(self._folder())
        except PackageError as error:
            packages, broken = [], [Issue("package-broken", "warning", str(error))]
        self._package_problems = broken
        return [self._model(package) for package in packages]

    def install_hint(self, source: str, target: str) -> str:
        """Return the command for a pair, "" where Argos's index has no package for it."""
        return install_command(source, target, self._settings) if is_offered(source, target) else ""

    def translate(self, texts: Sequence[str], model: Model) -> list[Hypothesis]:
        """Translate texts with one call of CTranslate2.

        A text of more than 150 tokens goes in chunks, whose translations are joined with a space. Raises PackageError
        for a package that is broken, MissingComponentError where CTranslate2 or the tokenizer's library is missing.
        """
        return self._translate(texts, model, beam_size=max(self._settings.beam, 1))

    def translate_otherwise(self, texts: Sequence[str], model: Model) -> list[Hypothesis]:
        """Translate as ``translate`` does, but greedily, or with a beam where that is greedy, and without loops."""
        beam = _OTHER_BEAM if self._settings.beam <= 1 else 1
        return self._translate(texts, model, beam_size=beam, no_repeat_ngram_size=_UNREPEATED)

    def _translate(self, texts: Sequence[str], model: Model, **search: int) -> list[Hypothesis]:
        package = self._package(model)
        if package.folder not in self._tokenizers:
            self._tokenizers[package.folder] = load_tokenizer(package)
        tokenizer = self._tokenizers[package.folder]
        jobs = list(jobs_of(texts, tokenizer))
        results = self._translate_tokens([job.tokens for job in jobs], package, search) if jobs else []
        parts: list[list[Hypothesis]] = [[] for _text in texts]
        for job, result in zip(jobs, results, strict=True):
            parts[job.number].append(hypothesis(job, result, tokenizer, package.target_prefix))
        return [join(part) for part in parts]

    def can_spell(self, text: str, model: Model) -> bool:
        """Tell whether the model's target vocabulary can write ``text``; reads the model's files, needs no library."""
        if model.path not in self._vocabularies:
            self._vocabularies[model.path] = Vocabulary(self._package(model))
        return self._vocabularies[model.path].can_spell(text)

    def _folder(self) -> Path:
        chosen = self._settings.argos_packages
        return Path(chosen).expanduser() if chosen else packages_folder(os.environ)

    def _model(self, package: Package) -> Model:
        if package.folder not in self._digests:
            self._digests[package.folder] = digest(package)
        return Model(
            engine=self.name,
            name=package.folder.name,
            source=package.source,
            target=package.target,
            path=package.folder,
            version=package.version,
            digest=self._digests[package.folder],
        )

    def _package(self, model: Model) -> Package:
        if model.path not in self._packages:
            package = read_package(model.path)
            if package is None:
                raise PackageError(_("{path} is not a translation package.").format(path=model.path))
            self._packages[model.path] = package
        return self._packages[model.path]

    def _translate_tokens(self, tokens: list[list[str]], package: Package, search: dict[str, int]) -> list[Any]:
        """Return CTranslate2's results; with one worker where the memory does not last for more."""
        workers = count_workers(self._settings.threads)
        try:
            return self._search(tokens, package, workers, search)
        except MemoryError as error:
            if workers == 1:
                raise PackageError(
                    _("{path}: there is not enough memory for it.").format(path=package.model)
                ) from error
            self._translators.pop(package.folder, None)
            self._device_problems.append(one_worker(workers, error))
        return self._search(tokens, package, 1, search)

    def _search(self, tokens: list[list[str]], package: Package, workers: int, search: dict[str, int]) -> list[Any]:
        """Search as Argos does, but in larger batches and with attention."""
        if package.folder not in self._translators:
            self._translators[package.folder], problems = open_translator(package.model, workers)
            self._device_problems += problems
        prefix = package.target_prefix
        results: list[Any] = self._translators[package.folder].translate_batch(
            tokens,
            [[prefix]] * len(tokens) if prefix else None,
            max_batch_size=_batch_tokens(tokens, workers),
            batch_type="tokens",
            length_penalty=_LENGTH_PENALTY,
            replace_unknowns=True,
            return_attention=self._tokenizers[package.folder].aligns,
            **search,
        )
        return results


def _batch_tokens(tokens: Sequence[Sequence[str]], workers: int) -> int:
    """Return how many tokens a batch should have, so that every worker gets some batches."""
    fewest, most = _BATCH_TOKENS
    return min(max(sum(map(len, tokens)) // (workers * _BATCHES_PER_WORKER), fewest), most)
