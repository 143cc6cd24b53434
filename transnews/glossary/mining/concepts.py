"""Concepts from mined names: a glossary's rows, for an editor to finish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.glossary.concepts import Concept, Terms
from transnews.glossary.names.languages import fold
from transnews.glossary.names.same import same_name
from transnews.messages import _, ngettext

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Mapping

    from transnews.glossary.mining.phrases import MinedName
    from transnews.glossary.termbase import Termbase

KIND = "name"
"""The kind of a proposed concept; an editor may know better."""

_SHARE = 0.5  # of a name's occurrences that must have a rendering for it to be proposed


def propose_concepts(names: Iterable[MinedName], known: Termbase | None = None, least: int = 1) -> list[Concept]:
    """Return a concept for each name that occurs ``least`` times or more and that ``known`` has not, in order.

    The most frequent spelling is the preferred term, the others are deprecated ones; so are renderings. Names of
    several languages that are the same name become one concept. The note says how often the name occurs, in how many
    texts, and how often each spelling and rendering. Renderings of a name that most of its occurrences lack (a word
    that is translated by its meaning) stand in the note only.
    """
    groups: list[dict[str, MinedName]] = []
    for name in names:
        if name.count >= least and not _is_known(name, known):
            home = next((group for group in groups if _belongs(name, group)), None)
            if home is None:
                groups.append({name.language: name})
            else:
                home[name.language] = name
    ids: dict[str, int] = {}
    return [_concept(group, ids) for group in groups]


def _is_known(name: MinedName, known: Termbase | None) -> bool:
    """Tell whether a glossary has a name, whole and in every spelling."""
    if known is None:
        return False
    return all(
        any((match.start, match.end) == (0, len(spelling)) for match in known.matches(spelling, name.language))
        for spelling in name.spellings
    )


def _belongs(name: MinedName, group: Mapping[str, MinedName]) -> bool:
    return name.language not in group and any(same_name(name.spelling, other.spelling) for other in group.values())


def _concept(group: Mapping[str, MinedName], ids: dict[str, int]) -> Concept:
    terms: dict[str, Terms] = {}
    for language, name in group.items():
        terms[language] = _terms(name.spellings)
    for name in group.values():
        if name.renderings.total() >= _SHARE * name.count > 0 and name.target not in terms:
            terms[name.target] = _terms(name.renderings)
    first = next(iter(group.values()))
    stem = fold(first.spelling).replace(" ", "-")
    ids[stem] = ids.get(stem, 0) + 1
    number = f"-{ids[stem]}" if ids[stem] > 1 else ""
    return Concept(stem + number, KIND, terms, note=" ".join(_note(name) for name in group.values()))


def _terms(counts: Counter[str]) -> Terms:
    """Return the most frequent spelling as the preferred term and the others, case aside, as deprecated ones."""
    preferred, *others = [spelling for spelling, _count in counts.most_common()]
    deprecated = {fold(spelling): spelling for spelling in reversed(others) if fold(spelling) != fold(preferred)}
    return Terms(preferred, deprecated=tuple(reversed(deprecated.values())))


def _note(name: MinedName) -> str:
    """Return what an editor wants to know of a name in one language: counts, spellings, a context."""
    times = ngettext("{count} time", "{count} times", name.count).format(count=name.count)
    places = ngettext("in {count} text", "in {count} texts", len(name.texts)).format(count=len(name.texts))
    parts = [f"{name.language}: {times} {places}"]
    if len(name.spellings) > 1:
        parts.append(_("spellings: {counts}").format(counts=_counts(name.spellings)))
    if name.renderings:
        parts.append(_("renderings: {counts}").format(counts=_counts(name.renderings)))
    return "; ".join(parts) + f"; “{name.context}”."


def _counts(counts: Counter[str]) -> str:
    return ", ".join(f"{spelling} {count}" for spelling, count in counts.most_common())
