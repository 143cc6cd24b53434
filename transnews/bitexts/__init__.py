"""Parallel text out: one module per format, each with ``serialize()``.

To add a format: a module here with what Bitext names, one line in BITEXTS, and its test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from transnews.registry import Registry

if TYPE_CHECKING:
    from transnews.model import ParallelText


class Bitext(Protocol):
    """What a format module offers. The first line of its docstring says what the format is for."""

    SUFFIX: str
    """The suffix of the format's files, with the dot."""

    def serialize(self, text: ParallelText) -> bytes:
        """Return the parallel text as a complete file; equal texts give equal bytes."""


BITEXTS: Registry[Bitext] = Registry(
    "bitext format",
    {
        "tmx": "transnews.bitexts.tmx",
        "xliff": "transnews.bitexts.xliff",
        "po": "transnews.bitexts.po",
        "json": "transnews.bitexts.json",
        "html": "transnews.bitexts.html",
        "columns": "transnews.bitexts.columns",
    },
)
