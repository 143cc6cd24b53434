"""Find names in running text without a model: words with a capital that no sentence's start explains.

A capital in mid-sentence makes a name, unless the lower-case form is at least as common in the same texts. A capital
where a sentence starts, or in a headline that has capitals everywhere, only makes a word that may be one: it counts
when the same name stands somewhere else. Names of months and days are no names. Measured on English: docs/names.md.

A name here is one word (parts with a hyphen and a capital belong to it): "Mir Margaryan" is two. Articles ("al-"),
possessives ("'s") and suffixes after an apostrophe are not part of it.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import regex
from babel import Locale, UnknownLocaleError
from rapidfuzz.distance import Prefix

from transnews.glossary.ground import Ground
from transnews.glossary.names.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHORTEST = 3
"""Letters of the shortest name: two letters are an abbreviation or an initial."""

SHORTEST_IN_CAPITALS = 6
"""Letters of the shortest word in capitals that is taken for a name and not for an acronym."""

_WORD = regex.compile(
    r"""(?<![\p{L}\p{M}\p{N}])
    (?:(?i:a[ldnrstz]|e[ldnrstz]|[ae]sh|ul)[-‐‑–](?=\p{L}))?      # the Arabic article
    (?P<word>\p{L}[\p{L}\p{M}]*
        (?:[-‐‑]\p{Lu}[\p{L}\p{M}]*)*                            # Ter-Petrosyan
        (?:['’]\p{Lu}[\p{L}\p{M}]*)?                             # O'Brien, not Shoigu's
    )(?!\p{N})""",
    regex.VERBOSE,
)
_SENTENCE_START = regex.compile(
    r"""^\s*$ | (?<!\b\p{Lu}) [.!?:…։。] ["'”’»)\]]* \s+ $ | ["'“”„«»‘(\[¿¡] \s* $ | (?<!\S) [–—•*\#>-] \s+ $""",
    regex.VERBOSE,
)
_LONG_WORD = 4
_HEADLINE_WORDS = 4
_HEADLINE_SHARE = 0.7
_BEFORE = 12  # characters before a word in which a sentence's end shows
_CASED = regex.compile(r"[\p{Lu}\p{Ll}\p{Lt}]")


@dataclass(frozen=True, slots=True)
class Name:
    """A word of a text that may be a name: the characters ``[start, end)`` of text number ``text``.

    ``certain``: its capital needs no other explanation. ``in_phrase``: a word with a capital stands beside it.
    """

    text: int
    start: int
    end: int
    spelling: str
    certain: bool
    in_phrase: bool


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    spelling: str
    initial: bool
    in_phrase: bool


def find_names(texts: Sequence[str], language: str) -> list[Name]:
    """Return the words of texts in one language (BCP 47) that may be names, in order.

    Texts are judged together: what one of them has in lower case is no name in another. None in scripts without
    capitals.
    """
    words = [list(_words(text)) for text in texts]
    lower = Counter(word.spelling for row in words for word in row if word.spelling.islower())
    capital = Counter(fold(word.spelling) for row in words for word in row if not word.spelling.islower())
    calendar = _calendar(language)
    return [
        Name(number, word.start, word.end, word.spelling, not word.initial, word.in_phrase)
        for number, row in enumerate(words)
        for word in row
        if _may_be_name(word)
        and lower[fold(word.spelling)] < capital[fold(word.spelling)]
        and not (word.initial and lower[fold(word.spelling)])
        and fold(word.spelling) not in calendar
    ]


def fold(spelling: str) -> str:
    """Return a spelling in lower case, composed; two with the same result differ by nothing that editors decide."""
    return unicodedata.normalize("NFC", spelling.replace("’", "'").replace("ʼ", "'").replace("‑", "-")).lower()


def _may_be_name(word: _Word) -> bool:
    spelling = word.spelling
    if len(spelling) < SHORTEST or not spelling[0].isupper():
        return False
    return not spelling.isupper() or len(spelling) >= SHORTEST_IN_CAPITALS


def _words(text: str) -> Iterator[_Word]:
    """Yield the words of a text in a script with capitals, addresses left out."""
    if not _CASED.search(text):
        return
    ground = Ground(text)
    matches = [match for match in _WORD.finditer(text) if ground.is_free(*match.span())]
    spans = [match.span("word") for match in matches]
    capitals = [text[start].isupper() for start, _end in spans]
    headline = _is_headline([text[start:end] for start, end in spans])
    for index, (start, end) in enumerate(spans):
        first = matches[index].start()
        follows = index > 0 and capitals[index - 1] and text[spans[index - 1][1] : first] == " "
        leads = index + 1 < len(spans) and capitals[index + 1] and text[end : matches[index + 1].start()] == " "
        initial = headline or (not follows and _starts_sentence(text, first))
        yield _Word(start, end, text[start:end], initial, capitals[index] and (follows or leads))


def _starts_sentence(text: str, index: int) -> bool:
    before = text[max(0, index - _BEFORE) : index]
    return bool(_SENTENCE_START.search(before)) if index > _BEFORE else bool(_SENTENCE_START.search(f" {before}"))


def _is_headline(words: Sequence[str]) -> bool:
    """Tell whether a text has capitals nearly everywhere, so that they tell nothing."""
    long = [word for word in words if len(word) >= _LONG_WORD]
    return len(long) >= _HEADLINE_WORDS and sum(word[0].isupper() for word in long) > _HEADLINE_SHARE * len(long)


@lru_cache(maxsize=64)
def _calendar(language: str) -> frozenset[str]:
    """Return the names of months and days in a language, from CLDR."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return frozenset()
    return frozenset(
        fold(str(name))
        for table in (locale.months, locale.days)
        for context in ("format", "stand-alone")
        for name in table[context]["wide"].values()
    )


@lru_cache(maxsize=1)
def _languages() -> dict[str, frozenset[str]]:
    return {key: frozenset(table["languages"]) for key, table in read_table("languages.toml").items()}


def has_trait(language: str, trait: str) -> bool:
    """Tell whether ``data/languages.toml`` lists a language (BCP 47) under ``trait``."""
    return language.partition("-")[0].lower() in _languages()[trait]


@lru_cache(maxsize=1)
def _longest_ending() -> int:
    return int(read_table("languages.toml")["endings"]["longest"])


def is_form(one: str, other: str, language: str) -> bool:
    """Tell whether two spellings may differ by a case ending only, in a language whose names take these."""
    if not has_trait(language, "endings"):
        return False
    longest: int = _longest_ending()
    shared = Prefix.similarity(fold(one), fold(other))
    return shared >= max(len(one), len(other)) - longest
