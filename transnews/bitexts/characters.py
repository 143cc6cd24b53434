"""Characters that a file format or a terminal cannot hold, and what stands in for them."""

from __future__ import annotations

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_NOT_NAME = re.compile(r"_(?=x[0-9A-F]+_)|[^\w.:-]", re.ASCII)
_NAMED = re.compile(r"_x([0-9A-F]{4,6})_")


def without_surrogates(text: str) -> str:
    """Return the text with lone surrogates, which no UTF-8 file can hold, replaced by U+FFFD."""
    return _SURROGATE.sub(REPLACEMENT, text)


def for_xml(text: str) -> str:
    """Return the text with characters outside XML's ``Char`` (XML 1.0, section 2.2) replaced by U+FFFD."""
    return _NOT_XML.sub(REPLACEMENT, text)


def for_terminal(text: str) -> str:
    """Return the text with control characters, which could move the cursor or change colours, replaced by U+FFFD."""
    return _CONTROL.sub(REPLACEMENT, text)


def on_one_line(text: str) -> str:
    """Return the text for a comment: every run of white space, line breaks of any kind included, is one space."""
    return " ".join(for_xml(text).split())


def split_for_xml(text: str) -> list[tuple[str, str]]:
    """Return the text as pieces (XML text, the character after it that XML cannot hold).

    The character is "" after the last piece. Lone surrogates are no characters and are replaced first.
    """
    text = without_surrogates(text)
    pieces = []
    start = 0
    for match in _NOT_XML.finditer(text):
        pieces.append((text[start : match.start()], match.group()))
        start = match.end()
    return [*pieces, (text[start:], "")]


def name_token(text: str) -> str:
    """Return the text as an XML ``Nmtoken`` without white space; different texts give different tokens.

    Letters and digits of ASCII and ``_ . : -`` stay; any other character becomes ``_x20AC_``.
    """
    return _NOT_NAME.sub(lambda match: f"_x{ord(match.group()):04X}_", text) or "_"


def text_of_token(token: str) -> str:
    """Return the text that ``name_token`` made a token of (an empty one comes back as "_")."""
    return _NAMED.sub(lambda match: character(match[1]), token)


def character(code_point: str) -> str:
    """Return the character of a hexadecimal code point, U+FFFD where there is none."""
    try:
        return chr(int(code_point, 16))
    except (ValueError, OverflowError):
        return REPLACEMENT
