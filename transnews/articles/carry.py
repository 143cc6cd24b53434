"""Inline markup carried over: links and emphasis find their words in the translation."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from transnews.articles.placing import Placing
from transnews.engines.base import Hypothesis
from transnews.messages import _
from transnews.model import Alignment, Issue, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from transnews.model import Block, ParallelText, TranslationUnit

    Translate = Callable[[Sequence[str], tuple[str, str]], list[Hypothesis]]
    """Translates texts by themselves; the pair is (source language, target language)."""

MARKUP_MOVED = "markup-moved"
"""Code of the issue that markup found no place of its own."""

_WORD = re.compile(r"\w+")
_ALIKE = 0.5
"""Share of words, in order, that an engine's translation and a person's must have in common to be aligned."""
_LAYOUT = re.compile(r"[\s>]*")  # the marks of a Markdown quotation that goes on belong to the lines of the source


def carry_markup(text: ParallelText, translate: Translate) -> None:
    """Set ``unit.spans`` of every unit: each span of the source over the same words of the target.

    The words are found by their own spelling (names), by the glossary term, date or number they are, by the engine's
    word alignment, or by their translation alone. What a person or a memory has translated is aligned with the source
    through the engine's translation, where that is much like it. Markup that finds no place goes around the whole
    segment, or near its place where the segment has other markup, with an issue: no link is lost. A unit that has spans
    already keeps them.
    """
    wanted: defaultdict[str, list[Span]] = defaultdict(list)
    for unit, span, _words in source_spans(text):
        if not unit.spans:
            wanted[unit.id].append(span)
    units = [unit for unit in text.units if unit.id in wanted]
    placings = {unit.id: Placing(unit, wanted[unit.id]) for unit in units}
    unaligned = [unit for unit in units if unit.alignment is None and placings[unit.id].unplaced]
    for language, mine in _by_language(text, unaligned):
        for unit, answer in zip(mine, translate([unit.source for unit in mine], language), strict=True):
            unit.alignment = _alignment(answer, unit)
            placings[unit.id] = Placing(unit, wanted[unit.id])
    for language, mine in _by_language(text, units):
        waiting = [(placings[unit.id], number) for unit in mine for number in placings[unit.id].unplaced]
        words = dict.fromkeys(placing.words(number) for placing, number in waiting if placing.words(number))
        alone = dict(zip(words, translate(list(words), language), strict=True)) if words else {}
        for placing, number in waiting:
            answer = alone.get(placing.words(number), Hypothesis(""))
            if not placing.place_as(number, answer.text.strip(" .")):
                placing.place_near(number)
                _tell(placing, number)
    for placing in placings.values():
        unit = placing.unit
        unit.spans = [_labelled(unit, span, words) for span, words in placing.spans()]
    for unit in text.units:
        unit.alignment = None


def _by_language(
    text: ParallelText, units: Sequence[TranslationUnit]
) -> Iterator[tuple[tuple[str, str], list[TranslationUnit]]]:
    """Yield (source language, target language) and the units that are in it."""
    groups: defaultdict[str, list[TranslationUnit]] = defaultdict(list)
    for unit in units:
        groups[text.language_of(unit)].append(unit)
    for language in sorted(groups):
        yield (language, text.target_language), groups[language]


def _alignment(answer: Hypothesis, unit: TranslationUnit) -> Alignment | None:
    """Return an engine's word alignment of a unit that has another translation; None where that is too different."""
    if not answer.alignment:
        return None
    words, others = (_WORD.findall(text.casefold()) for text in (answer.text, unit.target))
    if SequenceMatcher(None, words, others, autojunk=False).ratio() < _ALIKE:
        return None
    return Alignment(answer.text, tuple((*link.source, *link.target, link.weight) for link in answer.alignment))


def _tell(placing: Placing, number: int) -> None:
    words = placing.words(number)
    if words:
        message = _("The markup around '{words}' found no place of its own; it stands around the sentence or nearby.")
    else:
        message = _("The markup '{markup}' found no place of its own; it stands nearby.")
    text = message.format(words=words, markup=placing.source(number).opening)
    placing.unit.issues.append(Issue(MARKUP_MOVED, "warning", text))


def _labelled(unit: TranslationUnit, span: Span, words: str) -> Span:
    """Return a span; a Markdown link by label alone ("[label][]") keeps the label that the file defines."""
    if span.closing in {"][]", "]"} and span.opening == "[" and unit.target[span.start : span.end] != words:
        return replace(span, closing=f"][{words}]")
    return span


def source_spans(text: ParallelText) -> Iterator[tuple[TranslationUnit, Span, str]]:
    """Yield every span cut to the segments it covers, with offsets in the segment's text, and its words.

    Markup without words (a line break, an image) goes with the segment that it stands in or follows.
    """
    by_block: defaultdict[int, list[TranslationUnit]] = defaultdict(list)
    for unit in text.units:
        by_block[unit.block].append(unit)
    for number, block in enumerate(text.article.blocks):
        if block.spans and by_block[number]:
            yield from _cut(block, by_block[number])


def _cut(block: Block, units: Sequence[TranslationUnit]) -> Iterator[tuple[TranslationUnit, Span, str]]:
    base = len(block.text) - len(block.text.lstrip())
    coming = deque(sorted(block.spans, key=lambda span: span.start))
    reached: list[Span] = []
    for unit in units:
        end = base + len(unit.segment.text)
        behind = end + len(unit.segment.gap) if unit is not units[-1] else len(block.text) + 1
        while coming and coming[0].start < behind:
            reached.append(coming.popleft())
        for span in reached:
            if span.start == span.end:
                if span.closing or not _LAYOUT.fullmatch(span.opening):
                    place = min(max(span.start, base), end) - base
                    yield unit, replace(span, start=place, end=place), ""
                continue
            first, last = max(span.start, base), min(span.end, end)
            if first < last:
                inside = replace(span, start=first - base, end=last - base)
                yield unit, inside, unit.segment.text[inside.start : inside.end]
        base = behind
        reached = [span for span in reached if span.end > base]
