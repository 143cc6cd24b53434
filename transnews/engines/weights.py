"""Whether a file of model weights is whole and of a version that its library reads, told without loading it.

Both formats say of every matrix how many bytes it takes, so a walk over these numbers shows a download that stopped
half way. It takes about a millisecond, so that ``models list`` and every start can afford it.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO

from transnews.errors import InputError
from transnews.messages import _

if TYPE_CHECKING:
    from pathlib import Path

CTRANSLATE2_VERSION = 6
"""Newest binary version that CTranslate2 4.5 and later reads (ctranslate2/specs/model_spec.py)."""
MARIAN_VERSION = 1
"""The only binary version of Marian (src/common/binary.cpp)."""

_NAMED, _ALIASED, _SIZED = 2, 3, 4
"""CTranslate2's versions that brought a name, aliases, and sizes in bytes (src/models/model.cc)."""
_MOST_ITEMS = 100_000  # a model has some hundred matrices; more is a file of another kind


class WeightsError(InputError):
    """A file of weights that cannot be used; the message says what is wrong with it and does not name the file."""


class _EndError(Exception):
    """The file ends before what it announced."""


def check_ctranslate2(path: Path) -> None:
    """Check a CTranslate2 ``model.bin``. Raises WeightsError, OSError."""
    with path.open("rb") as file:
        try:
            version = _number(file, "<I")
            if version > CTRANSLATE2_VERSION:
                raise _too_new(version, CTRANSLATE2_VERSION) if version < _MOST_ITEMS else _other()
            if version >= _NAMED:
                _skip(file, _number(file, "<H"))
                _number(file, "<I")
            for _variable in range(_count(file, "<I")):
                _skip(file, _number(file, "<H"))
                _skip(file, 4 * _number(file, "<B"))
                kind, size = _number(file, "<B"), _number(file, "<I")
                _skip(file, size if version >= _SIZED else size * kind)
            for _alias in range(_count(file, "<I") if version >= _ALIASED else 0):
                _skip(file, _number(file, "<H"))
                _skip(file, _number(file, "<H"))
            _whole(file)
        except _EndError:
            raise _cut() from None


def check_marian(path: Path) -> None:
    """Check a Marian binary model, as Mozilla publishes them. Raises WeightsError, OSError."""
    with path.open("rb") as file:
        try:
            version = _number(file, "<Q")
            if version != MARIAN_VERSION:
                raise _too_new(version, MARIAN_VERSION) if version < _MOST_ITEMS else _other()
            headers = [struct.unpack("<4Q", _read(file, 32)) for _item in range(_count(file, "<Q"))]
            for name, _kind, dimensions, _data in headers:
                _skip(file, name + 4 * dimensions)
            _skip(file, _number(file, "<Q"))
            for _name, _kind, _dimensions, data in headers:
                _skip(file, data)
            _whole(file)
        except _EndError:
            raise _cut() from None


def _read(file: BinaryIO, size: int) -> bytes:
    data = file.read(size)
    if len(data) < size:
        raise _EndError
    return data


def _number(file: BinaryIO, form: str) -> int:
    [number] = struct.unpack(form, _read(file, struct.calcsize(form)))
    return int(number)


def _count(file: BinaryIO, form: str) -> int:
    count = _number(file, form)
    if count > _MOST_ITEMS:
        raise _other()
    return count


def _skip(file: BinaryIO, size: int) -> None:
    if size >= 1 << 62:
        raise _EndError
    file.seek(size, 1)


def _whole(file: BinaryIO) -> None:
    position = file.tell()
    if position > file.seek(0, 2):
        raise _EndError


def _too_new(version: int, known: int) -> WeightsError:
    message = _("its format is version {version}, newer than {known}, which this program reads")
    return WeightsError(message.format(version=version, known=known))


def _cut() -> WeightsError:
    return WeightsError(_("the end of its weights is missing, as after a download that stopped half way"))


def _other() -> WeightsError:
    return WeightsError(_("its weights are no model"))
