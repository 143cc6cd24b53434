"""Where the files that ship with transnews lie: glossaries and message catalogs.

A wheel carries them inside the package; a checkout (an editable install) has them at the top of the repository.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """Return the folder ``name`` ("glossaries" or "locales"), from the wheel or from the checkout."""
    shipped = _PACKAGE / "_data" / name
    return shipped if shipped.is_dir() else _PACKAGE.parent / name
