"""Installing what a catalogue offers: room checked, files downloaded, then unpacked and put into place in one step."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

from transnews.engines.download import download
from transnews.engines.firefox.store import models_folder
from transnews.engines.install.argos import folder_of, install_archive
from transnews.engines.install.errors import InstallError
from transnews.engines.install.firefox import Packed, install_files
from transnews.engines.record import Record
from transnews.engines.space import ensure_space
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from transnews.engines.catalogues.base import Offer, RemoteFile
    from transnews.settings import Settings


def install_offer(offer: Offer, settings: Settings, progress: Callable[[int, int], None] | None = None) -> Path:
    """Download a model and install it; return its folder. What is downloaded stays until it is installed.

    ``progress(done, total)`` is told the bytes of all its files. Raises NetworkError, DiskSpaceError,
    BadModelFileError, InstallError.
    """
    cache = user_cache_path("transnews", appauthor=False) / "downloads"
    folder = folder_of(settings) if offer.engine == "argos" else models_folder(settings.firefox_models)
    ensure_space(folder, sum(file.unpacked_size for file in offer.files))
    ensure_space(cache, offer.size)
    try:
        cache.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = _("{path}: cannot be written to ({reason}).")
        raise InstallError(message.format(path=cache, reason=error.strerror)) from error
    paths = [_place(file, cache) for file in offer.files]
    before = 0
    for file, path in zip(offer.files, paths, strict=True):
        tell = _teller(progress, before, offer.size)
        download(file.source, path, settings.network_timeout, tell)
        before += path.stat().st_size
    try:
        return _install(offer, paths, settings)
    finally:
        for path in paths:
            path.unlink(missing_ok=True)


def _place(file: RemoteFile, cache: Path) -> Path:
    """Return where a file is downloaded to: files of one name from two places must not meet."""
    key = hashlib.sha256(file.source.addresses[0].encode()).hexdigest()[:12]
    return cache / f"{key}-{file.name}"


def _teller(progress: Callable[[int, int], None] | None, before: int, size: int) -> Callable[[int, int], None] | None:
    if progress is None:
        return None
    return lambda done, total: progress(before + done, size or total)


def _install(offer: Offer, paths: list[Path], settings: Settings) -> Path:
    origin = offer.files[0].source.addresses[0]
    if offer.engine == "argos":
        return install_archive(paths[0], offer.name, settings, origin=origin, pair=(offer.source, offer.target))
    record = Record(offer.source, offer.target, offer.version, offer.architecture, offer.license, origin)
    files = [
        Packed(path, file.name, file.unpacked_size, file.unpacked_sha256)
        for file, path in zip(offer.files, paths, strict=True)
    ]
    return install_files(files, record, offer.name, settings)
