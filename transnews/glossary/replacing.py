"""Replace the engine's own renderings of a term in its raw translation, found by word alignment or by probing.

The sentence stays the engine's, which is best for its quality, and no sentence is translated again. Where the wanted
term is another word than the engine's, articles and adjectives before it are made to agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from rapidfuzz import fuzz

from transnews.glossary.agreement import can_borrow
from transnews.glossary.determiners import agreed, gender_before
from transnews.glossary.drafts import Candidate, cased
from transnews.glossary.folding import UNSPACED, fold_loosely, loose
from transnews.glossary.ground import Ground
from transnews.glossary.placing import rendering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from transnews.glossary.drafts import Draft, Goal, Span
    from transnews.glossary.engine_access import EngineAccess

    Window = tuple[int, int]
    Finder = Callable[[Draft, Goal, Sequence[Span], Ground], list[Window]]
    Gate = Callable[[str, Goal], bool]

ALIKE = 60
"""Similarity, 0 to 100, of an engine's rendering to the wanted term from which it is replaced without more ado.

Words as alike as that ("Karabakh", "Carabaque") mostly agree in gender and number; below, articles may break.
"""

# A hyphen or an apostrophe joins words, but for a possessive "'s"; in scripts without spaces every character is a word.
_LETTERS = rf"(?:(?![{UNSPACED}])[\p{{L}}\p{{M}}\p{{N}}])+"
_WORDS = regex.compile(rf"[{UNSPACED}]\p{{M}}*|{_LETTERS}(?:[-\u2010\u2011'\u2019](?!s\b){_LETTERS})*")


def replace_aligned(drafts: Sequence[Draft], engine: EngineAccess) -> None:
    """Replace what the word alignment says is the term; costs no engine call.

    Where the term's gender or number is not that of the engine's noun, the translation is not settled but ``pending``.
    """
    for draft in drafts:
        _offer(draft, _aligner(engine), _is_noun_for_noun, "alignment", engine)


def replace_renderings(drafts: Sequence[Draft], engine: EngineAccess) -> None:
    """Replace the renderings that probes found, where they are as many as needed and like the wanted term.

    Only for engines without word alignments, whose translations tell where the term is.
    """
    _replace_probed([draft for draft in drafts if draft.alignment is None], engine, _is_alike)


def replace_unlike(drafts: Sequence[Draft], engine: EngineAccess) -> None:
    """Replace renderings however unlike the wanted term they are."""
    for draft in drafts:
        _offer(draft, _aligner(engine), _any, "alignment", engine)
    _replace_probed([draft for draft in drafts if draft.alignment is None], engine, _any)


def _aligner(engine: EngineAccess) -> Finder:
    return lambda draft, goal, right, ground: _aligned(draft, goal, right, ground, engine.target_language)


def _replace_probed(drafts: Sequence[Draft], engine: EngineAccess, gate: Gate) -> None:
    terms = [source for draft in drafts for goal in draft.lacking(draft.raw) for source in goal.sources]
    renderings = engine.probes.renderings(terms, engine.source_language, engine.target_language, engine.translate)

    def find(draft: Draft, goal: Goal, _right: Sequence[Span], ground: Ground) -> list[Window]:
        return _windows(draft.raw, [form for source in goal.sources for form in renderings[source]], ground)

    for draft in drafts:
        _offer(draft, find, gate, "probe", engine)


def _is_noun_for_noun(window: str, goal: Goal) -> bool:
    """Tell whether a rendering is a name where the wanted term is one, no adjective of it ("armênio", "Arménia")."""
    return not (goal.target[:1].isupper() and window[:1].islower()) or loose(window) == loose(goal.target)


def _is_alike(window: str, goal: Goal) -> bool:
    """Tell whether a rendering is near the wanted term in spelling."""
    return fuzz.ratio(loose(window), loose(goal.target)) >= ALIKE


def _any(_window: str, _goal: Goal) -> bool:
    return True


def _offer(draft: Draft, find: Finder, gate: Gate, status: str, engine: EngineAccess) -> None:
    """Offer the raw translation with renderings replaced, but for goals with too few, too many, or unlike ones."""
    raw = draft.raw
    found = draft.find(raw)
    ground = Ground(raw)
    for span in (span for spans in found for span in spans):
        ground.take(span.start, span.end)
    statuses = ["engine"] * len(draft.wanted)
    changes: list[tuple[int, int, Goal]] = []
    for goal, right in zip(draft.goals, found, strict=True):
        if len(right) >= goal.needed:
            continue
        windows = find(draft, goal, right, ground)
        if len(right) + len(windows) != goal.needed or not all(gate(raw[start:end], goal) for start, end in windows):
            continue
        changes += [(start, end, goal) for start, end in windows]
        places = sorted([(span.start, "engine") for span in right] + [(start, status) for start, _end in windows])
        for index, (_place, how) in zip(goal.occurrences, places, strict=True):
            statuses[index] = how
    text = _with_terms(raw, changes, engine.target_language)
    if not changes or not draft.is_sound(text):
        return
    candidate = Candidate(text, tuple(statuses))
    if status == "alignment" and gate is not _any and draft.is_exact(text) and _may_disagree(raw, changes, engine):
        draft.pending = candidate
    else:
        draft.offer(candidate)


def _may_disagree(raw: str, changes: Sequence[tuple[int, int, Goal]], engine: EngineAccess) -> bool:
    """Tell whether a replaced noun's gender or number may be another than that of the engine's.

    The word before it tells; a common noun without one may have changed as well. Of a term whose gender the glossary
    does not say nothing is known.
    """
    language = engine.target_language
    if not can_borrow(language):
        return False
    for start, end, goal in changes:
        before = gender_before(raw[:start], language)
        is_noun = goal.target[:1].islower() and fuzz.ratio(loose(raw[start:end]), loose(goal.target)) < ALIKE
        if goal.gender and (goal.gender not in before if before else is_noun):
            return True
    return False


def _with_terms(raw: str, changes: Sequence[tuple[int, int, Goal]], language: str) -> str:
    """Return the raw translation with each span replaced by its goal's term, and the words before it agreeing."""
    pieces = []
    at = 0
    for start, end, goal in sorted(changes, key=lambda change: change[0]):
        term = cased(goal.target, raw, start, end)
        pieces += [agreed(raw[at:start], term, goal.gender, language), term]
        at = end
    return "".join(pieces) + raw[at:]


