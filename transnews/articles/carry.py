"""Inline markup carried over: links and emphasis find their words in the translation."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import regex

from transnews.messages import _
from transnews.model import Issue, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from transnews.model import ParallelText, TranslationUnit

MARKUP_MOVED = "markup-moved"
"""Code of the issue that markup found no place of its own."""


def carry_markup(text: ParallelText, translate: Callable[[Sequence[str], tuple[str, str]], list[str]]) -> None:
    """Set ``unit.spans`` of every unit: each span of the source over the same words of the target.

    The words are found by their own spelling (names), by the glossary term, date or number they are, or by their
    translation alone (``translate(texts, (source language, target language))``). Markup that finds no place goes around
    the whole segment, with an issue: no link is lost. A unit that has spans already keeps them.
    """
    waiting: list[tuple[TranslationUnit, Span, str, str]] = []
    done = {unit.id for unit in text.units if unit.spans}
    for unit, span, words in source_spans(text):
        if unit.id in done:
            continue
        place = _place_directly(unit, span, words)
        if place is not None:
            unit.spans.append(_placed(unit, span, words, place))
        else:
            waiting.append((unit, span, words, text.language_of(unit)))
    for language in sorted({language for *_rest, language in waiting}):
        mine = [item for item in waiting if item[-1] == language]
        alone = translate([words for _unit, _span, words, _language in mine], (language, text.target_language))
        for (unit, span, words, _language), translation in zip(mine, alone, strict=True):
            place = _find(unit, translation.strip(" ."))
            if place is None:
                place = (0, len(unit.target))
                message = _("The markup around '{words}' found no place of its own; it stands around the sentence.")
                unit.issues.append(Issue(MARKUP_MOVED, "warning", message.format(words=words)))
            unit.spans.append(_placed(unit, span, words, place))


def _placed(unit: TranslationUnit, span: Span, words: str, place: tuple[int, int]) -> Span:
    """Return a span at its place; a link by label alone ("[label][]") keeps the label that the file defines."""
    closing = span.closing
    if closing in {"][]", "]"} and span.opening == "[" and unit.target[slice(*place)] != words:
        closing = f"][{words}]"
    return Span(*place, span.opening, closing)


def source_spans(text: ParallelText) -> Iterator[tuple[TranslationUnit, Span, str]]:
    """Yield every span cut to the segments it covers, with offsets in the segment's text, and its words."""
    by_block: defaultdict[int, list[TranslationUnit]] = defaultdict(list)
    for unit in text.units:
        by_block[unit.block].append(unit)
    for number, block in enumerate(text.article.blocks):
        if not block.spans:
            continue
        base = len(block.text) - len(block.text.lstrip())
        for unit in by_block[number]:
            end = base + len(unit.segment.text)
            for span in block.spans:
                first, last = max(span.start, base), min(span.end, end)
                if first < last:
                    inside = Span(first - base, last - base, span.opening, span.closing)
                    yield unit, inside, unit.segment.text[inside.start : inside.end]
            base = end + len(unit.segment.gap)


def _place_directly(unit: TranslationUnit, span: Span, words: str) -> tuple[int, int] | None:
    """Return the place of a span in the target where no engine is needed to find it."""
    source = unit.segment.text
    if unit.target == source:
        return span.start, span.end
    if (span.start, span.end) == (0, len(source)):
        return 0, len(unit.target)
    if len(source.rstrip(".!?…")) == span.end - span.start and span.start == 0:
        return 0, len(unit.target.rstrip(".!?…"))
    known = [(term.source, term.target) for term in unit.terms]
    known += [(mention.source, mention.target) for mention in unit.mentions]
    for own, other in known:
        if own == words and (place := _find(unit, other)):
            return place
    return _find(unit, words)


def _find(unit: TranslationUnit, words: str) -> tuple[int, int] | None:
    """Return where ``words`` first stand in the target as whole words that no markup has yet; None where nowhere.

    A place inside other markup, or around it, is free: emphasis inside a link.
    """
    if not words:
        return None
    for match in regex.finditer(rf"(?<!\w){regex.escape(words)}(?!\w)", unit.target, regex.IGNORECASE):
        start, end = match.span()
        if all(_nests(start, end, span.start, span.end) for span in unit.spans):
            return start, end
    return None


def _nests(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Tell whether two stretches are apart or one lies strictly inside the other."""
    if end <= other_start or other_end <= start:
        return True
    inside = other_start <= start and end <= other_end
    around = start <= other_start and other_end <= end
    return (inside or around) and (start, end) != (other_start, other_end)
