"""The distance of two readings: a weighted edit distance, cheap where spellings differ and dear where names do."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from transnews.glossary.names.sounds import Costs, rules, substitution_costs, vowels

if TYPE_CHECKING:
    from collections.abc import Mapping

_VOWEL_LETTERS = frozenset("ويع")

FAR = 9.0
"""The distance of readings that have nothing in common."""


class Frame(NamedTuple):
    """What is known of the two names beside one reading.

    ``across``: they are in different scripts; ``bare``: the other name's script writes no short vowels, this one's
    does; ``armenian``: both end in -yan.
    """

    across: bool = False
    bare: bool = False
    armenian: bool = False


@lru_cache(maxsize=131072)
def leave_out_costs(sounds: str, frame: Frame) -> tuple[float, ...]:
    """Return, for each sound of a reading, what it costs that the other reading has nothing in its place."""
    costs: Mapping[str, float] = rules()["leave_out"]
    return tuple(_leave_out(sounds, index, frame, costs) for index in range(len(sounds)))


def _leave_out(sounds: str, index: int, frame: Frame, costs: Mapping[str, float]) -> float:
    sound = sounds[index]
    before, after = sounds[index - 1] if index else "", sounds[index + 1 : index + 2]
    if sound in vowels():
        if frame.armenian and before and after and not {before, after} & vowels():
            return float(rules()["emphasis"]["armenian_vowel"])
        return costs[_vowel_role(sound, before, after, frame)]
    if sound == "j":
        return costs["long_vowel" if frame.bare else _glide_role(before, after)]
    if sound == "h":
        return costs["h_coda" if after not in vowels() else "h" if before else "h_first"]
    return costs[_consonant_role(sound, before, after)]


def _vowel_role(sound: str, before: str, after: str, frame: Frame) -> str:
    if not after:
        if sound == "e" and frame.across:
            return "mute_e"
        return "short_vowel_last" if frame.bare else "vowel_last"
    if frame.bare:
        return "short_vowel_first" if not before else "long_vowel" if sound in "ūō" else "short_vowel"
    if sound == "æ":
        return "central_vowel"
    return "vowel" if before else "vowel_first"


def _glide_role(before: str, after: str) -> str:
    if not after:
        return "glide_last"
    if after in "eæə" or (before and before in "iaeou" and after in vowels()):
        return "glide"
    return "glide_other" if before else "glide_first"


def _consonant_role(sound: str, before: str, after: str) -> str:
    if sound == "ا" and not before:
        return "carrier" if after in _VOWEL_LETTERS else "short_vowel_first"
    if sound in "ةה" and not after:
        return "vowel_letter_last"
    if sound in "اويةה":
        return "vowel_letter"
    return {"ع": "ain", "ɣ": "ɣ"}.get(sound, "consonant")


@lru_cache(maxsize=2)
def _costs(*, armenian: bool) -> Costs:
    costs = {left: dict(row) for left, row in substitution_costs().items()}
    if armenian:
        emphasis = rules()["emphasis"]
        for left, right in emphasis["armenian_pairs"]:
            costs[left][right] = costs[right][left] = emphasis["armenian_voicing"]
    return costs


@lru_cache(maxsize=65536)
def _has_one_vowel(sounds: str) -> bool:
    return sum(sound in vowels() for sound in sounds) == 1


def distance(one: str, other: str, frames: tuple[Frame, Frame], limit: float) -> float:
    """Return how far two readings are apart, FAR where it is more than ``limit``.

    ``frames`` are those of ``one`` and ``other``. Symmetric. Takes time proportional to the product of the lengths.
    """
    leave_one, leave_other = leave_out_costs(one, frames[0]), leave_out_costs(other, frames[1])
    costs, unknown, sung = _costs(armenian=frames[0].armenian), rules()["other"], vowels()
    corner = len(one) - 1 + len(other) - 1
    factors = _factors(corner, only=_has_one_vowel(one) and _has_one_vowel(other))
    row = [0.0]
    for cost in leave_other:
        row.append(row[-1] + cost)
    for index, sound in enumerate(one):
        known, leave, is_vowel = costs.get(sound, {}), leave_one[index], sound in sung
        previous, row = row, [row[0] + leave]
        current = lowest = row[0]
        for position, counterpart in enumerate(other):
            best = previous[position]
            if sound != counterpart:
                cost = known.get(counterpart, unknown)
                if is_vowel and counterpart in sung:
                    cost *= factors.get(index + position, factors[-1])
                best += cost
            if (cost := previous[position + 1] + leave) < best:
                best = cost
            if (cost := current + leave_other[position]) < best:
                best = cost
            row.append(best)
            current = best
            if best < lowest:  # noqa: PLR1730 - min() makes the whole comparison a third slower
                lowest = best
        if lowest > limit:
            return FAR
    return row[-1] if row[-1] <= limit else FAR


@lru_cache(maxsize=1024)
def _factors(corner: int, *, only: bool) -> Mapping[int, float]:
    """Return factors on the distance of two vowels by the sum of their indexes, -1 for all other sums.

    The sum is 0 only for the first sounds and ``corner`` only for the last ones.
    """
    emphasis = rules()["emphasis"]
    if only:
        return {-1: emphasis["only_vowel"]}
    return {-1: 1.0, corner: emphasis["last_vowel"], 0: emphasis["first_vowel"]}
