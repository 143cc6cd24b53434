"""What differs from language to language when names are looked for in running text (``data/languages.toml``)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from babel import Locale, UnknownLocaleError
from rapidfuzz.distance import Prefix

from transnews.glossary.names.same import is_same_word
from transnews.glossary.names.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SHORTEST_STEM = 4  # letters that are left of a name when an ending goes
_SHORTEST_AFTER_CLITIC = 3


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Mapping[str, Any]]:
    return read_table("languages.toml")


def _subtag(language: str) -> str:
    return language.partition("-")[0].lower()


def has_endings(language: str) -> bool:
    """Tell whether names take case endings in a language (BCP 47)."""
    return _subtag(language) in _tables()["endings"]["languages"]


def nouns_have_capitals(language: str) -> bool:
    """Tell whether every noun has a capital in a language (BCP 47)."""
    return _subtag(language) in _tables()["nouns"]["languages"]


def fold(spelling: str) -> str:
    """Return a spelling in lower case, composed; two with the same result differ by nothing that editors decide."""
    return unicodedata.normalize("NFC", spelling.replace("’", "'").replace("ʼ", "'").replace("‑", "-")).lower()


def is_form(one: str, other: str, language: str) -> bool:
    """Tell whether two spellings may be forms of one word in a language (BCP 47): "Armenian" and "Armenians".

    They differ by an ending that makes another word, by a clitic, or, where names take cases, in their last letters;
    but spellings of one name whose last two letters are the same ("Margaryan" and "Margarian") are no forms.
    """
    short, long = sorted((fold(one), fold(other)), key=len)
    if long.startswith(short) and long[len(short) :] in _tables()["derivations"].get(_subtag(language), ()):
        return True
    if long.endswith(short) and long[: -len(short)] in _tables()["clitics"].get(_subtag(language), ()):
        return True
    if not has_endings(language) or (short[-2:] == long[-2:] and is_same_word(short, long)):
        return False
    shared = Prefix.similarity(_bare(short), _bare(long))
    longest: int = _tables()["endings"]["longest"]
    return shared >= len(long) - longest


def _bare(spelling: str) -> str:
    """Return a spelling without diacritics: ё becomes е in other forms of a word."""
    decomposed = unicodedata.normalize("NFD", spelling)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def cores(word: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a word that may be the name in it: the whole word, then without a clitic, then an ending."""
    yield 0, len(word)
    starts = [0]
    for clitic in _tables()["clitics"].get(_subtag(language), ()):
        if word.startswith(clitic) and len(word) - len(clitic) >= _SHORTEST_AFTER_CLITIC:
            starts.append(len(clitic))
            yield len(clitic), len(word)
    if has_endings(language):
        for cut in range(1, _tables()["endings"]["longest"] + 1):
            for start in starts:
                if len(word) - cut - start >= _SHORTEST_STEM:
                    yield start, len(word) - cut


@lru_cache(maxsize=64)
def calendar(language: str) -> frozenset[str]:
    """Return the names of months and days in a language, from CLDR, folded."""
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
