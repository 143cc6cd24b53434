"""Translate names of places that an engine left in the source's spelling: "em Belgrade" becomes "em Belgrado".

For names that no editor decided on (``transnews.glossary.cldr_terms``) this is all that is safe. What the engine
translated stays: it may have written an adjective, an inflected form, another right name. So does a name beside another
capitalized word ("Air Canada", "Jack London"), which is a part of a longer name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from transnews.engines.base import Hypothesis
from transnews.engines.realign import realigned
from transnews.glossary.cldr_terms import PLACES
from transnews.glossary.determiners import agreed, is_function_word
from transnews.glossary.folding import core, is_boundary, loose
from transnews.model import TermUse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.glossary.matcher import Match
    from transnews.glossary.termbase import Termbase

_WORD_BEFORE = regex.compile(r"[\p{L}\p{M}\p{N}.'’\-&]+(?=[ \-]$)")
_WORD_AFTER = regex.compile(r"(?<=^[ \-])[\p{L}\p{M}\p{N}]+")


def place_names(text: str, names: Termbase, source: str, target: str, taken: Sequence[Match]) -> list[Match]:
    """Return the names of places in ``text`` that stand by themselves and overlap no match of ``taken``."""
    return [
        match
        for match in names.matches(text, source, target=target)
        if match.concept.kind in PLACES
        and not any(match.start < other.end and other.start < match.end for other in taken)
        and _stands_alone(text, match, source)
    ]


def whole_name(text: str, names: Termbase, source: str, target: str) -> Match | None:
    """Return the name, of any kind, that a text is, punctuation around it aside."""
    found = names.matches(text, source, target=target)
    first, last = core(text)
    return found[0] if len(found) == 1 and found[0].start <= first and found[0].end >= last else None


def _stands_alone(text: str, match: Match, language: str) -> bool:
    """Tell whether no neighbour is capitalized, but for a function word, which starts a sentence."""
    before = _WORD_BEFORE.search(text, 0, match.start)
    if before and before.group()[:1].isupper() and not is_function_word(before.group(), language):
        return False
    after = _WORD_AFTER.match(text[match.end :], 1)
    return not (after and after.group()[:1].isupper())


def translated(
    source: str, hypothesis: Hypothesis, matches: Sequence[Match], target: str
) -> tuple[Hypothesis, list[TermUse]]:
    """Return a hypothesis with the names that it copied translated, its alignment moved along; and which those are.

    A name is taken for copied where source and translation have its spelling equally often, each time by itself.
    """
    uses: list[TermUse] = []
    for name in dict.fromkeys(match.text for match in matches):
        same = [match for match in matches if match.text == name]
        terms = same[0].concept.terms_in(target)
        if terms is None or loose(name) in map(loose, (terms.preferred, *terms.admitted)):
            continue
        places = _places(hypothesis.text, name)
        if len(places) == len(same) == len(_places(source, name)):
            for start, end in reversed(places):
                hypothesis = _replaced(hypothesis, start, end, terms.preferred, target)
            uses += [TermUse(name, terms.preferred, same[0].concept.id, "locale") for _match in same]
    return hypothesis, uses


def _places(text: str, name: str) -> list[tuple[int, int]]:
    places = [match.span() for match in regex.finditer(regex.escape(name), text)]
    return [span for span in places if all(is_boundary(text, edge) for edge in span)]


def _replaced(hypothesis: Hypothesis, start: int, end: int, name: str, language: str) -> Hypothesis:
    text = agreed(hypothesis.text[:start], name, "", language) + name + hypothesis.text[end:]
    if hypothesis.alignment is None:
        return Hypothesis(text)
    return Hypothesis(text, realigned(hypothesis.alignment, ("", ""), (hypothesis.text, text)))
