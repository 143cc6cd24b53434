"""Let words away from a term agree with it: take their endings from a translation of the term in its place.

A replaced noun of another gender or number leaves adjectives and verbs behind: "a tempestade, situada" becomes "o
temporal, situada". The engine, given the sentence with "temporal" in it, writes "situado", and often garbles something
else. So only endings of gender and number (``data/agreement.toml``) are taken over, of words that stand in the same
place in both translations, near a term that the engine kept.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from transnews.glossary.concepts import variants
from transnews.glossary.determiners import language_data, same_word
from transnews.glossary.folding import replaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    Span = tuple[int, int]

_NEAR = 8
"""Words on either side of a term that may agree with it."""
_STEM = 3
"""The fewest letters before an ending."""

_WORDS = regex.compile(r"[\p{L}\p{M}]+(?:[-'\u2019][\p{L}\p{M}]+)*|\p{N}+|[^\s\p{L}\p{M}\p{N}]")


def can_borrow(language: str) -> bool:
    """Tell whether the endings of ``language`` are known."""
    return bool(_endings(language))


def borrowed(text: str, terms: Sequence[Span], other: str, language: str) -> str:
    """Return ``text`` with the endings that ``other`` has for the words around the spans ``terms``.

    Both are translations of one sentence into ``language``; the terms themselves stay as they are. Words change only
    where all that differs between two places that agree is endings.
    """
    spans = [match.span() for match in _WORDS.finditer(text)]
    words = [text[start:end] for start, end in spans]
    others = _WORDS.findall(other)
    near = _near(spans, terms)
    matcher = SequenceMatcher(
        None, [word.casefold() for word in words], [word.casefold() for word in others], autojunk=False
    )
    changes: list[tuple[int, int, str]] = []
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind != "replace" or end - start != other_end - other_start:
            continue
        pairs = list(zip(words[start:end], others[other_start:other_end], strict=True))
        if near.issuperset(range(start, end)) and all(_is_inflected(*pair, language) for pair in pairs):
            changes += [(*spans[index], new) for index, (_old, new) in zip(range(start, end), pairs, strict=True)]
    return replaced(text, changes)


def _near(spans: Sequence[Span], terms: Sequence[Span]) -> set[int]:
    """Return the indexes of the words that stand near a term and are no part of one."""
    inside = {
        index for index, (start, end) in enumerate(spans) if any(first < end and start < last for first, last in terms)
    }
    return {place for index in inside for place in range(index - _NEAR, index + _NEAR + 1)} - inside


def _is_inflected(old: str, new: str, language: str) -> bool:
    """Tell whether two words are forms of one word that differ in gender or number."""
    old, new = old.casefold(), new.casefold()
    if same_word(old, new, language) or frozenset((old, new)) in _endings(language):
        return True
    longest_stem = next((place for place, pair in enumerate(zip(old, new, strict=False)) if len({*pair}) > 1), len(old))
    return any(frozenset((old[stem:], new[stem:])) in _endings(language) for stem in range(_STEM, longest_stem + 1))


@lru_cache(maxsize=64)
def _endings(language: str) -> frozenset[frozenset[str]]:
    """Return the pairs of endings that belong to forms of one word."""
    document = language_data("agreement.toml")
    tags = variants(language, tuple(document))
    rows = document[tags[0]].get("endings", []) if tags else []
    return frozenset(frozenset((one, other)) for row in rows for one in row for other in row if one != other)
