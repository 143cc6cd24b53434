"""Firefox Translations models (Bergamot), run in batches on ONNX Runtime.

Small students trained by Mozilla: better than Argos models on every pair that both have (docs/engines.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.engines.base import install_command
from transnews.engines.firefox.store import ModelFiles, search
from transnews.engines.workers import count_workers
from transnews.language.tags import same_language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from transnews.engines.base import Hypothesis, Model
    from transnews.engines.firefox.batches import BatchedTranslator
    from transnews.engines.firefox.one_by_one import OneByOneTranslator
    from transnews.engines.firefox.vocabulary import Vocabulary
    from transnews.model import Issue
    from transnews.settings import Settings


class FirefoxEngine:
    """Translates with the Firefox models of the extra ``starter`` and of the user's models folder.

    What is loaded (vocabularies, networks) stays loaded as long as the engine lives.
    """

    name = "firefox"

    def __init__(self, settings: Settings) -> None:
        self._found_problems: list[Issue] = []
        self._settings = settings
        self._files: dict[str, ModelFiles] | None = None
        self._translators: dict[str, BatchedTranslator | OneByOneTranslator] = {}
        self._vocabularies: dict[Path, Vocabulary] = {}

    @property
    def problems(self) -> list[Issue]:
        """Models that are broken, as far as files were looked at, and what translating brought to light."""
        loaded = [problem for translator in self._translators.values() for problem in translator.problems]
        return [*self._found_problems, *loaded]

    def models(self) -> Sequence[Model]:
        """Return the models found: first those of the models folder, then the starter models."""
        return [files.model for files in self._found().values()]

    def _found(self) -> dict[str, ModelFiles]:
        if self._files is None:
            found, self._found_problems = search(self._settings.firefox_models)
            self._files = {files.model.name: files for files in found}
        return self._files

    def install_hint(self, source: str, target: str) -> str:
        """Return the command for the pair that is sure to be offered, as the starter models are English-Portuguese."""
        sure = {"en", "pt"}
        wanted = {next((tag for tag in sorted(sure) if same_language(tag, own)), own) for own in (source, target)}
        return install_command(source, target, self._settings) if wanted == sure else ""

    def translate(self, texts: Sequence[str], model: Model) -> list[Hypothesis]:
        """Translate texts in batches, on as many threads as the setting ``threads`` says.

        A text of more than 100 tokens goes in chunks. Raises ModelFileError for a model or vocabulary that is broken,
        MissingComponentError where a library is not installed.
        """
        if model.name not in self._translators:
            self._translators[model.name] = self._load(self._found()[model.name])
        return self._translators[model.name].translate(texts)

    def _load(self, files: ModelFiles) -> BatchedTranslator | OneByOneTranslator:
        from transnews.engines.firefox.loading import load

        source, target = self._vocabulary(files.source_vocabulary), self._vocabulary(files.target_vocabulary)
        return load(files, source, target, count_workers(self._settings.threads))

    def _vocabulary(self, file: Path) -> Vocabulary:
        from transnews.engines.firefox.vocabulary import Vocabulary

        if file not in self._vocabularies:
            self._vocabularies[file] = Vocabulary(file)
        return self._vocabularies[file]

    def can_read(self, text: str, model: Model) -> bool:
        """Tell whether no piece of ``text`` is unknown to the model's source vocabulary."""
        return self._vocabulary(self._found()[model.name].source_vocabulary).can_spell(text)

    def count_tokens(self, text: str, model: Model) -> int:
        """Return how many tokens ``text`` has in the model's source vocabulary."""
        return self._vocabulary(self._found()[model.name].source_vocabulary).count(text)

    def can_spell(self, text: str, model: Model) -> bool:
        """Tell whether no piece of ``text`` is unknown to the model's target vocabulary."""
        return self._vocabulary(self._found()[model.name].target_vocabulary).can_spell(text)
