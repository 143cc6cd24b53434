"""Get the glossary's terms into translations: the measured cascade, for whole batches of segments.

Each step handles only what the step before left wrong (``transnews.glossary.steps``): the engine's raw translation is
taken when it has every wanted term; else the engine's own renderings of the terms are replaced; else the target terms
are written into the source. What is wrong even then stays as the best candidate has it, and an issue says so. A segment
that is nothing but a term needs no engine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transnews.glossary.drafts import Draft, WantedTerm, cased
from transnews.glossary.folding import core, replaced
from transnews.glossary.steps import STEPS, EngineAccess
from transnews.messages import _
from transnews.model import Issue, TermUse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from transnews.glossary.matcher import Match
    from transnews.glossary.probes import Probes, Translate
    from transnews.glossary.termbase import Termbase


@dataclass(slots=True)
class Enforced:
    """A translation, the terms it owes to the glossary in order of the source, and what is wrong with them."""

    text: str
    terms: list[TermUse] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def enforce(
    segments: Sequence[str],
    termbase: Termbase,
    source_language: str,
    target_language: str,
    translate: Translate,
    can_spell: Callable[[str], bool],
    *,
    probes: Probes,
    credits: Sequence[bool] | None = None,  # noqa: A002 - a newsroom's word, and no use of the interpreter's credits()
) -> list[Enforced]:
    """Translate segments with a termbase's terms in them.

    ``translate`` and ``can_spell`` are those of ``EngineAccess``, ``probes`` the route's cache; ``credits`` says per
    segment whether it is a credit line. The engine is called at most once for all raw translations, once for all
    probes and once for all changed sources; a segment without a term costs its raw translation and nothing else.
    """
    credit_lines = credits or [False] * len(segments)
    wanted = [
        _wanted_terms(
            termbase.matches(text, source_language, credit=credit, target=target_language),
            source_language,
            target_language,
        )
        for text, credit in zip(segments, credit_lines, strict=True)
    ]
    engine = EngineAccess(source_language, target_language, translate, can_spell, probes)
    return enforce_wanted(segments, wanted, engine)


def enforce_wanted(
    segments: Sequence[str], wanted: Sequence[Sequence[WantedTerm]], engine: EngineAccess
) -> list[Enforced]:
    """Translate segments with explicitly given terms, ``wanted[i]`` being those of ``segments[i]``."""
    drafts = [Draft(text, tuple(terms)) for text, terms in zip(segments, wanted, strict=True)]
    results = [_term_alone(draft) for draft in drafts]
    for step in STEPS:
        open_drafts = [draft for draft, result in zip(drafts, results, strict=True) if not (result or draft.settled)]
        if open_drafts:
            step(open_drafts, engine)
    return [result or _report(draft) for draft, result in zip(drafts, results, strict=True)]


def _wanted_terms(matches: Sequence[Match], source_language: str, target_language: str) -> list[WantedTerm]:
    wanted = []
    for match in matches:
        ours, theirs = match.concept.terms_in(source_language), match.concept.terms_in(target_language)
        if theirs is None:
            continue
        term = WantedTerm(
            start=match.start,
            end=match.end,
            source=match.text,
            target=theirs.preferred,
            admitted=(*theirs.admitted, *theirs.forms),
            concept=match.concept.id,
            term=match.term,
            instead=ours.preferred if ours and match.status == "deprecated" else "",
        )
        wanted.append(term)
    return wanted


def _term_alone(draft: Draft) -> Enforced | None:
    """Return the glossary's own translation of a segment that is one term, its punctuation kept; else None."""
    if len(draft.wanted) != 1:
        return None
    term = draft.wanted[0]
    first, last = core(draft.source)
    if term.start > first or term.end < last:
        return None
    target = cased(term.target, draft.source, term.start, term.end)
    text = replaced(draft.source, [(term.start, term.end, target)])
    return Enforced(text, [TermUse(term.source, term.target, term.concept, "exact")], _variant_issues(draft))


def _report(draft: Draft) -> Enforced:
    """Return a draft's best translation with one TermUse per occurrence, in order of the source, and its issues."""
    uses: dict[int, TermUse] = {}
    for goal, spans in zip(draft.goals, draft.find(draft.best.text), strict=True):
        for place, index in enumerate(goal.occurrences):
            term = draft.wanted[index]
            found = place < len(spans)
            target = spans[place].form if found else goal.target
            status = draft.best.statuses[index] if found else "missing"
            uses[index] = TermUse(term.source, target, term.concept, status)
    terms = [uses[index] for index in range(len(draft.wanted))]
    missing = dict.fromkeys((use.source, use.target) for use in terms if use.status == "missing")
    issues = [
        Issue(
            "term-missing",
            "warning",
            _("The glossary wants '{target}' for '{source}', and the translation lacks it.").format(
                target=target, source=source
            ),
        )
        for source, target in missing
    ]
    return Enforced(draft.best.text, terms, _variant_issues(draft) + issues)


def _variant_issues(draft: Draft) -> list[Issue]:
    variants = dict.fromkeys((term.source, term.instead) for term in draft.wanted if term.instead)
    return [
        Issue(
            "source-variant",
            "info",
            _("The source writes '{found}'; the glossary's spelling is '{preferred}'.").format(
                found=found, preferred=preferred
            ),
        )
        for found, preferred in variants
    ]
