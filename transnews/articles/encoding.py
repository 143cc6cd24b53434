"""The encoding of a file: UTF-8, a byte order mark, else the legacy encoding that the text speaks for."""

from __future__ import annotations

import codecs

from transnews.errors import InputError
from transnews.language.detection import detect
from transnews.messages import _, ngettext
from transnews.model import Issue

_BINARY_SAMPLE = 8192
_TEXT_SAMPLE = 20_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    *((mark, "utf-32") for mark in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)),
    *((mark, "utf-16") for mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)),
)

# The legacy encodings of the web (WHATWG Encoding Standard), in Python's names; others are all but extinct in texts
# and only compete with these (Mac Cyrillic with windows-1251).
_LEGACY = (
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874"),
    *("koi8_r", "koi8_u", "gb18030", "big5", "cp932", "euc_jp", "cp949"),
)
# Encodings of the Latin script, which differ in a few letters only, by language (HTML Standard, table of default
# encodings by locale, in their Windows forms); windows-1252 for all other languages.
_LATIN = {
    **dict.fromkeys(("bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq"), "cp1250"),
    **dict.fromkeys(("az", "ku", "tr"), "cp1254"),
    **dict.fromkeys(("et", "lt", "lv"), "cp1257"),
    "vi": "cp1258",
}
_LATIN_ENCODINGS = frozenset((*_LATIN.values(), "cp1252"))


class ArticleError(InputError):
    """A file that cannot be read as an article; the message names it."""


def decode(data: bytes, path: str) -> tuple[str, str, list[Issue]]:
    """Return (text, encoding, issues) of a file's bytes.

    UTF-8 with a few broken bytes stays UTF-8, the broken ones shown as U+FFFD and reported. Raises ArticleError for a
    binary file and for an encoding that cannot be told; ``path`` is for its message.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding, []
    refuse_binary(data, path)
    try:
        return data.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    repaired = data.decode("utf-8", "replace")
    broken = repaired.count("\ufffd")
    whole = sum(character > "\x7f" for character in repaired) - broken
    if whole > broken:
        message = ngettext(
            "{count} broken UTF-8 character, on line {line}, is shown as '\ufffd'.",
            "{count} broken UTF-8 characters, the first on line {line}, are shown as '\ufffd'.",
            broken,
        )
        return repaired, "utf-8", [Issue("encoding-broken", "warning", message.format(count=broken, line=line))]
    text, encoding = _legacy(data, path)
    message = _("The file is not UTF-8; it was read as {encoding}.").format(encoding=encoding)
    return text, encoding, [Issue("encoding", "warning", message)]


def encode(text: str, encoding: str) -> bytes:
    """Return a text in UTF-8, with a byte order mark where the ``encoding`` that ``decode`` told has one of UTF-8."""
    return text.encode("utf-8-sig" if encoding == "utf-8-sig" else "utf-8", "replace")


def refuse_binary(data: bytes, path: str) -> None:
    """Raise ArticleError for bytes that are no text."""
    if b"\0" in data[:_BINARY_SAMPLE]:
        raise ArticleError(
            _("{path}: this is a binary file, not a text.").format(path=path),
            _("Save the article as a text, web page or Word document first."),
        )


def _legacy(data: bytes, path: str) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(_LEGACY)).best()
    if best is None:
        raise ArticleError(
            _("{path}: the encoding is neither UTF-8 nor one that can be recognized.").format(path=path),
            _("Save the file as UTF-8."),
        )
    text, encoding = str(best), best.encoding
    if encoding in _LATIN_ENCODINGS:
        usual = _LATIN.get(detect(text[:_TEXT_SAMPLE]).language, "cp1252")
        try:
            return data.decode(usual), usual
        except UnicodeDecodeError:
            pass
    return text, encoding
