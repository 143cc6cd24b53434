"""Putting a model's folder into place in one step: an interrupted installation leaves the old model or the new one."""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from transnews.engines.install.errors import InstallError
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX = ".installing-"
"""Engines pass over hidden folders when they look for models."""
_ABANDONED = 24 * 3600  # seconds after which no installation goes on


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """Give a hidden folder inside ``folder`` to build a model in; it is gone at the end, whatever happens.

    Raises InstallError where the folder cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _clear(folder)
        temporary = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder))
    except OSError as error:
        raise InstallError(
            _("{path}: cannot be written to ({reason}).").format(path=folder, reason=error.strerror),
            _("Name another folder in the settings (argos_packages, firefox_models)."),
        ) from error
    try:
        yield temporary
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _clear(folder: Path) -> None:
    """Delete what installations that were killed left behind; a young one may be under way."""
    for left in folder.glob(f"{_PREFIX}*"):
        if time.time() - left.stat().st_mtime > _ABANDONED:
            shutil.rmtree(left, ignore_errors=True)


def publish(built: Path, destination: Path) -> None:
    """Move a folder that was built in ``staging`` to its place; what was there goes, after the new one has come."""
    old = built.with_name(".replaced-by-install")
    try:
        if destination.exists() or destination.is_symlink():
            destination.rename(old)
        built.rename(destination)
    except OSError as error:
        if old.exists() and not destination.exists():
            old.rename(destination)
        message = _("{path}: cannot be put into place ({reason}).")
        raise InstallError(message.format(path=destination, reason=error.strerror)) from error


def discard(folder: Path) -> None:
    """Delete a model's folder: out of sight in one step, then file by file. Of a link only the link goes."""
    try:
        if folder.is_symlink():
            folder.unlink()
            return
        with staging(folder.parent) as temporary:
            folder.rename(temporary / folder.name)
    except OSError as error:
        message = _("{path}: cannot be removed ({reason}).")
        raise InstallError(message.format(path=folder, reason=error.strerror)) from error
