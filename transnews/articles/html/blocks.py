"""Places of an HTML file as blocks of an article, and the translated blocks as places again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transnews.articles.kinds import classify
from transnews.articles.layout import Piece
from transnews.model import Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from transnews.articles.html.places import Document, Place
    from transnews.model import BlockKind


def blocks_of(document: Document, language: str, field: BlockKind | None = None) -> list[Block]:
    """Return the blocks of a file in reading order, datelines and credits told where the tags do not.

    ``field`` is what the file is where it is but one field of an article; see ``classify``.

    A block that is split in two has what stood between in ``tail``, so that the texts of one place can be found again.
    """
    places = document.places
    lines = _lines(document)
    blocks = [
        Block(place.kind, place.text, line=line, spans=list(place.spans))
        for place, line in zip(places, lines, strict=True)
    ]
    running = [number for number, place in enumerate(places) if not place.attribute and not _is_title(document, place)]
    cells = {at for at, number in enumerate(running) if _is_cell(document, places[number])}
    kinds = classify([blocks[number] for number in running], language, field, cells)
    told = iter(gathered([places[number] for number in running], kinds))
    result: list[Block] = []
    chosen = set(running)
    for number, block in enumerate(blocks):
        result += next(told) if number in chosen else [block]
    return result


def gathered(places: Sequence[Place], blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield, for each place, the blocks that hold its text. Raises ValueError for the blocks of another file."""
    waiting = iter(blocks)
    for place in places:
        found: list[Block] = []
        text = ""
        while text != place.text:
            block = next(waiting, None)
            if block is None or len(text) > len(place.text):
                raise ValueError(f"the blocks do not fit the file at {place.start}")
            found.append(block)
            text += block.lead + block.text + block.tail
        yield found


def pieces_of(
    places: Sequence[Place], blocks: Sequence[Block], pieces: Sequence[Piece | None]
) -> Iterator[Piece | None]:
    """Yield, for each place, what takes its place in the translation: None where all its blocks are left out."""
    waiting = iter(pieces)
    for found in gathered(places, blocks):
        parts = [(block, next(waiting)) for block in found]
        if all(piece is None for _block, piece in parts):
            yield None
            continue
        whole = Piece("")
        for block, piece in parts:
            own = piece or Piece(block.text, block.spans)
            base = len(whole.text) + len(block.lead)
            whole.spans += [replace(span, start=base + span.start, end=base + span.end) for span in own.spans]
            whole.text += block.lead + own.text + block.tail
        yield whole


def _is_cell(document: Document, place: Place) -> bool:
    """Tell whether a place stands in a cell of a table; a table inside a form is furniture by its tag."""
    element = place.element
    while element >= 0 and document.elements[element].name not in {"td", "th"}:
        element = document.elements[element].parent
    return element >= 0


def _is_title(document: Document, place: Place) -> bool:
    return place.element >= 0 and document.elements[place.element].name == "title"


def _lines(document: Document) -> Iterator[int]:
    """Yield the 1-based line of each place."""
    line, at = 1, 0
    for place in document.places:
        line += document.text.count("\n", at, place.start)
        at = place.start
        yield line
