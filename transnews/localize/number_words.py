"""The words of numbers in a language: CLDR's spellout rules run for the numbers that news spells out.

The rules are read by unicode-rbnf, which knows some 90 languages; for the others there are only the few words of
``data/numerals.toml``. CLDR's durations give the words for ten and a hundred years.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import regex
from unicode_rbnf import FormatPurpose, RbnfEngine
from unicode_rbnf.engine import RbnfError

from transnews.localize.cldr import regional_data
from transnews.localize.compact_forms import compact_forms
from transnews.localize.folding import fold_word
from transnews.localize.scripts import RUN_ON, common_start
from transnews.localize.word_tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale

_SPELLED = (*range(101), *range(200, 1000, 100))
_POWERS = (100, 1000, 10**4, 10**5, 10**6, 10**7, 10**8, 10**9, 10**12)
# Enough for every plural form: 2 and 3 are dual and few, 5 and 7 many, 1 is the singular.
_COUNTS = (1, 2, 3, 5, 7)
_SHORTEST_STEM = 5
_SPANS = {"duration-decade": 10, "duration-century": 100}
_RUN_ON = regex.compile(RUN_ON)
_DIGIT_OR_PATTERN = regex.compile(r"[0-9#{}]")


def spaced(word: str) -> str:
    """Return a folded word with hyphens as spaces: "twenty-three" and "twenty three" are one."""
    return fold_word(word).replace("-", " ").strip()


@cache
def number_words(locale: Locale) -> dict[str, Decimal]:
    """Return folded words (hyphens are spaces) with the number that each one is, cardinal or ordinal."""
    words: dict[str, Decimal] = {}
    for value in (*_SPELLED, *_POWERS):
        for purpose in (FormatPurpose.CARDINAL, FormatPurpose.ORDINAL):
            for text in _spellings(locale, value, purpose).values():
                words.setdefault(text, Decimal(value))
    for word, value in _own(locale).get("values", {}).items():
        words[spaced(word)] = Decimal(str(value))
    words.pop("", None)
    return words


@cache
def multiplying_words(locale: Locale) -> dict[str, int]:
    """Return folded words that multiply the number before them ("thousand", "千"), with their value.

    What is left of "three thousand" without "three" is such a word, if it is also left of another number or stands
    apart; a word that begins with a smaller one ("百万") is left out. Decades and centuries multiply years.
    """
    words: dict[str, int] = {}
    for power in _POWERS:
        for word in sorted(_left_over(locale, power)):
            if not any(word != known and word.startswith(known) for known in words):
                words.setdefault(word, power)
    for width, exponent, _before, after in compact_forms(locale):
        if width == "long" and after and _is_apart(after):
            words.setdefault(spaced(after), 10**exponent)
    for word, value in (*_span_words(locale), *_own(locale).get("factors", {}).items()):
        words.setdefault(spaced(word), int(value))
    return words


def _is_apart(word: str) -> bool:
    """Tell whether a word of a compact format is one that stands apart from its number."""
    return " " not in word and not _RUN_ON.search(word)


def _left_over(locale: Locale, power: int) -> set[str]:
    """Return what the names of multiples of ``power`` have in common beside the names of the counts."""
    seen: Counter[str] = Counter()
    for count in _COUNTS:
        counts = _spellings(locale, count, FormatPurpose.CARDINAL)
        found = set()
        for ruleset, text in _spellings(locale, count * power, FormatPurpose.CARDINAL).items():
            number = counts.get(ruleset, "")
            rest = text.removeprefix(number)
            if number and rest not in {"", text} and " " not in rest.strip():
                found.add(rest)
        seen.update(found)
    return {rest.strip() for rest, times in seen.items() if times > 1 or rest.startswith(" ")}


@cache
def number_stems(locale: Locale) -> dict[str, Decimal]:
    """Return what the inflected forms of a number begin with ("twent" of "twenty", "twentieth"), never a whole word."""
    forms: dict[tuple[Decimal, str], set[str]] = {}
    factors = {word: Decimal(value) for word, value in multiplying_words(locale).items()}
    for word, value in (number_words(locale) | factors).items():
        if " " not in word and not _RUN_ON.search(word):
            forms.setdefault((value, word[:3]), set()).add(word)
    stems: dict[str, set[Decimal]] = {}
    for (value, _start), words in forms.items():
        stem = common_start(*words)
        if len(words) > 1 and len(stem) >= _SHORTEST_STEM and stem not in words:
            stems.setdefault(stem, set()).add(value)
    return {stem: values.pop() for stem, values in stems.items() if len(values) == 1}


@cache
def span_words(locale: Locale) -> dict[str, int]:
    """Return the folded words for ten and for a hundred years, with their length."""
    return dict(_span_words(locale))


def _span_words(locale: Locale) -> Iterator[tuple[str, int]]:
    yield from ((spaced(word), years) for word, years in _own(locale).get("spans", {}).items())
    for data in regional_data(locale):
        patterns = data.get("unit_patterns", {})
        for unit, years in _SPANS.items():
            for width in ("long", "short"):
                for form, pattern in _mapping(_mapping(patterns.get(unit)).get(width)).items():
                    word = spaced(str(pattern).replace("{0}", "")).strip(" .") if form != "per" else ""
                    if len(word) > 2 or (len(word) == 2 and not word.isascii()):  # noqa: PLR2004 - "世紀", not "c"
                        yield word, years


@cache
def _engine(locale: Locale) -> RbnfEngine | None:
    known = RbnfEngine.get_supported_languages()
    names = (str(locale), f"{locale.language}_{locale.script}", locale.language)
    name = next((name for name in names if name in known), None)
    return RbnfEngine.for_language(name) if name else None


@cache
def _spellings(locale: Locale, value: int, purpose: FormatPurpose) -> dict[str, str]:
    """Return the folded spellings of a number by the name of their rule, without those that hold digits."""
    engine = _engine(locale)
    if engine is None:
        return {}
    try:
        texts = engine.format_number(value, purpose).text_by_ruleset
    except (RbnfError, ValueError):
        return {}  # a language without ordinals, or none for so large a number
    return {name: spaced(text) for name, text in texts.items() if not _DIGIT_OR_PATTERN.search(text)}


def _own(locale: Locale) -> dict[str, Any]:
    """Return the words of ``data/numerals.toml`` in one language."""
    own: dict[str, Any] = table("numerals").get(locale.language, {})
    return own


def _mapping(value: Any) -> Any:
    return value if hasattr(value, "items") else {}
