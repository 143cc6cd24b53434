"""The places of one segment's markup in its translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from transnews.engines.base import Link
from transnews.engines.realign import realigned
from transnews.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transnews.model import TranslationUnit

    Stretch = tuple[int, int]

# A word; of scripts without spaces, a character.
_WORD = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]\p{M}*"
    r"|(?:(?![\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}])[\p{L}\p{M}\p{N}'’`-])+"
)
_TELLING = regex.compile(r"\p{Lu}|\p{N}|`|\w{6}")  # what is hardly another word in the other language
_BETWEEN = 0.5
"""What a word that is linked elsewhere counts against one that is linked here: "já está esgotado" stays together."""
_PHRASE = 3
"""Words before a footnote mark that may have changed places: "the weather service¹", "o serviço meteorológico¹"."""
_FINAL = ".!?…。！？؟۔।\"'”’»)"


class Placing:
    """Finds the places of one unit's spans, one by one, so that they nest and none overlaps another.

    ``spans`` stand over the source, outer ones before inner ones; ``unplaced`` are the numbers of those that have found
    no place without an engine.
    """

    def __init__(self, unit: TranslationUnit, spans: Sequence[Span]) -> None:
        self.unit = unit
        self._source = unit.segment.text
        self._target = unit.target
        self._spans = list(spans)
        self._places: dict[int, Stretch] = {}
        self._links = _links(unit)
        self._words = [match.span() for match in _WORD.finditer(unit.target)]
        self.unplaced = [number for number in range(len(self._spans)) if not self._place(number)]

    def source(self, number: int) -> Span:
        """Return a span as it stands over the source."""
        return self._spans[number]

    def words(self, number: int) -> str:
        """Return the words of the source under a span, "" for markup without words."""
        span = self._spans[number]
        return self._source[span.start : span.end]

    def spans(self) -> Iterator[tuple[Span, str]]:
        """Yield the spans over the target, in the source's order, each with its words of the source."""
        for number, span in enumerate(self._spans):
            yield Span(*self._places[number], span.opening, span.closing), self.words(number)

    def _place(self, number: int) -> bool:
        """Place a span without an engine; return whether it has found its place."""
        span = self._spans[number]
        if span.start == span.end:
            point = self._point(span.start)
            return point is not None and self._keep_point(number, point)
        found = self._whole(span)
        if found is None:
            found = self._choose(span.start, span.end, self._alike(self.words(number)))
        return found is not None and self._keep(number, found)

    def place_as(self, number: int, translation: str) -> bool:
        """Place a span over its translation alone, where the target has it; return whether it has."""
        return any(self._keep(number, place) for place in self._occurrences(translation))

    def place_near(self, number: int) -> None:
        """Place a span that is to be found nowhere: around all, or near where it should be if there is other markup."""
        span = self._spans[number]
        length = len(self._target)
        share = length / max(1, len(self._source))
        if span.start == span.end or not span.closing:
            point = self._word_end(round(span.end * share))
            if not self._keep_point(number, point):
                self._places[number] = (length, length)
            return
        whole = (0, length)
        if not self._places and self._keep(number, whole):
            return
        start, end = round(span.start * share), round(span.end * share)
        near = [word for word in self._words if start < word[1] and word[0] < end] or [(length, length)]
        if not self._keep(number, (near[0][0], near[-1][1])):
            self._places[number] = (length, length)

    def _whole(self, span: Span) -> Stretch | None:
        """Return the place of a span over the whole segment, or over a segment that was not translated."""
        if self._target == self._source:
            return span.start, span.end
        if span.start == 0 and span.end == len(self._source):
            return 0, len(self._target)
        if span.start == 0 and span.end == len(self._source.rstrip(_FINAL)):
            return 0, len(self._target.rstrip(_FINAL)) or len(self._target)
        return None

    def _choose(self, start: int, end: int, alike: list[Stretch]) -> Stretch | None:
        """Return the place of ``[start, end)`` of the source: the engine's, put right by the words' own spelling."""
        aligned = self._aligned(start, end)
        if aligned is None:
            return alike[0] if alike else None
        touching = [place for place in alike if place[0] < aligned[1] and aligned[0] < place[1]]
        if touching:
            return touching[0]
        if alike and _TELLING.search(self._source[start:end]):
            return min(alike, key=lambda place: abs(place[0] - aligned[0]))
        return aligned

    def _alike(self, words: str) -> list[Stretch]:
        """Return where the target has words as they are, or the glossary term, date or number that they are."""
        terms = [term.target for term in self.unit.terms if term.source == words]
        terms += [mention.target for mention in self.unit.mentions if mention.source == words]
        return [place for form in (*terms, words) for place in self._occurrences(form)]

    def _occurrences(self, words: str) -> list[Stretch]:
        if not words:
            return []
        before = r"(?<!\w)" if words[0].isalnum() else ""
        after = r"(?!\w)" if words[-1].isalnum() else ""
        pattern = rf"{before}{regex.escape(words)}{after}"
        found = [match.span() for match in regex.finditer(pattern, self._target, regex.IGNORECASE)]
        return [place for place in found if not self._is_taken(place)]

    def _is_taken(self, place: Stretch) -> bool:
        """Tell whether other markup stands over just these words: the next occurrence is meant."""
        return any(place == other for other in self._places.values())

    def _aligned(self, start: int, end: int) -> Stretch | None:
        """Return the target's words that the engine links to ``[start, end)`` of the source, in one stretch.

        The stretch in which linked words outweigh the others most: one that stands apart does not stretch it.
        """
        best, best_place = 0.0, None
        total, first = 0.0, 0
        for number, word in enumerate(self._words):
            if total <= 0:
                total, first = 0.0, number
            total += self._weight(word, start, end)
            if total > best:
                best, best_place = total, (self._words[first][0], self._words[number][1])
        return best_place

    def _weight(self, word: Stretch, start: int, end: int) -> float:
        """Return what speaks for a target word's belonging to ``[start, end)`` of the source, -1 to 1."""
        weights = [
            link.weight if link.source[0] < end and start < link.source[1] else -_BETWEEN * link.weight
            for link in self._links
            if link.target[0] < word[1] and word[0] < link.target[1]
        ]
        return sum(weights) / len(weights) if weights else 0.0

    def _point(self, at: int) -> int | None:
        """Return the place of markup without words, beside the words beside it; None where they are not found."""
        source, target = self._source, self._target
        if target == source or at == 0:
            return at
        rest = source[at:]
        if not rest.strip(_FINAL + " "):
            return len(target) - (len(target) - len(target.rstrip(_FINAL)) if rest.strip() else 0)
        words = [match.span() for match in _WORD.finditer(source)]
        before = next((word for word in reversed(words) if word[0] < at), None)
        after = next((word for word in words if word[0] >= at), None)
        glued_after = after is not None and after[0] == at and source[at - 1].isspace()
        for word in (after, before) if glued_after else (before, after):
            if word is None:
                continue
            place = self._choose(*word, self._alike(source[slice(*word)]))
            if place is not None:
                if word is after:
                    return place[0]
                phrase = [other[0] for other in words if other[0] < at][-_PHRASE:]
                return self._behind(self._phrase_end(place[1], phrase[0], at), source[word[1] : at])
        return None

    def _phrase_end(self, end: int, first: int, at: int) -> int:
        """Return the end of the phrase that ``[first, at)`` of the source became, from the end of one of its words."""
        for start, stop in self._words:
            if start >= end and (self._target[end:start].strip() or self._weight((start, stop), first, at) <= 0):
                break
            if start >= end:
                end = stop
        return end

    def _behind(self, end: int, marks: str) -> int:
        """Return the end of a word, and of the punctuation that stands between it and the markup in the source."""
        marks = marks.strip()
        return end + len(marks) if marks and self._target.startswith(marks, end) else end

    def _word_end(self, at: int) -> int:
        return min((word[1] for word in self._words), key=lambda end: abs(end - at), default=len(self._target))

    def _keep(self, number: int, place: Stretch) -> bool:
        """Keep a place, cut so that it nests with those that are kept; return whether anything is left of it."""
        start, end = place
        span = self._spans[number]
        for other, (first, last) in self._places.items():
            around = self._spans[other]
            if first == last:
                continue
            if around.start <= span.start and span.end <= around.end and other < number:
                start, end = max(start, first), min(end, last)
            elif span.start <= around.start and around.end <= span.end and number < other:
                start, end = min(start, first), max(end, last)
            elif start < last and first < end:  # markup beside it: the longer free side is left
                left, right = (start, max(start, first)), (min(end, last), end)
                start, end = max(left, right, key=lambda side: side[1] - side[0])
        start, end = _trimmed(self._target, start, end)
        if start >= end or self._crosses(start, end):
            return False
        self._places[number] = (start, end)
        return True

    def _crosses(self, start: int, end: int) -> bool:
        return any(first < start < last < end or start < first < end < last for first, last in self._places.values())

    def _keep_point(self, number: int, at: int) -> bool:
        """Keep the place of markup without words: inside what it was inside of, beside what it was beside."""
        span = self._spans[number]
        for other, (first, last) in self._places.items():
            around = self._spans[other]
            if first == last:
                continue
            if around.start < span.start < around.end:
                at = min(max(at, first), last)
            elif first < at < last:
                at = last if around.end <= span.start else first
        self._places[number] = (at, at)
        return True


def _trimmed(text: str, start: int, end: int) -> Stretch:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _links(unit: TranslationUnit) -> tuple[Link, ...]:
    """Return the engine's word alignment between the unit's segment and its target as it is now."""
    if unit.alignment is None:
        return ()
    links = [Link((first, last), (start, end), weight) for first, last, start, end, weight in unit.alignment.links]
    return realigned(links, (unit.source, unit.segment.text), (unit.alignment.target, unit.target))
