"""The steps of enforcement, each for what the step before left wrong: take as is, replace, write into the source.

A step gets the drafts that are not settled and the engine, and settles those it can; it makes at most one call to the
engine for all of them. A further step is a function more in ``STEPS``.
"""

from __future__ import annotations

import string
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import regex
from rapidfuzz import fuzz

from transnews.glossary.drafts import Candidate, cased
from transnews.glossary.folding import UNSPACED, fold_loosely, loose, replaced
from transnews.glossary.ground import Ground
from transnews.glossary.probes import Probes, translate_all
from transnews.glossary.quality import NEAREST, SHORT, chrf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from transnews.glossary.drafts import Draft
    from transnews.glossary.probes import Translate

    Step = Callable[[Sequence[Draft], "EngineAccess"], None]

ALIKE = 60
"""Similarity, 0 to 100, of an engine's rendering to the wanted term from which it is replaced without more ado.

Words as alike as that ("Karabakh", "Carabaque") mostly agree in gender and number; below, articles may break.
"""

PLACEHOLDER = "XQZ"
"""Start of a placeholder; of the shapes tried, XQZA came back most often (98 to 100 % of the sentences)."""

# A hyphen or an apostrophe joins words, but for a possessive "'s"; in scripts without spaces every character is a word.
_LETTERS = rf"(?:(?![{UNSPACED}])[\p{{L}}\p{{M}}\p{{N}}])+"
_WORDS = regex.compile(rf"[{UNSPACED}]\p{{M}}*|{_LETTERS}(?:[-\u2010\u2011'\u2019](?!s\b){_LETTERS})*")


@dataclass(frozen=True, slots=True)
class EngineAccess:
    """All that enforcement needs of an engine, for one direction.

    ``translate`` takes a batch of sentences and prepares them itself (quotes, addresses, headlines in capitals);
    ``can_spell`` tells whether the model can write a term; ``probes`` is the route's own and outlives the call.
    """

    source_language: str
    target_language: str
    translate: Translate
    can_spell: Callable[[str], bool]
    probes: Probes


def accept_raw(drafts: Sequence[Draft], engine: EngineAccess) -> None:
    """Translate the segments as they are; settle those that have every wanted term."""
    answers = translate_all((draft.source for draft in drafts), engine.translate)
    for draft in drafts:
        draft.raw = answers[draft.source]
        draft.best = Candidate(draft.raw, ("engine",) * len(draft.wanted))
        draft.settled = not draft.lacking(draft.raw)


def replace_renderings(drafts: Sequence[Draft], engine: EngineAccess) -> None:
    """Replace the engine's own renderings of a term in the raw translation, where they are as many as needed.

    A translation with every term exactly as often as needed settles its draft.
    """
    terms = [source for draft in drafts for goal in draft.lacking(draft.raw) for source in goal.sources]
    renderings = engine.probes.renderings(terms, engine.source_language, engine.target_language, engine.translate)
    for draft in drafts:
        candidate = _with_renderings_replaced(draft, renderings)
        if draft.is_sound(candidate.text):
            draft.offer(candidate)


def _with_renderings_replaced(draft: Draft, renderings: dict[str, tuple[str, ...]]) -> Candidate:
    """Return the raw translation with renderings replaced, but for goals with too few, too many, or unlike ones."""
    raw = draft.raw
    found = draft.find(raw)
    ground = Ground(raw)
    for span in (span for spans in found for span in spans):
        ground.take(span.start, span.end)
    statuses = ["engine"] * len(draft.wanted)
    changes: list[tuple[int, int, str]] = []
    for goal, right in zip(draft.goals, found, strict=True):
        if len(right) >= goal.needed:
            continue
        forms = [form for source in goal.sources for form in renderings[source]]
        windows = _windows(raw, forms, ground)
        alike = all(fuzz.ratio(loose(raw[start:end]), loose(goal.target)) >= ALIKE for start, end in windows)
        if len(right) + len(windows) != goal.needed or not alike:
            continue
        changes += [(start, end, cased(goal.target, raw, start, end)) for start, end in windows]
        places = sorted([(span.start, "engine") for span in right] + [(start, "probe") for start, _end in windows])
        for index, (_place, status) in zip(goal.occurrences, places, strict=True):
            statuses[index] = status
    return Candidate(replaced(raw, changes), tuple(statuses))


