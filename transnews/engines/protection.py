"""What must pass a model unchanged, because it would hurt it: addresses, code, emoji, words in other scripts."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from transnews.language.scripts import runs, scripts_of
from transnews.language.tags import script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_PROTECTED = regex.compile(
    r"""(?P<url>\b(?:https?://|ftp://|www\.)[^\s<>"”»]*[^\s<>"”»’'.,;:!?)\]])"""
    r"""|(?P<mail>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)"""
    r"""|(?P<handle>(?<![\w@#&])[@#]\w+)"""
    r"""|(?P<code>(?:\[!\[[^\[\]]{0,500}\]\([^()\s]{0,2000}\)\]|!\[[^\[\]]{0,500}\])\([^()]{0,2000}\)|\[\^[^\[\]\s]{1,50}\]"""
    r"""|`[^`]{1,500}`|\{\{?[^{}]{0,300}\}?\}|(?<![\w.,)~/])~?(?:/[\w.~-]+)+/?|\b[A-Za-z]:\\[\w.\\-]+|</?[A-Za-z][^<>]{0,300}>|&\#?\w{2,20};|\\[!-/:-@\[-`{-~])"""
    r"""|(?P<emoji>[\p{Extended_Pictographic}\uFFFD][\p{Emoji_Modifier}\uFE0F\u200D\p{Extended_Pictographic}\U000E0020-\U000E007F]*"""
    r"""|[\U0001F1E6-\U0001F1FF]{1,2}|[\d#*]\uFE0F?\u20E3)"""
    r"""|(?P<blob>[\p{Latin}\p{Nd}\p{P}\p{S}]{80,})""",
    regex.V1,
)
_SIGN = r"[[\p{S}\p{No}§¶†‡•‰‱※{}\[\]\\_]--[`´]]"
"""A sign that stands for something, as opposed to punctuation, which languages have each their own."""
_SIGNS = regex.compile(_SIGN, regex.V1)
_REST = regex.compile(r"[\p{M}\p{Lm}]*")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*")


@dataclass(frozen=True, slots=True)
class Protected:
    """A stretch ``[start, end)`` of a text that a model must not see."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=4096)
def protected(text: str, source: str, target: str) -> tuple[Protected, ...]:
    """Find what must pass a model unchanged: addresses, code, emoji, words in scripts that neither language uses."""
    found = [Protected(*match.span(), match.group()) for match in _PROTECTED.finditer(text)]
    own = scripts_of(script(source)) | scripts_of(script(target)) | {"Latn"}
    if not scripts_of(script(source)):
        return tuple(found)
    for start, end in _foreign_runs(text, own):
        if not any(item.start < end and start < item.end for item in found):
            found.append(Protected(start, end, text[start:end]))
    return tuple(sorted(found, key=lambda item: item.start))


def _foreign_runs(text: str, own: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield stretches in scripts outside ``own``, words of one phrase together."""
    begin = end = -1
    for start, stop, code in runs(text):
        if code in own:
            continue
        if begin >= 0 and not text[end:start].strip():
            end = _with_marks(text, stop)
            continue
        if begin >= 0:
            yield begin, end
        begin, end = start, _with_marks(text, stop)
    if begin >= 0:
        yield begin, end


def _with_marks(text: str, end: int) -> int:
    """Return the end of a word with the marks of no script of their own that follow, such as the long "ー" of kana."""
    match = _REST.match(text, end)
    return match.end() if match else end


def has_words(text: str, source: str, target: str) -> bool:
    """Tell whether there is anything to translate besides numbers, signs and what is protected."""
    at = 0
    for item in protected(text, source, target):
        if _WORD.search(text[at : item.start]):
            return True
        at = item.end
    return bool(_WORD.search(text[at:]))


_RUN = regex.compile(rf"(?:[\p{{L}}\p{{M}}\p{{N}}]|{_SIGN})+", regex.V1)
"""Words and signs without white space or ordinary punctuation between them."""


def unspellable(
    text: str, taken: Sequence[Protected], can_read: Callable[[str], bool], can_write: Callable[[str], bool]
) -> list[Protected]:
    """Find the words that a model's source vocabulary cannot read, and the signs that its target's cannot write."""
    found = []
    for match in _RUN.finditer(text):
        start, end = match.span()
        if match.group().isascii() and match.group().isalnum():
            continue
        if any(start < item.end and item.start < end for item in taken):
            continue
        signs = _SIGNS.findall(match.group())
        known = all(unicodedata.is_normalized("NFKC", sign) for sign in signs)  # a tokenizer makes "No" of "№"
        readable = can_read(match.group()) or can_read(match.group().lower())  # models cope with a capital they lack
        if not known or not readable or (signs and not can_write("".join(signs))):
            found.append(Protected(start, end, match.group()))
    return found
