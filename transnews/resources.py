"""Where the files that ship with transnews lie: glossaries, message catalogs, and the tables of each room.

A wheel carries glossaries and catalogs inside the package; a checkout (an editable install) has them at the top of
the repository. Tables lie beside the modules that read them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """Return the folder ``name`` ("glossaries" or "locales"), from the wheel or from the checkout."""
    shipped = _PACKAGE / "_data" / name
    return shipped if shipped.is_dir() else _PACKAGE.parent / name


@cache
def read_table(path: str) -> dict[str, Any]:
    """Return a TOML file of the package, such as "glossary/data/affixes.toml" (read once; not to be changed)."""
    import tomllib

    return tomllib.loads((_PACKAGE / path).read_text(encoding="utf-8"))
