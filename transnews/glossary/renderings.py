"""Names that a translation renders in more than one way, found without a glossary.

The names of a source and of its translation are paired unit by unit (``names.links``). A name whose partners are
spelled in several ways is reported, with every place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transnews.glossary.names.clusters import cluster
from transnews.glossary.names.languages import fold, is_form
from transnews.glossary.names.links import link
from transnews.glossary.variants import Occurrence, propose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from transnews.glossary.names.links import Link
    from transnews.glossary.termbase import Termbase
    from transnews.glossary.variants import NameVariants, Passage, Reason

SHORTEST = 4
"""Letters from which a source's names are looked at: shorter ones are like too many words."""


@dataclass(frozen=True, slots=True)
class NameRenderings:
    """One name of the source and the several spellings that the target has for it.

    ``source`` is its most frequent spelling there; ``canonical``, ``reason`` and ``places`` are as in NameVariants, of
    the target: an occurrence's ``passage`` is the number of the pair, its offsets are those of the target's text.
    """

    source: str
    canonical: str
    reason: Reason
    places: Mapping[str, tuple[Occurrence, ...]]


@dataclass(frozen=True, slots=True)
class RenderedName:
    """One name of the source and where the target has it: ``places`` by spelling, in order; often only one.

    ``languages`` are those of the source and the target. Offsets are those of the target's text.
    """

    source: str
    languages: tuple[str, str]
    places: Mapping[str, tuple[Occurrence, ...]]


def find_renderings(
    pairs: Sequence[tuple[Passage, Passage]],
    termbase: Termbase | None = None,
    variants: Sequence[NameVariants] = (),
) -> list[NameRenderings]:
    """Return the names that are rendered in more than one way, in order of their first occurrence in the target.

    The parameters are those of ``rendered_names``; ``termbase`` may have the spelling to use.
    """
    return [
        NameRenderings(name.source, proposal.canonical, proposal.reason, proposal.places)
        for name in rendered_names(pairs, variants)
        if len(name.places) > 1 and (proposal := propose(name.places, name.languages[1], termbase))
    ]


def rendered_names(
    pairs: Sequence[tuple[Passage, Passage]], variants: Sequence[NameVariants] = ()
) -> list[RenderedName]:
    """Return the names that source and target both have, in order of their first occurrence in the target.

    Each pair is a unit's source and target; the pairs may come from one article or from a batch, in several languages.
    Spellings that ``variants`` (those of the source) lists as one name count as one; else every spelling of the source
    is a name of its own. Nothing is found where neither script has capitals, nor in a script that ``same_name`` has no
    rules for.
    """
    groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, (source, target) in enumerate(pairs):
        groups[source.language, target.language].append(number)
    one_name = {fold(spelling): fold(item.canonical) for item in variants for spelling in item.places}
    found = [
        name for languages, numbers in groups.items() for name in _in_languages(pairs, numbers, languages, one_name)
    ]
    return sorted(found, key=lambda name: min((places[0].passage, places[0].start) for places in name.places.values()))


def _in_languages(
    pairs: Sequence[tuple[Passage, Passage]],
    numbers: Sequence[int],
    languages: tuple[str, str],
    one_name: Mapping[str, str],
) -> Iterable[RenderedName]:
    """Yield the names of pairs that are all in the same two languages."""
    by_form: defaultdict[str, list[Link]] = defaultdict(list)
    for item in link([(pairs[number][0].text, pairs[number][1].text) for number in numbers], *languages):
        if len(item.source) >= SHORTEST:
            by_form[one_name.get(fold(item.source), fold(item.source))].append(item)
    clusters = cluster(list(by_form), apart=lambda one, other: not is_form(one, other, languages[0]))
    alone = by_form.keys() - {form for forms in clusters for form in forms}
    for forms in [*clusters, *([form] for form in by_form if form in alone)]:
        members = sorted((item for form in forms for item in by_form[form]), key=lambda item: (item.pair, item.start))
        if any(item.certain for item in members):
            places = {
                spelling: tuple(_occurrence(item, pairs, numbers) for item in items)
                for spelling, items in _spellings(members, languages[1]).items()
            }
            yield RenderedName(Counter(item.source for item in members).most_common(1)[0][0], languages, places)


def _occurrence(item: Link, pairs: Sequence[tuple[Passage, Passage]], numbers: Sequence[int]) -> Occurrence:
    number = numbers[item.pair]
    return Occurrence(number, pairs[number][1].place, item.start, item.end)


def _spellings(links: Sequence[Link], language: str) -> dict[str, list[Link]]:
    """Group links by the target's spelling; what differs by case or by a case ending only is one spelling."""
    found: dict[str, list[Link]] = {}
    for item in links:
        for spelling, items in found.items():
            if fold(spelling) == fold(item.target) or is_form(spelling, item.target, language):
                items.append(item)
                break
        else:
            found[item.target] = [item]
    return found
