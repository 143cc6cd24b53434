"""The encoding of an HTML file: what it says, unless that is a lie; and the declaration corrected on the way out."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from transnews.articles.encoding import decode
from transnews.messages import _
from transnews.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

_DECLARATIONS = (
    re.compile(r"\A\s*<\?xml[^>]{0,100}?\bencoding\s*=\s*[\"'](?P<name>[\w.:-]{1,40})[\"']", re.IGNORECASE),
    re.compile(r"<meta\b[^>]{0,300}?\bcharset\s*=\s*[\"']?\s*(?P<name>[\w.:-]{1,40})", re.IGNORECASE),
)
_HEAD = 4096  # characters in which a declaration is looked for; the standard asks for the first 1024 bytes
# Names under which browsers read an encoding that holds more characters (WHATWG Encoding Standard, section 4.2).
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_FAMILIES = (
    "big5",
    "cp",
    "euc_",
    "gb",
    "iso8859",
    "koi8",
    "mac",
    "shift_jis",
    "utf-8",
)  # what a page may be written in
_LATIN = frozenset(("cp1252", "cp1254"))
_FOREIGN = 0.3
"""Share of letters outside ASCII from which a text read in a Latin encoding is no Latin text."""


def read(data: bytes, shown: str) -> tuple[str, str, list[Issue]]:
    """Return (text, encoding, issues) of an HTML file. Raises ArticleError, which calls it ``shown``, for binary ones.

    UTF-8 that is valid is UTF-8 whatever the file says. A Latin declaration is not believed where hardly a letter
    would be a plain one (Cyrillic declared as ISO 8859-1).
    """
    declared = _declared(data)
    if declared and b"\0" not in data and not _is_valid(data, "utf-8") and _is_valid(data, declared):
        text = data.decode(declared)
        if not (declared in _LATIN and _is_foreign(text)):
            return text, declared, []
    text, encoding, issues = decode(data, shown)
    if declared and issues and declared != encoding:  # UTF-8 in spite of its declaration is no news
        message = _("The file says it is {declared}, and is not.").format(declared=declared)
        issues = [Issue("encoding-declared", "warning", message), *issues]
    return text, encoding, issues


def corrected(text: str) -> str:
    """Return a page with every declaration of its encoding saying UTF-8."""
    for start, end in sorted(_places(text), reverse=True):
        if text[start:end].lower() not in {"utf-8", "utf8"}:
            text = f"{text[:start]}utf-8{text[end:]}"
    return text


def is_declared(text: str) -> bool:
    """Tell whether a page says its encoding."""
    return any(_places(text))


def _places(text: str) -> Iterator[tuple[int, int]]:
    for pattern in _DECLARATIONS:
        if match := pattern.search(text, 0, _HEAD):
            yield match.span("name")


def _declared(data: bytes) -> str:
    """Return the encoding that a file says it is in, in Python's name, "" where it says none that is known."""
    head = data[:_HEAD].decode("latin-1")
    for start, end in _places(head):
        try:
            name = codecs.lookup(head[start:end]).name
        except LookupError:
            continue
        if name.startswith(_FAMILIES):
            return _WIDER.get(name, name)
    return ""


def _is_valid(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _is_foreign(text: str) -> bool:
    tagged = re.sub(r"<[^<>]{0,2000}>", "", text)
    letters = [character for character in tagged if character.isalpha()]
    outside = sum(character > "\x7f" for character in letters)
    return bool(letters) and outside > _FOREIGN * len(letters)
