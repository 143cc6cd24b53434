"""An engine small enough to predict: word by word from a dictionary, everything else copied."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex

from transnews.engines.base import Hypothesis, Link

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
    outside ``alphabet`` (where one is given) are lost, as with real vocabularies. With ``aligned`` it says which word
    became which; of a whole sentence it knows that only for the pairs of words in ``pairs``.
    """

    words: dict[str, str] = field(default_factory=dict)
    whole: dict[str, str] = field(default_factory=dict)
    alphabet: str = ""
    aligned: bool = False
    pairs: dict[str, str] = field(default_factory=dict)
    batches: list[list[str]] = field(default_factory=list)

    def translate(self, texts: Sequence[str]) -> list[Hypothesis]:
        self.batches.append(list(texts))
        return [self._hypothesis(text) for text in texts]

    def _hypothesis(self, text: str) -> Hypothesis:
        if whole := self.whole.get(text):
            links = (link(text, whole, *pair) for pair in self.pairs.items() if pair[0] in text and pair[1] in whole)
            return Hypothesis(whole, tuple(links) if self.aligned else None)
        translated, alignment = self._sentence(text)
        return Hypothesis(translated, alignment if self.aligned else None)

    def can_spell(self, text: str) -> bool:
        return not self.alphabet or all(character in self.alphabet or character == " " for character in text)

    def _sentence(self, text: str) -> tuple[str, tuple[Link, ...]]:
        text = "".join(letter for letter in text if not letter.isalpha() or self.can_spell(letter))
        translated, links, at = "", [], 0
        for match in regex.finditer(r"[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*", text):
            translated += text[at : match.start()]
            at = match.end()
            word = self._word(match.group())
            links.append(Link(match.span(), (len(translated), len(translated) + len(word))))
            translated += word
        return translated + text[at:], tuple(links)

    def _word(self, word: str) -> str:
        known = self.words.get(word) or ENGLISH_PORTUGUESE.get(word.lower(), word)
        return known[0].upper() + known[1:] if word[0].isupper() else known


def link(source: str, target: str, word: str, rendering: str, weight: float = 1.0) -> Link:
    """Link the first place of a word in a source with the first of its rendering in a target."""
    start, place = source.index(word), target.index(rendering)
    return Link((start, start + len(word)), (place, place + len(rendering)), weight)
