"""A segment on its way through the steps of enforcement: what it must say, what the engine made of it so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from transnews.glossary.folding import APOSTROPHES, DASHES, is_boundary, replaced
from transnews.glossary.ground import Ground
from transnews.glossary.quality import chrf, is_sound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transnews.engines.base import Link
    from transnews.glossary.matcher import Match
    from transnews.model import TermUse

SHORTEST_CAPITALS = 4
"""Letters from which a word in capitals is taken for emphasis or a headline, not for an abbreviation."""

_SENTENCE_START = regex.compile(r"(?:^|[.!?…。！？][\"'”’»)\]]*\s+)[\"'“‘«(\[¿¡—–-]*\s*$")


@dataclass(frozen=True, slots=True)
class WantedTerm:
    """One occurrence of a term in a source: the characters ``[start, end)``, ``source``, must become ``target``.

    ``admitted`` are further forms that count as right. ``concept`` names it in reports. ``term`` is the glossary's
    spelling of the source ("" if the same), which probes ask the engine for; ``instead`` is the spelling that the
    source should have used, "" where it is right; ``gender`` is the target's, as in ``Terms.gender``. Occurrences of a
    segment must not overlap.
    """

    start: int
    end: int
    source: str
    target: str
    admitted: tuple[str, ...] = ()
    concept: str = ""
    term: str = ""
    instead: str = ""
    gender: str = ""

    @property
    def in_capitals(self) -> bool:
        """Whether the source has it in capitals, as in a headline."""
        return self.source.isupper() and len(self.source) >= SHORTEST_CAPITALS


@dataclass(frozen=True, slots=True)
class Goal:
    """One target term that a translation needs ``needed`` times, for the occurrences ``wanted[i]`` of a draft.

    ``forms`` all count as right; ``sources`` are the terms that it translates; ``gender`` is that of ``target``.
    """

    target: str
    forms: tuple[str, ...]
    occurrences: tuple[int, ...]
    sources: tuple[str, ...]
    in_capitals: bool
    gender: str = ""

    @property
    def needed(self) -> int:
        """How often the translation must have it."""
        return len(self.occurrences)


@dataclass(frozen=True, slots=True)
class Span:
    """The characters ``[start, end)`` of a translation, which are the term ``form``."""

    start: int
    end: int
    form: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible translation; ``statuses`` says, per wanted term, how it got there if it is there."""

    text: str
    statuses: tuple[str, ...]


