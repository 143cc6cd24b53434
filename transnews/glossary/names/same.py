"""Is it the same name? Two spellings are compared by their sounds, across romanizations and across scripts.

The recipe and its costs were chosen by measurement (docs/names.md); the rules lie in ``data/`` with their sources.
What spelling cannot tell, other names of a place and look-alikes that are two names, stands in ``data/known.toml``.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from math import sqrt

import regex

from transnews.glossary.names.distance import FAR, Frame, distance
from transnews.glossary.names.readings import Readings, read
from transnews.glossary.names.sounds import rules
from transnews.glossary.names.tables import read_table

FEW_CONSONANTS = 2
"""Names with so few consonants are alike too easily; a lower threshold holds for them."""

_LENGTHS_APART = 4  # readings whose lengths differ by more sounds are not the same, unless vowels are not written
_INITIAL = regex.compile(r"\p{L}\p{M}*\.?")
_ARTICLE = regex.compile(r"(?<!\S)(a[ldnrstz]|e[ldnrstz]|[ae]sh)\s+(?=\w{3})", regex.IGNORECASE)


def same_name(one: str, other: str) -> bool:
    """Tell whether two spellings are the same name: "Margaryan" and "Margarian", "Шойгу" and "Choïgou".

    Of names of several words every word must be the same, and an initial is the same as a word it starts ("S. Shoigu").
    "Family, Given" is read as "Given Family". A family name alone is not the same as a full name. Symmetric; every
    spelling is the same as itself.
    """
    ours, theirs = _words(one), _words(other)
    if len(ours) == len(theirs) > 1:
        return all(map(_is_same_part, ours, theirs))
    return is_same_word("".join(ours), "".join(theirs))


def _words(name: str) -> list[str]:
    family, comma, given = name.partition(",")
    return _ARTICLE.sub(r"\1-", f"{given} {family}" if comma else name).split()


def _is_same_part(one: str, other: str) -> bool:
    """Tell whether two words of longer names are the same, or one is the other's initial."""
    if _INITIAL.fullmatch(one) or _INITIAL.fullmatch(other):
        firsts = [{reading[0] for reading in read(word).sounds} for word in (one, other)]
        return bool(firsts[0] & firsts[1]) or one[0].casefold() == other[0].casefold()
    return is_same_word(one, other)


def is_same_word(one: str, other: str) -> bool:
    """Tell whether two spellings of one word each are the same name."""
    if one == other:
        return True
    ours, theirs = read(one), read(other)
    if ours.plain and known_name(ours.plain) == known_name(theirs.plain):
        return True
    if is_known_apart(one, other):
        return False
    few = min(ours.consonants, theirs.consonants) <= FEW_CONSONANTS
    threshold = rules()["threshold"]
    highest: float = threshold["short" if few else "same"]
    return closeness(ours, theirs, highest, threshold["cap"]) <= highest


def closeness(one: Readings, other: Readings, highest: float, cap: float = FAR) -> float:
    """Return the smallest distance of two names' readings over the root of the longer one's length.

    0 is the same; FAR stands for everything above ``highest`` and for distances above ``cap``.
    """
    if not {*one.sounds}.isdisjoint(other.sounds):
        return 0.0
    best = FAR
    ending = rules()["emphasis"]["armenian_ending"]
    across = one.script != other.script
    bare = other.consonantal and not one.consonantal, one.consonantal and not other.consonantal
    for ours, theirs in product(one.sounds, other.sounds):
        if abs(len(ours) - len(theirs)) > _LENGTHS_APART and not (one.consonantal or other.consonantal):
            continue
        armenian = ours.endswith(ending) and theirs.endswith(ending)
        frames = Frame(across, bare[0], armenian), Frame(across, bare[1], armenian)
        root = sqrt(max(len(ours), len(theirs)))
        best = min(best, distance(ours, theirs, frames, min(cap, min(best, highest) * root)) / root)
    return best if best <= highest else FAR


def known_name(plain: str) -> str:
    """Return the name under which ``data/known.toml`` lists a spelling, the spelling itself where it does not."""
    return _aliases().get(plain, plain)


@lru_cache(maxsize=1)
def _aliases() -> dict[str, str]:
    """Return, for each listed spelling in its plain form, the first one of its list."""
    lists = read_table("known.toml")["same"]["names"]
    return {read(name).plain: read(names[0]).plain for names in lists for name in names}


def is_known_apart(one: str, other: str) -> bool:
    """Tell whether ``data/known.toml`` lists two spellings as different names."""
    return frozenset({known_name(read(one).plain), known_name(read(other).plain)}) in _known_pairs()


@lru_cache(maxsize=1)
def _known_pairs() -> frozenset[frozenset[str]]:
    pairs = read_table("known.toml")["different"]["names"]
    return frozenset(frozenset(known_name(read(name).plain) for name in pair) for pair in pairs)
