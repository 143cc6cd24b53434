"""What a model's vocabulary can spell."""

from __future__ import annotations

import html
import json
import unicodedata
from typing import TYPE_CHECKING

from transnews.engines.argos.packages import Package, PackageError
from transnews.engines.argos.tokenizers import BYTE, SPACE
from transnews.messages import _

if TYPE_CHECKING:
    from pathlib import Path


class Vocabulary:
    """The tokens that a model can write."""

    def __init__(self, package: Package) -> None:
        tokens = _read_vocabulary(package.model)
        self._bytes = any(BYTE.fullmatch(token) for token in tokens)
        if package.tokenizer.name == "bpe.model":
            tokens = [html.unescape(token.removesuffix("@@")) for token in tokens]
        self._tokens = frozenset(tokens)
        self._longest = max(map(len, self._tokens), default=0)

    def can_spell(self, text: str) -> bool:
        """Tell whether every word of a text is a sequence of tokens.

        The text is compared in NFC, as tokenizers write it. Characters that a normalizer replaces ("…", "№") are in no
        token and count as not spellable.
        """
        return self._bytes or all(self._is_sequence(word) for word in unicodedata.normalize("NFC", text).split())

    def _is_sequence(self, word: str) -> bool:
        """Tell whether a word, with or without the sign for the space before it, can be cut into tokens."""
        marked = SPACE + word
        reached = {0, 1}
        for end in range(1, len(marked) + 1):
            starts = range(max(0, end - self._longest), end)
            if any(start in reached and marked[start:end] in self._tokens for start in starts):
                reached.add(end)
        return len(marked) in reached


def _read_vocabulary(model: Path) -> list[str]:
    """Return the tokens of a CTranslate2 model's target vocabulary, of either version of the format."""
    for name in ("shared_vocabulary", "target_vocabulary"):
        for path in (model / f"{name}.json", model / f"{name}.txt"):
            if not path.is_file():
                continue
            try:
                text = path.read_text(encoding="utf-8")
                return list(map(str, json.loads(text))) if path.suffix == ".json" else text.split("\n")
            except (OSError, ValueError) as error:
                raise PackageError(f"{path}: {error}") from error
    raise PackageError(_("{path}: the model has no vocabulary.").format(path=model))
