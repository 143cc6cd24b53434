"""A sentence made ready for a model: placeholders, plain marks, single blanks, sentence case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from transnews.engines.casing import Casing, is_capitals, small
from transnews.engines.edits import Edit, Edited
from transnews.engines.marks import PLAIN, SPACE, Mark, marks
from transnews.engines.prepared import Held, Prepared, Space

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from transnews.engines.protection import Protected


def prepare(source: str, protected: Sequence[Protected], shape: Callable[[int], str], casing: Casing) -> Prepared:
    """Make a sentence ready: placeholders, plain marks, single blanks, sentence case for a headline in capitals."""
    held = list(_held(source, protected, shape))
    taken = [(item.start, item.start + len(item.text)) for item in held]

    def is_free(start: int, end: int) -> bool:
        return not any(start < last and first < end for first, last in taken)

    kept = [mark for mark in marks(source) if is_free(mark.start, mark.start + 1)]
    edits = [Edit(item.start, item.start + len(item.text), _spaced(item)) for item in held]
    edits += [Edit(mark.start, mark.start + 1, _plain(mark, source)) for mark in kept]
    spaces = []
    for match in SPACE.finditer(source):
        if match.group() != " " and is_free(*match.span()):
            at_end = match.start() == 0 or match.end() == len(source)
            edits.append(Edit(*match.span(), "" if at_end or not match.group().strip("\u200b\u2060\ufeff") else " "))
            spaces.append(Space(*match.span(), match.group()))
    edits += _singles(source, edits)
    edited = Edited(source, edits)
    text = edited.text
    capitals = is_capitals(_without(text, held))
    if capitals:
        text = _sentence_case(text, held, casing)
    return Prepared(source, text, casing if capitals else None, edited, held, kept, spaces)


def _held(source: str, protected: Sequence[Protected], shape: Callable[[int], str]) -> Iterator[Held]:
    number = 0
    for item in protected:
        while shape(number) in source:
            number += 1
        before, after = source[item.start - 1 : item.start], source[item.end : item.end + 1]
        glued = (bool(regex.match(r"\w", before)), bool(regex.match(r"\w", after)))
        yield Held(shape(number), item.text, item.start, glued)
        number += 1


def _spaced(item: Held) -> str:
    left, right = (" " if glued else "" for glued in item.glued)
    return f"{left}{item.placeholder}{right}"


def _plain(mark: Mark, source: str) -> str:
    """Return what a model gets for a mark: a dash stands between spaces."""
    if mark.kind.name != "dash":
        return mark.kind.plain
    before, after = source[mark.start - 1 : mark.start], source[mark.start + 1 : mark.start + 2]
    return (" " if before.strip() else "") + mark.kind.plain + (" " if after.strip() else "")


def _singles(source: str, edits: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the edits for characters that are replaced one by one."""
    if source.isascii() and "`" not in source:
        return
    taken = {place for edit in edits for place in range(edit.start, edit.end)}
    for place, character in enumerate(source):
        plain = character.translate(PLAIN)
        if plain != character and place not in taken:
            yield Edit(place, place + 1, plain)


def _without(text: str, held: Sequence[Held]) -> str:
    for item in held:
        text = text.replace(item.placeholder, "")
    return text


def _sentence_case(text: str, held: Sequence[Held], casing: Casing) -> str:
    result = casing.sentence(text)
    for item in held:
        result = regex.sub(
            regex.escape(small(item.placeholder, casing.source)), item.placeholder, result, flags=regex.I
        )
    return result
