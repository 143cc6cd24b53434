"""The tables beside CLDR's that ship with this package, in ``data/``: each file names its source at its head."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).resolve().parent / "data"


@cache
def table(name: str) -> dict[str, Any]:
    """Return the table of ``data/<name>.toml`` (read once; not to be changed)."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
