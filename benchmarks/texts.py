"""Texts made of a benchmark's sentences."""

from __future__ import annotations


def first_words(text: str) -> str:
    """Return the first four words of a text, its first 12 characters where it has no spaces."""
    words = text.split()
    return " ".join(words[:4]) if len(words) > 4 else text[:12]  # noqa: PLR2004 - the four words
