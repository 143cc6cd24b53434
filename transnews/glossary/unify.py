"""One spelling for each name of a translation: what is spelled in several ways, and ``--unify-names``.

A name of the target is inconsistent where the source has one name and the target several spellings of it. Where the
source's script has no rules, the target's spellings alone must tell. Within an article the proposed spelling is the
glossary's, else the most frequent, else the first; over a run, what the first article chose stays.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import regex

from transnews.engines.protection import protected
from transnews.glossary.folding import is_boundary, replaced
from transnews.glossary.names.languages import fold, has_endings, is_form
from transnews.glossary.names.readings import is_readable, read
from transnews.glossary.names.same import is_same_word
from transnews.glossary.renderings import find_renderings, rendered_names
from transnews.glossary.variants import Passage, find_variants, propose
from transnews.language.tags import same_language
from transnews.messages import _
from transnews.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transnews.glossary.renderings import NameRenderings, RenderedName
    from transnews.glossary.termbase import Termbase
    from transnews.glossary.variants import NameVariants, Occurrence
    from transnews.model import ParallelText, TranslationUnit

UNIFIED = "name-unified"
"""Code of the issue that says that a name's spelling was changed."""

_QUOTATION = regex.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«|\"[^\"]*\"|『[^』]*』|「[^」]*」")


def inconsistent_names(text: ParallelText, termbase: Termbase | None = None) -> list[NameVariants | NameRenderings]:
    """Return the names that the target of a text spells in more than one way.

    An occurrence's ``place`` is its unit's id, its offsets are those of the unit's target.
    """
    pairs = passage_pairs(text, translated_units(text))
    return [
        *find_renderings(pairs, termbase, find_variants([source for source, _target in pairs])),
        *find_variants([target for source, target in pairs if not is_readable(source.text)], termbase),
    ]


def translated_units(text: ParallelText) -> list[TranslationUnit]:
    """Return the units that have a translation: not website furniture, not what was in the target language already."""
    return [
        unit
        for unit in text.units
        if unit.origin != "none"
        and unit.kind != "boilerplate"
        and not (unit.origin == "copy" and same_language(text.language_of(unit), text.target_language))
    ]


def passage_pairs(text: ParallelText, units: Sequence[TranslationUnit]) -> list[tuple[Passage, Passage]]:
    """Return the source and target of units of a text as passages, whose place is the unit's id."""
    return [
        (Passage(unit.source, text.language_of(unit), unit.id), Passage(unit.target, text.target_language, unit.id))
        for unit in units
    ]


class NameUnifier:
    """Writes each name of a translation in one spelling, article after article of a run.

    Never touched: what was reviewed, quotations, addresses and code, what the glossary has enforced, and names whose
    case endings differ.
    """

    def __init__(self, termbase: Termbase | None = None) -> None:
        self._termbase = termbase
        self._chosen: dict[tuple[str, str, str], str] = {}

    def __call__(self, text: ParallelText) -> None:
        """Give the names of a text's targets one spelling each, in place; a unit that changes gets an issue."""
        units = translated_units(text)
        pairs = passage_pairs(text, units)
        changes: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
        by_id = {unit.id: unit for unit in units}
        for canonical, places in self._spellings(pairs):
            for occurrence in places:
                unit = by_id[occurrence.place]
                if new := _replacement(unit, occurrence, canonical, text):
                    changes[unit.id].append((occurrence.start, occurrence.end, new))
        for unit_id, edits in changes.items():
            _edit(by_id[unit_id], edits)

    def _spellings(self, pairs: Sequence[tuple[Passage, Passage]]) -> Iterator[tuple[str, list[Occurrence]]]:
        """Yield for each name the spelling to use, and where the name stands."""
        for name in rendered_names(pairs, find_variants([source for source, _target in pairs])):
            if canonical := self._choose(name):
                yield canonical, [place for places in name.places.values() for place in places]
        unread = [target for source, target in pairs if not is_readable(source.text)]
        for variants in find_variants(unread, self._termbase):
            yield variants.canonical, [place for places in variants.places.values() for place in places]

    def _choose(self, name: RenderedName) -> str:
        """Return the spelling of a name: that of an earlier article, if it is the same name, else this one's."""
        proposal = propose(name.places, name.languages[1], self._termbase)
        if proposal is None:
            return ""
        key = (*name.languages, fold(name.source))
        if proposal.reason != "glossary" and is_same_word(earlier := self._chosen.get(key, ""), proposal.canonical):
            return earlier
        if is_same_word(name.source, proposal.canonical):
            self._chosen[key] = proposal.canonical
        return proposal.canonical


def _replacement(unit: TranslationUnit, place: Occurrence, canonical: str, text: ParallelText) -> str:
    """Return what is to stand at a place of a unit's target, "" where it must stay as it is."""
    language = text.target_language
    old = unit.target[place.start : place.end]
    if fold(old) == fold(canonical) or is_form(old, canonical, language) or read(old).script != read(canonical).script:
        return ""
    if has_endings(language) and not (old[-1:] == canonical[-1:] and _is_whole(unit.target, place)):
        return ""
    held = protected(unit.target, text.language_of(unit), language)
    quotations = [match.span() for match in _QUOTATION.finditer(unit.target)]
    for start, end in [*((item.start, item.end) for item in held), *quotations]:
        if start < place.end and place.start < end:
            return ""
    reviewed = unit.origin == "memory" or unit.state in {"reviewed", "final"}
    if reviewed or unit.kind == "quote" or any(old in term.target for term in unit.terms if term.status != "missing"):
        return ""
    return canonical.upper() if old.isupper() else canonical


def _is_whole(text: str, place: Occurrence) -> bool:
    return is_boundary(text, place.start) and is_boundary(text, place.end)


def _edit(unit: TranslationUnit, edits: Sequence[tuple[int, int, str]]) -> None:
    for start, end, new in sorted(set(edits)):
        message = _("'{old}' is written '{new}', as elsewhere.").format(old=unit.target[start:end], new=new)
        unit.issues.append(Issue(UNIFIED, "info", message))
    unit.target = replaced(unit.target, set(edits))
