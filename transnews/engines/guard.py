"""What stands between a sentence and a model that would hurt it.

Models delete what their vocabulary cannot spell, take "press@example.org" apart and translate half of a headline in
capitals (measured in docs/engines.md). So quotes and dashes become plain ones and get their shape back, addresses, code
and other scripts travel as placeholders, and capitals travel in sentence case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from transnews.engines.base import Hypothesis
from transnews.engines.casing import Casing
from transnews.engines.marks import CELL, NUMBERS, Kind
from transnews.engines.preparing import prepare
from transnews.engines.protection import Protected, has_words, protected, unspellable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from transnews.engines.prepared import Prepared

    Translate = Callable[[Sequence[str]], list[Hypothesis]]

SHAPES: tuple[Callable[[int], str], ...] = (
    lambda number: "XQZ" + "ABCDEFGHIJKLMNOPRSTUVW"[number % 22] * (1 + number // 22),
    lambda number: f"X{number + 1}",
    lambda number: f"K9-{number + 1}",
)
"""Placeholder shapes in the order in which they survive models best (docs/terminology.md)."""


_RESIDUE = regex.compile("XQ|QZ|XZ", regex.IGNORECASE)
"""What models make of several placeholders of the first shape in a row: "XQZAXZZBXQZC"."""


class Guard:
    """Wraps a translate function: prepares each text, translates, and restores what was taken out."""

    def __init__(
        self,
        translate: Translate,
        source: str,
        target: str,
        *,
        recase: Callable[[str], str] | None = None,
        can_read: Callable[[str], bool] | None = None,
        can_write: Callable[[str], bool] | None = None,
    ) -> None:
        """``recase`` gives names in a lower-cased headline their capitals back (the glossary knows them).

        ``can_read`` and ``can_write`` tell whether the vocabularies of source and target have a text's characters; what
        they lack travels as placeholders.
        """
        self._translate = translate
        self._source = source
        self._target = target
        self._casing = Casing(source, target, recase or str)
        self._can_read = can_read or (lambda _text: True)
        self._can_write = can_write or (lambda _text: True)

    def __call__(self, texts: Sequence[str]) -> list[Hypothesis]:
        """Translate texts; the cells of a table, which tabs divide, each by itself."""
        cells = [_cells(text) for text in texts]
        wanted = [cell for row in cells for cell in row if len(row) == 1 or has_words(cell, self._source, self._target)]
        found = iter(self._sentences(wanted))
        result = []
        for row in cells:
            if len(row) == 1:
                result.append(next(found))
                continue
            words = (has_words(cell, self._source, self._target) for cell in row)
            result.append(
                Hypothesis("".join(next(found).text if own else cell for cell, own in zip(row, words, strict=True)))
            )
        return result

    def _sentences(self, texts: Sequence[str]) -> list[Hypothesis]:
        """Translate sentences; one whose placeholders do not come back is tried with the next shape.

        After that the alignment says where they belong. Without one, or where something is left of them even so, a text
        is translated in the pieces between what it must keep: worse as a sentence, but whole.
        """
        result: dict[int, Hypothesis] = {}
        lost: dict[int, tuple[Prepared, Hypothesis, list[Kind]]] = {}
        numbers: set[int] = set()  # texts whose numbers are held back, for their dashes get lost
        waiting = list(range(len(texts)))
        for shape in SHAPES:
            prepared = [
                prepare(texts[index], self._protected(texts[index], numbers=index in numbers), shape, self._casing)
                for index in waiting
            ]
            hypotheses = self._translate([item.text for item in prepared]) if prepared else []
            again = []
            for index, item, hypothesis in zip(waiting, prepared, hypotheses, strict=True):
                held, kinds = item.lost(hypothesis.text)
                if not held and all(kind.splits for kind in kinds):
                    lost.pop(index, None)
                    if kinds and hypothesis.alignment is None:
                        lost[index] = item, hypothesis, kinds
                    result[index] = item.restore(hypothesis)
                    continue
                if any(not kind.splits for kind in kinds):
                    numbers.add(index)
                lost.setdefault(index, (item, hypothesis, kinds))
                again.append(index)
            waiting = again
        for index in waiting:
            item, hypothesis, _kinds = lost[index]
            if hypothesis.alignment is not None:
                result[index] = item.restore(hypothesis)
                if not has_residue(result[index].text, texts[index]):
                    del lost[index]
        self._in_pieces(texts, {index: kinds for index, (_item, _hypothesis, kinds) in lost.items()}, numbers, result)
        return [result[index] for index in range(len(texts))]

    def _protected(self, text: str, *, numbers: bool = False) -> list[Protected]:
        """Return the stretches that travel as placeholders, ``numbers`` with dashes among them if asked for."""
        found = list(protected(text, self._source, self._target))
        found += unspellable(text, found, self._can_read, self._can_write)
        if numbers:
            for match in NUMBERS.finditer(text):
                if any(mark in match.group() for mark in "–‒―−") and not _overlaps(match.span(), found):
                    found.append(Protected(*match.span(), match.group()))
        return sorted(found, key=lambda item: item.start)

    def _in_pieces(
        self, texts: Sequence[str], lost: dict[int, list[Kind]], numbers: set[int], result: dict[int, Hypothesis]
    ) -> None:
        """Translate what stands between what a model loses, the pieces of all texts in one call."""
        pieces: dict[int, list[tuple[str, bool]]] = {}
        for index, kinds in lost.items():
            text = texts[index]
            cuts = [(item.start, item.end) for item in self._protected(text, numbers=index in numbers)]
            for kind in kinds:
                cuts += [match.span() for match in kind.source.finditer(text) if not _overlaps(match.span(), cuts)]
            pieces[index] = _pieces(text, sorted(cuts), lambda piece: has_words(piece, self._source, self._target))
        translate = [piece.strip() for row in pieces.values() for piece, words in row if words]
        found = iter(self._sentences(translate) if translate else [])
        for index, row in pieces.items():
            result[index] = Hypothesis(
                "".join(_spaced_as(piece, next(found).text) if words else piece for piece, words in row)
            )


def has_residue(translation: str, source: str) -> bool:
    """Tell whether a translation has pairs of letters in it that only placeholders have, more than its source has."""
    return len(_RESIDUE.findall(translation)) > len(_RESIDUE.findall(source))


def _cells(text: str) -> list[str]:
    """Return the cells of a row and what divides them, in order; the text alone where no tab divides it."""
    return regex.split(f"({CELL.pattern})", text)


def _overlaps(span: tuple[int, int], others: Sequence[Protected] | Sequence[tuple[int, int]]) -> bool:
    spans = [(other.start, other.end) if isinstance(other, Protected) else other for other in others]
    return any(span[0] < end and start < span[1] for start, end in spans)


def _pieces(text: str, cuts: Sequence[tuple[int, int]], has_words: Callable[[str], bool]) -> list[tuple[str, bool]]:
    """Return a text in pieces, and of each whether it is to be translated: what is cut out is not."""
    pieces = []
    at = 0
    for start, end in (*cuts, (len(text), len(text))):
        pieces += [(text[at:start], has_words(text[at:start])), (text[start:end], False)]
        at = end
    return [piece for piece in pieces if piece[0]]


def _spaced_as(piece: str, translation: str) -> str:
    """Return a translation with the white space around its source."""
    lead = piece[: len(piece) - len(piece.lstrip())]
    return lead + translation.strip() + piece[len(piece.rstrip()) :]
