"""Find the terms of a termbase in a text: one pass for all of them, whole words only, the longest first.

The automaton (Aho-Corasick) reports every occurrence of every term, overlapping ones too, in time linear in the text
and its matches. Its own leftmost-longest mode would lose "Iran" in "Iran Airways" when "Iran Air" is a term, so words
are checked here, and of overlapping terms the longest wins. Ties go to the spelling that agrees in case ("Turkey", not
"turkey"), then to the earlier layer, the better status, the earlier concept.

What does not match: a term inside a word, a URL, an e-mail address, an @handle or a #hashtag; a term with a capital
against a word in small letters ("turkey" is not "Turkey", though "TURKEY" is; "Who" is not "WHO"); with ``case`` set to
"sensitive", any other case. Hyphens and apostrophes end a word: "Shoigu's", "Armenia-Azerbaijan", "Bakü'de". What a
language writes onto a word (``transnews.glossary.affixes``) does not hide a term either: "وباكو", "Bakıda".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import regex
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from transnews.glossary.affixes import affixes_of
from transnews.glossary.entries import Entries, Entry
from transnews.glossary.folding import core, fold, is_boundary, surface
from transnews.glossary.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transnews.glossary.concepts import Concept, Status

_WORDS = regex.compile(r"[\p{L}\p{M}\p{N}]+")


@dataclass(frozen=True, slots=True)
class Match:
    """A term in a text: the characters ``[start, end)``, which are ``text``, name ``concept``.

    ``term`` is the glossary's own spelling of what was found, which need not be the preferred one. ``suffix`` is an
    ending written onto the term, "da" in "Bakıda", and the last part of ``text``; a particle before it is left out.
    """

    start: int
    end: int
    text: str
    concept: Concept
    status: Status
    term: str
    suffix: str = ""

    @property
    def term_end(self) -> int:
        """Where the term ends and its suffix, if any, begins."""
        return self.end - len(self.suffix)


class _Candidate(NamedTuple):
    """A whole word of the text that has a term's letters; the term alone is ``[start, term_end)``."""

    start: int
    term_end: int
    end: int
    entries: list[Entry]


class Matcher:
    """The terms of one language, ready to be found. Terms of its regional variants count as well."""

    def __init__(self, layers: Sequence[Sequence[Concept]], language: str) -> None:
        self._language = language
        self._affixes = affixes_of(language)
        self._entries = Entries(layers, language, credit=False)
        self._credits = Entries(layers, language, credit=True)
        self._credit_numbers = {form: number for number, form in enumerate(self._credits.forms)}
        # The DFA would be faster, and takes 1.1 GB for 100,000 terms.
        self._automaton = AhoCorasick(
            self._entries.forms,
            matchkind=MatchKind.Standard,
            store_patterns=False,
            implementation=Implementation.ContiguousNFA,
        )
        self._entries.forms.clear()  # the automaton has them

    def find(self, text: str, *, credit: bool = False, target: str = "", any_case: bool = False) -> list[Match]:
        """Return the matches in order, without overlaps; ``credit`` and ``target`` are those of ``Termbase.matches``.

        ``any_case``: a term's capitals may be missing from the text.
        """
        if credit and (match := self._whole_credit(text, target)):
            return [match]
        candidates = sorted(self._candidates(text, target), key=lambda item: (item.start - item.term_end, item.start))
        if not candidates:
            return []
        ground = Ground(text)
        chosen: list[Match] = []
        for candidate in candidates:
            if not ground.is_free(candidate.start, candidate.end):
                continue
            if match := _best(text, candidate, any_case=any_case):
                ground.take(match.start, match.end)
                chosen.append(match)
        return sorted(chosen, key=lambda match: match.start)

    def _candidates(self, text: str, target: str) -> Iterator[_Candidate]:
        """Yield every whole-word occurrence of a term, overlapping ones too."""
        folded = fold(text, self._language)
        for number, start, end in self._automaton.find_matches_as_indexes(folded.text, overlapping=True):
            word_end = self._word_end(folded.text, start, end)
            if not word_end:
                continue
            span = folded.span(start, end)
            whole = span if word_end == end else folded.span(start, word_end)
            entries = _with_target(self._entries.of_form(number), target)
            if span and whole and entries:
                yield _Candidate(*span, whole[1], entries)

    def _word_end(self, text: str, start: int, end: int) -> int:
        """Return where the word ends whose letters ``[start, end)`` are a term, 0 where they are but a part of it."""
        if not is_boundary(text, start) and not self._affixes.starts_word(text, start, end):
            return 0
        if is_boundary(text, end):
            return end
        suffix = self._affixes.suffix(text, start, end)
        return end + suffix if suffix else 0

    def _whole_credit(self, text: str, target: str) -> Match | None:
        """Return the credit concept that the text is, punctuation around it aside."""
        start, end = core(text)
        number = self._credit_numbers.get(fold(text[start:end], self._language).text)
        if number is None:
            return None
        entries = _with_target(self._credits.of_form(number), target)
        return _best(text, _Candidate(start, end, end, entries), any_case=False)


def _with_target(entries: list[Entry], target: str) -> list[Entry]:
    return [entry for entry in entries if entry.concept.terms_in(target)] if target else entries


def _best(text: str, candidate: _Candidate, *, any_case: bool) -> Match | None:
    """Return the entry that agrees best in case, the first of equal ones, as a match."""
    start, term_end, end, entries = candidate
    spelling = surface(text[start:term_end])
    best: tuple[int, Entry] | None = None
    for entry in entries:
        agreement = _agreement(entry, spelling, any_case=any_case)
        if agreement is not None and (best is None or agreement < best[0]):
            best = agreement, entry
    if best is None:
        return None
    entry = best[1]
    return Match(start, end, text[start:end], entry.concept, entry.status, entry.term, text[term_end:end])


def _agreement(entry: Entry, spelling: str, *, any_case: bool) -> int | None:
    """Return 0 where the text has the term's own case, 1 where its case differs harmlessly, else None."""
    own = _spelling(entry.term)
    if spelling == own:
        return 0
    if entry.concept.case_sensitive or not (any_case or _capitals_kept(own, spelling)):
        return None
    return 1


_spelling = lru_cache(maxsize=65536)(surface)


@lru_cache(maxsize=4096)
def _capitals_kept(term: str, spelling: str) -> bool:
    """Tell whether each word with a capital in the term has one in the text, and each all-capitals word is so there."""
    for word, found in zip(_WORDS.findall(term), _WORDS.findall(spelling), strict=False):
        if word[0].isupper() and found[0].islower():
            return False
        if len(word) > 1 and word.isupper() and not found.isupper():
            return False
    return True
