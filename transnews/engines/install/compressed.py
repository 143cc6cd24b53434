"""Files as Mozilla serves them, packed with zstd or gzip: told apart by their first bytes, unpacked within limits."""

from __future__ import annotations

import gzip
import hashlib
import sys
import zlib
from typing import TYPE_CHECKING, BinaryIO

from transnews.engines.install.errors import BadModelFileError, InstallError
from transnews.engines.space import ensure_space
from transnews.messages import _

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["LARGEST", "unpack_file", "zstd"]

LARGEST = 2 << 30
"""Bytes of one file unpacked, where the catalogue does not say; Mozilla's models have 17 to 60 MB."""
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_BLOCK = 1 << 20


def unpack_file(packed: Path, target: Path, expected: int = 0) -> str:
    """Write what a file holds, unpacked if it is packed, to ``target``; return its SHA-256.

    ``expected``: its size unpacked as the catalogue says, 0 where nobody says. Raises BadModelFileError for a damaged
    file or one that unpacks to more than the limit, DiskSpaceError, InstallError.
    """
    ensure_space(target.parent, expected or packed.stat().st_size)
    limit = expected or LARGEST
    digest = hashlib.sha256()
    done = 0
    try:
        with _open(packed) as source, target.open("xb") as file:
            while block := source.read(_BLOCK):
                done += len(block)
                if done > limit:
                    message = _("{path}: not unpacked, for it holds more than {limit} bytes.")
                    raise BadModelFileError(message.format(path=packed, limit=limit))
                file.write(block)
                digest.update(block)
    except (gzip.BadGzipFile, zlib.error, EOFError, zstd.ZstdError) as error:
        raise BadModelFileError(
            _("{path}: it is damaged, or its end is missing ({reason}).").format(path=packed, reason=error),
            _("Download it again."),
        ) from error
    except OSError as error:
        raise InstallError(f"{packed}: {error.strerror or error}") from error
    return digest.hexdigest()


def _open(packed: Path) -> BinaryIO:
    with packed.open("rb") as file:
        magic = file.read(4)
    if magic == _ZSTD:
        return zstd.open(packed, "rb")  # type: ignore[return-value]  # likewise
    if magic.startswith(_GZIP):
        return gzip.open(packed, "rb")  # type: ignore[return-value]  # a GzipFile reads as a binary file does
    return packed.open("rb")
