"""What an HTML file says of its language and direction, said for the translation; isolation in mixed-direction text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import langcodes
import regex

from transnews.articles.html.tokens import attributes
from transnews.articles.layout import Piece
from transnews.language.tags import UNDETERMINED, direction, same_language
from transnews.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transnews.articles.html.places import Document
    from transnews.articles.html.tokens import Attribute, Token
    from transnews.model import Article

    Edit = tuple[int, int, str]

_LANG = re.compile(r"(?<=\s)(?P<before>(?:xml:)?lang\s*=\s*[\"']?)(?P<tag>[A-Za-z][\w-]*)", re.IGNORECASE)
# Left-to-right stretches that come out in the wrong order among right-to-left words: several groups of digits with
# spaces or signs between them, a sign before or behind (Unicode Bidirectional Algorithm, rules W1 to W7 and N1).
_BREAKING = regex.compile(
    r"(?<![\p{L}\p{N}])(?:[+\-−]?\p{Nd}[\p{Nd}.,:/]*(?:[ \u00a0+\-−–]\p{Nd}[\p{Nd}.,:/]*)*(?<=\p{Nd})"
    r"|\p{Latin}[\p{Latin}\p{Nd}.]*[+#!]+|[@#$€£]\p{Latin}[\w.]*)(?![\p{L}\p{N}])"
)
_NO_ROOTS = frozenset(("head", "title"))
_SIMPLE = regex.compile(r"\p{Nd}+(?:[.,:/]\p{Nd}+)*")
_RIGHT_TO_LEFT = regex.compile(r"[\p{bc=R}\p{bc=AL}]")


def source_language(article: Article) -> str:
    """Return the language of an article: what it says, else that of most of its text."""
    if article.language != UNDETERMINED:
        return article.language
    lengths: Counter[str] = Counter()
    for _block, _position, segment in article.segments():
        lengths[segment.language] += len(segment.text)
    return next((tag for tag, _length in lengths.most_common() if tag != UNDETERMINED), UNDETERMINED)


def with_language(tag: str, source: str, target: str) -> str:
    """Return a tag inside running text; where it says the source's language, it says the target's."""
    if source == target:
        return tag
    return _LANG.sub(
        lambda match: match["before"] + (target if same_language(match["tag"], source) else match["tag"]), tag
    )


def language_edits(document: Document, changed: Sequence[bool], source: str, target: str) -> Iterator[Edit]:
    """Yield the edits that make a translated file say its language and direction.

    ``changed`` says per place whether it was translated. An element with a language of its own keeps it unless it is
    the source's, or all of its text was translated. Where the page has an address of its own, it gets a link to the
    original.
    """
    known = document.vocabulary
    translated = _translated(document, changed)
    mirrored = known.has_direction and direction(source) != direction(target)
    roots = _roots(document, mirrored=mirrored)
    hreflangs: list[str] = []
    canonical: tuple[Token, str] | None = None
    for token in document.tags:
        given = {attribute.name: attribute for attribute in attributes(document.text, token)}
        value = given["rel"].value.lower().split() if token.name == "link" and "rel" in given else []
        if "alternate" in value and "hreflang" in given:
            hreflangs.append(given["hreflang"].value)
        if "canonical" in value and "href" in given:
            place = given["href"]
            canonical = token, document.text[place.start : place.end]
        if token.name == "meta":
            yield from _meta(given, target)
        elif token.start in roots:
            if mirrored or "dir" in given:
                yield from _set(token, given, "dir", direction(target))
            saying = known.root_language if token.name == known.root else known.language
            for name in (saying, *sorted({"lang", "xml:lang"}.intersection(given) - {saying})):
                yield from _set(token, given, name, target)
        else:
            yield from _own(token, given, source, target, translated=token.start in translated)
    if canonical is not None and source != UNDETERMINED and not any(same_language(tag, source) for tag in hreflangs):
        token, address = canonical
        end = " />" if token.closed else ">"
        yield token.end, token.end, f'\n<link rel="alternate" hreflang="{source}" href={address}{end}'


def _roots(document: Document, *, mirrored: bool) -> set[int]:
    """Return where the tags start that say the language of the file: its root, or the fragment's own outermost one.

    A fragment of several has no place for it; there each says it if the direction changes.
    """
    pages = [element.start for element in document.elements if element.name == document.vocabulary.root]
    if pages:
        return {pages[0]}
    outermost = [element.start for element in document.elements if element.parent < 0 and element.name not in _NO_ROOTS]
    bare = any(place.element < 0 for place in document.places)
    return set(outermost) if mirrored or (len(outermost) == 1 and not bare) else set()


def _translated(document: Document, changed: Sequence[bool]) -> set[int]:
    """Return where the tags of those elements start all of whose text was translated."""
    total: defaultdict[int, int] = defaultdict(int)
    done: defaultdict[int, int] = defaultdict(int)
    for place, is_changed in zip(document.places, changed, strict=True):
        total[place.element] += 1
        done[place.element] += is_changed
    for number in range(len(document.elements) - 1, -1, -1):
        parent = document.elements[number].parent
        total[parent] += total[number]
        done[parent] += done[number]
    elements = enumerate(document.elements)
    return {element.start for number, element in elements if total[number] and total[number] == done[number]}


def _own(token: Token, given: dict[str, Attribute], source: str, target: str, *, translated: bool) -> Iterator[Edit]:
    """Yield the edits of an element's own ``lang`` and ``dir``."""
    foreign = False
    for name in ("lang", "xml:lang"):
        if name in given and (tag := given[name].value):
            if translated or same_language(tag, source):
                yield from _set(token, given, name, target)
            else:
                foreign = True
    if "dir" in given and not foreign and given["dir"].value.lower() == direction(source):
        yield from _set(token, given, "dir", direction(target))


def _meta(given: dict[str, Attribute], target: str) -> Iterator[Edit]:
    """Yield the edits of ``content-language`` and ``og:locale``."""
    if "content" not in given:
        return
    names = {given[key].value.lower() for key in ("http-equiv", "property", "name") if key in given}
    place = given["content"]
    if "content-language" in names:
        yield place.start, place.end, f'"{target}"'
    elif "og:locale" in names:
        full = langcodes.Language.get(target).maximize()
        yield place.start, place.end, f'"{full.language}_{full.territory}"'


def _set(token: Token, given: dict[str, Attribute], name: str, value: str) -> Iterator[Edit]:
    """Yield the edit that gives a tag an attribute."""
    found = given.get(name)
    if found is None:
        yield token.name_end, token.name_end, f' {name}="{value}"'
    elif found.value != value:
        yield found.start, found.end, f'{"" if found.end > found.start else "="}"{value}"'


def isolated(piece: Piece, language: str, isolation: tuple[str, str]) -> Piece:
    """Return a right-to-left piece, ``isolation`` around left-to-right stretches that would come out in disorder."""
    if direction(language) != "rtl" or not _RIGHT_TO_LEFT.search(piece.text):
        return piece
    spans = list(piece.spans)
    for match in _BREAKING.finditer(piece.text):
        start, end = match.span()
        if _SIMPLE.fullmatch(match.group()) or any(_touches(span, start, end) for span in piece.spans):
            continue
        spans.append(Span(start, end, *isolation))
    return Piece(piece.text, spans)


def _touches(span: Span, start: int, end: int) -> bool:
    """Tell whether a span crosses a stretch, or isolates it already."""
    if span.end <= start or end <= span.start:
        return False
    around = span.start <= start and end <= span.end
    return not around or not span.closing or span.opening.startswith(("<bdi", "<bdo"))
