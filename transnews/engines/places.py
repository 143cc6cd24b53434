"""Where in a translation something belongs that did not come through, by the word alignment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.engines.base import Link

_BOUNDARY = regex.compile(r"(?<=\s)(?=\S)|\Z|\A")


def boundary(place: int, output: str, links: Sequence[Link], length: int) -> int:
    """Return the place before a word of ``output`` that fits ``place`` in the source best.

    The fewest links cross there: what the source has before the place stands before it, too. Without links it is the
    place as far into the output as ``place`` is into the source of ``length`` characters.
    """
    candidates = [match.start() for match in _BOUNDARY.finditer(output)]
    expected = place / max(length, 1) * len(output)
    return min(candidates, key=lambda at: (_crossing(place, at, links), abs(at - expected)))


def _crossing(place: int, at: int, links: Sequence[Link]) -> float:
    """Return the weight of the links that connect one side of ``place`` with the other side of ``at``."""
    return sum(link.weight for link in links if (link.source[0] < place) is not (link.target[0] < at))


def around(start: int, end: int, links: Sequence[Link]) -> tuple[int, int] | None:
    """Return the stretch of the output that the source's ``[start, end)`` is linked to, None where it is to none."""
    targets = [link.target for link in links if link.source[0] < end and start < link.source[1]]
    return (min(first for first, _last in targets), max(last for _first, last in targets)) if targets else None
