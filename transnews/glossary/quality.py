"""Is a translation still sound after a term was forced into it? Repetition, length, and nearness to the raw output.

Engines that meet a word they do not know may loop, drop half of the sentence or write something else altogether, so
whatever changed the engine's input is compared with the translation of the sentence as it was.
"""

from __future__ import annotations

from collections import Counter

import regex

SHORTEST, LONGEST = 0.5, 1.9
"""Bounds of the length of a candidate over that of the raw translation, in characters."""

NEAREST = 60.0
"""The least chrF of a candidate, its terms masked, against the raw translation."""

SHORT = 60
"""Characters of a source under which chrF says nothing, since terms are most of the sentence."""

_ORDER = 6
_BETA_SQUARED = 4
_WORDS = regex.compile(r"\w+")
_IN_A_ROW = 3
_GROUP = 4


def chrf(hypothesis: str, reference: str) -> float:
    """Return the sentence chrF, 0 to 100: the F2 of character n-grams of 1 to 6 without white space.

    Popović 2015; computed as sacrebleu does by default (no word n-grams, orders missing on one side left out).
    """
    first, second = "".join(hypothesis.split()), "".join(reference.split())
    precision = recall = 0.0
    orders = 0
    for size in range(1, _ORDER + 1):
        ours, theirs = _ngrams(first, size), _ngrams(second, size)
        if not ours or not theirs:
            continue
        common = (ours & theirs).total()
        precision += common / ours.total()
        recall += common / theirs.total()
        orders += 1
    if not precision or not recall:
        return 0.0
    precision, recall = precision / orders, recall / orders
    return 100 * (1 + _BETA_SQUARED) * precision * recall / (_BETA_SQUARED * precision + recall)


def _ngrams(text: str, size: int) -> Counter[str]:
    return Counter(text[start : start + size] for start in range(len(text) - size + 1))


def repeats(text: str) -> bool:
    """Tell whether one to four words stand three times in a row, or four words three times in all."""
    words = _WORDS.findall(text.lower())
    for size in range(1, _GROUP + 1):
        for start in range(len(words) - size * _IN_A_ROW + 1):
            if words[start : start + size * (_IN_A_ROW - 1)] == words[start + size : start + size * _IN_A_ROW]:
                return True
    groups = Counter(tuple(words[start : start + _GROUP]) for start in range(len(words) - _GROUP + 1))
    return any(count >= _IN_A_ROW for count in groups.values())


def is_sound(text: str, source: str, raw: str) -> bool:
    """Tell whether a candidate repeats nothing that the source does not and is about as long as the raw translation."""
    if not SHORTEST < len(text) / max(1, len(raw)) < LONGEST:
        return False
    return not repeats(text) or repeats(source)
