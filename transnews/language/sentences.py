"""Sentence segmentation that loses nothing: segments and the white space between them give the text back.

``transnews.language.segmentation`` finds the ends of sentences; what is then longer than a model can read is cut at
clause ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from transnews.language.segmentation.boundaries import sentence_ends
from transnews.language.segmentation.profiles import profile
from transnews.model import Segment

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 1000
"""Characters in a segment. Firefox models lose text in inputs of several hundred tokens; news sentences have 130."""

# Where a sentence that is too long may be cut, best first: after clause punctuation, after white space, anywhere.
_CUTS = (regex.compile(r"[;:؛,،、，·—–]\s*"), regex.compile(r"\s+"))


def split_sentences(text: str, language: str) -> list[str]:
    """Return the sentences of a text, without the white space around them."""
    return [segment.text for segment in segment_text(text, language)]


def segment_text(text: str, language: str) -> list[Segment]:
    """Return the segments of a text; joining every ``text + gap`` gives the text back, but for leading white space."""
    segments: list[Segment] = []
    for piece in _pieces(text, language):
        body = piece.strip()
        start = len(piece) - len(piece.lstrip())
        if segments:
            segments[-1].gap += piece[:start]
        if body:
            segments.append(Segment(body, piece[start + len(body) :]))
    return segments


def segment_block(text: str, language: str, *, whole: bool = False) -> list[Segment]:
    """Return the segments of a block's text; ``whole`` keeps it in one piece (datelines, credits, headlines)."""
    if whole and len(text) <= LONGEST:
        return [Segment(text)] if text.strip() else []
    return segment_text(text, language)


def _pieces(text: str, language: str) -> Iterator[str]:
    """Yield consecutive pieces of the text, each at most one sentence and at most LONGEST characters."""
    start = 0
    for end in sentence_ends(text, profile(language)):
        yield from _shorten(text[start:end])
        start = end
    yield from _shorten(text[start:])


def _shorten(sentence: str) -> Iterator[str]:
    start = 0
    while len(sentence) - start > LONGEST:
        cut = _cut(sentence[start : start + LONGEST])
        yield sentence[start : start + cut]
        start += cut
    yield sentence[start:]


def _cut(window: str) -> int:
    """Return where to cut a window: at its last clause end in the second half, else white space, else its end."""
    for pattern in _CUTS:
        ends = [match.end() for match in pattern.finditer(window, len(window) // 2)]
        if ends:
            return int(ends[-1])
    return len(window)
