"""Tokenizers of Argos packages.

A tokenizer turns a text into the model's tokens and back as Argos Translate does, and tells which characters each token
stands for where that is known exactly.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

from transnews.engines.argos.packages import Package, PackageError
from transnews.errors import MissingComponentError
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Span = tuple[int, int]
"""Characters ``[start, end)`` of a text; empty where a token stands for none that can be seen."""

SPACE = "▁"
"""SentencePiece's sign for white space (U+2581)."""
BYTE = re.compile(r"<0x([0-9A-F]{2})>")
"""One byte of a character that the vocabulary lacks, in vocabularies with byte fallback."""


class Tokenizer(Protocol):
    """What the engine needs of a tokenizer. Spans are None where they cannot be had exactly.

    ``aligns`` is False where that is so of every text.
    """

    aligns: bool

    def encode(self, text: str) -> list[str]:
        """Return the tokens of a text."""

    def decode(self, tokens: Sequence[str], source: str) -> str:
        """Return the text of a translation of ``source``."""

    def source_spans(self, text: str, tokens: Sequence[str]) -> list[Span] | None:
        """Return which characters of ``text`` each of its tokens stands for."""

    def target_spans(self, text: str, tokens: Sequence[str]) -> list[Span] | None:
        """Return which characters of ``text``, decoded from ``tokens``, each token stands for."""


def load_tokenizer(package: Package) -> Tokenizer:
    """Load a package's tokenizer.

    Raises PackageError where its file is broken, MissingComponentError where its library is not installed.
    """
    try:
        if package.tokenizer.name == "bpe.model":
            return BpeTokenizer(package)
        return SentencePieceTokenizer(package.tokenizer)
    except ImportError as error:
        raise missing_library(error) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise PackageError(f"{package.tokenizer}: {error}") from error


def missing_library(error: ImportError) -> MissingComponentError:
    """Return the error for a library of this engine that is not installed."""
    return MissingComponentError(
        _("The engine 'argos' needs the package {name}.").format(name=error.name), "pip install transnews"
    )


class SentencePieceTokenizer:
    """A SentencePiece model, decoded as ``argostranslate.tokenizer.SentencePieceTokenizer`` does.

    One difference: Argos turns every underscore of a translation into a space, this only where the source has none.
    """

    aligns = True

    def __init__(self, model: Path) -> None:
        import sentencepiece

        self._processor: Any = sentencepiece.SentencePieceProcessor(model_file=str(model))

    def encode(self, text: str) -> list[str]:
        """Return the pieces of a text; the surface of an unknown one is its own token."""
        pieces: list[str] = self._processor.encode(text, out_type=str)
        return pieces

    def decode(self, tokens: Sequence[str], source: str) -> str:
        """Return the text of pieces. Some packages have the tokenizer of the source only: it leaves ▁ in the text."""
        text: str = self._processor.decode_pieces(list(tokens))
        text = text.replace(SPACE, " ")
        return (text if "_" in source else text.replace("_", " ")).removeprefix(" ")

    def source_spans(self, text: str, tokens: Sequence[str]) -> list[Span] | None:
        """Return each piece's characters through the normalizer's own map (NFKC changes lengths)."""
        normalized, offsets = self._processor.normalize(text, with_offsets=True)
        joined, spans = _lay_out(tokens)
        if joined != normalized:
            return None
        result = []
        for start, end in spans:
            first = start + len(joined[start:end]) - len(joined[start:end].lstrip(SPACE))
            # "№" becomes "No": its first letter stands for no character by the map, so give it the one that follows.
            last = offsets[end] if first == end else max(offsets[end], offsets[first] + 1)
            result.append(_visible(text, offsets[first], last))
        return result

    def target_spans(self, text: str, tokens: Sequence[str]) -> list[Span] | None:
        """Return each piece's characters; the text is the pieces without the space in front."""
        joined, spans = _lay_out(tokens)
        written = joined.replace(SPACE, " ")
        lost = len(written) - len(text)
        if lost < 0 or written[:lost].strip() or not _equal_but_underscores(written[lost:], text):
            return None
        return [_visible(text, max(start - lost, 0), max(end - lost, 0)) for start, end in spans]


class BpeTokenizer:
    """Byte-pair encoding over Moses tokens, through Argos's own class. It keeps no offsets, so there are no spans."""

    aligns = False

    def __init__(self, package: Package) -> None:
        from argostranslate.tokenizer import BPETokenizer

        self._tokenizer: Any = BPETokenizer(package.tokenizer, package.source_code, package.target_code)
        self._tokenizer.lazy_load()

    def encode(self, text: str) -> list[str]:
        """Return the segments of a text, those that a word continues after with ``@@``."""
        tokens: list[str] = self._tokenizer.encode(text) if text.strip() else []
        return tokens

    def decode(self, tokens: Sequence[str], source: str) -> str:  # noqa: ARG002 - as the protocol says
        """Return the detokenized text."""
        text: str = self._tokenizer.decode(list(tokens))
        return text.removeprefix(" ")

    def source_spans(self, text: str, tokens: Sequence[str]) -> None:  # noqa: ARG002 - as the protocol says
        """Return None: Moses rewrites quotes and spaces without a map."""
        return

    def target_spans(self, text: str, tokens: Sequence[str]) -> None:  # noqa: ARG002 - as the protocol says
        """Return None, as above."""
        return


def _lay_out(tokens: Sequence[str]) -> tuple[str, list[Span]]:
    """Return the tokens written one after the other, and where each stands.

    The bytes of characters that the vocabulary lacks stand together as the characters they make.
    """
    text = ""
    spans: list[Span] = []
    position = 0
    while position < len(tokens):
        end = position
        while end < len(tokens) and BYTE.fullmatch(tokens[end]):
            end += 1
        if end > position:
            written = bytes(int(token[3:5], 16) for token in tokens[position:end]).decode(errors="replace")
        else:
            end = position + 1
            written = tokens[position]
        spans += [(len(text), len(text) + len(written))] * (end - position)
        text += written
        position = end
    return text, spans


def _visible(text: str, start: int, end: int) -> Span:
    """Return a span without the white space at its ends."""
    part = text[start:end]
    end -= len(part) - len(part.rstrip())
    return min(start + len(part) - len(part.lstrip()), end), end


def _equal_but_underscores(written: str, text: str) -> bool:
    return written == text or written.replace("_", " ") == text
