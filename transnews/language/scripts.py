"""What a text's script says about its language: Armenian letters are Armenian, whatever a classifier thinks.

The table of scripts is data: a script that (nearly) one language uses maps to it. Source: CLDR supplemental data,
likely subtags and script usage; scripts shared by several written languages (Latin, Cyrillic, Arabic, Devanagari,
Bengali, Hebrew with Yiddish, Ethiopic, Han) are left to the classifier.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

import langcodes
import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

# Scripts in which news is written in one language only.
_CERTAIN = (
    *("Armenian", "Georgian", "Greek", "Gujarati", "Gurmukhi", "Hangul", "Hiragana", "Kannada", "Katakana", "Khmer"),
    *("Lao", "Malayalam", "Oriya", "Sinhala", "Tamil", "Telugu", "Thai", "Myanmar", "Thaana", "Tibetan"),
)
_SHARED = ("Latin", "Cyrillic", "Arabic", "Hebrew", "Devanagari", "Bengali", "Ethiopic", "Han")
_CODES = {
    "Arabic": "Arab", "Armenian": "Armn", "Bengali": "Beng", "Cyrillic": "Cyrl", "Devanagari": "Deva",
    "Ethiopic": "Ethi", "Georgian": "Geor", "Greek": "Grek", "Gujarati": "Gujr", "Gurmukhi": "Guru", "Han": "Hani",
    "Hangul": "Hang", "Hebrew": "Hebr", "Hiragana": "Hira", "Kannada": "Knda", "Katakana": "Kana", "Khmer": "Khmr",
    "Lao": "Laoo", "Latin": "Latn", "Malayalam": "Mlym", "Myanmar": "Mymr", "Oriya": "Orya", "Sinhala": "Sinh",
    "Tamil": "Taml", "Telugu": "Telu", "Thaana": "Thaa", "Thai": "Thai", "Tibetan": "Tibt",
}  # fmt: skip
# A language's script code that stands for several of the scripts above (ISO 15924 aliases).
_ALIASES = {"Jpan": ("Hani", "Hira", "Kana"), "Kore": ("Hang", "Hani"), "Hans": ("Hani",), "Hant": ("Hani",)}
# Letters only: Armenian's full stop after a quotation in Dutch does not make the quotation Armenian.
_RUN = regex.compile(
    "|".join(rf"(?P<{_CODES[name]}>(?:(?=[\p{{L}}\p{{M}}])\p{{{name}}})+)" for name in (*_SHARED, *_CERTAIN))
)
_ONLY_LANGUAGE = {
    _CODES[name]: langcodes.Language.make(script=_CODES[name]).maximize().language or "und" for name in _CERTAIN
} | {"Hira": "ja", "Kana": "ja"}


class _ScriptOfCharacter(dict[str, str]):
    """The script of every character met so far, "" for one that is no letter of a known script."""

    def __missing__(self, character: str) -> str:
        match = _RUN.match(character)
        self[character] = script = str(match.lastgroup) if match else ""
        return script


_SCRIPT_OF = _ScriptOfCharacter()


def letters_by_script(text: str) -> Counter[str]:
    """Count the letters of a text by script (ISO 15924 codes)."""
    counts: Counter[str] = Counter()
    for character, count in Counter(text).items():  # three times as fast as matching runs of letters
        counts[_SCRIPT_OF[character]] += count
    del counts[""]
    return counts


@lru_cache(maxsize=16)  # detection asks for the same few segments again and again
def scripts_in(text: str) -> frozenset[str]:
    """Return the scripts of a text's letters; three times as fast as counting them."""
    return frozenset({_SCRIPT_OF[character] for character in set(text)} - {""})


def main_script(text: str) -> str:
    """Return the script of most letters of a text, "" where it has none."""
    scripts = scripts_in(text)
    if len(scripts) > 1:
        return letters_by_script(text).most_common(1)[0][0]
    return next(iter(scripts), "")


def runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, script) of every run of letters of one script."""
    for match in _RUN.finditer(text):
        yield match.start(), match.end(), str(match.lastgroup)


def certain_language(text: str) -> tuple[str, float]:
    """Return the language that most letters' script belongs to alone, with that share of the letters; else ("", 0)."""
    if _ONLY_LANGUAGE.keys().isdisjoint(scripts_in(text)):
        return "", 0.0
    counts = letters_by_script(text)
    by_language: Counter[str] = Counter()
    for code, count in counts.items():
        if code in _ONLY_LANGUAGE:
            by_language[_ONLY_LANGUAGE[code]] += count
    if by_language["ja"]:
        by_language["ja"] += counts["Hani"]  # kana among Han characters make a text Japanese
    language, count = by_language.most_common(1)[0]
    share = count / counts.total()
    return (language, share) if share > 0.5 else ("", 0.0)  # noqa: PLR2004 - more than half of the letters


def han_variants(text: str) -> tuple[str, ...]:
    """Return the script that Chinese characters are written in, "Hans" or "Hant", both where nothing tells.

    A character that GB 2312 (1980, simplified) has and Big5 (1984, traditional) lacks is simplified, and the reverse.
    """
    simplified = traditional = 0
    for character in text:
        if _SCRIPT_OF[character] == "Hani":
            in_gb, in_big5 = _in_encoding(character, "gb2312"), _in_encoding(character, "big5")
            simplified += in_gb and not in_big5
            traditional += in_big5 and not in_gb
    if simplified == traditional:
        return "Hans", "Hant"
    return ("Hans",) if simplified > traditional else ("Hant",)


@lru_cache(maxsize=16384)
def _in_encoding(character: str, encoding: str) -> bool:
    try:
        return bool(character.encode(encoding))
    except UnicodeEncodeError:
        return False


def scripts_of(code: str) -> frozenset[str]:
    """Return the scripts that a language with script ``code`` mixes ("Jpan": Han, Hiragana, Katakana)."""
    return frozenset(_ALIASES.get(code, (code,)))
