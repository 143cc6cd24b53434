"""Patterns of words, and where one may begin and end: some scripts write words without spaces between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

# Scripts that write words (UAX 14: classes ID and SA), or words and their particles (Hangul), without spaces.
RUN_ON = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}]"
"""Pattern of a letter of such a script."""

LETTER = r"[\p{L}\p{M}]"
"""Pattern of any letter, and of the marks that belong to letters."""

WORD_END = rf"(?:(?<={RUN_ON})|(?!{LETTER})|(?={RUN_ON}))"
"""Pattern of a place where a word may end."""

WORD_START = rf"(?:(?={RUN_ON})|(?<!{LETTER})|(?<={RUN_ON}))"
"""Pattern of a place where a word may begin."""


def one_of(words: Iterable[str]) -> str:
    """Return a pattern that matches one of the words, the longest first; nothing where there are none.

    A space in a word may be a no-break space in the text.
    """
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(regex.escape(word).replace("\\ ", "[ \u00a0]") for word in longest_first) or "(?!)"


def common_start(*words: str) -> str:
    """Return what all words begin with."""
    first, last = min(words), max(words)
    length = next((index for index, letter in enumerate(first) if last[index : index + 1] != letter), len(first))
    return first[:length]
