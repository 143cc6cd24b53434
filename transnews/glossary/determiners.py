"""The small words before a term: which are no part of it, and how articles and adjectives agree with a new one.

Both are data by language (``data/determiners.toml``, ``data/agreement.toml``). A row of ``agreement.toml`` is one word
in its forms, a form for each gender and number and, where the language has it, for what the next word starts with:
Italian "il, lo, l', la". A form that belongs to several rows ("der": masculine nominative, feminine dative) is changed
only where all of them lead to the same word, so German articles mostly stay as the engine wrote them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import regex

from transnews.glossary.concepts import variants
from transnews.glossary.folding import APOSTROPHES

_GROUPS = ("articles", "predeterminers", "adjectives")
_MOST_WORDS = 4
"""Words before a term that may agree with it: "todas as novas grandes rodovias"."""
_LONGEST = 40
"""Characters before a term that are looked at for one of them."""

_STRAIGHT = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))


def without_function_words(text: str, language: str) -> str:
    """Return a rendering without the articles and prepositions before it."""
    pattern = _leading(language)
    return pattern.sub("", text) if pattern else text


def is_function_word(word: str, language: str) -> bool:
    """Tell whether a word, with its apostrophe if it has one, may stand before or in a term as no part of it."""
    return word.casefold() in _function_words(language)


@lru_cache(maxsize=64)
def _function_words(language: str) -> frozenset[str]:
    words = language_data("determiners.toml")
    tags = variants(language, tuple(words))
    return frozenset(words[tags[0]]) if tags else frozenset()


@lru_cache(maxsize=64)
def _leading(language: str) -> regex.Pattern[str] | None:
    """Return a pattern for the words before a term that are no part of it, None for a language without data."""
    words = sorted(_function_words(language), key=lambda word: (-len(word), word))
    if not words:
        return None
    choices = [regex.escape(word) + ("" if word.endswith("'") else r"\s+") for word in words]
    return regex.compile(rf"^(?:{'|'.join(choices)})+", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Agreement:
    """A language's words that agree with a noun: rows of cells, and where each form stands in them.

    ``articles`` and ``predeterminers`` are forms.
    """

    rows: tuple[dict[str, str], ...]
    articles: frozenset[str]
    predeterminers: frozenset[str]
    forms: dict[str, tuple[tuple[int, str], ...]]
    onsets: tuple[tuple[str, regex.Pattern[str]], ...]
    last_word: regex.Pattern[str]

    def form(self, word: str, gender: str, following: str) -> str:
        """Return the form of ``word`` for a gender ("" where that is unknown) before ``following``."""
        onset = next((name for name, pattern in self.onsets if pattern.match(following)), "")
        found = set()
        for number, cell in self.forms[word]:
            own_gender = cell.partition("-")[0]
            found.add(_cell(self.rows[number], gender or own_gender, onset) or word)
        return found.pop() if len(found) == 1 else word

    def may_precede(self, word: str, following: str) -> bool:
        """Tell whether ``word`` may belong to the noun as well that ``following``, right behind it, belongs to."""
        return following not in self.articles or word in self.predeterminers


def _cell(row: dict[str, str], gender: str, onset: str) -> str:
    """Return a row's form, that of all genders' plural where the gender has none of its own, "" where it has none."""
    for key in (gender, "p" if gender.endswith("p") else gender):
        if found := row.get(f"{key}-{onset}") or row.get(key):
            return found
    return ""


def agreed(before: str, term: str, gender: str, language: str) -> str:
    """Return ``before``, the text up to a term, with the articles and adjectives at its end agreeing with the term.

    ``gender`` is that of ``Terms.gender``; where it is "" or "c" (common) only what the term's first letters decide
    changes: "a" to "an". Nothing changes in a language without data.
    """
    agreement = _agreement(language)
    if agreement is None:
        return before
    gender = gender.replace("c", "")
    after = following = ""
    for _word in range(_MOST_WORDS):
        match = agreement.last_word.search(before, max(0, len(before) - _LONGEST))
        if not match:
            break
        word = match["word"].casefold().translate(_STRAIGHT)
        if not agreement.may_precede(word, following):
            break
        form = agreement.form(word, gender, after + term)
        before = before[: match.start()]
        if form == word:
            after = match.group() + after
        else:
            gap = "" if form.endswith("'") else match["gap"] or " "
            after = _like(form, match["word"]) + gap + after
        following = word
    return before + after


def gender_before(before: str, language: str) -> set[str]:
    """Return the genders, as in ``Terms.gender``, that the article or adjective at the end of ``before`` may have.

    Empty where there is none, or where the language has no gender.
    """
    agreement = _agreement(language)
    match = agreement.last_word.search(before, max(0, len(before) - _LONGEST)) if agreement else None
    if agreement is None or match is None:
        return set()
    cells = agreement.forms[match["word"].casefold().translate(_STRAIGHT)]
    return {cell.partition("-")[0] for _row, cell in cells} - {""}


def same_word(one: str, other: str, language: str) -> bool:
    """Tell whether two words are forms of one article or adjective."""
    agreement = _agreement(language)
    if agreement is None:
        return False
    rows = [{row for row, _cell in agreement.forms.get(word.casefold(), ())} for word in (one, other)]
    return bool(rows[0] & rows[1])


def _like(form: str, word: str) -> str:
    """Return ``form`` with the capitals of ``word``."""
    if word.isupper() and len(word) > 1:
        return form.upper()
    return form[0].upper() + form[1:] if word[0].isupper() else form


@lru_cache(maxsize=64)
def _agreement(language: str) -> _Agreement | None:
    document = language_data("agreement.toml")
    tags = variants(language, tuple(document))
    if not tags:
        return None
    table = document[tags[0]]
    rows = [
        {cell: form for cell, form in zip(table["cells"], row, strict=True) if form}
        for group in _GROUPS
        for row in table.get(group, [])
    ]
    forms: dict[str, list[tuple[int, str]]] = {}
    for number, row in enumerate(rows):
        for cell, form in row.items():
            forms.setdefault(form, []).append((number, cell))
    words = "|".join(_form_pattern(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    return _Agreement(
        tuple(rows),
        _forms_of(table["articles"]),
        _forms_of(table.get("predeterminers", [])),
        {form: tuple(places) for form, places in forms.items()},
        tuple((name, regex.compile(pattern, regex.IGNORECASE)) for name, pattern in table.get("onsets", {}).items()),
        regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?P<word>{words})(?P<gap>(?<=[{APOSTROPHES}])|\s+)$", regex.IGNORECASE),
    )


def _forms_of(rows: list[list[str]]) -> frozenset[str]:
    return frozenset(form for row in rows for form in row if form)


def _form_pattern(form: str) -> str:
    return regex.escape(form).replace("'", f"[{APOSTROPHES}]").replace(r"\ ", r"\s+")


@lru_cache(maxsize=8)
def language_data(name: str) -> dict[str, Any]:
    """Return a TOML file of ``transnews/glossary/data``."""
    return tomllib.loads((files("transnews.glossary") / "data" / name).read_text(encoding="utf-8"))
