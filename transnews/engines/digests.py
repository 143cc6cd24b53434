"""A short hash of what a model's translations depend on, quick enough for every start of the program."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SAMPLES = 16
_SAMPLE_BYTES = 1 << 16


def digest(files: Iterable[Path]) -> str:
    """Return 12 hexadecimal digits of a SHA-256 over files, in their order, and their names.

    Of a file over a MiB it takes the size and 16 evenly spaced blocks of 64 KiB, which retraining any layer changes:
    a hash of all the hundreds of MB of every model would make each start take seconds.
    """
    result = hashlib.sha256()
    for path in files:
        size = path.stat().st_size
        result.update(f"{path.name}\0{size}\0".encode())
        with path.open("rb") as file:
            if size <= _SAMPLES * _SAMPLE_BYTES:
                result.update(file.read())
                continue
            for number in range(_SAMPLES):
                file.seek(number * (size - _SAMPLE_BYTES) // (_SAMPLES - 1))
                result.update(file.read(_SAMPLE_BYTES))
    return result.hexdigest()[:12]
