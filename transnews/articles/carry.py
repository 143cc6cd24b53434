"""Inline markup carried over: links and emphasis find their words in the translation."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transnews.articles.placing import Placing
from transnews.messages import _
from transnews.model import Issue, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from transnews.model import Block, ParallelText, TranslationUnit

MARKUP_MOVED = "markup-moved"
"""Code of the issue that markup found no place of its own."""

_LAYOUT = re.compile(r"[\s>]*")  # the marks of a Markdown quotation that goes on belong to the lines of the source


def carry_markup(text: ParallelText, translate: Callable[[Sequence[str], tuple[str, str]], list[str]]) -> None:
    """Set ``unit.spans`` of every unit: each span of the source over the same words of the target.

    The words are found by their own spelling (names), by the glossary term, date or number they are, by the engine's
    word alignment, or by their translation alone (``translate(texts, (source language, target language))``). Markup
    that finds no place goes around the whole segment, or near its place where the segment has other markup, with an
    issue: no link is lost. A unit that has spans already keeps them.
    """
    done = {unit.id for unit in text.units if unit.spans}
    placings: dict[str, Placing] = {}
    waiting: list[_Waiting] = []
    for unit, span, _words in source_spans(text):
        if unit.id in done:
            continue
        placing = placings.setdefault(unit.id, Placing(unit))
        number = placing.add(span)
        if not placing.place(number):
            waiting.append(_Waiting(placing, number, text.language_of(unit)))
    for language in sorted({item.language for item in waiting}):
        mine = [item for item in waiting if item.language == language]
        asked = [item for item in mine if item.words]
        alone = translate([item.words for item in asked], (language, text.target_language)) if asked else []
        found = {id(item): translation for item, translation in zip(asked, alone, strict=True)}
        for item in mine:
            if not item.placing.place_as(item.number, found.get(id(item), "").strip(" .")):
                item.placing.place_near(item.number)
                _tell(item)
    for placing in placings.values():
        unit = placing.unit
        unit.spans = [_labelled(unit, span, words) for span, words in placing.spans()]
    for unit in text.units:
        unit.alignment = None


@dataclass(slots=True)
class _Waiting:
    """A span that found no place without an engine."""

    placing: Placing
    number: int
    language: str

    @property
    def words(self) -> str:
        """The words under the span."""
        return self.placing.words(self.number)


def _tell(item: _Waiting) -> None:
    if item.words:
        message = _("The markup around '{words}' found no place of its own; it stands around the sentence or nearby.")
    else:
        message = _("The markup '{markup}' found no place of its own; it stands nearby.")
    text = message.format(words=item.words, markup=item.placing.source(item.number).opening)
    item.placing.unit.issues.append(Issue(MARKUP_MOVED, "warning", text))


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
