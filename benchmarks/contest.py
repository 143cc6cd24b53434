"""What the benchmarks of engines share: contestants that take turns, their chrF, and the memory of a program."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MEASURE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@dataclass(slots=True)
class Contestant:
    """A way to translate, its best times (seconds on the clock, and of all processors) and its last output."""

    name: str
    run: Callable[[list[str]], list[str]]
    seconds: float = float("inf")
    processor: float = float("inf")
    output: list[str] = field(default_factory=list)

    def take_turn(self, sources: list[str]) -> None:
        """Translate everything once more."""
        started, processor = time.perf_counter(), time.process_time()
        self.output = self.run(sources)
        self.seconds = min(self.seconds, time.perf_counter() - started)
        self.processor = min(self.processor, time.process_time() - processor)

    def over(self, other: Contestant) -> str:
        """Return how many times as fast as another this one is, on the clock and in processor time."""
        return f"{other.seconds / self.seconds:8.2f}{other.processor / self.processor:8.2f}"


def chrf(output: Sequence[str], references: Sequence[str]) -> float:
    """Return the chrF of a translation, 0 to 100."""
    from sacrebleu.metrics.chrf import CHRF

    return float(CHRF().corpus_score(list(output), [list(references)]).score)


def peak_memory(*arguments: str) -> float:
    """Return the greatest resident memory, in MB, of a run of this Python, which starts no process of its own."""
    # A small process starts it: a process counts the memory of the one that started it to its own peak.
    command = (sys.executable, "-c", _MEASURE, sys.executable, *arguments)
    result = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own program
    return int(result.stdout.split()[-1]) / 1024
