"""Models that the batched engine does not cover, run by fxtranslate: one sentence a call, without alignments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transnews.engines.base import Hypothesis
from transnews.engines.chunks import split_long
from transnews.engines.firefox.marian import ModelFileError
from transnews.errors import MissingComponentError
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.engines.firefox.store import ModelFiles
    from transnews.engines.firefox.vocabulary import Vocabulary
    from transnews.model import Issue


class OneByOneTranslator:
    """A model in fxtranslate, ready to translate."""

    def __init__(self, files: ModelFiles, source: Vocabulary, longest: int) -> None:
        """Raise MissingComponentError without fxtranslate, ModelFileError for a model that it cannot load either."""
        try:
            from fxtranslate import Translator
        except ImportError as error:
            raise MissingComponentError(
                _("the Firefox engine needs the package {name}.").format(name="fxtranslate"),
                _("Install it with: {command}").format(command="pip install fxtranslate"),
            ) from error
        self._source = source
        self._longest = longest
        self.problems: list[Issue] = []
        try:
            self._translator: Any = Translator(
                model=files.weights.read_bytes(),
                src_vocab=files.source_vocabulary.read_bytes(),
                trg_vocab=files.target_vocabulary.read_bytes(),
            )
        except (RuntimeError, ValueError) as error:
            raise ModelFileError(f"{files.weights}: {error}") from error

    def translate(self, texts: Sequence[str]) -> list[Hypothesis]:
        """Translate texts; one of too many tokens goes in chunks, joined with a space."""
        return [Hypothesis(" ".join(self._chunks(text))) for text in texts]

    def _chunks(self, text: str) -> list[str]:
        spans = split_long(text, self._source.count, self._longest)
        pieces = [text[start:end].strip() for start, end in spans]
        return [str(self._translator.translate(piece)) for piece in pieces if piece]
