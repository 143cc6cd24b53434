"""Apertium's stream format: texts into it without losing a character, and translations out of it.

What the format uses itself is escaped; what Apertium writes as a mark (``*``, ``@``, ``#``) or acts upon (``~``), and
every stretch of white space but a single space, goes in a superblank, ``[...]``, which passes all tools untouched. So
every mark that comes out bare is Apertium's own: ``*`` a word that its dictionaries lack, ``@`` one without a
translation, ``#`` one whose form could not be generated. See https://wiki.apertium.org/wiki/Apertium_stream_format.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

_SPECIAL = regex.compile(r"(?P<blank>(?: ?[\s\p{Cc}--\ ]+| {2,})\s*|[*@#~]+)|[\[\]{}^$/\\<>]", regex.V1)
_IN_BLANK = regex.compile(r"[\[\]\\]")
_FLUSH = "[][\n]"
"""What ends a text: without a blank after it, the last word stays in the generator."""
_STOP = "."
"""Put behind a text that ends in no punctuation, as Apertium's own de-formatter does, so that it ends as a sentence."""
_ENDED = regex.compile(r"\p{P}\s*\Z")
_TOKEN = regex.compile(r"\\(?P<escaped>.)|\[(?P<blank>(?:\\.|[^\[\]\\])*)\]|(?P<mark>[*@#]+)", regex.DOTALL)
_ESCAPED = regex.compile(r"\\(.)", regex.DOTALL)


class Output(NamedTuple):
    """A translation, and how many of its words Apertium does not know or cannot inflect."""

    text: str
    unknown: int


def to_stream(text: str) -> str:
    """Return a text in stream format, ready to be sent with a NUL after it."""
    stop = "" if _ENDED.search(text) else _STOP
    return _SPECIAL.sub(_escape, text.replace("\0", " ")) + stop + _FLUSH


def _escape(match: regex.Match[str]) -> str:
    if match["blank"]:
        return "[" + _IN_BLANK.sub(r"\\\g<0>", match["blank"]) + "]"
    return "\\" + match[0]


def from_stream(answer: str, text: str) -> Output:
    """Return what Apertium made of ``text``: characters unescaped, its marks taken out and counted."""
    stop = "" if _ENDED.search(text) else _STOP
    answer = answer.removesuffix(_FLUSH).removesuffix(stop)
    unknown = 0

    def plain(match: regex.Match[str]) -> str:
        nonlocal unknown
        if match["mark"]:
            unknown += 1
            return ""
        if match["escaped"]:
            return match["escaped"]
        return _ESCAPED.sub(r"\1", match["blank"])

    return Output(_TOKEN.sub(plain, answer), unknown)
