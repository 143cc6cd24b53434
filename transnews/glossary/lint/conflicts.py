"""Concepts that contradict each other: one term for two, what one avoids and another wants, spellings in a circle."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transnews.glossary.concepts import CREDIT
from transnews.glossary.findings import Finding, Place
from transnews.glossary.folding import surface
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from transnews.glossary.concepts import Concept
    from transnews.glossary.glossary_file import GlossaryFile


@dataclass(frozen=True, slots=True)
class _Use:
    """A term of a concept and where that stands; ``instead`` is the preferred term, for one that is to be avoided."""

    concept: Concept
    place: Place
    instead: str = ""


class _Vocabulary:
    """The terms of all files in one language, of credits or of all other concepts; credits only match credits."""

    def __init__(self) -> None:
        self.wanted: defaultdict[str, list[_Use]] = defaultdict(list)
        self.avoided: defaultdict[str, list[_Use]] = defaultdict(list)


def find_conflicts(files: Sequence[GlossaryFile]) -> Iterator[Finding]:
    """Yield contradictions between concepts of all files.

    Codes: ``duplicate`` (two concepts with the same terms), ``conflict`` (a term of two concepts, or avoided in two in
    favour of different ones), ``avoided-and-wanted`` (what one concept avoids is another one's term), ``circular``
    (X is avoided in favour of Y, and Y in the end in favour of X).
    """
    vocabularies = _vocabularies(files)
    reported: set[tuple[int, int]] = set()
    for (tag, _credit), vocabulary in vocabularies.items():
        circular = list(_circles(vocabulary))
        for circle in circular:
            path = " → ".join([*circle, circle[0]])
            message = _("spellings lead in a circle ({language}): {path}.").format(language=tag, path=path)
            uses = [use for term in circle for use in vocabulary.avoided[term]]
            yield Finding("circular", "error", message, tuple(use.place for use in uses))
        in_circles = {term for circle in circular for term in circle}
        yield from _shared(tag, vocabulary, reported)
        yield from _contradicted(tag, vocabulary, in_circles)


def _vocabularies(files: Sequence[GlossaryFile]) -> dict[tuple[str, bool], _Vocabulary]:
    """Sort the terms of all files. A concept that an earlier file has under the same id is overridden, and left out."""
    found: defaultdict[tuple[str, bool], _Vocabulary] = defaultdict(_Vocabulary)
    above: set[str] = set()
    for file in files:
        overridden = frozenset(above)
        above.update(concept.id for concept in file.concepts)
        for concept, line in zip(file.concepts, file.lines, strict=True):
            if concept.id in overridden:
                continue
            place = Place(file.path, line)
            for tag, terms in concept.terms.items():
                vocabulary = found[tag, concept.kind == CREDIT]
                for term, status in terms:
                    if status == "deprecated":
                        vocabulary.avoided[surface(term)].append(_Use(concept, place, surface(terms.preferred)))
                    else:
                        vocabulary.wanted[surface(term)].append(_Use(concept, place))
    return dict(found)


def _shared(tag: str, vocabulary: _Vocabulary, reported: set[tuple[int, int]]) -> Iterator[Finding]:
    """Yield the terms that two concepts have; two concepts that share every term are told once."""
    pairs: dict[tuple[int, int], tuple[_Use, _Use, list[str]]] = {}
    for term, uses in vocabulary.wanted.items():
        first, *others = _by_concept(uses)
        for other in others:
            pairs.setdefault((id(first.concept), id(other.concept)), (first, other, []))[2].append(term)
    for pair, (first, other, terms) in pairs.items():
        places = (other.place, first.place)
        names = {"one": first.concept.id, "other": other.concept.id}
        if not _same_terms(first.concept, other.concept):
            message = _("'{one}' and '{other}' have the same term ({language}): {terms}.")
            message = message.format(terms=", ".join(terms), language=tag, **names)
            yield Finding("conflict", "error", message, places)
        elif pair not in reported:
            reported.add(pair)
            yield Finding(
                "duplicate", "warning", _("'{one}' and '{other}' have the same terms.").format(**names), places
            )


def _contradicted(tag: str, vocabulary: _Vocabulary, in_circles: set[str]) -> Iterator[Finding]:
    """Yield the terms that one concept avoids and another has, and those avoided in favour of different ones."""
    for term, uses in vocabulary.avoided.items():
        for use in uses:
            for owner in vocabulary.wanted.get(term, []):
                if term in in_circles or owner.concept is use.concept:
                    continue
                message = _("'{term}' ({language}) is to be avoided in '{one}' and a term of '{other}'.")
                message = message.format(term=term, language=tag, one=use.concept.id, other=owner.concept.id)
                yield Finding("avoided-and-wanted", "error", message, (use.place, owner.place))
        instead = {use.instead: use for use in uses if use.instead}
        if len(instead) > 1:
            message = _("'{term}' ({language}) is to be avoided in favour of {terms}.")
            terms = ", ".join(f"'{word}'" for word in instead)
            places = tuple(use.place for use in instead.values())
            yield Finding("conflict", "error", message.format(term=term, language=tag, terms=terms), places)


def _circles(vocabulary: _Vocabulary) -> Iterator[list[str]]:
    """Yield the circles from an avoided spelling over what is wanted instead back to it, each once."""
    following = {term: sorted({use.instead for use in uses}) for term, uses in vocabulary.avoided.items()}
    done: set[str] = set()
    for start in following:
        if start in done:
            continue
        trail: list[str] = []
        ahead = [(start, 0)]
        while ahead:
            term, depth = ahead.pop()
            del trail[depth:]
            if term in trail:
                yield trail[trail.index(term) :]
            elif term not in done:
                done.add(term)
                trail.append(term)
                ahead += [(word, depth + 1) for word in following.get(term, ()) if word]


def _by_concept(uses: Iterable[_Use]) -> list[_Use]:
    """Return one use per concept; a concept may list a term twice in two regional variants."""
    return list({id(use.concept): use for use in uses}.values())


def _same_terms(one: Concept, other: Concept) -> bool:
    """Tell whether two concepts say the same in every language that both have."""
    shared = one.terms.keys() & other.terms.keys()
    return all(one.terms[tag].preferred == other.terms[tag].preferred for tag in shared)
