"""Names that a text spells in more than one way, found without a glossary: "Margaryan" here, "Margarian" there.

Every word that may be a name (``names.candidates``) is compared with the others of its language (``names.clusters``).
For each name one spelling is proposed: the glossary's, else the most frequent, else the first. Spellings that differ
in case only, or in languages that decline names in their last letters, are not variants.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from transnews.glossary.names.candidates import are_apart, find_names
from transnews.glossary.names.clusters import cluster
from transnews.glossary.names.languages import fold, is_form, nouns_have_capitals
from transnews.glossary.names.readings import read, sound_alike
from transnews.language.tags import script

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from transnews.glossary.names.candidates import Name
    from transnews.glossary.termbase import Termbase

SHORTEST_NOUN = 6
"""Letters from which spellings are compared in languages that write every noun with a capital."""

Reason = Literal["glossary", "most-frequent", "first"]
"""Why a spelling is proposed: the glossary has it, it is the most frequent one, or it is the first of the frequent."""

SHORTEST = 4
"""Letters from which spellings are compared: shorter names are like too many words."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit, segment or line of a text.

    ``language`` is a BCP 47 tag. ``place`` is what a report calls the passage: a unit's id, a line's number,
    "article.txt:12".
    """

    text: str
    language: str
    place: str


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A name in a passage: the characters ``[start, end)`` of passage number ``passage``, without "'s" or "al-"."""

    passage: int
    place: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NameVariants:
    """One name that is spelled in several ways.

    ``canonical`` is the proposed spelling, for the ``reason`` given. ``places`` maps every spelling that occurs to its
    occurrences in order, ``canonical`` first if it is among them, then the others as they come in the text. At least
    one of them is not ``canonical``.
    """

    canonical: str
    reason: Reason
    places: Mapping[str, tuple[Occurrence, ...]]


def find_variants(texts: Sequence[Passage], termbase: Termbase | None = None) -> list[NameVariants]:
    """Return the names that ``texts`` spell in more than one way, in order of their first occurrence.

    The passages may come from one article or from a batch, in several languages: each language is looked at by itself.
    Spellings that ``termbase`` has as terms of different concepts are left alone. Texts in scripts without capitals
    (Arabic, Georgian, ...) give nothing here: with a source text, use ``transnews.glossary.renderings``.
    """
    groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, passage in enumerate(texts):
        groups[passage.language.partition("-")[0], script(passage.language)].append(number)
    found = [variants for numbers in groups.values() for variants in _in_one_language(texts, numbers, termbase)]
    return sorted(found, key=lambda variants: min(map(_position, variants.places.values())))


def _position(occurrences: Sequence[Occurrence]) -> tuple[int, int]:
    return occurrences[0].passage, occurrences[0].start


def _in_one_language(
    texts: Sequence[Passage], numbers: Sequence[int], termbase: Termbase | None
) -> Iterable[NameVariants]:
    language = texts[numbers[0]].language
    names = find_names([texts[number].text for number in numbers], language)
    by_form: defaultdict[str, list[Name]] = defaultdict(list)
    for name in names:
        if len(name.spelling) >= SHORTEST:
            by_form[fold(name.spelling)].append(name)

    def apart(one: str, other: str) -> bool:
        return _are_other_words(one, other, language) or are_apart(by_form[one], by_form[other])

    for forms in cluster(list(by_form), apart=apart):
        members = [name for form in forms for name in by_form[form]]
        if not _is_name(members, language):
            continue
        places = {
            _spelling(by_form[form]): tuple(
                Occurrence(numbers[name.text], texts[numbers[name.text]].place, name.start, name.end)
                for name in by_form[form]
            )
            for form in forms
        }
        if variants := propose(places, language, termbase):
            yield variants


def _are_other_words(one: str, other: str, language: str) -> bool:
    """Tell whether spellings that sound alike are no variants: a case form, or a name repeated in another script.

    Where every noun has a capital, only long words that sound the same are compared: Wasser and Fässer are two words.
    """
    if read(one).script != read(other).script or is_form(one, other, language):
        return True
    if not nouns_have_capitals(language):
        return False
    return min(len(one), len(other)) < SHORTEST_NOUN or not sound_alike(one, other)


def _is_name(members: Sequence[Name], language: str) -> bool:
    """Tell whether words that are alike are a name: one of them is certain; where nouns have capitals, in a phrase."""
    if nouns_have_capitals(language):
        return any(name.in_phrase for name in members)
    return any(name.certain for name in members)


def _spelling(names: Sequence[Name]) -> str:
    """Return how names that differ in case only are spelled: not in capitals if one is not, as the first of them is."""
    return min(names, key=lambda name: name.spelling.isupper()).spelling


def propose(
    places: Mapping[str, tuple[Occurrence, ...]], language: str, termbase: Termbase | None = None
) -> NameVariants | None:
    """Return a name's spellings with the one to use, or None where the glossary knows them as different names."""
    spellings = sorted(places, key=lambda spelling: (-len(places[spelling]), _position(places[spelling])))
    most = len(places[spellings[0]])
    tied = len(spellings) > 1 and len(places[spellings[1]]) == most
    canonical = spellings[0]
    reason: Reason = "first" if tied else "most-frequent"
    wanted = _in_glossary(spellings, language, termbase) if termbase else []
    if len(wanted) > 1:
        return None
    if wanted:
        canonical, reason = wanted[0], "glossary"
    in_order = sorted(places, key=lambda spelling: (spelling != canonical, _position(places[spelling])))
    return NameVariants(canonical, reason, {spelling: places[spelling] for spelling in in_order})


def _in_glossary(spellings: Sequence[str], language: str, termbase: Termbase) -> list[str]:
    """Return the distinct preferred terms of the concepts that spellings are terms of."""
    wanted: dict[str, None] = {}
    for spelling in spellings:
        for match in termbase.matches(spelling, language):
            terms = match.concept.terms_in(language)
            if terms and (match.start, match.end) == (0, len(spelling)):
                wanted[terms.preferred] = None
    return list(wanted)