@dataclass(slots=True)
class Draft:
    """A segment, its wanted terms, and the best translation so far. ``settled``: nothing is left to do.

    ``alignment`` is that of ``raw``, if the engine has one. ``pending`` has every term and words that may not agree
    with them. ``spares`` have every term too, some too often or in a sentence far from the raw one: for the case that
    nothing better comes. ``stubborn`` are the numbers of the goals that the engine did not carry over when they were
    written into the source, ``tried`` the changed sources so far. ``calls`` counts the sentences that went to the
    engine for this segment. ``names`` are places that no glossary has, ``name_uses`` those of them that had to be
    translated.
    """

    source: str
    wanted: tuple[WantedTerm, ...]
    names: tuple[Match, ...] = ()
    name_uses: list[TermUse] = field(default_factory=list)
    raw: str = ""
    alignment: tuple[Link, ...] | None = None
    best: Candidate = Candidate("", ())
    spares: list[Candidate] = field(default_factory=list)
    pending: Candidate | None = None
    stubborn: frozenset[int] = frozenset()
    tried: set[str] = field(default_factory=set)
    calls: int = 0
    settled: bool = False
    goals: tuple[Goal, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Group the wanted terms by target: "Margarian" and "Margaryan" may both have to become one."""
        self.goals = tuple(_goals(self.wanted))

    def find(self, text: str) -> list[list[Span]]:
        """Return, per goal, where ``text`` has a form that counts as right, longest forms first, without overlaps."""
        return find_goals(text, self.goals)

    def counts(self, text: str) -> list[int]:
        """Return how often ``text`` has each goal's term."""
        return [len(spans) for spans in self.find(text)]

    def lacking(self, text: str) -> list[Goal]:
        """Return the goals whose term ``text`` has too seldom; too often is fine: other words may give it."""
        return [goal for count, goal in zip(self.counts(text), self.goals, strict=True) if count < goal.needed]

    def is_exact(self, text: str) -> bool:
        """Tell whether ``text`` has every term exactly as often as needed."""
        return all(count == goal.needed for count, goal in zip(self.counts(text), self.goals, strict=True))

    def score(self, text: str) -> int:
        """Return how many of the wanted occurrences ``text`` has."""
        return sum(min(count, goal.needed) for count, goal in zip(self.counts(text), self.goals, strict=True))

    def offer(self, candidate: Candidate) -> None:
        """Take a sound candidate that is near the raw translation: one with every term as often as needed settles it.

        Else it is kept if it has more of the wanted terms than the best so far, and none too often.
        """
        counts = list(zip(self.counts(candidate.text), self.counts(self.raw), self.goals, strict=True))
        if all(count == goal.needed for count, _raw, goal in counts):
            self.best, self.settled = candidate, True
            return
        self.spare(candidate)
        if any(count > max(raw, goal.needed) for count, raw, goal in counts):
            return
        if self.score(candidate.text) > self.score(self.best.text):
            self.best = candidate

    def spare(self, candidate: Candidate) -> None:
        """Keep a sound candidate that has every term for the end, whether it is near the raw translation or not."""
        if not self.lacking(candidate.text):
            self.spares.append(candidate)

    def is_sound(self, text: str) -> bool:
        """Tell whether ``text`` repeats nothing and has a likely length."""
        return is_sound(text, self.source, self.raw)

    def nearness(self, text: str) -> float:
        """Return the chrF, 0 to 100, of ``text`` without its terms against the raw translation."""
        spans = [span for spans in self.find(text) for span in spans]
        return chrf(replaced(text, [(span.start, span.end, "TERM") for span in spans]), self.raw)


def _goals(wanted: Sequence[WantedTerm]) -> Iterator[Goal]:
    """Yield the goals, those of the longest source terms first."""
    groups: dict[str, list[int]] = {}
    for index, term in enumerate(wanted):
        groups.setdefault(term.target, []).append(index)
    for target, indexes in sorted(groups.items(), key=lambda item: -max(len(wanted[i].source) for i in item[1])):
        terms = [wanted[index] for index in indexes]
        forms = dict.fromkeys([target, *(form for term in terms for form in term.admitted)])
        sources = dict.fromkeys(term.term or term.source for term in terms)
        capitals = any(term.in_capitals for term in terms)
        gender = next((term.gender for term in terms if term.gender), "")
        yield Goal(target, tuple(forms), tuple(indexes), tuple(sources), capitals, gender)


def find_goals(text: str, goals: Sequence[Goal]) -> list[list[Span]]:
    """Return, per goal, the spans of its forms in ``text``, in order; longer forms first, without overlaps.

    A form that several goals admit goes to the one that wants it: a singular and a plural may stand side by side.

    A form counts as it is written, its first letter raised (a sentence's start), or in capitals where the source has
    it so or the whole text is.
    """
    if not goals:
        return []
    forms = [(form, number) for number, goal in enumerate(goals) for form in goal.forms]
    found: list[list[Span]] = [[] for _goal in goals]
    ground = Ground(text)
    whole_capitals = text.isupper()
    for form, number in sorted(forms, key=lambda item: (-len(item[0]), item[0] != goals[item[1]].target)):
        capitals = whole_capitals or goals[number].in_capitals
        for start, end in _occurrences(text, form, capitals=capitals):
            if ground.is_free(start, end):
                ground.take(start, end)
                found[number].append(Span(start, end, form))
    return [sorted(spans, key=lambda span: span.start) for spans in found]


def _occurrences(text: str, form: str, *, capitals: bool) -> Iterator[tuple[int, int]]:
    for match in _form_pattern(form, capitals).finditer(text):
        if is_boundary(text, match.start()) and is_boundary(text, match.end()):
            yield match.span()


@lru_cache(maxsize=4096)
def _form_pattern(form: str, capitals: bool) -> regex.Pattern[str]:  # noqa: FBT001 - a key of the cache
    variants = [form, form[0].upper() + form[1:]]
    if capitals:
        variants.append(form.upper())
    return regex.compile("|".join(_pattern(variant) for variant in dict.fromkeys(variants)))


def _pattern(form: str) -> str:
    return "".join(map(_character_pattern, " ".join(form.split())))


def _character_pattern(character: str) -> str:
    if character == " ":
        return r"\s+"
    for alike in (APOSTROPHES, DASHES):
        if character in alike:
            return f"[{regex.escape(alike)}]"
    return regex.escape(character)


def cased(term: str, text: str, start: int, end: int) -> str:
    """Return ``term`` as it is to stand in place of ``text[start:end]``.

    In capitals where the whole text is, unless that is no more than an abbreviation; with a capital where a sentence
    starts and what stood there had one.
    """
    if text.isupper() and sum(map(str.isalpha, text)) >= SHORTEST_CAPITALS:
        return term.upper()
    if term[:1].islower() and text[start:end][:1].isupper() and _SENTENCE_START.search(text[:start]):
        return term[0].upper() + term[1:]
    return term
