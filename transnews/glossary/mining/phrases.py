"""The names of texts, with their spellings, counts, contexts and, from a bitext, their renderings.

A name here is a run of words with a capital ("Mir Margaryan"), found as ``names.candidates`` finds words. Spellings of
one name are those that ``variants`` puts together word by word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from transnews.glossary.names.candidates import find_names
from transnews.glossary.names.languages import fold
from transnews.glossary.names.links import link
from transnews.glossary.variants import find_variants

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from transnews.glossary.names.candidates import Name
    from transnews.glossary.names.links import Link
    from transnews.glossary.variants import Passage

CONTEXT = 45
"""Characters of a context on either side of a name."""

_GLUE = regex.compile(r"(?:\s|\p{Ll}{1,4}\s){0,4}")
"""What may stand between the words of a rendering: spaces and short words ("de la")."""


@dataclass(slots=True)
class MinedName:
    """One name: how often each spelling of it occurs, in how many texts, a context, and how it is rendered.

    ``spellings`` and ``renderings`` (of ``target``, the language of a bitext's other side) count occurrences.
    """

    language: str
    spellings: Counter[str] = field(default_factory=Counter)
    texts: set[int] = field(default_factory=set)
    context: str = ""
    target: str = ""
    renderings: Counter[str] = field(default_factory=Counter)

    @property
    def spelling(self) -> str:
        """The most frequent spelling, the first of them."""
        return self.spellings.most_common(1)[0][0]

    @property
    def count(self) -> int:
        """How often the name occurs."""
        return self.spellings.total()


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A run of names in passage number ``passage``; ``key`` is the same for all spellings of it."""

    passage: int
    names: tuple[Name, ...]
    key: tuple[str, ...]

    @property
    def span(self) -> slice:
        """The characters of the passage."""
        return slice(self.names[0].start, self.names[-1].end)


def mine(
    texts: Sequence[Sequence[Passage]], translations: Sequence[Sequence[Passage]] | None = None
) -> list[MinedName]:
    """Return the names of texts, those in most texts first, then the most frequent, then in order of appearance.

    Each text is its passages; ``translations``, of a bitext, has the translation of each, passage by passage. Names are
    sought in the source; in scripts without capitals none are found.
    """
    passages = [passage for text in texts for passage in text]
    text_of = [number for number, text in enumerate(texts) for _passage in text]
    targets = [passage for text in translations or () for passage in text]
    groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, passage in enumerate(passages):
        groups[passage.language, targets[number].language if targets else ""].append(number)
    found: list[MinedName] = []
    for (language, target), numbers in groups.items():
        chosen = [passages[number] for number in numbers]
        translated = [targets[number] for number in numbers] if targets else []
        for name in _mine(chosen, translated, MinedName(language, target=target)):
            name.texts = {text_of[numbers[number]] for number in name.texts}
            found.append(name)
    return sorted(found, key=lambda name: (-len(name.texts), -name.count))


def _mine(passages: Sequence[Passage], targets: Sequence[Passage], empty: MinedName) -> Iterable[MinedName]:
    """Return the names of passages in one language; ``texts`` holds numbers of passages still."""
    found: dict[tuple[str, ...], MinedName] = {}
    links = _Links(passages, targets, empty) if targets else None
    for phrase in _phrases(passages, empty.language):
        name = found.setdefault(phrase.key, MinedName(empty.language, target=empty.target))
        text = passages[phrase.passage].text
        name.spellings[_shown(text[phrase.span])] += 1
        name.texts.add(phrase.passage)
        name.context = name.context or _context(text, phrase.span.start, phrase.span.stop)
        if links and (rendering := links.rendering(phrase)):
            name.renderings[rendering] += 1
    return found.values()


def _shown(text: str) -> str:
    return " ".join(text.split())


def _context(text: str, start: int, end: int) -> str:
    """Return the words around a name, with dots where something is left out."""
    left = text.rfind(" ", 0, max(0, start - CONTEXT)) + 1
    right = text.find(" ", min(len(text), end + CONTEXT))
    right = len(text) if right < 0 else right
    return ("… " if left else "") + _shown(text[left:right]) + (" …" if right < len(text) else "")


def _phrases(passages: Sequence[Passage], language: str) -> Iterator[_Phrase]:
    """Yield the runs of names, and a run's last word by itself where that also stands alone (a family name).

    A word at a sentence's start must be a name somewhere else to count.
    """
    same = {
        fold(spelling): fold(variants.canonical) for variants in find_variants(passages) for spelling in variants.places
    }

    def key(name: Name) -> str:
        return same.get(fold(name.spelling), fold(name.spelling))

    names = find_names([passage.text for passage in passages], language)
    certain = {key(name) for name in names if name.certain}
    runs = list(_runs([name for name in names if key(name) in certain], passages))
    alone = {key(run[0]) for run in runs if len(run) == 1}
    for run in runs:
        yield _Phrase(run[0].text, run, tuple(map(key, run)))
        if len(run) > 1 and key(run[-1]) in alone:
            yield _Phrase(run[0].text, run[-1:], (key(run[-1]),))


def _runs(names: Sequence[Name], passages: Sequence[Passage]) -> Iterator[tuple[Name, ...]]:
    """Yield names that stand together, with no more than spaces between them."""
    run: list[Name] = []
    for name in names:
        if run and not (name.text == run[-1].text and passages[name.text].text[run[-1].end : name.start].isspace()):
            yield tuple(run)
            run = []
        run.append(name)
    if run:
        yield tuple(run)


class _Links:
    """Which words of the targets stand for which names."""

    def __init__(self, passages: Sequence[Passage], targets: Sequence[Passage], languages: MinedName) -> None:
        self._targets = targets
        self._links: defaultdict[int, list[Link]] = defaultdict(list)
        pairs = [(source.text, target.text) for source, target in zip(passages, targets, strict=True)]
        for item in link(pairs, languages.language, languages.target):
            self._links[item.pair].append(item)

    def rendering(self, phrase: _Phrase) -> str:
        """Return the words that a phrase's words are linked with, "" where one has none or they stand apart."""
        spans: list[tuple[int, int]] = []
        for name in phrase.names:
            form = fold(name.spelling)
            partners = [item for item in self._links[phrase.passage] if form.startswith(fold(item.source))]
            if not partners:
                return ""
            partner = max(partners, key=lambda item: len(item.source))
            spans.append((partner.start, partner.end))
        spans.sort()
        text = self._targets[phrase.passage].text
        between = [text[before[1] : after[0]] for before, after in pairwise(spans)]
        return _shown(text[spans[0][0] : spans[-1][1]]) if all(map(_GLUE.fullmatch, between)) else ""
