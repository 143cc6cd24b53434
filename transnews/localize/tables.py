"""The tables beside Babel's CLDR that ship with this package, in ``data/``.

The CSV files are CLDR data that Babel does not carry; ``tools/cldr_tables.py`` makes them. The TOML files are ours, and
each names its source at its head.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any

from transnews.resources import read_table

_DATA = Path(__file__).parent / "data"


def table(name: str) -> dict[str, Any]:
    """Return the table of ``data/<name>.toml`` (read once; not to be changed)."""
    return read_table(f"localize/data/{name}.toml")


def row(name: str, tag: str) -> tuple[str, ...]:
    """Return a locale's row of a table, without the locale: its own, else that of the tag without its last part.

    Empty for a language that has none. ``tag`` is BCP 47 ("pt-BR") or CLDR's form of it ("pt_BR").
    """
    rows = _rows(name)
    tag = tag.replace("_", "-")
    while tag:
        if tag in rows:
            return rows[tag]
        tag = tag.rpartition("-")[0]
    return ()


def regional_rows(name: str, language: str) -> list[tuple[str, ...]]:
    """Return the rows of a language and of all its regions."""
    return [row for tag, row in _rows(name).items() if tag.partition("-")[0] == language]


@cache
def _rows(name: str) -> dict[str, tuple[str, ...]]:
    with (_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return {line[0]: tuple(line[1:]) for line in csv.reader(stream)}
