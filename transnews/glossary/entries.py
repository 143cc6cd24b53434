"""The terms of one language, looked up by their folded form.

With 100,000 concepts every object counts, in memory and in the time of the garbage collector: so terms, concepts and
statuses stand in parallel lists of what there is already, and an entry is made only when it is asked for.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from transnews.glossary.concepts import CREDIT, Concept, Status, variants
from transnews.glossary.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_STATUSES: tuple[Status, ...] = ("preferred", "admitted", "deprecated")


class Entry(NamedTuple):
    """One term of one concept."""

    term: str
    concept: Concept
    status: Status


class Entries:
    """The terms of ``layers`` in a language: those of credit concepts (``credit``) or all others.

    Entries of equal form are ordered by layer, then status, then the order of the concepts.
    """

    def __init__(self, layers: Sequence[Sequence[Concept]], language: str, *, credit: bool) -> None:
        self._terms: list[str] = []
        self._concepts: list[Concept] = []
        self._statuses: list[Status] = []
        for layer in layers:
            self._add([concept for concept in layer if (concept.kind == CREDIT) == credit], language)
        places: dict[str, int] = {}
        self._others: dict[int, list[int]] = {}
        for place, term in enumerate(self._terms):
            first = places.setdefault(fold(term, language).text, place)
            if first != place:
                self._others.setdefault(first, []).append(place)
        self.forms = list(places)
        self._firsts = array("Q", places.values())

    def _add(self, concepts: Sequence[Concept], language: str) -> None:
        """Append a layer, the terms of each status together."""
        terms: dict[Status, list[str]] = {status: [] for status in _STATUSES}
        owners: dict[Status, list[Concept]] = {status: [] for status in _STATUSES}
        for concept in concepts:
            for term, status in _terms(concept, language):
                terms[status].append(term)
                owners[status].append(concept)
        for status in _STATUSES:
            self._terms += terms[status]
            self._concepts += owners[status]
            self._statuses += [status] * len(terms[status])

    def of_form(self, number: int) -> list[Entry]:
        """Return the entries of ``forms[number]``, best first."""
        first = self._firsts[number]
        places = (first, *self._others.get(first, ()))
        return [Entry(self._terms[place], self._concepts[place], self._statuses[place]) for place in places]


def _terms(concept: Concept, language: str) -> Iterable[tuple[str, Status]]:
    """Return a concept's terms in a language and its variants, each once; a variant's terms are admitted at best."""
    tags = variants(language, tuple(concept.terms))
    if not tags:
        return ()
    own = concept.terms[tags[0]]
    if len(tags) == 1:
        return own
    known: dict[str, Status] = {}
    for term, status in own:
        known.setdefault(term, status)
    for tag in tags[1:]:
        for term, status in concept.terms[tag]:
            known.setdefault(term, "admitted" if status == "preferred" else status)
    return known.items()
