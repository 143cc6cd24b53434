"""Ask the engine what it makes of a term: translate the term alone and in a few carrier sentences.

What an engine writes for a term in short, plain sentences it mostly writes in long ones as well, so these renderings
tell which words of a translation stand for the term. A fuzzy search of the translation is no substitute: 43 of 71
windows that one found, read by eye, were other words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import regex
from rapidfuzz import fuzz

from transnews.glossary.concepts import variants
from transnews.glossary.determiners import language_data, without_function_words
from transnews.glossary.folding import UNSPACED, core, loose

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Sequence

    from transnews.engines.base import Hypothesis

    Translate = Callable[[Sequence[str]], list[Hypothesis]]

_SLOT = "{}"
_SAME_WORD = 75
"""Similarity, 0 to 100, from which two words at a carrier's end are one: "mencionado" and "mencionada"."""
_ARTICLE = 4
"""Letters of the longest word that may differ right before the term: an article that agrees with it."""
_EXTRA_WORDS = 4
"""How many words longer than its term a rendering may be."""

_TOKENS = regex.compile(rf"[{UNSPACED}]|[^\s{UNSPACED}]+")


@dataclass(frozen=True, slots=True)
class _Frame:
    """A carrier's own translation: the folded words before and after the term."""

    before: tuple[str, ...]
    after: tuple[str, ...]

    def cut(self, translation: str) -> str:
        """Return what stands in the term's place, "" where the carrier itself came out differently."""
        spans, words = _tokens(translation)
        first = 0
        while first < min(len(self.before), len(words)) and words[first] == self.before[first]:
            first += 1
        if first == len(self.before) - 1 and first < len(words) and len(words[first]) <= _ARTICLE:
            first += 1
        last = len(words) - len(self.after)
        if first < len(self.before) - 1 or last <= first:
            return ""
        if any(fuzz.ratio(*pair) < _SAME_WORD for pair in zip(words[last:], self.after, strict=True)):
            return ""
        return translation[spans[first][0] : spans[last - 1][1]]


class ProbeCache:
    """What engines make of terms, kept for a whole run: per route, a model or chain of models, its own ``Probes``."""

    def __init__(self) -> None:
        self._probes: dict[Hashable, Probes] = {}

    def of(self, route: Hashable) -> Probes:
        """Return the probes of a route, the same object whenever it is asked for; a route goes in one direction."""
        return self._probes.setdefault(route, Probes())


@dataclass(slots=True)
class Probes:
    """What one route makes of terms. A term costs five short translations once, its carriers two more each."""

    _frames: dict[str, _Frame | None] = field(default_factory=dict)
    _renderings: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def renderings(
        self, terms: Collection[str], source_language: str, target_language: str, translate: Translate
    ) -> dict[str, tuple[str, ...]]:
        """Return, per term, the engine's renderings of it and the term itself, which may have been copied.

        Everything that is not yet known is translated in one call.
        """
        data = _carriers(source_language)
        fillers: list[str] = data.get("fillers", [])
        unknown = {term: _sentences(term, data) for term in dict.fromkeys(terms) if term not in self._renderings}
        new_carriers = [
            carrier
            for carrier in dict.fromkeys(carrier for carriers in unknown.values() for carrier in carriers)
            if carrier not in self._frames
        ]
        texts = [carrier.replace(_SLOT, filler) for carrier in new_carriers for filler in fillers]
        texts += [text for term, carriers in unknown.items() for text in _probe_texts(term, carriers)]
        answers = {text: hypothesis.text for text, hypothesis in translate_all(texts, translate).items()}
        for carrier in new_carriers:
            first, second = (answers[carrier.replace(_SLOT, filler)] for filler in fillers)
            self._frames[carrier] = _frame(first, second, target_language)
        for term, carriers in unknown.items():
            frames = ((carrier, frame) for carrier in carriers if (frame := self._frames[carrier]))
            cuts = (frame.cut(answers[carrier.replace(_SLOT, term)]) for carrier, frame in frames)
            self._renderings[term] = _clean([answers[term], *cuts], term, target_language)
        return {term: self._renderings[term] for term in terms}


def translate_all(texts: Iterable[str], translate: Translate) -> dict[str, Hypothesis]:
    """Translate texts in one call, each once; no call where there is none."""
    unique = list(dict.fromkeys(texts))
    return dict(zip(unique, translate(unique), strict=True)) if unique else {}


def _probe_texts(term: str, carriers: Iterable[str]) -> list[str]:
    return [term, *(carrier.replace(_SLOT, term) for carrier in carriers)]


def _sentences(term: str, data: dict[str, list[str]]) -> list[str]:
    """Return the carriers for a term: those for common nouns where it starts with a small letter."""
    names = data.get("name", [])
    return data.get("noun", names) if term[:1].islower() else names


def _tokens(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    spans = [match.span() for match in _TOKENS.finditer(text)]
    return spans, [loose(text[start:end]) for start, end in spans]


def _frame(first: str, second: str, target_language: str) -> _Frame | None:
    """Return what two translations of a carrier have in common.

    None where more is left of one than the filler, a single word: then the carrier's own words vary, and one of them
    might be taken for a part of the term.
    """
    (spans, one), (other_spans, other) = _tokens(first), _tokens(second)
    shortest = min(len(one), len(other))
    before = 0
    while before < shortest and one[before] == other[before]:
        before += 1
    after = 0
    while after < shortest - before and fuzz.ratio(one[-1 - after], other[-1 - after]) >= _SAME_WORD:
        after += 1
    if before + after >= shortest:
        return None
    rest = first[spans[before][0] : spans[-1 - after][1]], second[other_spans[before][0] : other_spans[-1 - after][1]]
    if any(len(without_function_words(filler, target_language).split()) != 1 for filler in rest):
        return None
    return _Frame(tuple(one[:before]), tuple(one[len(one) - after :]))


def _clean(found: Iterable[str], term: str, target_language: str) -> tuple[str, ...]:
    """Return renderings without the punctuation and the articles around them, each once, the term itself last."""
    renderings = []
    for text in found:
        start, end = core(text)
        rendering = without_function_words(text[start:end], target_language)
        if rendering and len(rendering.split()) <= len(term.split()) + _EXTRA_WORDS:
            renderings.append(rendering)
    return tuple(dict.fromkeys([*renderings, term]))


@lru_cache(maxsize=64)
def _carriers(language: str) -> dict[str, list[str]]:
    carriers = language_data("carriers.toml")
    tags = variants(language, tuple(carriers))
    return dict(carriers[tags[0]]) if tags else {}
