"""BCP 47 tags, language detection and sentence segmentation."""

from __future__ import annotations

from transnews.language.detection import Detection, detect, detect_segments
from transnews.language.sentences import segment_block, split_sentences
from transnews.language.tags import UnknownLanguageError, closest, direction, same_language, standardize

__all__ = [
    "Detection",
    "UnknownLanguageError",
    "closest",
    "detect",
    "detect_segments",
    "direction",
    "same_language",
    "segment_block",
    "split_sentences",
    "standardize",
]
