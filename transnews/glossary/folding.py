"""Fold text for comparison, and keep the way back: which characters of the source a folded character stands for.

Folding makes equal what editors take for the same word: upper and lower case, composed and decomposed letters, curly
and straight apostrophes, every kind of hyphen and dash, every kind of white space; invisible format characters (soft
hyphens, direction marks, joiners) go, and so do the vowel points and the stretching of Arabic and Hebrew, which most
texts leave out. ``str.lower`` will not do: it changes lengths ("İ") and knows no "ß" = "ss".
"""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

APOSTROPHES = "'\u2018\u2019\u201b\u02bb\u02bc\u02b9\u2032`\u00b4\uff07\u055a\u05f3"
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u058a\u05be"
UNSPACED = r"\p{Han}\p{scx=Hiragana}\p{scx=Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}"
"""Scripts written without spaces between words, for use inside a character class."""

_MARKS = dict.fromkeys(APOSTROPHES[1:], "'") | dict.fromkeys(DASHES[1:], "-")
_TATWEEL = "\u0640"
# Vowel points and cantillation (Unicode Standard, tables of the blocks Arabic and Hebrew).
_POINTS = frozenset(map(chr, (*range(0x064B, 0x0653), 0x0670, *range(0x0591, 0x05BE), *range(0x05BF, 0x05C8))))
_REPLACED = str.maketrans({**_MARKS, **dict.fromkeys(_POINTS, ""), _TATWEEL: ""})
_CLUSTERS = regex.compile(r"(?P<space>\s+)|\X")
# What joins its neighbour besides marks: Hangul jamo, Thai and Lao am.
_SPACE = regex.compile(r"\s")
_JOINING = regex.compile(r"[\u0E33\u0EB3\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FF]")
_WORD_CHARACTER = regex.compile(r"[\p{L}\p{M}\p{N}]")
_UNSPACED = regex.compile(f"[{UNSPACED}]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; the folded character ``i`` comes from the source's ``[starts[i], ends[i])``."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the source's span of the folded ``[start, end)``, None where an edge cuts a character in two.

        "ß" folds to "ss": a match of one "s" is none. ``start < end``.
        """
        if start and self.starts[start] == self.starts[start - 1]:
            return None
        if end < len(self.text) and self.ends[end] == self.ends[end - 1]:
            return None
        return self.starts[start], self.ends[end - 1]


def fold(text: str, language: str = "und") -> Folded:
    """Fold case and everything else that the module's docstring names, as ``language`` (BCP 47) does.

    Turkish and Azerbaijani have their own lower case of I. Takes time linear in the length of the text.
    """
    tailoring = _tailorings().get(language.partition("-")[0].lower(), ())
    plain = _simplified(text)
    if plain is not None and len(folded := _in_lower_case(plain, tailoring)) == len(text):
        return Folded(folded, range(len(text)), range(1, len(text) + 1))
    return _fold_clusters(text, lambda cluster: _fold_cluster(cluster, tailoring))


def fold_loosely(text: str) -> Folded:
    """Fold as ``fold`` does and drop accents too: for words that an engine wrote, whose accents nobody vouches for."""
    return _fold_clusters(text, _fold_cluster_loosely)


def loose(text: str) -> str:
    """Return the text of ``fold_loosely``."""
    return fold_loosely(text).text


def surface(text: str) -> str:
    """Return the text in one spelling, case kept: NFC, one apostrophe, one dash, single spaces, nothing invisible."""
    plain = _simplified(text)
    return _fold_clusters(text, _plain_cluster).text if plain is None else plain


def in_capitals(text: str, language: str = "und") -> str:
    """Return ``text`` in capitals, as ``language`` (BCP 47) writes them: "i" is "İ" in Turkish."""
    for upper, lower in _tailorings().get(language.partition("-")[0].lower(), ()):
        text = text.replace(lower, upper)
    return text.upper()


def is_word_character(character: str) -> bool:
    """Tell whether a character is a letter, a mark or a digit."""
    return _character_class(character) != "other"


def core(text: str) -> tuple[int, int]:
    """Return the span from the first to the last letter or digit: the text without the punctuation around it."""
    places = [index for index, character in enumerate(text) if is_word_character(character)]
    return (places[0], places[-1] + 1) if places else (0, 0)


def is_boundary(text: str, index: int) -> bool:
    """Tell whether a word may start or end at ``index``: at an edge, beside a non-letter, in a script without spaces.

    An apostrophe or a hyphen is a boundary: "Shoigu's", "Armenia-Azerbaijan", "d'Arménie".
    """
    if index in (0, len(text)):
        return True
    classes = {_character_class(text[index - 1]), _character_class(text[index])}
    return classes != {"word"}


def replaced(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """Return ``text`` with each ``[start, end)`` replaced; the changes must not overlap."""
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


@lru_cache(maxsize=8192)
def _character_class(character: str) -> str:
    if not _WORD_CHARACTER.match(character):
        return "other"
    return "unspaced" if _UNSPACED.match(character) else "word"


def _fold_clusters(text: str, fold_cluster: Callable[[str], str]) -> Folded:
    """Fold grapheme by grapheme, since NFC never joins characters of two graphemes."""
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _CLUSTERS.finditer(text):
        piece = " " if match["space"] else fold_cluster(match.group())
        folded.append(piece)
        starts.extend([match.start()] * len(piece))
        ends.extend([match.end()] * len(piece))
    return Folded("".join(folded), starts, ends)


def _simplified(text: str) -> str | None:
    """Return a text in one spelling, case kept, where every character gives exactly one; None where one may not."""
    if text.isascii() and text.isprintable() and "`" not in text:
        return None if "  " in text else text
    characters = set(text)
    uses = {_use(character) for character in characters}
    if "complex" in uses:
        return None
    if "replaced" in uses:
        for character in characters:
            if _use(character) == "replaced":
                text = text.replace(character, _MARKS.get(character, " "))
    return None if "  " in text else unicodedata.normalize("NFC", text)


@lru_cache(maxsize=8192)
def _use(character: str) -> str:
    """Return what folding makes of a character by itself: "kept", "replaced" by one other, or "complex"."""
    category = unicodedata.category(character)
    if category.startswith("M") or category == "Cf" or character == _TATWEEL or _JOINING.match(character):
        return "complex"
    return "replaced" if character in _MARKS or (character != " " and _SPACE.match(character)) else "kept"


def _plain(text: str) -> str:
    visible = text if text.isprintable() else "".join(filter(_is_visible, text))
    return unicodedata.normalize("NFC", visible).translate(_REPLACED)


def _is_visible(character: str) -> bool:
    return unicodedata.category(character) != "Cf"


def _fold(text: str, tailoring: tuple[tuple[str, str], ...]) -> str:
    return _in_lower_case(_plain(text), tailoring)


def _in_lower_case(plain: str, tailoring: tuple[tuple[str, str], ...]) -> str:
    for upper, lower in tailoring:
        plain = plain.replace(upper, lower)
    return unicodedata.normalize("NFC", plain.casefold())


_plain_cluster = lru_cache(maxsize=65536)(_plain)
_fold_cluster = lru_cache(maxsize=65536)(_fold)


@lru_cache(maxsize=65536)
def _fold_cluster_loosely(cluster: str) -> str:
    decomposed = unicodedata.normalize("NFD", _fold_cluster(cluster, ()))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@lru_cache(maxsize=1)
def _tailorings() -> dict[str, tuple[tuple[str, str], ...]]:
    document = tomllib.loads((files("transnews.glossary") / "data" / "casing.toml").read_text(encoding="utf-8"))
    return {language: tuple(pairs.items()) for language, pairs in document.items()}
