"""Writing files so that an interrupted run leaves the old file or the new one, never half of either."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from transnews.errors import InputError
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable


class OutputError(InputError):
    """A file that cannot be written; the message names it."""


def keep_sources(output: str | Path, sources: Iterable[str | Path]) -> None:
    """Raise OutputError where ``output`` is one of the files that a command reads."""
    if Path(output).resolve() in {Path(source).resolve() for source in sources}:
        raise OutputError(
            _("{path}: the output would overwrite a source.").format(path=output),
            _("Name another place with -o."),
        )


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
