"""Lines of text from a file or a pipe, each as soon as it is there, in whatever encoding they are.

What a whole file would tell of its encoding is not known yet when its first line is answered: a line that is not UTF-8
is read in the encoding that it speaks for together with what has come after it, and so are later ones that are not.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from transnews.articles.encoding import decode, refuse_binary
from transnews.files import LARGEST, MEGABYTE, too_large

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator

_CHUNK = 1 << 16  # bytes that are read at once, if they are there
_WIDE = {
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def read_lines(stream: io.BufferedIOBase, shown: str, largest: int = LARGEST) -> Iterator[tuple[str, str]]:
    """Yield (line without its end, encoding) for each line of a stream, waiting for no more than that line.

    Messages call the stream ``shown``. Raises ArticleError for binary data, UnreadableFileError for a line of more than
    ``largest`` megabytes (0 is any length).
    """
    legacy = ""
    for data, ahead in _lines(stream, shown, largest):
        text, encoding = _decoded(data, "utf-8"), "utf-8"
        if text is None and legacy:
            text, encoding = _decoded(data, legacy), legacy
        if text is None:
            _sample, encoding, _issues = decode(data + ahead, shown)
            text, legacy = data.decode(encoding, "replace"), encoding
        yield text.rstrip("\r\n"), encoding


def _lines(stream: io.BufferedIOBase, shown: str, largest: int) -> Iterator[tuple[bytes, memoryview]]:
    """Yield each line with its end, and what has been read after it."""
    parts: list[bytes] = []
    size = 0
    for chunk in _chunks(stream, shown):
        view, start = memoryview(chunk), 0
        while end := chunk.find(b"\n", start) + 1:
            yield b"".join((*parts, chunk[start:end])), view[end:]
            parts, size, start = [], 0, end
        parts.append(chunk[start:])
        size += len(chunk) - start
        if largest and size > largest * MEGABYTE:
            raise too_large(shown, largest)
    if any(parts):
        yield b"".join(parts), memoryview(b"")


def _chunks(stream: io.BufferedIOBase, shown: str) -> Iterator[bytes]:
    """Yield what a stream holds as it comes; UTF-16 and UTF-32, where the end of a line is no single byte, as UTF-8."""
    chunk = stream.read1(_CHUNK)
    wide = next((encoding for mark, encoding in _WIDE.items() if chunk.startswith(mark)), "")
    if wide:
        decoder = codecs.getincrementaldecoder(wide)("replace")
        while chunk:
            yield decoder.decode(chunk).encode()
            chunk = stream.read1(_CHUNK)
        return
    refuse_binary(chunk, shown)
    yield chunk.removeprefix(codecs.BOM_UTF8)
    while chunk := stream.read1(_CHUNK):
        yield chunk


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
