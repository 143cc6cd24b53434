"""Unpacking zip archives from strangers: nothing outside the folder, no links, no bombs."""

from __future__ import annotations

import lzma
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from transnews.engines.install.errors import BadModelFileError, InstallError
from transnews.engines.space import ensure_space
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_FILES = 10_000
"""Argos packages have a few dozen."""
LARGEST = 8 << 30
"""Bytes of all files together; packages in Argos's index have some 60 to 120 MB (docs.libretranslate.com)."""
LARGEST_RATIO = 100
"""Bytes unpacked to one byte of the archive; deflate makes 1.3 of weights, 2 of a vocabulary, 4 of JSON."""
_SMALL = 16 << 20  # bytes that are no bomb, however well they were packed
_BLOCK = 1 << 20


def unpack(archive: Path, folder: Path) -> None:
    """Unpack a zip archive into ``folder``.

    Raises BadModelFileError for an archive that is damaged, encrypted, or holds links, paths that lead out of the
    folder, or more than the limits above; DiskSpaceError where there is no room; InstallError where files cannot be
    written.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            members = list(_checked(opened, archive))
            ensure_space(folder, sum(member.file_size for member in members))
            for member in members:
                _extract(opened, member, folder)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError, NotImplementedError) as error:
        raise BadModelFileError(
            _("{path}: this is no zip archive, or it is damaged ({reason}).").format(path=archive, reason=error),
            _("Download it again."),
        ) from error
    except OSError as error:
        raise InstallError(f"{archive}: {error.strerror or error}") from error


def _checked(opened: zipfile.ZipFile, archive: Path) -> Iterator[zipfile.ZipInfo]:
    """Yield the archive's files. Raises BadModelFileError where one must not be unpacked, or all are too large."""
    members = opened.infolist()
    total = sum(member.file_size for member in members)
    if len(members) > MOST_FILES:
        raise _refused(archive, _("it has more than {limit} files").format(limit=MOST_FILES))
    if total > LARGEST:
        raise _refused(archive, _("it unpacks to more than {limit} GiB").format(limit=LARGEST >> 30))
    if total > max(_SMALL, archive.stat().st_size * LARGEST_RATIO):
        raise _refused(archive, _("it unpacks to more than {limit} times its size").format(limit=LARGEST_RATIO))
    seen: set[str] = set()
    for member in members:
        name = member.filename
        path = PurePosixPath(name)
        if path.is_absolute() or PureWindowsPath(name).drive or ".." in path.parts or "\\" in name or not path.parts:
            raise _refused(archive, _("'{name}' leads out of its folder").format(name=name))
        kind = stat.S_IFMT(member.external_attr >> 16)
        if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
            raise _refused(archive, _("'{name}' is a link or a device").format(name=name))
        if member.flag_bits & 1:
            raise _refused(archive, _("'{name}' is encrypted").format(name=name))
        if str(path).casefold() in seen:
            raise _refused(archive, _("'{name}' is in it twice").format(name=name))
        seen.add(str(path).casefold())
        if not member.is_dir():
            yield member


def _extract(opened: zipfile.ZipFile, member: zipfile.ZipInfo, folder: Path) -> None:
    """Write one file, never more than the archive announced for it."""
    path = folder / member.filename
    path.parent.mkdir(parents=True, exist_ok=True)
    done = 0
    with opened.open(member) as source, path.open("xb") as target:
        while block := source.read(_BLOCK):
            done += len(block)
            if done > member.file_size:
                raise zipfile.BadZipFile(member.filename)
            target.write(block)


def _refused(archive: Path, reason: str) -> BadModelFileError:
    return BadModelFileError(_("{path}: not unpacked, for {reason}.").format(path=archive, reason=reason))
