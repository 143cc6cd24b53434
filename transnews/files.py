"""Reading files up to a size, and writing them so that an interrupted run leaves the old file or the new one."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from transnews.errors import InputError
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

LARGEST = 100
"""Megabytes of the largest file that is read where nothing else is said (the setting ``largest``); 0 is any size."""

MEGABYTE = 1_000_000
"""Bytes of a megabyte, as settings and messages count."""


class UnreadableFileError(InputError):
    """A file that is missing, too large or cannot be read; the message names it."""


class OutputError(InputError):
    """A file that cannot be written; the message names it."""


def read(path: Path, largest: int = LARGEST) -> bytes:
    """Return a file's bytes; of one that is larger than ``largest`` megabytes nothing is read.

    Raises UnreadableFileError.
    """
    try:
        size = path.stat().st_size  # 0 for pipes and devices
        if largest and size > largest * MEGABYTE:
            raise too_large(str(path), largest, -(-size // MEGABYTE))
        with path.open("rb") as stream:
            return read_stream(stream, str(path), largest)
    except FileNotFoundError:
        raise UnreadableFileError(_("{path}: no such file or folder.").format(path=path)) from None
    except IsADirectoryError:
        raise UnreadableFileError(_("{path}: this is a folder, not a file.").format(path=path)) from None
    except OSError as error:
        raise UnreadableFileError(
            _("{path}: cannot be read ({reason}).").format(path=path, reason=error.strerror)
        ) from error


def standard_input() -> io.BufferedReader:
    """Return standard input as bytes. Raises UnreadableFileError where the caller has closed it."""
    stream = getattr(sys.stdin, "buffer", None)
    if not isinstance(stream, io.BufferedReader):
        raise UnreadableFileError(_("standard input is closed."), _("Name a file."))
    return stream


def read_stream(stream: BinaryIO, shown: str, largest: int = LARGEST) -> bytes:
    """Return the bytes that are left in a stream, such as standard input; messages call it ``shown``.

    Raises UnreadableFileError where these are more than ``largest`` megabytes, after reading as many.
    """
    if not largest:
        return stream.read()
    data = stream.read(largest * MEGABYTE + 1)
    if len(data) > largest * MEGABYTE:
        raise too_large(shown, largest)
    return data


def too_large(shown: str, largest: int, size: int = 0) -> UnreadableFileError:
    """Return the error for a file of ``size`` megabytes, 0 where that is not known."""
    if size:
        message = _("{path}: the file has {size} MB, more than the {largest} MB that are read.")
        hint = _("To read it, use --largest {size} or the setting 'largest'; 0 is any size.")
    else:
        message = _("{path}: this is more than the {largest} MB that are read.")
        hint = _("To read more, use --largest MB or the setting 'largest'; 0 is any size.")
    return UnreadableFileError(message.format(path=shown, size=size, largest=largest), hint.format(size=size))


def keep_sources(output: str | Path, sources: Iterable[str | Path]) -> None:
    """Raise OutputError where ``output`` is one of the files that a command reads, by this name or by another."""
    path = Path(output).resolve()
    if any(path == Path(source).resolve() or _is_same(path, Path(source)) for source in sources):
        raise OutputError(
            _("{path}: the output would overwrite a source.").format(path=output),
            _("Name another place with -o."),
        )


def _is_same(one: Path, other: Path) -> bool:
    """Tell whether two names are those of one file: hard links, or spelled differently where case does not matter."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def write(path: Path, data: bytes) -> None:
    """Write ``data`` to a temporary file beside ``path`` and rename it; missing folders are made.

    Raises OutputError where the folder or the file cannot be written.
    """
    temporary = ""
    try:
        if path.exists() and not path.is_file():  # a device or a pipe: nothing to rename
            path.write_bytes(data)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(_mode(path))
        Path(temporary).replace(path)
    except OSError as error:
        raise OutputError(
            _("{path}: cannot be written ({reason}).").format(path=path, reason=error.strerror),
            _("Name another place with -o."),
        ) from error
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """Return the permissions that the file has, or that a new one gets from the process's mask."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
