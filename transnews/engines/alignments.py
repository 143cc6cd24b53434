"""Alignments of a translation by way of a third language: from those of both halves."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from transnews.engines.base import Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    Alignment = tuple[Link, ...]


def compose(first: Alignment | None, second: Alignment | None) -> Alignment | None:
    """Return the alignment from the first's source to the second's target, None where one of both is missing.

    Two links make one where they meet in the middle; its weight is the product of theirs. Links come in order of their
    targets.
    """
    if first is None or second is None:
        return None
    middle = sorted(first, key=lambda link: link.target)
    starts = [link.target[0] for link in middle]
    weights: dict[tuple[tuple[int, int], tuple[int, int]], float] = {}
    for link in second:
        for earlier in _meeting(middle, starts, link.source):
            spans = (link.target, earlier.source)
            weights[spans] = max(weights.get(spans, 0.0), earlier.weight * link.weight)
    return tuple(Link(source, target, weight) for (target, source), weight in sorted(weights.items()))


def _meeting(links: Sequence[Link], starts: Sequence[int], span: tuple[int, int]) -> list[Link]:
    """Return the links, sorted by target, whose target shares a character with a span."""
    before = bisect_right(starts, span[1] - 1)
    return [link for link in links[:before] if link.target[1] > span[0]]
