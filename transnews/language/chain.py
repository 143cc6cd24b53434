"""What the neighbours of a segment say about its language: forward-backward over a hidden Markov model."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Shares = Mapping[str, float]

_STAY = 0.9
"""How likely a segment is in the language of the one before it, for which the article's own shares do not matter."""


def smooth(emissions: Sequence[Shares], likely: Shares, otherwise: float) -> list[dict[str, float]]:
    """Return the shares of the languages of every segment, given those of all the others.

    ``emissions``: what a detector says of each segment alone, {} where nothing can be told, which stays so and does
    not part its neighbours. ``likely``: weights of the languages expected in this article, ``otherwise`` that of any
    other. Takes time proportional to the number of segments.
    """
    told = [index for index, shares in enumerate(emissions) if shares]
    forward = _pass([emissions[index] for index in told], likely, otherwise)
    backward = _pass([emissions[index] for index in reversed(told)], likely, otherwise)[::-1]
    result: list[dict[str, float]] = [{} for _shares in emissions]
    for index, before, after in zip(told, forward, backward, strict=True):
        result[index] = _scaled(
            {
                tag: share * before[tag] * after[tag] / _weight(tag, likely, otherwise)
                for tag, share in emissions[index].items()
            }
        )
    return result


def _pass(emissions: Sequence[Shares], likely: Shares, otherwise: float) -> list[dict[str, float]]:
    """Return, per segment, how likely each of its languages is after the segments before it."""
    result: list[dict[str, float]] = []
    previous: dict[str, float] = {}
    total = sum(likely.values()) or 1.0
    for shares in emissions:
        expected = {
            tag: (
                _STAY * previous.get(tag, 0.0) + (1 - _STAY) * _weight(tag, likely, otherwise) / total
                if previous
                else _weight(tag, likely, otherwise) / total
            )
            for tag in shares
        }
        result.append(expected)
        previous = _scaled({tag: shares[tag] * expected[tag] for tag in shares})
    return result


def _weight(tag: str, likely: Shares, otherwise: float) -> float:
    return likely.get(tag, otherwise)


def _scaled(shares: dict[str, float]) -> dict[str, float]:
    total = sum(shares.values())
    return {tag: share / total for tag, share in shares.items()} if total else {}
