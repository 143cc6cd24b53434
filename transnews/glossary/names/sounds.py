"""Sounds: which are vowels, how far two of them are apart, and sequences that spellings write in several ways."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from transnews.glossary.names.tables import Rewrite, read_table, rewrites

if TYPE_CHECKING:
    from collections.abc import Mapping

Costs = dict[str, dict[str, float]]
"""For each sound, what it costs to have another in its place; symmetric."""


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Any]:
    """Return the tables of ``data/sounds.toml``."""
    return read_table("sounds.toml")


@lru_cache(maxsize=1)
def vowels() -> frozenset[str]:
    """Return the sounds that are vowels."""
    return frozenset(rules()["vowels"])


def is_vowel(sound: str) -> bool:
    """Tell whether a sound is a vowel."""
    return sound in vowels()


@lru_cache(maxsize=2)
def _rewrites(key: str) -> tuple[Rewrite, ...]:
    return rewrites(rules()[key])


@lru_cache(maxsize=65536)
def unified(sounds: str, *, consonantal: bool) -> str:
    """Return sounds with one form for what spellings write differently: -ian and -yan, -sky and -skij."""
    for rule in _rewrites("rewrite_consonantal" if consonantal else "rewrite"):
        sounds = rule.apply(sounds)
    return sounds


@lru_cache(maxsize=1)
def substitution_costs() -> Costs:
    """Return what it costs to have one sound in place of another; a pair that is missing costs ``rules()["other"]``."""
    costs: Costs = {}
    for left, row in rules()["substitute"].items():
        for right, cost in row.items():
            _put(costs, left, right, cost)
    _put_ambiguous(costs)
    for left, row in rules()["ambiguous_exceptions"].items():
        for right, cost in row.items():
            costs[left][right] = costs[right][left] = cost
    return costs


def _put(costs: Costs, left: str, right: str, cost: float) -> None:
    """Enter a cost both ways, unless a lower one stands there."""
    for one, other in ((left, right), (right, left)):
        row = costs.setdefault(one, {})
        row[other] = min(cost, row.get(other, cost))


def _put_ambiguous(costs: Costs) -> None:
    """Add the letters with several sounds: each costs what the nearest of its sounds costs."""
    ambiguous: dict[str, str] = rules()["ambiguous"]
    plain = sorted(vowels() | set(chain.from_iterable(costs.values())))
    near = {sound: dict(costs.get(sound, {})) for sound in plain}
    for letter, sounds in ambiguous.items():
        for sound in sounds:
            _put(costs, letter, sound, 0.0)
            if is_vowel(sound):
                continue  # an alef that may be an a is not therefore near an e
            for other, cost in near.get(sound, {}).items():
                _put(costs, letter, other, cost)
    for letter, sounds in ambiguous.items():
        for other, others in ambiguous.items():
            if letter != other and set(sounds) & set(others):
                _put(costs, letter, other, 0.05)


@lru_cache(maxsize=1)
def classes() -> Mapping[str, tuple[str, ...]]:
    """Return the classes of consonants that a sound may count as in a key of names; "" is none at all."""
    return {
        sound: tuple("" if name == "-" else name for name in names)
        for names, sounds in rules()["classes"].items()
        for sound in sounds
    }
