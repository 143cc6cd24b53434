"""Review articles: terms to avoid, terms in two forms, and names that are spelled in several ways."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from transnews.glossary.findings import Finding, deprecated
from transnews.glossary.review.corrections import propose
from transnews.glossary.variants import Passage, find_variants
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.glossary.concepts import Concept
    from transnews.glossary.findings import Place
    from transnews.glossary.matcher import Match
    from transnews.glossary.review.articles import ArticleFile, Sentence
    from transnews.glossary.review.corrections import Correction
    from transnews.glossary.termbase import Termbase
    from transnews.glossary.variants import NameVariants


@dataclass(slots=True)
class Review:
    """What was found in articles, and per article (by its number) the corrections that follow from it.

    ``left`` are places that should be corrected and must not be touched: in quotations, in code, between markup.
    """

    findings: list[Finding] = field(default_factory=list)
    corrections: defaultdict[int, list[Correction]] = field(default_factory=lambda: defaultdict(list))
    left: list[Place] = field(default_factory=list)


class _Spot(NamedTuple):
    """A stretch of a sentence of an article."""

    article: int
    sentence: Sentence
    start: int
    end: int
    suffix: str = ""


def review_articles(files: Sequence[ArticleFile], termbase: Termbase) -> Review:
    """Review articles together: a name that two of them spell differently is found too.

    Codes: ``deprecated-term``, ``name-variants``, and ``mixed-terms`` for a concept that appears as its preferred and
    as an admitted term.
    """
    return _Reviewer(files, termbase).run()


class _Reviewer:
    """One review. Names come first: where a name's spelling is a term to avoid, one finding tells both."""

    def __init__(self, files: Sequence[ArticleFile], termbase: Termbase) -> None:
        self._files = files
        self._termbase = termbase
        self._result = Review()
        self._sentences = [(number, item) for number, file in enumerate(files) for item in file.sentences]
        self._named: set[tuple[int, int, int]] = set()

    def run(self) -> Review:
        """Return the review, its findings in order of their first places."""
        matches = [
            (number, match)
            for number, (_file, sentence) in enumerate(self._sentences)
            for match in self._termbase.matches(sentence.text, sentence.language, credit=sentence.is_credit)
            if not sentence.in_code(match.start, match.end)
        ]
        passages = [Passage(sentence.text, sentence.language, "") for _file, sentence in self._sentences]
        for variants in find_variants(passages, self._termbase):
            self._report_name(variants)
        self._report_deprecated(matches)
        self._report_mixed(matches)
        order = {file.path: number for number, file in enumerate(self._files)}
        self._result.findings.sort(key=lambda item: _order(item.places[0], order))
        return self._result

    def _report_name(self, variants: NameVariants) -> None:
        """Report a name in several spellings, and correct all but the proposed one."""
        spots: dict[str, list[_Spot]] = {}
        named: set[tuple[int, int, int]] = set()
        for spelling, occurrences in variants.places.items():
            found = [self._spot(item.passage, item.start, item.end) for item in occurrences]
            outside = [spot for spot in found if not spot.sentence.in_code(spot.start, spot.end)]
            if outside:
                spots[spelling] = outside
            if spelling != variants.canonical:
                named |= {(item.passage, item.start, item.end) for item in occurrences}
        language = next(iter(spots.values()))[0].sentence.language if spots else ""
        right = {spelling for spelling in spots if is_right(spelling, variants.canonical, language, self._termbase)}
        others = [spot for spelling, found in spots.items() if spelling not in right for spot in found]
        if not others or (len(spots) == 1 and variants.reason != "glossary"):
            return
        self._named |= named
        counts = ", ".join(f"{spelling} ({len(found)})" for spelling, found in spots.items())
        message = _("one name in several spellings: {counts}.").format(counts=counts)
        places = tuple(self._place(spot) for found in spots.values() for spot in found)
        self._result.findings.append(Finding("name-variants", "warning", message, places, variants.canonical))
        self._correct(others, variants.canonical)

    def _report_deprecated(self, matches: Sequence[tuple[int, Match]]) -> None:
        """Report every term that is to be avoided, all its places together."""
        groups: defaultdict[tuple[str, str, str], list[_Spot]] = defaultdict(list)
        for number, match in matches:
            if match.status != "deprecated" or self._is_named(number, match):
                continue
            spot = self._spot(number, match.start, match.term_end, match.suffix)
            wanted = match.concept.terms_in(spot.sentence.language)
            groups[match.concept.id, match.term, wanted.preferred if wanted else ""].append(spot)
        for (concept, term, preferred), spots in groups.items():
            self._result.findings.append(deprecated(term, preferred, concept, tuple(map(self._place, spots))))
            if preferred:
                self._correct(spots, preferred)

    def _is_named(self, number: int, match: Match) -> bool:
        """Tell whether a match is a spelling that was reported as a name's, or holds one ("Mher Margarian")."""
        return any(
            passage == number and match.start <= start and end <= match.term_end for passage, start, end in self._named
        )

    def _report_mixed(self, matches: Sequence[tuple[int, Match]]) -> None:
        """Report concepts that appear as their preferred and as an admitted term; neither is wrong."""
        used: defaultdict[tuple[str, str], dict[str, list[_Spot]]] = defaultdict(dict)
        concepts: dict[str, Concept] = {}
        for number, match in matches:
            if match.status == "deprecated" or match.concept.kind == "credit":
                continue
            spot = self._spot(number, match.start, match.end)
            concepts[match.concept.id] = match.concept
            used[match.concept.id, spot.sentence.language].setdefault(match.term, []).append(spot)
        for (concept, language), terms in used.items():
            mixed = _without_forms(concepts[concept], language, terms)
            if len(mixed) > 1:
                counts = ", ".join(f"{term} ({len(spots)})" for term, spots in mixed.items())
                message = _("'{concept}' appears as {counts}.").format(concept=concept, counts=counts)
                places = tuple(self._place(spots[0]) for spots in mixed.values())
                self._result.findings.append(Finding("mixed-terms", "info", message, places))

    def _correct(self, spots: Sequence[_Spot], wanted: str) -> None:
        for spot in spots:
            if spot.sentence.text[spot.start : spot.end] == wanted:
                continue
            correction = propose(spot.sentence, spot.start, spot.end, wanted, spot.suffix)
            if correction:
                self._result.corrections[spot.article].append(correction)
            else:
                self._result.left.append(self._place(spot))

    def _spot(self, number: int, start: int, end: int, suffix: str = "") -> _Spot:
        article, sentence = self._sentences[number]
        return _Spot(article, sentence, start, end, suffix)

    def _place(self, spot: _Spot) -> Place:
        return self._files[spot.article].place(spot.sentence, spot.start, spot.end)


def is_right(spelling: str, canonical: str, language: str, termbase: Termbase) -> bool:
    """Tell whether a name's spelling is the proposed one, or a term that the glossary admits beside it."""
    if spelling == canonical:
        return True
    wanted = {match.concept.id for match in termbase.matches(canonical, language) if match.text == canonical}
    return any(
        match.text == spelling and match.status != "deprecated" and match.concept.id in wanted
        for match in termbase.matches(spelling, language)
    )


def _order(place: Place, files: dict[str, int]) -> tuple[int, int, int]:
    return files[place.path], place.line, place.column


def _without_forms(concept: Concept, language: str, terms: dict[str, list[_Spot]]) -> dict[str, list[_Spot]]:
    """Return the terms that are no inflected forms, nor a shorter name of another one ("Anadolu", "Anadolu Agency")."""
    own = concept.terms_in(language)
    forms = own.forms if own else ()
    return {
        term: spots
        for term, spots in terms.items()
        if term not in forms and not any(term != other and (term in other or other in term) for other in terms)
    }
