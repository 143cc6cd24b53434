"""Review a bitext of anyone's: whether its target has the glossary's terms, and each name in one spelling."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from transnews.glossary.drafts import Draft, WantedTerm
from transnews.glossary.findings import Finding, Place, deprecated
from transnews.glossary.review.review import is_right
from transnews.glossary.unify import inconsistent_names, translated_units
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transnews.glossary.concepts import Concept
    from transnews.glossary.matcher import Match
    from transnews.glossary.termbase import Termbase
    from transnews.glossary.variants import Occurrence
    from transnews.model import ParallelText, TranslationUnit


def review_bitext(text: ParallelText, path: str, termbase: Termbase) -> list[Finding]:
    """Return what is wrong with the terms and names of a bitext, unit by unit, then what its units disagree about.

    Codes: ``deprecated-term`` (in a target), ``source-variant`` (in a source), ``term-missing`` (the source has a term
    and the target does not have the wanted one, or has it less often), ``inconsistent-term`` (a term that the target
    renders in several ways), ``name-variants``.
    """
    findings: list[Finding] = []
    renderings: defaultdict[str, dict[str, list[Place]]] = defaultdict(dict)
    for unit in translated_units(text):
        source_language = text.language_of(unit)
        credit = unit.kind == "credit"
        wanted = termbase.matches(unit.source, source_language, credit=credit, target=text.target_language)
        found = termbase.matches(unit.target, text.target_language, credit=credit)
        findings += _deprecated(path, unit, found, text.target_language)
        findings += _variants(path, unit, wanted, source_language)
        findings += _missing(path, unit, wanted, found, text.target_language)
        asked = {match.concept.id for match in wanted}
        for match in found:
            if match.concept.id in asked and match.status != "deprecated":
                base = _base_form(match, text.target_language)
                renderings[match.concept.id].setdefault(base, []).append(_place(path, unit, match))
    for concept, terms in renderings.items():
        if len(terms) > 1:
            counts = ", ".join(f"{term} ({len(places)})" for term, places in terms.items())
            message = _("'{concept}' is rendered in several ways: {counts}.").format(concept=concept, counts=counts)
            places = tuple(found_places[0] for found_places in terms.values())
            findings.append(Finding("inconsistent-term", "warning", message, places))
    return findings + list(_names(text, path, termbase))


def _deprecated(path: str, unit: TranslationUnit, found: Sequence[Match], language: str) -> Iterator[Finding]:
    for match in found:
        if match.status == "deprecated":
            terms = match.concept.terms_in(language)
            preferred = terms.preferred if terms else ""
            yield deprecated(match.text, preferred, match.concept.id, (_place(path, unit, match),))


def _variants(path: str, unit: TranslationUnit, wanted: Sequence[Match], language: str) -> Iterator[Finding]:
    for match in wanted:
        if match.status == "deprecated":
            terms = match.concept.terms_in(language)
            message = _("The source writes '{found}'; the glossary's spelling is '{preferred}'.")
            message = message.format(found=match.text, preferred=terms.preferred if terms else "")
            yield Finding("source-variant", "info", message, (_place(path, unit, match, source=True),))


def _missing(
    path: str, unit: TranslationUnit, wanted: Sequence[Match], found: Sequence[Match], language: str
) -> Iterator[Finding]:
    """Yield the terms that a target lacks; one that it has in a form to avoid is reported as that."""
    there = Counter(match.concept.id for match in found)
    needed: dict[str, list[Match]] = {}
    for match in wanted:
        needed.setdefault(match.concept.id, []).append(match)
    for concept_id, matches in needed.items():
        if there[concept_id] >= len(matches):
            continue
        concept = matches[0].concept
        terms = concept.terms_in(language)
        have = max(there[concept_id], _literally(concept, unit, matches, language))
        if terms is None or have >= len(matches):
            continue
        message = _(
            "'{source}' wants '{target}', and the translation has it {have} of {needed} times ({concept})."
        ).format(source=matches[0].text, target=terms.preferred, have=have, needed=len(matches), concept=concept_id)
        place = Place(path, 0, unit=unit.id, context=unit.target)
        # Where a name stands once, a translator may have written "he" for the second time.
        yield Finding("term-missing", "info" if have else "error", message, (place,), terms.preferred)


def _literally(concept: Concept, unit: TranslationUnit, matches: Sequence[Match], language: str) -> int:
    """Return how often the target has a concept's terms, inside of longer terms too."""
    terms = concept.terms_in(language)
    if terms is None:
        return 0
    goals = [
        WantedTerm(match.start, match.end, match.text, terms.preferred, (*terms.admitted, *terms.forms))
        for match in matches
    ]
    return sum(Draft(unit.source, tuple(goals)).counts(unit.target))


def _base_form(match: Match, language: str) -> str:
    """Return the term that a match is a form of: inflected forms count as the preferred term."""
    terms = match.concept.terms_in(language)
    return terms.preferred if terms and match.term in terms.forms else match.term


def _names(text: ParallelText, path: str, termbase: Termbase) -> Iterator[Finding]:
    """Yield the names that the target spells in several ways."""
    units = {unit.id: unit for unit in text.units}
    for names in inconsistent_names(text, termbase):
        if all(is_right(spelling, names.canonical, text.target_language, termbase) for spelling in names.places):
            continue
        counts = ", ".join(f"{spelling} ({len(found)})" for spelling, found in names.places.items())
        message = _("one name in several spellings: {counts}.").format(counts=counts)
        places = tuple(_occurrence(path, units[item.place], item) for found in names.places.values() for item in found)
        yield Finding("name-variants", "warning", message, places, names.canonical)


def _occurrence(path: str, unit: TranslationUnit, item: Occurrence) -> Place:
    text = unit.target[item.start : item.end]
    return Place(path, 0, text=text, unit=unit.id, context=unit.target, offset=item.start)


def _place(path: str, unit: TranslationUnit, match: Match, *, source: bool = False) -> Place:
    context = unit.source if source else unit.target
    return Place(path, 0, text=match.text, unit=unit.id, context=context, offset=match.start)
