"""The SentencePiece vocabulary of a model: texts to tokens and back, each token with its characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from transnews.engines.firefox.marian import ModelFileError
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Span = tuple[int, int]
"""Characters ``[start, end)``."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text, its tokens, and the characters of each without the white space around them."""

    text: str
    numbers: list[int]
    spans: list[Span]


class Vocabulary:
    """A vocabulary file, loaded. Threads may share it."""

    def __init__(self, path: Path) -> None:
        """Raise ModelFileError for a file that is no SentencePiece model."""
        from sentencepiece import SentencePieceProcessor

        self._processor: Any = SentencePieceProcessor()
        try:
            self._processor.LoadFromSerializedProto(path.read_bytes())
        except (OSError, RuntimeError) as error:
            message = _("{path}: this is no vocabulary that can be read ({reason}).")
            raise ModelFileError(message.format(path=path, reason=error), _("Download it again.")) from error
        self.end: int = self._processor.eos_id()
        self.unknown: int = self._processor.unk_id()
        self.size: int = self._processor.get_piece_size()

    def count(self, text: str) -> int:
        """Return how many tokens a text has."""
        return len(self._processor.encode(text))

    def encode(self, texts: Sequence[str]) -> list[Tokens]:
        """Return the tokens of texts. Spaces in front of a token's characters are not counted to it."""
        encoded = self._processor.encode(list(texts), return_type="offset_mapping")
        return [_tokens(text, result) for text, result in zip(texts, encoded, strict=True)]

    def decode(self, numbers: Sequence[Sequence[int]]) -> list[Tokens]:
        """Return the texts that lists of tokens spell."""
        return [_tokens(result["text"], result) for result in self._decode([list(row) for row in numbers])]

    def _decode(self, rows: list[list[int]]) -> Any:
        return self._processor.decode(rows, return_type="offset_mapping") if rows else []

    def can_spell(self, text: str) -> bool:
        """Tell whether no part of ``text`` is unknown."""
        return self.unknown not in self._processor.encode(text)


def _tokens(text: str, result: Any) -> Tokens:
    spans = []
    for start, end in result["offsets"]:
        part = text[start:end]
        spans.append((end - len(part.lstrip()), end))
    return Tokens(text, result["ids"], spans)
