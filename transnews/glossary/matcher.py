"""Find the terms of a termbase in a text: one pass for all of them, whole words only, the longest first.

The automaton (Aho-Corasick) reports every occurrence of every term, overlapping ones too, in time linear in the text
and its matches. Its own leftmost-longest mode would lose "Iran" in "Iran Airways" when "Iran Air" is a term, so words
are checked here, and of overlapping terms the longest wins. Ties go to the spelling that agrees in case ("Turkey", not
"turkey"), then to the earlier layer, the better status, the earlier concept.

What does not match: a term inside a word, a URL, an e-mail address, an @handle or a #hashtag; a term with a capital
against a word in small letters ("turkey" is not "Turkey", though "TURKEY" is; "Who" is not "WHO"); with ``case`` set to
"sensitive", any other case. Hyphens and apostrophes end a word: "Shoigu's", "Armenia-Azerbaijan", "Bakü'de".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import regex
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from transnews.glossary.concepts import CREDIT, Concept, Status, variants
from transnews.glossary.folding import core, fold, is_boundary, surface
from transnews.glossary.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WORDS = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_STATUS_RANKS: dict[Status, int] = {"preferred": 0, "admitted": 1, "deprecated": 2}


@dataclass(frozen=True, slots=True)
class Match:
    """A term in a text: the characters ``[start, end)``, which are ``text``, name ``concept``.

    ``term`` is the glossary's own spelling of what was found, which need not be the preferred one.
    """

    start: int
    end: int
    text: str
    concept: Concept
    status: Status
    term: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """One term of one concept. ``rank`` orders entries of equal spelling, lowest first."""

    term: str
    concept: Concept
    status: Status
    rank: tuple[int, int, int]
    spelling: str

    def agreement(self, spelling: str, *, any_case: bool) -> int | None:
        """Return 0 where the text has the term's own case, 1 where its case differs harmlessly, else None."""
        if spelling == self.spelling:
            return 0
        if self.concept.case_sensitive or not (any_case or _capitals_kept(self.spelling, spelling)):
            return None
        return 1


class Matcher:
    """The terms of one language, ready to be found. Terms of its regional variants count as well."""

    def __init__(self, layers: Sequence[Sequence[Concept]], language: str) -> None:
        self._language = language
        self._entries: dict[str, list[_Entry]] = {}
        self._credits: dict[str, list[_Entry]] = {}
        for entry in _entries(layers, language):
            table = self._credits if entry.concept.kind == CREDIT else self._entries
            table.setdefault(fold(entry.term, language).text, []).append(entry)
        self._forms = list(self._entries)
        # The DFA would be faster, and takes 1.1 GB for 100,000 terms.
        self._automaton = AhoCorasick(
            self._forms,
            matchkind=MatchKind.Standard,
            store_patterns=False,
            implementation=Implementation.ContiguousNFA,
        )

    def find(self, text: str, *, credit: bool = False, target: str = "", any_case: bool = False) -> list[Match]:
        """Return the matches in order, without overlaps; ``credit`` and ``target`` are those of ``Termbase.matches``.

        ``any_case``: a term's capitals may be missing from the text.
        """
        if credit and (match := self._whole_credit(text, target)):
            return [match]
        candidates = sorted(self._candidates(text, target), key=lambda item: (item[0] - item[1], item[0]))
        if not candidates:
            return []
        ground = Ground(text)
        chosen: list[Match] = []
        for start, end, entries in candidates:
            if not ground.is_free(start, end):
                continue
            if match := _best(text, start, end, entries, any_case=any_case):
                ground.take(start, end)
                chosen.append(match)
        return sorted(chosen, key=lambda match: match.start)

    def _candidates(self, text: str, target: str) -> Iterator[tuple[int, int, list[_Entry]]]:
        """Yield (start, end, entries) of every whole-word occurrence, overlapping ones too."""
        folded = fold(text, self._language)
        for number, start, end in self._automaton.find_matches_as_indexes(folded.text, overlapping=True):
            if not (is_boundary(folded.text, start) and is_boundary(folded.text, end)):
                continue
            span = folded.span(start, end)
            entries = _with_target(self._entries[self._forms[number]], target)
            if span and entries:
                yield *span, entries

    def _whole_credit(self, text: str, target: str) -> Match | None:
        """Return the credit concept that the text is, punctuation around it aside."""
        start, end = core(text)
        entries = self._credits.get(fold(text[start:end], self._language).text, [])
        return _best(text, start, end, _with_target(entries, target), any_case=False)


def _entries(layers: Sequence[Sequence[Concept]], language: str) -> Iterator[_Entry]:
    """Yield the terms of a language, its own before those of its variants; a variant's are admitted at best."""
    for layer, concepts in enumerate(layers):
        for position, concept in enumerate(concepts):
            seen: set[str] = set()
            for distance, tag in enumerate(variants(language, tuple(concept.terms))):
                for term, status in concept.terms[tag]:
                    if term in seen:
                        continue
                    seen.add(term)
                    known: Status = "admitted" if distance and status == "preferred" else status
                    yield _Entry(term, concept, known, (layer, _STATUS_RANKS[known], position), surface(term))


def _with_target(entries: list[_Entry], target: str) -> list[_Entry]:
    return [entry for entry in entries if entry.concept.terms_in(target)] if target else entries


def _best(text: str, start: int, end: int, entries: Iterable[_Entry], *, any_case: bool) -> Match | None:
    spelling = surface(text[start:end])
    agreements = [(entry.agreement(spelling, any_case=any_case), entry) for entry in entries]
    fitting = [(agreement, entry.rank, entry) for agreement, entry in agreements if agreement is not None]
    if not fitting:
        return None
    entry = min(fitting, key=lambda item: item[:2])[2]
    return Match(start, end, text[start:end], entry.concept, entry.status, entry.term)


@lru_cache(maxsize=4096)
def _capitals_kept(term: str, spelling: str) -> bool:
    """Tell whether each word with a capital in the term has one in the text, and each all-capitals word is so there."""
    for word, found in zip(_WORDS.findall(term), _WORDS.findall(spelling), strict=False):
        if word[0].isupper() and found[0].islower():
            return False
        if len(word) > 1 and word.isupper() and not found.isupper():
            return False
    return True
