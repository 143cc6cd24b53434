"""Greedy search over a batch of sentences: the likeliest token, until every sentence has ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.engines.firefox.network import Network

OUTPUT_PER_INPUT = 2.5
"""Longest output, in tokens a source token; Firefox allows 3. Only a model that repeats itself gets there."""
_MARGIN = 2  # tokens beyond that, for the shortest sentences
_SHRINK = 0.8
"""Finished sentences leave the batch when so many are left of it: to copy what is left costs time too."""


@dataclass(frozen=True, slots=True)
class Output:
    """The tokens of a translation, and for each the source token it came from and the weight of that link, 0 to 1."""

    tokens: list[int] = field(default_factory=list)
    sources: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)


def longest_output(length: int) -> int:
    """Return how many tokens the translation of ``length`` source tokens may have."""
    return int(OUTPUT_PER_INPUT * length) + _MARGIN


def greedy(network: Network, sentences: Sequence[Sequence[int]], end: int) -> list[Output]:
    """Translate sentences, lists of source tokens that end in the end-of-sentence token; ``end`` is the target's.

    The result for a sentence does not depend on the others.
    """
    width = max(len(sentence) for sentence in sentences)
    memory = network.encode(np.array([[*sentence, *[-1] * (width - len(sentence))] for sentence in sentences]))
    limits = np.array([longest_output(len(sentence)) for sentence in sentences])
    outputs = [Output() for _sentence in sentences]
    live = np.arange(len(sentences))
    tokens = np.full(len(sentences), -1)
    done = np.zeros(len(sentences), bool)
    position = 0
    while not done.all():
        tokens, sources, weights = network.step(memory, tokens, position)
        done |= tokens == end
        for number, token, source, weight, over in zip(
            live.tolist(), tokens.tolist(), sources.tolist(), weights.tolist(), done.tolist(), strict=True
        ):
            if not over:
                outputs[number].tokens.append(token)
                outputs[number].sources.append(source)
                outputs[number].weights.append(weight)
        position += 1
        done |= position >= limits[live]
        if not done.all() and np.count_nonzero(~done) <= _SHRINK * len(done):
            keep = np.flatnonzero(~done)
            memory = {name: value[keep] for name, value in memory.items()}
            live, tokens, done = live[keep], tokens[keep], done[keep]
    return outputs