def _windows(text: str, forms: Sequence[str], ground: Ground) -> list[tuple[int, int]]:
    """Take the free whole words of ``text`` that equal a form, case and accents aside; longer forms go first."""
    folded = fold_loosely(text)
    words = [match.span() for match in _WORDS.finditer(text)]
    starts, ends = {start for start, _end in words}, {end for _start, end in words}
    windows: list[tuple[int, int]] = []
    for form in sorted({loose(form) for form in forms}, key=lambda form: (-len(form), form)):
        for at in _places(folded.text, form):
            span = folded.span(at, at + len(form))
            if span and span[0] in starts and span[1] in ends and ground.is_free(*span):
                ground.take(*span)
                windows.append(span)
    return windows


def _places(text: str, form: str) -> Iterator[int]:
    at = text.find(form)
    while at >= 0:
        yield at
        at = text.find(form, at + 1)


def code_switch(drafts: Sequence[Draft], engine: EngineAccess) -> None:
    """Put the target terms into the source and translate that; a term the model cannot spell goes in as a placeholder.

    Settles a draft whose translation has every term exactly as often as needed, is sound, and is near the raw one.
    """
    inputs = [_switched(draft, engine.can_spell) for draft in drafts]
    answers = translate_all((text for text, _placeholders in inputs), engine.translate)
    for draft, (text, placeholders) in zip(drafts, inputs, strict=True):
        answer = _put_back(answers[text], draft, placeholders)
        if answer is None or not draft.is_sound(answer) or not _is_near(answer, draft):
            continue
        statuses = ["code-switch"] * len(draft.wanted)
        for number in placeholders.values():
            for index in draft.goals[number].occurrences:
                statuses[index] = "placeholder"
        draft.offer(Candidate(answer, tuple(statuses)))


def _switched(draft: Draft, can_spell: Callable[[str], bool]) -> tuple[str, dict[str, int]]:
    """Return the source with target terms or placeholders in it, and which goal each placeholder stands for."""
    names = _placeholder_names(draft.source)
    placeholders: dict[str, int] = {}
    changes = []
    for number, goal in enumerate(draft.goals):
        name = "" if can_spell(goal.target) else next(names)
        if name:
            placeholders[name] = number
        for term in (draft.wanted[index] for index in goal.occurrences):
            target = name or cased(goal.target, draft.source, term.start, term.end)
            changes.append((term.start, term.end, target))
    return replaced(draft.source, changes), placeholders


def _placeholder_names(source: str) -> Iterator[str]:
    """Yield XQZA, XQZB, ..., XQZAA, ...; none that the source has."""
    for length in (1, 2):
        for letters in product(string.ascii_uppercase, repeat=length):
            name = PLACEHOLDER + "".join(letters)
            if name.casefold() not in source.casefold():
                yield name


def _put_back(answer: str, draft: Draft, placeholders: dict[str, int]) -> str | None:
    """Return the answer with the terms in place of the placeholders, None where one did not come back as it was."""
    changes = []
    for name, number in placeholders.items():
        goal = draft.goals[number]
        places = [match.span() for match in regex.finditer(rf"(?<!\w){name}(?!\w)", answer, regex.IGNORECASE)]
        if len(places) != goal.needed:
            return None
        changes += [(start, end, cased(goal.target, answer, start, end)) for start, end in places]
    return replaced(answer, changes)


def _is_near(answer: str, draft: Draft) -> bool:
    """Tell whether an answer, its terms masked, says what the raw translation says."""
    if len(draft.source) < SHORT:
        return True
    spans = [span for spans in draft.find(answer) for span in spans]
    return chrf(replaced(answer, [(span.start, span.end, "TERM") for span in spans]), draft.raw) >= NEAREST


STEPS: tuple[Step, ...] = (accept_raw, replace_renderings, code_switch)
