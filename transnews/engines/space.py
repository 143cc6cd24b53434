"""Room on the disk, checked before a model is downloaded or unpacked."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from transnews.errors import InputError
from transnews.messages import _

if TYPE_CHECKING:
    from pathlib import Path


class DiskSpaceError(InputError):
    """A disk without room for a model; the message names the folder, what is needed and what is free."""


def ensure_space(folder: Path, size: int) -> None:
    """Raise DiskSpaceError where the disk of ``folder``, which need not exist yet, has no room for ``size`` bytes."""
    existing = next(parent for parent in (folder, *folder.absolute().parents) if parent.exists())
    free = shutil.disk_usage(existing).free
    if size > free:
        message = _("no room on the disk of {path}: {needed} are needed, {free} are free.")
        raise DiskSpaceError(
            message.format(path=folder, needed=show_size(size), free=show_size(free)),
            _("Make room, or name another folder in the settings (argos_packages, firefox_models)."),
        )


def show_size(size: int) -> str:
    """Return a number of bytes for people, in MB of a million bytes ("37.2 MB")."""
    return f"{size / 1e6:.1f} MB"
