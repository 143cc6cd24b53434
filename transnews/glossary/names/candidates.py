"""Find names in running text without a model: words with a capital that no sentence's start explains.

A capital in mid-sentence makes a name, unless the lower-case form is at least as common in the same texts. A capital
where a sentence starts, or in a headline that has capitals everywhere, only makes a word that may be one: it counts
when the same name stands somewhere else. Names of months and days are no names. Measured on English: docs/names.md.

A name here is one word (parts with a hyphen and a capital belong to it): "Mir Margaryan" is two. Articles ("al-"),
possessives ("'s") and suffixes after an apostrophe are not part of it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from transnews.glossary.ground import Ground
from transnews.glossary.names.languages import calendar, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHORTEST = 3
"""Letters of the shortest name: two letters are an abbreviation or an initial."""

SHORTEST_IN_CAPITALS = 6
"""Letters of the shortest word in capitals that is taken for a name and not for an acronym."""

_WORD = regex.compile(
    r"""(?<![\p{L}\p{M}\p{N}])
    (?:(?i:a[ldnrstz]|e[ldnrstz]|[ae]sh|ul)[-‐‑–](?=\p{L}))?      # the Arabic article
    (?P<word>
        \p{Lu}[\p{L}\p{M}]*
        (?:[-‐‑]\p{Lu}[\p{L}\p{M}]*)*                              # Ter-Petrosyan
        (?:['’]\p{Lu}[\p{L}\p{M}]*)?                               # O'Brien, not Shoigu's
        | \p{L}[\p{L}\p{M}]*
    )(?!\p{N})""",
    regex.VERBOSE,
)
_SENTENCE_START = regex.compile(
    r"""^\s*$
    | (?<!\b\p{Lu}) [.!?:…։。] ["'”’»)\]]* \s+ $
    | (?<!\w) ["'“”„«»‘(\[¿¡] \s* $
    | (?<!\S) [–—•*\#>-] \s+ $""",
    regex.VERBOSE,
)
_ROMAN = regex.compile(r"[IVXLC]{2,}\p{Ll}{0,3}")  # XVIIIe, XIXth
_LONG_WORD = 5
_HEADLINE_WORDS = 4
_BEFORE = 12  # characters before a word in which a sentence's end shows
_CASED = regex.compile(r"[\p{Lu}\p{Ll}\p{Lt}]")


@dataclass(frozen=True, slots=True)
class Name:
    """A word of a text that may be a name: the characters ``[start, end)`` of text number ``text``.

    ``certain``: its capital needs no other explanation. ``before`` and ``after`` are the words with a capital that
    stand right beside it, folded, "" where there are none.
    """

    text: int
    start: int
    end: int
    spelling: str
    certain: bool
    before: str = ""
    after: str = ""

    @property
    def in_phrase(self) -> bool:
        """Whether the word is a part of a longer name or follows a title."""
        return bool(self.before or self.after)


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    spelling: str
    initial: bool
    before: str
    after: str


def find_names(texts: Sequence[str], language: str) -> list[Name]:
    """Return the words of texts in one language (BCP 47) that may be names, in order.

    Texts are judged together: what one of them has in lower case is no name in another. None in scripts without
    capitals.
    """
    words = [list(_words(text)) for text in texts]
    lower = Counter(word.spelling for row in words for word in row if word.spelling.islower())
    capital = Counter(fold(word.spelling) for row in words for word in row if not word.spelling.islower())
    dates = calendar(language)
    return [
        Name(number, word.start, word.end, word.spelling, not word.initial, word.before, word.after)
        for number, row in enumerate(words)
        for word in row
        if _may_be_name(word)
        and lower[fold(word.spelling)] < capital[fold(word.spelling)]
        and not (word.initial and lower[fold(word.spelling)])
        and fold(word.spelling) not in dates
    ]


def has_capitals(text: str) -> bool:
    """Tell whether a text is in a script with upper and lower case, for a part at least."""
    return bool(_CASED.search(text))


def _may_be_name(word: _Word) -> bool:
    spelling = word.spelling
    if len(spelling) < SHORTEST or not spelling[0].isupper() or _ROMAN.fullmatch(spelling):
        return False
    return not spelling.isupper() or len(spelling) >= SHORTEST_IN_CAPITALS


def _words(text: str) -> Iterator[_Word]:
    """Yield the words of a text in a script with capitals, addresses left out."""
    if not has_capitals(text):
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
        yield _Word(
            start,
            end,
            text[start:end],
            initial=headline or (not follows and _starts_sentence(text, first)),
            before=fold(text[slice(*spans[index - 1])]) if follows else "",
            after=fold(text[slice(*spans[index + 1])]) if leads else "",
        )


def _starts_sentence(text: str, index: int) -> bool:
    before = text[max(0, index - _BEFORE) : index]
    return bool(_SENTENCE_START.search(before)) if index > _BEFORE else bool(_SENTENCE_START.search(f" {before}"))


def _is_headline(words: Sequence[str]) -> bool:
    """Tell whether a text has capitals everywhere, but for short words, so that they tell nothing."""
    capitals = sum(word[0].isupper() for word in words)
    return capitals >= _HEADLINE_WORDS and not any(word[0].islower() and len(word) >= _LONG_WORD for word in words)


def are_apart(ours: Sequence[Name], theirs: Sequence[Name]) -> bool:
    """Tell whether the company that two spellings keep shows that they are two names, however alike.

    "Paolo Borsellino" and "São Paulo" are: neither ever stands alone, and nothing stands beside both. Words that are
    always the last of their phrase may be one: "President Margaryan", "Mir Margarian".
    """
    if any(not name.in_phrase for name in (*ours, *theirs)) or not any(name.after for name in (*ours, *theirs)):
        return False
    beside = [{word for name in names for word in (name.before, name.after) if word} for names in (ours, theirs)]
    return beside[0].isdisjoint(beside[1])