def agreeing(text: str, draft: Draft, language: str) -> str:
    """Return a translation in which the words before every wanted term that ``raw`` lacked agree with it."""
    lacking = draft.lacking(draft.raw)
    changes = [
        (span.start, goal.gender)
        for goal, spans in zip(draft.goals, draft.find(text), strict=True)
        if goal in lacking
        for span in spans
    ]
    pieces = []
    at = 0
    for start, gender in sorted(changes):
        pieces.append(agreed(text[at:start], text[start:], gender, language))
        at = start
    return "".join(pieces) + text[at:]


def _aligned(draft: Draft, goal: Goal, right: Sequence[Span], ground: Ground, language: str) -> list[Window]:
    """Take the free words that the alignment gives for the occurrences of a goal, right ones left out."""
    windows: list[Window] = []
    for term in (draft.wanted[index] for index in goal.occurrences):
        window = rendering(draft.source, draft.raw, draft.alignment or (), (term.start, term.end), language)
        if window is None or any(span.start < window[1] and window[0] < span.end for span in right):
            continue
        if ground.is_free(*window):
            ground.take(*window)
            windows.append(window)
    return windows


def _windows(text: str, forms: Sequence[str], ground: Ground) -> list[Window]:
    """Take the free whole words of ``text`` that equal a form, case and accents aside; longer forms go first."""
    folded = fold_loosely(text)
    words = [match.span() for match in _WORDS.finditer(text)]
    starts, ends = {start for start, _end in words}, {end for _start, end in words}
    windows: list[Window] = []
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
