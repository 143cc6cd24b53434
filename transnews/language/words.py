"""Words that tell two close languages apart, where a classifier over groups of letters is not sure of either.

The tables in ``data/`` are log odds from wordfreq's word frequencies (CC BY-SA 4.0, Robyn Speer, 2022;
doi.org/10.5281/zenodo.7199437), made by tools/word_odds.py. Without them a third of the wrong sentences more
are wrong: most of these are Malay taken for Indonesian.
"""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from transnews.language.tags import family

if TYPE_CHECKING:
    from collections.abc import Mapping

_TABLES = Path(__file__).parent / "data"
_WORD = regex.compile(r"\p{L}+")
_TRUST = 0.7
"""Weight of a word's odds: words of a sentence depend on each other. Anything from 0.4 to 1 does as well."""


def settle(text: str, shares: Mapping[str, float]) -> dict[str, float]:
    """Return the shares with those of the two best languages moved by the words of the text, if they are a close pair.

    ``shares`` maps tags to probabilities. The sum of the two stays as it was.
    """
    best = sorted(shares, key=lambda tag: (-shares[tag], tag))[:2]
    if len(best) < 2 or not (table := _pairs().get((family(best[0]), family(best[1])))):  # noqa: PLR2004 - a pair
        return dict(shares)
    first, second = best
    odds = _odds(table)
    sign = 1.0 if family(first) == family(table.split("-")[0]) else -1.0
    evidence = sign * _TRUST * sum(odds.get(word, 0.0) for word in set(_WORD.findall(text.lower())))
    both = shares[first] + shares[second]
    share = both / (1 + math.exp(-math.log(shares[first] / shares[second]) - evidence))
    return {**shares, first: share, second: both - share}


@cache
def _pairs() -> dict[tuple[str, str], str]:
    """Return the name of the table for every two families that have one, in both orders."""
    result: dict[tuple[str, str], str] = {}
    for path in sorted(_TABLES.glob("*.csv")):
        one, other = (family(tag) for tag in path.stem.split("-"))
        result[one, other] = result[other, one] = path.stem
    return result


@cache
def _odds(table: str) -> dict[str, float]:
    lines = (_TABLES / f"{table}.csv").read_text(encoding="utf-8").splitlines()[1:]
    return {word: float(value) for word, _comma, value in (line.partition(",") for line in lines)}
