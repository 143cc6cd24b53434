"""A translated file: the original with its places, language and declarations changed, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from transnews.articles.edits import edited
from transnews.articles.html import encoding
from transnews.articles.html.blocks import pieces_of
from transnews.articles.html.elements import HTML
from transnews.articles.html.languages import isolated, language_edits, source_language, with_language
from transnews.articles.html.places import Document, read
from transnews.articles.html.writing import attribute, markup
from transnews.articles.layout import Piece
from transnews.language.tags import direction, same_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transnews.articles.html.places import Place
    from transnews.articles.html.vocabulary import Vocabulary
    from transnews.model import Article

    Edit = tuple[int, int, str]

_HEAD = re.compile(r"<head\b[^<>]*>", re.IGNORECASE)


def rendered(
    text: str,
    article: Article,
    pieces: Sequence[Piece | None],
    language: str,
    vocabulary: Vocabulary = HTML,
    *,
    told: bool = True,
) -> str:
    """Return the file ``text`` with one piece per block of ``article``, in ``language`` (BCP 47).

    ``told``: it is read as UTF-8 as it is.
    """
    document = read(text, vocabulary)
    places = list(pieces_of(document.places, article.blocks, pieces))
    source = source_language(article)
    translated = is_translation(article, language)
    removed = list(_removed(document, places))
    edits = list(_without(removed, _place_edits(document, places, source, language if translated else source)))
    if translated:
        pairs = zip(document.places, places, strict=True)
        changed = [piece is not None and piece.text != place.text for place, piece in pairs]
        taken = [(start, end) for start, end, _text in edits]
        edits += _without([*removed, *_wide(taken)], language_edits(document, changed, source, language))
    result = encoding.corrected(edited(text, [*edits, *((start, end, "") for start, end in removed)]))
    told = vocabulary.xml or (told and not translated) or result.isascii() or encoding.is_declared(result)
    return _with_declaration(result) if document.is_page and not told else result


def is_translation(article: Article, language: str) -> bool:
    """Tell whether an article in ``language`` is a translation."""
    return language != article.language and not same_language(language, article.language)


def _with_declaration(text: str) -> str:
    """Return a page that says it is UTF-8, right at the start of its head where it has one."""
    return _HEAD.sub(lambda match: match.group() + '<meta charset="utf-8" />', text, count=1)


def _place_edits(document: Document, pieces: Sequence[Piece | None], source: str, target: str) -> Iterator[Edit]:
    """Yield what replaces places; attributes of tags inside running text go with it where it is changed."""
    pairs = list(zip(document.places, pieces, strict=True))
    number = 0
    while number < len(pairs):
        place, piece = pairs[number]
        number += 1
        inside = []
        while number < len(pairs) and place.start < pairs[number][0].start < place.end:
            inside.append(pairs[number])
            number += 1
        if piece is None and not place.attribute:
            yield place.start, place.end, ""
        elif piece is None or piece.text == place.text:
            yield from (edit for own, other in inside if (edit := _attribute_edit(document, own, other)))
        elif place.attribute:
            edit = _attribute_edit(document, place, piece)
            yield from [edit] if edit else []
        else:
            yield place.start, place.end, _written(document, piece, inside, source, target)


def _attribute_edit(document: Document, place: Place, piece: Piece | None) -> Edit | None:
    if piece is None or piece.text == place.text:
        return None
    return place.start, place.end, attribute(piece.text, document.text[place.start])


def _written(
    document: Document, piece: Piece, inside: Sequence[tuple[Place, Piece | None]], source: str, target: str
) -> str:
    """Return a translated piece as HTML, the attributes in its tags translated too."""
    changes = []
    for place, other in inside:
        if edit := _attribute_edit(document, place, other):
            value = document.text[place.start : place.end]
            pattern = rf"(\b{place.attribute}\s*=\s*){re.escape(value)}(?=[\s/>])"
            changes.append((re.compile(pattern, re.IGNORECASE), edit[2]))

    def changed(tag: str) -> str:
        for pattern, value in changes:
            tag = pattern.sub(lambda match, value=value: match[1] + value, tag)  # type: ignore[misc]
        return with_language(tag, source, target)

    spans = [replace(span, opening=changed(span.opening), closing=changed(span.closing)) for span in piece.spans]
    whole = Piece(piece.text, spans)
    return markup(isolated(whole, target, document.vocabulary.isolation) if direction(target) == "rtl" else whole)


def _removed(document: Document, pieces: Sequence[Piece | None]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of elements all of whose text is left out, outermost ones only."""
    elements = document.elements
    total = [0] * len(elements)
    dropped = [0] * len(elements)
    for place, piece in zip(document.places, pieces, strict=True):
        if place.element >= 0:
            total[place.element] += 1
            dropped[place.element] += piece is None
    for number in range(len(elements) - 1, -1, -1):  # children come after their parents
        if (parent := elements[number].parent) >= 0:
            total[parent] += total[number]
            dropped[parent] += dropped[number]
    end = 0
    for number, element in enumerate(elements):
        if (
            element.start >= end
            and total[number] == dropped[number] > 0
            and element.name not in document.vocabulary.staying
        ):
            end = element.end
            yield element.start, element.end


def _wide(stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(start, end) for start, end in stretches if end > start]


def _without(removed: Sequence[tuple[int, int]], edits: Iterator[Edit]) -> Iterator[Edit]:
    """Yield the edits, sorted, that do not lie inside a stretch that goes."""
    stretches = iter(sorted(removed))
    stretch = next(stretches, None)
    for edit in sorted(edits):
        while stretch is not None and stretch[1] <= edit[0]:
            stretch = next(stretches, None)
        if stretch is None or edit[1] <= stretch[0]:
            yield edit
