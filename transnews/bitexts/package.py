"""Packages: the ZIP files that Word documents and EPUB books are, with equal bytes for equal parts."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_TIME = (1980, 1, 1, 0, 0, 0)
"""The first time that a ZIP file can hold: a package tells nothing of when it was made."""
_UNIX = 3
_PERMISSIONS = 0o644


def package(parts: Mapping[str, bytes], stored: Collection[str] = ()) -> bytes:
    """Return a ZIP file of parts by name, in their order; those in ``stored`` are not compressed."""
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            entry = ZipInfo(name, _TIME)
            entry.create_system = _UNIX  # else the system's that runs the program
            entry.external_attr = _PERMISSIONS << 16
            archive.writestr(entry, data, ZIP_STORED if name in stored else ZIP_DEFLATED)
    return stream.getvalue()
