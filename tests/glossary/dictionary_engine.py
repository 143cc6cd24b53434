"""An engine small enough to predict: word by word from a dictionary, everything else copied."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex

from transnews.engines.base import Hypothesis

if TYPE_CHECKING:
    from collections.abc import Sequence

ENGLISH_PORTUGUESE = {
    "met": "encontrou",
    "in": "em",
    "and": "e",
    "the": "o",
    "said": "disse",
    "visit": "visita",
    "ended": "terminou",
    "saw": "viu",
    "yesterday": "ontem",
    "was": "foi",
    "mentioned": "mencionado",
    "report": "relatório",
    "they": "eles",
    "talked": "falaram",
    "about": "sobre",
    "for": "por",
    "an": "uma",
    "hour": "hora",
    "he": "ele",
    "went": "foi",
    "to": "para",
    "june": "junho",
    "wrote": "escreveu",
}


@dataclass
class DictionaryEngine:
    """Translates word by word; ``batches`` holds every call's texts.

    ``words`` come on top of a small English-Portuguese dictionary, ``whole`` are whole sentences it knows; characters
    outside ``alphabet`` (where one is given) are lost, as with real vocabularies.
    """

    words: dict[str, str] = field(default_factory=dict)
    whole: dict[str, str] = field(default_factory=dict)
    alphabet: str = ""
    batches: list[list[str]] = field(default_factory=list)

    def translate(self, texts: Sequence[str]) -> list[Hypothesis]:
        self.batches.append(list(texts))
        return [Hypothesis(self.whole.get(text) or self._sentence(text)) for text in texts]

    def can_spell(self, text: str) -> bool:
        return not self.alphabet or all(character in self.alphabet or character == " " for character in text)

    def _sentence(self, text: str) -> str:
        text = "".join(letter for letter in text if not letter.isalpha() or self.can_spell(letter))
        return regex.sub(r"[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*", lambda match: self._word(match.group()), text)

    def _word(self, word: str) -> str:
        known = self.words.get(word) or ENGLISH_PORTUGUESE.get(word.lower(), word)
        return known[0].upper() + known[1:] if word[0].isupper() else known
