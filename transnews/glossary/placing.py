"""Find the engine's rendering of a term by the engine's own word alignment: the words that stand for it.

An alignment costs nothing, knows the rendering in this very sentence, and tells two occurrences apart; probing
(``transnews.glossary.probes``) needs none. What is found is a run of whole words; where the alignment is torn apart or
takes in too much, nothing is found, and the next step has its turn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from transnews.glossary.determiners import is_function_word
from transnews.glossary.folding import APOSTROPHES, UNSPACED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.engines.base import Link

_EXTRA_WORDS = 3
"""How many words longer than its term a rendering may be."""

# An abbreviation ("U.S.") is one word, its last dot included but at the text's end, where it ends the sentence too.
_LETTERS = rf"(?:(?![{UNSPACED}])[\p{{L}}\p{{M}}\p{{N}}])+"
_ABBREVIATION = r"(?<![\p{L}\p{M}\p{N}])(?:\p{L}\.)+\p{L}(?:\.(?!\W*$))?(?![\p{L}\p{M}\p{N}])"
_WORDS = regex.compile(rf"[{UNSPACED}]\p{{M}}*|{_ABBREVIATION}|{_LETTERS}")
_POSSESSIVE = regex.compile(rf"(?<=[{APOSTROPHES}])s", regex.IGNORECASE)


def rendering(
    source: str, translation: str, alignment: Sequence[Link], place: tuple[int, int], language: str
) -> tuple[int, int] | None:
    """Return the span of ``translation`` (in ``language``) that renders the characters ``place`` of ``source``.

    Articles and prepositions at either end are no part of it. None where the words are not one run, or too many.
    """
    words = [match.span() for match in _WORDS.finditer(translation)]
    belonging = _belonging(len(translation), alignment, place)
    shares = [sum(belonging[start:end]) for start, end in words]
    owned = [index for index, share in enumerate(shares) if share > 0]
    while owned and _is_loose(translation, words[owned[0]], language):
        owned.pop(0)
    while owned and _is_loose(translation, words[owned[-1]], language):
        owned.pop()
    if not owned:
        return None
    inner = range(owned[0], owned[-1] + 1)
    if any(shares[index] <= 0 and not _is_loose(translation, words[index], language) for index in inner):
        return None
    if len(inner) > len(_WORDS.findall(source, *place)) + _EXTRA_WORDS:
        return None
    return words[owned[0]][0], words[owned[-1]][1]


def _belonging(length: int, alignment: Sequence[Link], place: tuple[int, int]) -> list[float]:
    """Return, per character of the translation, how much more it is aligned with the term than with anything else."""
    belonging = [0.0] * length
    for link in alignment:
        inside = link.source[0] < place[1] and place[0] < link.source[1]
        weight = link.weight if inside else -link.weight
        for index in range(*link.target):
            belonging[index] += weight
    return belonging


def _is_loose(text: str, word: tuple[int, int], language: str) -> bool:
    """Tell whether a word is an article, a preposition or a possessive's s: no part of a rendering's edge."""
    start, end = word
    if _POSSESSIVE.match(text, start, end):
        return True
    elided = text[end : end + 1] and text[end] in APOSTROPHES
    return is_function_word(text[start:end] + ("'" if elided else ""), language)
