"""Training: batches of token numbers, label smoothing, a warm-up and a linear decay, one thread, one seed."""

from __future__ import annotations

import random
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

import torch
from torch.nn import functional

from tools.argos_model.network import END, PADDING, Transformer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from torch import Tensor

Tokens = list[int]

_REPORT = 50
_PEAK = 7e-4
_WARM_UP = 50
_SMOOTHING = 0.1
_CHUNK = 50  # batches whose pairs are sorted by length together


class Plan(NamedTuple):
    """How long to train: optimizer steps, and the tokens (of the longer side, with padding) in each."""

    steps: int
    batch_tokens: int = 1536
    longest: int = 80


def train(network: Transformer, pairs: Sequence[tuple[Tokens, Tokens]], plan: Plan) -> None:
    """Train ``network`` in place on pairs of token numbers, reporting the loss per token on standard error."""
    optimizer = torch.optim.AdamW(network.parameters(), lr=_PEAK, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, plan.steps))
    network.train()
    started, total = time.monotonic(), 0.0
    for step, (source, target) in zip(range(1, plan.steps + 1), _batches(pairs, plan), strict=False):
        logits = network(source, target)
        loss = functional.cross_entropy(
            logits.flatten(0, 1), target.flatten(), ignore_index=PADDING, label_smoothing=_SMOOTHING
        )
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        total += loss.item()
        if step % _REPORT == 0:
            message = f"step {step} of {plan.steps}: loss {total / _REPORT:.3f}, {time.monotonic() - started:.0f} s"
            print(message, file=sys.stderr, flush=True)  # noqa: T201 - a script
            total = 0.0
    network.eval()


def _rate(step: int, steps: int) -> float:
    """Return the share of the peak learning rate at a step."""
    return min((step + 1) / _WARM_UP, (steps - step) / max(steps - _WARM_UP, 1))


def _batches(pairs: Sequence[tuple[Tokens, Tokens]], plan: Plan) -> Iterator[tuple[Tensor, Tensor]]:
    """Yield padded batches without end, every pair once an epoch, pairs of like length together."""
    usable = [pair for pair in pairs if max(map(len, pair)) <= plan.longest and min(map(len, pair)) > 0]
    generator = random.Random(1)  # noqa: S311 - no secret
    while True:
        generator.shuffle(usable)
        average = sum(max(map(len, pair)) for pair in usable) / len(usable)
        chunk = int(_CHUNK * plan.batch_tokens / average)
        for start in range(0, len(usable), chunk):
            batches = list(_cut(sorted(usable[start : start + chunk], key=_length), plan.batch_tokens))
            generator.shuffle(batches)
            yield from map(_padded, batches)


def _length(pair: tuple[Tokens, Tokens]) -> tuple[int, int]:
    source, target = pair
    return max(len(source), len(target)), len(source)


def _cut(pairs: Sequence[tuple[Tokens, Tokens]], tokens: int) -> Iterator[Sequence[tuple[Tokens, Tokens]]]:
    start = 0
    for end in range(1, len(pairs) + 1):
        longest = _length(pairs[end])[0] if end < len(pairs) else 0
        if end == len(pairs) or (end + 1 - start) * longest > tokens:
            yield pairs[start:end]
            start = end


def _padded(pairs: Sequence[tuple[Tokens, Tokens]]) -> tuple[Tensor, Tensor]:
    """Return a batch as two tensors: sources and targets, each with END."""
    sources = [torch.tensor([*source, END]) for source, _target in pairs]
    targets = [torch.tensor([*target, END]) for _source, target in pairs]
    pad = torch.nn.utils.rnn.pad_sequence
    return pad(sources, batch_first=True, padding_value=PADDING), pad(targets, batch_first=True, padding_value=PADDING)
