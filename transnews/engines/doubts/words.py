"""Texts cut into words, and letters counted, in every script alike."""

from __future__ import annotations

from functools import lru_cache

import regex

_UNSPACED = r"(?=\p{L})[\p{Han}\p{scx=Hiragana}\p{scx=Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}]"
_SPACED = rf"(?!{_UNSPACED})[\p{{L}}\p{{M}}\p{{N}}]"
_LETTER = regex.compile(r"\p{L}")
_ALONE = regex.compile(_UNSPACED)
# In scripts without spaces each letter with its marks is a token; a hyphen joins ("anak-anak" is one word).
_TOKEN = regex.compile(rf"{_UNSPACED}\p{{M}}*|(?:{_SPACED})+(?:[-\u2010\u2011'\u2019](?:{_SPACED})+)*")


def has_letters(text: str) -> bool:
    """Tell whether there is a letter of any script in a text."""
    return bool(_LETTER.search(text))


def letters(text: str) -> int:
    """Count the letters of a text."""
    return len(_LETTER.findall(text))


@lru_cache(maxsize=16)  # every kind of doubt asks for those of the same two texts
def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text as they stand in it, or its characters where the script has no spaces."""
    return tuple(_TOKEN.findall(text))


def is_unspaced(token: str) -> bool:
    """Tell whether a token is a letter of a script without spaces, so no whole word."""
    return bool(_ALONE.match(token))
