"""Firefox Translations models (Bergamot), run by fxtranslate.

Small students trained by Mozilla: better than Argos models on every pair that both have (docs/engines.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transnews.engines.base import Hypothesis, Model, install_command
from transnews.engines.chunks import split_long
from transnews.engines.firefox.store import ModelFiles, read_vocabulary, search
from transnews.errors import MissingComponentError
from transnews.language.tags import same_language
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from transnews.model import Issue
    from transnews.settings import Settings


LONGEST = 100
"""Tokens of the source vocabulary in one call; news sentences have 35 on average. See tests/engines/test_firefox.py."""


class FirefoxEngine:
    """Translates with the Firefox models of the extra ``starter`` and of the user's models folder."""

    name = "firefox"

    def __init__(self, settings: Settings) -> None:
        self.problems: list[Issue] = []
        self._settings = settings
        self._files: dict[str, ModelFiles] | None = None
        self._translators: dict[str, Any] = {}
        self._vocabularies: dict[Path, Any] = {}

    def models(self) -> Sequence[Model]:
        """Return the models found: first those of the models folder, then the starter models."""
        return [files.model for files in self._found().values()]

    def _found(self) -> dict[str, ModelFiles]:
        if self._files is None:
            found, self.problems = search(self._settings.firefox_models)
            self._files = {files.model.name: files for files in found}
        return self._files

    def install_hint(self, source: str, target: str) -> str:
        """Return the command for the pair that is sure to be offered, as the starter models are English-Portuguese."""
        sure = {"en", "pt"}
        wanted = {next((tag for tag in sorted(sure) if same_language(tag, own)), own) for own in (source, target)}
        return install_command(source, target, self._settings) if wanted == sure else ""

    def translate(self, texts: Sequence[str], model: Model) -> list[Hypothesis]:
        """Translate sentence by sentence: fxtranslate takes one at a time and gives no alignment.

        A sentence of more than ``LONGEST`` tokens goes in chunks: the models lose the end of longer ones in silence.
        """
        translator = self._translator(model)
        vocabulary = self._vocabulary(self._found()[model.name].source_vocabulary)
        return [
            Hypothesis(
                " ".join(
                    str(translator.translate(text[start:end].strip()))
                    for start, end in split_long(text, lambda piece: len(vocabulary.encode(piece)), LONGEST)
                    if text[start:end].strip()
                )
            )
            for text in texts
        ]

    def _vocabulary(self, file: Path) -> Any:
        if file not in self._vocabularies:
            self._vocabularies[file] = read_vocabulary(file)
        return self._vocabularies[file]

    def _translator(self, model: Model) -> Any:
        if model.name not in self._translators:
            try:
                from fxtranslate import Translator
            except ImportError as error:
                raise MissingComponentError(
                    _("the Firefox engine needs the package {name}.").format(name="fxtranslate"),
                    _("Install it with: {command}").format(command="pip install fxtranslate"),
                ) from error
            files = self._found()[model.name]
            self._translators[model.name] = Translator(
                model=files.weights.read_bytes(),
                src_vocab=files.source_vocabulary.read_bytes(),
                trg_vocab=files.target_vocabulary.read_bytes(),
            )
        return self._translators[model.name]

    def can_spell(self, text: str, model: Model) -> bool:
        """Tell whether no piece of ``text`` is unknown to the model's target vocabulary."""
        vocabulary = self._vocabulary(self._found()[model.name].target_vocabulary)
        return vocabulary.unk_id() not in vocabulary.encode(text)
