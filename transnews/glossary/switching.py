"""Write the wanted terms, or placeholders for them, into the source and translate it again.

Engines mostly carry a foreign word over; where they do not, a placeholder that looks like a code is carried more often.
The rest of the sentence comes out anew, so it is held to the raw translation.
"""

from __future__ import annotations

import string
from itertools import count
from typing import TYPE_CHECKING

import regex

from transnews.glossary.agreement import borrowed
from transnews.glossary.drafts import Candidate, cased
from transnews.glossary.folding import replaced
from transnews.glossary.probes import translate_all
from transnews.glossary.quality import NEAREST, SHORT
from transnews.glossary.replacing import agreeing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from transnews.glossary.drafts import Draft
    from transnews.glossary.engine_access import EngineAccess, Step


def _letters(number: int) -> str:
    letters = string.ascii_uppercase
    return letters[number] if number < len(letters) else _letters(number // len(letters) - 1) + _letters(number % 26)


SHAPES: tuple[Callable[[int], str], ...] = (
    lambda number: f"XQZ{_letters(number)}",
    lambda number: f"X{number + 1}",
    lambda number: f"K9-{number + 1}",
)
"""Shapes of placeholders, best first: of those tried, XQZA came back most often (98 to 100 % of the sentences)."""


def code_switch(drafts: Sequence[Draft], engine: EngineAccess) -> None:
    """Put the target terms into the source and translate that; a term the model cannot spell goes in as a placeholder.

    Settles a draft whose translation has every term exactly as often as needed, is sound, and is near the raw one.
    """

    def held(draft: Draft) -> frozenset[int]:
        return frozenset(number for number, goal in enumerate(draft.goals) if not engine.can_spell(goal.target))

    for draft, answer in _answers(drafts, [held(draft) for draft in drafts], SHAPES[0], engine):
        counts = draft.counts(answer or "")
        lost = {number for number, goal in enumerate(draft.goals) if counts[number] < goal.needed}
        draft.stubborn = held(draft) | lost
        _offer(draft, answer, held(draft), engine)


def borrow_endings(drafts: Sequence[Draft], engine: EngineAccess) -> None:
    """Let words around a replaced term agree with it as they do where the engine translates the term in its place."""
    pending = [(draft, draft.pending) for draft in drafts if draft.pending]
    inputs = [_switched(draft, frozenset(), SHAPES[0])[0] for draft, _candidate in pending]
    answers = translate_all(inputs, engine.translate)
    for (draft, candidate), text in zip(pending, inputs, strict=True):
        draft.calls += 1
        answer = answers[text].text
        kept = [count >= goal.needed for count, goal in zip(draft.counts(answer), draft.goals, strict=True)]
        found = zip(draft.find(candidate.text), kept, strict=True)
        spans = [(span.start, span.end) for spans, is_kept in found if is_kept for span in spans]
        mended = borrowed(candidate.text, spans, answer, engine.target_language)
        draft.offer(Candidate(agreeing(mended, draft, engine.target_language), candidate.statuses))


def hold_stubborn(shape: Callable[[int], str]) -> Step:
    """Return a step that writes placeholders into the source for the terms that did not come through, not the rest."""

    def step(drafts: Sequence[Draft], engine: EngineAccess) -> None:
        for draft, answer in _answers(drafts, [draft.stubborn for draft in drafts], shape, engine):
            _offer(draft, answer, draft.stubborn, engine)

    return step


def hold_all(shape: Callable[[int], str]) -> Step:
    """Return a step that writes placeholders into the source for all terms."""

    def step(drafts: Sequence[Draft], engine: EngineAccess) -> None:
        every = [frozenset(range(len(draft.goals))) for draft in drafts]
        for draft, answer in _answers(drafts, every, shape, engine):
            _offer(draft, answer, frozenset(range(len(draft.goals))), engine)

    return step


def _answers(
    drafts: Sequence[Draft], held: Sequence[frozenset[int]], shape: Callable[[int], str], engine: EngineAccess
) -> list[tuple[Draft, str | None]]:
    """Translate drafts with their terms in the source, those of ``held`` as placeholders; sources tried before are not.

    Returns the drafts and their translations, placeholders resolved; None where a placeholder was lost.
    """
    inputs = [(draft, *_switched(draft, numbers, shape)) for draft, numbers in zip(drafts, held, strict=True)]
    inputs = [(draft, text, names) for draft, text, names in inputs if text not in draft.tried]
    answers = translate_all((text for _draft, text, _names in inputs), engine.translate)
    for draft, text, _names in inputs:
        draft.tried.add(text)
        draft.calls += 1
    return [(draft, _put_back(answers[text].text, draft, names)) for draft, text, names in inputs]


def _offer(draft: Draft, answer: str | None, held: frozenset[int], engine: EngineAccess) -> None:
    """Offer a translation of the changed source, if it is sound; one far from the raw translation is a spare."""
    if answer is None:
        return
    text = agreeing(answer, draft, engine.target_language)
    if not draft.is_sound(text):
        return
    statuses = ["code-switch"] * len(draft.wanted)
    for number in held:
        for index in draft.goals[number].occurrences:
            statuses[index] = "placeholder"
    candidate = Candidate(text, tuple(statuses))
    if len(draft.source) < SHORT or draft.nearness(text) >= NEAREST:
        draft.offer(candidate)
    else:
        draft.spare(candidate)


def _switched(draft: Draft, held: frozenset[int], shape: Callable[[int], str]) -> tuple[str, dict[str, int]]:
    """Return the source with target terms or placeholders in it, and which goal each placeholder stands for."""
    names = _free_names(draft.source, shape)
    placeholders: dict[str, int] = {}
    changes = []
    for number, goal in enumerate(draft.goals):
        name = next(names) if number in held else ""
        if name:
            placeholders[name] = number
        for term in (draft.wanted[index] for index in goal.occurrences):
            target = name or cased(goal.target, draft.source, term.start, term.end)
            changes.append((term.start, term.end, target))
    return replaced(draft.source, changes), placeholders


def _free_names(source: str, shape: Callable[[int], str]) -> Iterator[str]:
    """Yield placeholders that the source does not have."""
    folded = source.casefold()
    return (name for name in map(shape, count()) if name.casefold() not in folded)


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
