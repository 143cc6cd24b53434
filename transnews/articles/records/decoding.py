"""The text of a file and its bytes again, those included that are no text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transnews.articles.encoding import decode

if TYPE_CHECKING:
    from transnews.model import Issue

_BROKEN = re.compile(r"[\ud800-\udfff]")
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


@dataclass(slots=True)
class Decoded:
    """A file's text; bytes that are no UTF-8 are lone surrogates in it (PEP 383). ``mark`` is the byte order mark.

    ``encoding`` is what is written again: the file's, or UTF-8 where that is another one, which may lack the letters
    of the target language.
    """

    text: str
    encoding: str = "utf-8"
    mark: bytes = b""
    issues: list[Issue] = field(default_factory=list)

    def encoded(self, text: str) -> bytes:
        """Return another text as the bytes of such a file."""
        errors = "surrogateescape" if self.encoding == "utf-8" else "surrogatepass"
        return self.mark + text.encode(self.encoding, errors)


def decoded(data: bytes, shown: str, *, legacy: bool) -> Decoded:
    """Return the text of a file; with ``legacy`` one that is not in UTF-8 may be in an older encoding.

    Raises then ArticleError for a binary file and for an encoding that cannot be told.
    """
    mark = data[:2]
    if mark in _UTF16:
        return Decoded(data[2:].decode(_UTF16[mark], "replace"), _UTF16[mark], mark)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text, _encoding, issues = decode(data, shown) if legacy else ("", "", [])
    if any(issue.code == "encoding" for issue in issues):
        # Programs that write such files take UTF-8 for what they write themselves, unless a mark says that it is not.
        return Decoded(text, mark=codecs.BOM_UTF8, issues=issues)
    return Decoded(data[len(mark) :].decode("utf-8", "surrogateescape"), mark=mark)


def beginning(data: bytes) -> str:
    """Return the text at the beginning of a file, for a look at it only."""
    encoding = _UTF16.get(data[:2], "utf-8-sig")
    return data[:1_000_000].decode(encoding, "replace").removeprefix("\ufeff")


def has_broken(text: str, start: int = 0, end: int | None = None) -> bool:
    """Tell whether a stretch of a text has bytes that are no text, or halves of characters."""
    return _BROKEN.search(text, start, len(text) if end is None else end) is not None
