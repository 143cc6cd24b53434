"""The tables of CLDR data that Babel does not carry; ``tools/cldr_tables.py`` makes them."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


def row(table: str, tag: str) -> tuple[str, ...]:
    """Return a locale's row of a table, without the locale: its own, else that of the tag without its last part.

    Empty for a language that has none. ``tag`` is BCP 47 ("pt-BR") or CLDR's form of it ("pt_BR").
    """
    rows = _rows(table)
    tag = tag.replace("_", "-")
    while tag:
        if tag in rows:
            return rows[tag]
        tag = tag.rpartition("-")[0]
    return ()


def regional_rows(table: str, language: str) -> list[tuple[str, ...]]:
    """Return the rows of a language and of all its regions."""
    return [row for tag, row in _rows(table).items() if tag.partition("-")[0] == language]


@cache
def _rows(table: str) -> dict[str, tuple[str, ...]]:
    with (_DATA / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return {line[0]: tuple(line[1:]) for line in csv.reader(stream)}
