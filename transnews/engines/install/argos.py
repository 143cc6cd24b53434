"""Installing Argos packages: ``.argosmodel`` archives, or folders that one was unpacked into."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from transnews.engines.argos.packages import Package, PackageError, packages_folder, read_package
from transnews.engines.install.archives import unpack
from transnews.engines.install.errors import BadModelFileError, InstallError
from transnews.engines.install.staging import publish, staging
from transnews.engines.record import Record, write_record
from transnews.engines.space import ensure_space
from transnews.messages import _

if TYPE_CHECKING:
    from transnews.settings import Settings


def folder_of(settings: Settings) -> Path:
    """Return the folder that Argos packages are installed in. Raises PackageError as ``packages_folder`` does."""
    chosen = settings.argos_packages
    return Path(chosen).expanduser() if chosen else packages_folder(os.environ)


def install_archive(
    archive: Path, name: str, settings: Settings, *, origin: str, pair: tuple[str, str] | None = None
) -> Path:
    """Unpack an archive among the installed packages and return its folder.

    ``name``: the folder's, where the archive has none; ``origin``: where it comes from; ``pair``: the BCP 47 tags it
    must be for, None for any. Raises BadModelFileError for an archive without a usable package, DiskSpaceError,
    InstallError.
    """
    with staging(folder_of(settings)) as temporary:
        unpacked = temporary / name
        unpacked.mkdir()
        unpack(archive, unpacked)
        root = _root(unpacked, archive)
        package = _check(root, archive, pair)
        with archive.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        files = {f"{name}.argosmodel": digest}
        write_record(root, Record(package.source, package.target, package.version, origin=origin, files=files))
        return _publish(root, folder_of(settings))


def install_folder(folder: Path, settings: Settings) -> Path:
    """Copy a folder that holds an unpacked package among the installed ones and return the copy.

    Raises BadModelFileError for a folder without a usable package, DiskSpaceError, InstallError.
    """
    with staging(folder_of(settings)) as temporary:
        copy = temporary / folder.resolve().name
        ensure_space(temporary, sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()))
        try:
            shutil.copytree(folder, copy)
        except OSError as error:  # shutil.Error is one
            raise InstallError(f"{folder}: {error}") from error
        _check(copy, folder, None)
        return _publish(copy, folder_of(settings))


def _publish(root: Path, folder: Path) -> Path:
    destination = folder / root.name.lstrip(".")
    publish(root, destination)
    return destination


def _root(unpacked: Path, archive: Path) -> Path:
    """Return the folder inside an archive that holds the package; an archive may also be that folder itself."""
    if (unpacked / "metadata.json").is_file():
        return unpacked
    folders = [path for path in sorted(unpacked.iterdir()) if (path / "metadata.json").is_file()]
    if len(folders) != 1:
        raise BadModelFileError(
            _("{path}: this is no Argos package, for it has no metadata.json.").format(path=archive)
        )
    return folders[0]


def _check(root: Path, archive: Path, pair: tuple[str, str] | None) -> Package:
    try:
        package = read_package(root)
    except PackageError as error:
        reason = error.message.partition(": ")[2] or error.message
        raise BadModelFileError(_("{path}: {reason}").format(path=archive, reason=reason)) from error
    if package is None:
        raise BadModelFileError(_("{path}: an Argos package, but not of a translation model.").format(path=archive))
    if pair is not None and pair != (package.source, package.target):
        message = _("{path}: a package for {source} to {target}, which is not what the catalogue says.")
        raise BadModelFileError(message.format(path=archive, source=package.source, target=package.target))
    return package
