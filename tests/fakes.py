"""An engine for unit tests: translates word by word with a tiny dictionary and loses what its alphabet lacks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import regex

from transnews.engines.base import Hypothesis, Model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.model import Issue
    from transnews.settings import Settings

WORDS = {
    "the": "o",
    "ministers": "ministros",
    "met": "reuniram-se",
    "on": "na",
    "tuesday": "terça-feira",
    "said": "disse",
    "margarian": "margariano",
    "talks": "negociações",
    "resume": "recomeçam",
    "road": "estrada",
    "նախարարները": "ministers",
    "հանդիպեցին": "met",
}


class WordEngine:
    """A real implementation of the Engine protocol, with a vocabulary of ASCII letters and a few words."""

    name = "words"

    def __init__(self, settings: Settings) -> None:
        self.problems: list[Issue] = []
        self.calls: list[list[str]] = []
        self._settings = settings

    def models(self) -> Sequence[Model]:
        pairs = [("en", "pt"), ("pt", "en"), ("hy", "en")]
        return [Model("words", f"{one}{two}", one, two, Path(), digest="0") for one, two in pairs]

    def install_hint(self, source: str, target: str) -> str:
        return "install-words" if (source, target) == ("ru", "pt") else ""

    def translate(self, texts: Sequence[str], model: Model) -> list[Hypothesis]:
        self.calls.append(list(texts))
        return [Hypothesis(self._one(text)) for text in texts]

    def _one(self, text: str) -> str:
        words = regex.sub(r"\p{L}+", lambda match: self._word(match.group(), start=match.start() == 0), text)
        return str(regex.sub(r"[^\x20-\x7eáéíóúâêôãõçÁÉÍÓÚÂÊÔÃÕÇ]", "", words))

    def _word(self, word: str, *, start: bool) -> str:
        if word == "vanish":
            return ""
        translation = WORDS.get(word.lower(), word)
        return translation.capitalize() if start else translation

    def can_spell(self, text: str, model: Model) -> bool:
        return text.isascii()
