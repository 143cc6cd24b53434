"""Find the spellings of one name in a long list of names, without comparing every two.

Only names are compared that share a key: the classes of the first four consonants of a reading. This keeps 99 % of the
true pairs of the development set and leaves one of 200 pairs to compare (docs/names.md). Clusters grow by average link:
two are joined when at least half of the pairs between them are the same name; chains of single links would join what
nobody takes for one name.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from transnews.glossary.names.readings import read
from transnews.glossary.names.same import is_same_word, known_name
from transnews.glossary.names.sounds import classes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

KEY_LENGTH = 4
"""Consonants in a key."""

MOST_KEYS = 16
AVERAGE_LINK = 0.5
"""Share of the pairs between two clusters that must be the same name for them to be joined."""


@lru_cache(maxsize=65536)
def keys(name: str) -> frozenset[str]:
    """Return the keys of a name of one word: names without a common key are not the same."""
    found = {key for sounds in read(name).sounds for key in _keys(sounds)}
    return frozenset(found | {f"={known_name(read(name).plain)}"})


def _keys(sounds: str) -> Iterable[str]:
    """Return a reading's keys, one for each choice among the classes of its sounds."""
    partial = [""]
    for index, sound in enumerate(sounds):
        choices = classes().get(sound, ("",))
        if sound == "ʤ" and not index:
            choices = ("", *choices)
        partial = list(dict.fromkeys(_joined(key, choice) for key in partial for choice in choices))[:MOST_KEYS]
    return dict.fromkeys(key[:KEY_LENGTH] for key in partial if key)


def _joined(key: str, consonant: str) -> str:
    """Append a class; t and s are also written as one letter, and doubled consonants as one."""
    if consonant and key.endswith(consonant):
        return key
    if consonant == "S" and key.endswith("T"):
        return f"{key[:-1]}S"
    return key + consonant


def cluster(names: Sequence[str], apart: Callable[[str, str], bool] | None = None) -> list[list[str]]:
    """Return the clusters of two or more spellings among distinct names of one word, each in the order of ``names``.

    ``apart(one, other)`` may keep two spellings apart that are the same by their sounds.
    """
    order = {name: index for index, name in enumerate(names)}
    links = [
        (one, other)
        for one, other in _worth_comparing(names)
        if is_same_word(one, other) and not (apart and apart(one, other))
    ]
    groups = _average_link(links, order)
    return sorted((sorted(group, key=order.__getitem__) for group in groups), key=lambda group: order[group[0]])


def _worth_comparing(names: Sequence[str]) -> list[tuple[str, str]]:
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        for key in keys(name):
            blocks[key].append(index)
    pairs = {pair for block in blocks.values() for pair in combinations(block, 2)}
    return [(names[one], names[other]) for one, other in sorted(pairs)]


def _average_link(links: Iterable[tuple[str, str]], order: dict[str, int]) -> list[list[str]]:
    """Join names along the links, in the order in which they come, where clusters are linked well enough."""
    groups: dict[int, list[str]] = {}
    group_of: dict[str, int] = {}
    linked: defaultdict[str, set[str]] = defaultdict(set)
    links = list(links)
    for one, other in links:
        linked[one].add(other)
        linked[other].add(one)
    for one, other in links:
        for name in (one, other):
            if name not in group_of:
                group_of[name] = order[name]
                groups[order[name]] = [name]
        left, right = group_of[one], group_of[other]
        if left == right:
            continue
        between = sum(len(linked[name].intersection(groups[right])) for name in groups[left])
        if between >= AVERAGE_LINK * len(groups[left]) * len(groups[right]):
            for name in groups[right]:
                group_of[name] = left
            groups[left] += groups.pop(right)
    return [group for group in groups.values() if len(group) > 1]
