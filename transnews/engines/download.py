"""Downloads that go on where they were cut.

What came so far stays beside the file, with ``.part`` at the end of its name, and with the server's mark of the version
(ETag or Last-Modified). The next try asks for the rest of that version (RFC 9110, sections 13.1.5 and 14.2: If-Range,
Range); it starts over where the server sends the whole file, or the file has changed.
"""

from __future__ import annotations

import hashlib
import json
import re
import urllib.error
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transnews.engines.network import ATTEMPTS, BROKEN, NetworkError, failure_of, is_passing, open_address, pause
from transnews.engines.space import ensure_space
from transnews.errors import InputError
from transnews.messages import _

if TYPE_CHECKING:
    import http.client
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Progress = Callable[[int, int], None]

_BLOCK = 1 << 16
_PARTIAL_CONTENT = 206
_RANGE_NOT_SATISFIABLE = 416


class DownloadFileError(InputError):
    """A downloaded file that cannot be written."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to download, at addresses that all have it, the first to be tried first.

    ``size`` in bytes and ``sha256`` are the catalogue's, 0 and "" where it does not say.
    """

    addresses: Sequence[str]
    size: int = 0
    sha256: str = ""


class _CutError(Exception):
    """A connection that ended early; another try may bring the rest."""


class _WrongError(Exception):
    """What came, or lies there from an earlier try, is not the file that was asked for."""


def download(source: Source, file: Path, timeout: float, progress: Progress | None = None) -> None:
    """Download into ``file`` and check size and SHA-256 where they are known.

    ``progress(done, total)`` is told bytes, ``total`` 0 where nobody knows it. Raises NetworkError where no address
    gives the file, DiskSpaceError where there is no room for it, DownloadFileError where it cannot be written.
    """
    failures: list[NetworkError] = []
    for address in source.addresses:
        try:
            _Download(address, source, file, timeout, progress or (lambda _done, _total: None)).run()
        except NetworkError as error:
            failures.append(error)
        else:
            return
    raise failures[0] if failures else NetworkError(_("{name}: it has no address.").format(name=file.name))


class _Download:
    """One file from one address."""

    def __init__(self, address: str, source: Source, file: Path, timeout: float, progress: Progress) -> None:
        self._address, self._source, self._file = address, source, file
        self._timeout, self._progress = timeout, progress
        self._part = file.with_name(f"{file.name}.part")
        self._note = file.with_name(f"{file.name}.part.json")

    def run(self) -> None:
        """Try until the file is there, or until tries in a row brought nothing new."""
        fruitless = 0
        while True:
            before = self._size()
            try:
                self._transfer()
                self._verify()
            except (_CutError, *BROKEN) as error:
                if isinstance(error, urllib.error.HTTPError) and error.code == _RANGE_NOT_SATISFIABLE:
                    self._forget()
                elif not is_passing(error):
                    raise failure_of(self._address, error) from error
                failure = failure_of(self._address, error)
                fruitless = 0 if self._size() > before else fruitless + 1
            except _WrongError as error:
                self._forget()
                failure = NetworkError(_("{address}: {reason}.").format(address=self._address, reason=error))
                fruitless += ATTEMPTS - 1  # a whole file that is wrong twice stays wrong
            else:
                self._note.unlink(missing_ok=True)
                self._part.replace(self._file)
                return
            if fruitless >= ATTEMPTS:
                raise failure
            pause(max(fruitless, 1))

    def _size(self) -> int:
        return self._part.stat().st_size if self._part.is_file() else 0

    def _forget(self) -> None:
        self._part.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)

    def _transfer(self) -> None:
        """Bring what is missing of the file."""
        start = self._size()
        if self._source.size and start == self._source.size:
            return
        condition = self._condition(start)
        with open_address(self._address, self._timeout, condition) as response:
            start = self._start(response, start)
            total = start + response.length if response.length is not None else self._source.size
            if self._source.size and total != self._source.size:
                message = _("the server has {size} bytes, the catalogue says {expected}")
                raise _WrongError(message.format(size=total, expected=self._source.size))
            ensure_space(self._part.parent, total - start)
            self._write(response, start, total)

    def _condition(self, start: int) -> dict[str, str]:
        """Return the headers that ask for the rest of the same version; none where that cannot be made sure."""
        try:
            marks = json.loads(self._note.read_text(encoding="utf-8")) if start else {}
        except (OSError, ValueError):
            marks = {}
        mark = next((marks[name] for name in ("ETag", "Last-Modified") if isinstance(marks.get(name), str)), "")
        if not start or not (mark or self._source.sha256):
            return {}
        return {"Range": f"bytes={start}-"} | ({"If-Range": mark} if mark else {})

    def _start(self, response: http.client.HTTPResponse, asked: int) -> int:
        """Return from which byte on the server sends. Raises _WrongError where that is not what was asked for."""
        if response.status != _PARTIAL_CONTENT:
            return 0
        match = re.match(r"bytes (\d+)-", response.headers.get("Content-Range") or "")
        if match is None or int(match[1]) != asked:
            raise _WrongError(_("the server goes on from another place than it was asked to"))
        return asked

    def _write(self, response: http.client.HTTPResponse, start: int, total: int) -> None:
        marks = {name: response.headers.get(name) or "" for name in ("ETag", "Last-Modified")}
        strong = {name: mark for name, mark in marks.items() if mark and not mark.startswith("W/")}
        done = start
        self._progress(done, total)
        try:
            self._note.write_text(json.dumps(strong), encoding="utf-8")
            file = self._part.open("ab" if start else "wb")
        except OSError as error:
            raise self._unwritable(error) from error
        with file:
            while block := response.read(_BLOCK):
                try:
                    file.write(block)
                    file.flush()
                except OSError as error:
                    raise self._unwritable(error) from error
                done += len(block)
                self._progress(done, total)
        if done < total:
            message = _("the connection was cut after {done} of {total} bytes")
            raise _CutError(message.format(done=done, total=total))

    def _unwritable(self, error: OSError) -> DownloadFileError:
        message = _("{path}: cannot be written ({reason}).")
        return DownloadFileError(message.format(path=self._part, reason=error.strerror))

    def _verify(self) -> None:
        """Raise _WrongError where the file is not the one in the catalogue."""
        if self._source.size and self._size() != self._source.size:
            message = _("{size} bytes came, the catalogue says {expected}")
            raise _WrongError(message.format(size=self._size(), expected=self._source.size))
        expected = self._source.sha256.lower()
        if not expected:
            return
        with self._part.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != expected:
            message = _("wrong checksum: SHA-256 is {found}, the catalogue says {expected}")
            raise _WrongError(message.format(found=found, expected=expected))
