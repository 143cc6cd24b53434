"""Get the glossary's terms into translations: the measured cascade, for whole batches of segments.

Each step handles only what the step before left wrong (``transnews.glossary.steps``): the engine's raw translation is
taken when it has every wanted term; else the engine's own renderings of the terms are replaced; else the target terms,
or placeholders for them, are written into the source. What is wrong even then stays as the best candidate has it, and
an issue says so. A segment that is nothing but a term needs no engine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transnews.glossary.drafts import Draft, WantedTerm, cased
from transnews.glossary.engine_access import EngineAccess
from transnews.glossary.folding import core, replaced
from transnews.glossary.plain_names import place_names, whole_name
from transnews.glossary.steps import STEPS
from transnews.messages import _
from transnews.model import Issue, TermUse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from transnews.glossary.concepts import Terms
    from transnews.glossary.matcher import Match
    from transnews.glossary.probes import Probes, Translate
    from transnews.glossary.termbase import Termbase


@dataclass(slots=True)
class Enforced:
    """A translation, the terms it owes to the glossary in order of the source, and what is wrong with them.

    Names that no glossary has and that were translated come after the terms.

    ``calls`` counts the sentences that the engine translated for it, without probes, which a run makes once per term.
    """

    text: str
    terms: list[TermUse] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    calls: int = field(default=0, compare=False)


def enforce(  # noqa: PLR0913 - four that a route has, and what the caller chooses
    segments: Sequence[str],
    termbase: Termbase,
    source_language: str,
    target_language: str,
    translate: Translate,
    can_spell: Callable[[str], bool],
    *,
    probes: Probes,
    credits: Sequence[bool] | None = None,  # noqa: A002 - a newsroom's word, and no use of the interpreter's credits()
    names: Termbase | None = None,
) -> list[Enforced]:
    """Translate segments with a termbase's terms in them.

    ``translate`` and ``can_spell`` are those of ``EngineAccess``, ``probes`` the route's cache; ``credits`` says per
    segment whether it is a credit line; ``names`` (``cldr_terms``) are names below the termbase, which are only held to
    where nothing can go wrong (``transnews.glossary.plain_names``). Each step calls the engine at most once for all
    segments; a segment without a term costs its raw translation and nothing else.
    """
    languages = source_language, target_language
    drafts = [
        _draft(text, termbase, names, *languages, credit=credit)
        for text, credit in zip(segments, credits or [False] * len(segments), strict=True)
    ]
    return _enforced(drafts, EngineAccess(*languages, translate, can_spell, probes))


def enforce_wanted(
    segments: Sequence[str], wanted: Sequence[Sequence[WantedTerm]], engine: EngineAccess
) -> list[Enforced]:
    """Translate segments with explicitly given terms, ``wanted[i]`` being those of ``segments[i]``."""
    return _enforced([Draft(text, tuple(terms)) for text, terms in zip(segments, wanted, strict=True)], engine)


def _enforced(drafts: Sequence[Draft], engine: EngineAccess) -> list[Enforced]:
    results = [_term_alone(draft) for draft in drafts]
    for step in STEPS:
        open_drafts = [draft for draft, result in zip(drafts, results, strict=True) if not (result or draft.settled)]
        if open_drafts:
            step(open_drafts, engine)
    return [result or _report(draft) for draft, result in zip(drafts, results, strict=True)]


def _draft(text: str, termbase: Termbase, names: Termbase | None, source: str, target: str, *, credit: bool) -> Draft:
    """Return the draft of a segment with what it must say."""
    matches = termbase.matches(text, source, credit=credit, target=target)
    if names is None or credit:
        return Draft(text, tuple(_wanted_terms(matches, source, target)))
    if not matches and (whole := whole_name(text, names, source, target)):
        return Draft(text, tuple(_wanted_terms([whole], source, target)))
    places = place_names(text, names, source, target, matches)
    return Draft(text, tuple(_wanted_terms(matches, source, target)), tuple(places))


def _wanted_terms(matches: Sequence[Match], source_language: str, target_language: str) -> list[WantedTerm]:
    wanted = []
    for match in matches:
        ours, theirs = match.concept.terms_in(source_language), match.concept.terms_in(target_language)
        if theirs is None:
            continue
        target = _target_form(match.term, ours, theirs)
        forms = (theirs.preferred, *theirs.admitted, *theirs.forms)
        term = WantedTerm(
            start=match.start,
            end=match.end,
            source=match.text,
            target=target,
            admitted=tuple(form for form in forms if form != target),
            concept=match.concept.id,
            term=match.term,
            instead=ours.preferred if ours and match.status == "deprecated" else "",
            gender=theirs.gender if target == theirs.preferred else "",
        )
        wanted.append(term)
    return wanted


def _target_form(found: str, ours: Terms | None, theirs: Terms) -> str:
    """Return the form to write for the form that was found: the one in the same place, where both lists are as long.

    Thus "drones" becomes a plural where the glossary has one plural in either language; else the preferred term.
    """
    if ours and found in ours.forms and len(ours.forms) == len(theirs.forms):
        return theirs.forms[ours.forms.index(found)]
    return theirs.preferred


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
    names = [use for use in draft.name_uses if use.target in draft.best.text]
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
    return Enforced(draft.best.text, terms + names, _variant_issues(draft) + issues, draft.calls)


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
