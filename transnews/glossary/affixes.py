"""What a language writes onto a word: Arabic and Hebrew particles before it, Turkic and Armenian endings after it.

The lists, with their sources, are data: ``data/affixes.toml``.
"""

from __future__ import annotations

import sys
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

import regex

from transnews.glossary.concepts import variants
from transnews.glossary.folding import fold, is_boundary

_NEVER = sys.maxsize
_REST_OF_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")


@dataclass(frozen=True, slots=True)
class Affixes:
    """A language's affixes, folded.

    ``prefixes`` maps each to the length of the shortest term that may have it; ``shortest`` is that length for
    suffixes. ``suffixes`` are those after a term, by its last vowel ("" where it has none) and whether it ends in it.
    """

    prefixes: dict[str, int] = field(default_factory=dict)
    suffixes: dict[tuple[str, bool], frozenset[str]] = field(default_factory=dict)
    vowels: frozenset[str] = frozenset()
    shortest: int = 0

    def starts_word(self, text: str, start: int, end: int) -> bool:
        """Tell whether only a prefix stands between the start of a word and the term ``[start, end)``."""
        longest = max(map(len, self.prefixes), default=0)
        return any(
            end - start >= self.prefixes.get(text[first:start], _NEVER) and is_boundary(text, first)
            for first in range(start - 1, max(-1, start - longest - 1), -1)
        )

    def suffix(self, text: str, start: int, end: int) -> int:
        """Return the length of the suffix after the term ``[start, end)``, 0 where what follows is none."""
        if not self.suffixes or end - start < self.shortest:
            return 0
        rest = _REST_OF_WORD.match(text, end)
        if not rest:
            return 0
        place = next((place for place in range(end - 1, start - 1, -1) if text[place] in self.vowels), -1)
        known = self.suffixes.get((text[place] if place >= 0 else "", place == end - 1), frozenset())
        return len(rest.group()) if rest.group() in known else 0


@lru_cache(maxsize=64)
def affixes_of(language: str) -> Affixes:
    """Return the affixes of a language (BCP 47), none for one without data."""
    tags = variants(language, tuple(_data()))
    return _affixes(_data()[tags[0]], tags[0]) if tags else Affixes()


def _affixes(data: dict[str, Any], language: str) -> Affixes:
    suffixes: dict[tuple[str, bool], frozenset[str]] = {}
    for last_vowels, asked in data.get("vowels", {}).items():
        table = dict(zip("AIE", asked, strict=False))
        for final in (True, False):
            patterns = [*data["after_any"], *data["after_vowel" if final else "after_consonant"]]
            written = frozenset(fold(pattern.translate(str.maketrans(table)), language).text for pattern in patterns)
            suffixes |= dict.fromkeys(((vowel, final) for vowel in last_vowels), written)
    prefixes = {
        fold(prefix, language).text: int(shortest)
        for shortest, group in data.get("prefixes", {}).items()
        for prefix in group
    }
    return Affixes(prefixes, suffixes, frozenset(vowel for vowel, _final in suffixes), data.get("shortest", 0))


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads((files("transnews.glossary") / "data" / "affixes.toml").read_text(encoding="utf-8"))
