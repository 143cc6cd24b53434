"""Reading Marian's binary models, the form in which Mozilla publishes its translation models.

Everything is little endian: u64 version (1) and u64 number of items; for each item four u64, the lengths of name, type,
shape and data; the names, each with a NUL at its end; the shapes, i32 a dimension; u64 length of a padding, the
padding; the data. An item of 8-bit weights ends in one f32, the factor that real weights were multiplied by. Weights
are stored (output, input) though their shape says (input, output), but for embeddings. After Marian's own
src/common/binary.cpp (MIT) and the bytes of published models.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from mmap import ACCESS_READ, mmap
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from transnews.errors import InputError
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

FLOATS, BYTES, INTGEMM8 = 0x0404, 0x0101, 0x4101
"""Marian's numbers for the types of items that its 8-bit models have."""
CONFIGURATION = "special:model.yml"
_VERSION = 1
_HEADER = struct.Struct("<4Q")


class ModelFileError(InputError):
    """A model file that is no Marian model, or only the beginning of one; the message names the file."""


class NotCoveredError(InputError):
    """A sound model of a kind that the batched engine does not run; the message says what it is."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """8-bit weights, (input, output) or, for embeddings, (vocabulary, dimension): real weights are ``levels/scale``."""

    levels: NDArray[np.int8]
    scale: float


@dataclass(frozen=True, slots=True)
class MarianModel:
    """What a model file holds: its configuration, 8-bit matrices, and float vectors (flat)."""

    configuration: dict[str, Any]
    matrices: dict[str, Matrix] = field(default_factory=dict)
    vectors: dict[str, NDArray[np.float32]] = field(default_factory=dict)


class _Item(NamedTuple):
    name: str
    kind: int
    shape: tuple[int, ...]
    start: int
    size: int


def read_model(path: Path) -> MarianModel:
    """Read a model file.

    Raises ModelFileError for a file that is broken or something else, NotCoveredError for one with weights of another
    type than 8-bit integers and 32-bit floats, OSError for one that cannot be opened.
    """
    try:
        with path.open("rb") as file:
            data = mmap(file.fileno(), 0, access=ACCESS_READ)  # so that its memory is given back after loading
        return _collect(data, list(_items(data)))
    except (struct.error, ValueError, OverflowError) as error:
        reason = _("{path}: this is no Marian model, or its end is missing ({reason}).")
        raise ModelFileError(reason.format(path=path, reason=error), _("Download it again.")) from error
    except NotCoveredError as error:
        raise NotCoveredError(f"{path}: {error}") from error


def _items(data: mmap) -> Iterator[_Item]:
    """Yield what stands in the file and where. Raises ValueError and struct.error."""
    version, count = struct.unpack_from("<2Q", data)
    if version != _VERSION:
        raise ValueError(f"version {version}")
    if count * _HEADER.size > len(data):
        raise ValueError(f"{count} items")
    position = 16
    headers = [_HEADER.unpack_from(data, position + _HEADER.size * number) for number in range(count)]
    position += _HEADER.size * count
    names = []
    for length, *_rest in headers:
        names.append(data[position : position + length].rstrip(b"\0").decode())
        position += length
    shapes = []
    for _length, _kind, dimensions, _size in headers:
        shapes.append(struct.unpack_from(f"<{dimensions}i", data, position))
        position += 4 * dimensions
    [padding] = struct.unpack_from("<Q", data, position)
    position += 8 + padding
    for name, shape, (_length, kind, _dimensions, size) in zip(names, shapes, headers, strict=True):
        if position + size > len(data) or min(shape, default=0) < 1:
            raise ValueError(name)
        yield _Item(name, kind, shape, position, size)
        position += size


def _collect(data: mmap, items: list[_Item]) -> MarianModel:
    model = MarianModel(_configuration(data, items))
    for item in items:
        count = int(np.prod(item.shape, dtype=np.int64))
        if item.kind == FLOATS:
            model.vectors[item.name] = np.frombuffer(data, "<f4", count, item.start)
        elif item.kind == INTGEMM8:
            model.matrices[item.name] = _matrix(data, item, count)
        elif item.kind != BYTES:
            raise NotCoveredError(_("weights of type {number:#x}").format(number=item.kind))
    return model


def _configuration(data: mmap, items: list[_Item]) -> dict[str, Any]:
    import yaml

    found = [data[item.start : item.start + item.size] for item in items if item.name == CONFIGURATION]
    try:
        configuration = yaml.safe_load(found[0].rstrip(b"\0").decode()) if found else None
    except yaml.YAMLError as error:
        raise ValueError(CONFIGURATION) from error
    if not isinstance(configuration, dict):
        raise ValueError(CONFIGURATION)  # noqa: TRY004 - of the file, as for all that is wrong with it
    return configuration


def _matrix(data: mmap, item: _Item, count: int) -> Matrix:
    if count + 4 > item.size:
        raise ValueError(item.name)
    levels = np.frombuffer(data, np.int8, count, item.start)
    [scale] = struct.unpack_from("<f", data, item.start + count)
    rows, columns = item.shape
    is_embedding = item.name.endswith("Wemb")
    return Matrix(levels.reshape(rows, columns) if is_embedding else levels.reshape(columns, rows).T, scale)
