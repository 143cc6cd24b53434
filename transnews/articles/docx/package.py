"""The zip package of an office document: read within limits, written with some of its parts replaced."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from textwrap import shorten
from typing import TYPE_CHECKING

from transnews.articles.encoding import ArticleError
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST = 300_000_000
"""Bytes of all parts together, unpacked."""
LARGEST_RATIO = 200
"""Bytes unpacked to one byte of the file; XML of long documents packs to one in fifty."""
_REASON = 100  # characters of a damage that are shown
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, OSError, ValueError, IndexError, OverflowError, NotImplementedError),
)
"""What the standard library raises for archives that are cut off or have wrong bytes in them."""
_SMALL = 20_000_000  # bytes that are no bomb, however well they were packed


def read_parts(data: bytes, shown: str) -> dict[str, bytes]:
    """Return the parts of a package by name, in its order.

    Raises ArticleError for a file that is no zip archive or cut off, one that is encrypted, and one that unpacks to
    more than the limits.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            total = sum(member.file_size for member in members)
            if total > LARGEST or total > max(_SMALL, LARGEST_RATIO * len(data)):
                raise ArticleError(
                    _("{path}: the document unpacks to {size} MB, more than is safe.").format(
                        path=shown, size=total // 1_000_000
                    )
                )
            if any(member.flag_bits & 1 for member in members):
                raise ArticleError(
                    _("{path}: the document is encrypted.").format(path=shown), _("Save it without a password first.")
                )
            return {member.filename: package.read(member) for member in members if not member.filename.endswith("/")}
    except _DAMAGED as error:
        raise ArticleError(
            _("{path}: this is no Word document, or it is damaged ({reason}).").format(
                path=shown, reason=shorten(str(error), _REASON)
            ),
            _("Save it as .docx again."),
        ) from error


def with_parts(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Return a package with some parts replaced; order, times and compression of all others stay."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as result:
        for member in package.infolist():
            result.writestr(member, changed.get(member.filename, package.read(member)), member.compress_type)
    return output.getvalue()
