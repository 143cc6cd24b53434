"""How many workers an engine may use."""

from __future__ import annotations

import os


def count_workers(threads: int) -> int:
    """Return the number of worker threads for the setting ``threads``; 0 stands for the cores this process may use."""
    if threads:
        return threads
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
