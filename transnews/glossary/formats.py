"""The formats of glossary files: which one a file has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.glossary.tbx import read_tbx
from transnews.glossary.terms_csv import read_csv

if TYPE_CHECKING:
    from pathlib import Path

    from transnews.glossary.glossary_file import GlossaryFile


def read_glossary(path: Path, *, written: bool = False) -> GlossaryFile:
    """Read a glossary file, TBX where it looks like XML, else CSV; see ``tbx.read_tbx`` and ``terms_csv.read_csv``."""
    return (read_tbx if _is_xml(path) else read_csv)(path, written=written)


def _is_xml(path: Path) -> bool:
    """Tell whether a file begins with "<", in whatever encoding and after whatever mark."""
    try:
        with path.open("rb") as file:
            start = file.read(64)
    except OSError:
        return False
    return start.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe\0 \t\r\n").startswith(b"<")
