"""What kind a block is, told by its shape and place: headline, dateline, subhead, caption, credit, boilerplate.

No words of any language stand here: dates are found with CLDR, website furniture with the phrase catalog.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from transnews.language.sentences import split_sentences
from transnews.localize import is_date
from transnews.memory.phrases import PhraseCatalog
from transnews.model import Block

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from transnews.model import BlockKind

# "BAKU, Nov. 17 (Reuters) - ": a place in capitals, a date or an agency, a dash.
_DATELINE = regex.compile(
    r"(?P<place>\p{Lu}[\p{Lu}\p{M}'’. -]{1,30}(?:/\p{Lu}[\p{Lu}\p{M}'’. -]{1,30})?)(?:,\s+(?P<date>[^()–—\n]{3,25}?))?"
    r"(?:\s+\((?P<agency>[\p{Lu}\p{Lo}][^()]{1,40})\))?\s+[-–—]{1,2}\s+(?=\S)"
)

HEADLINE = 250
"""The longest headline, in characters."""
SUBHEAD = 100
"""The longest subhead."""
CAPTION = 300
"""The longest caption with its credit."""

_ENDS_SENTENCE = regex.compile(r"[.!?…:;,。！？։؟۔।]['\"”’»)\]]*\Z")
# "Soldiers in the region (Anatolia)": a credit is short, starts with a capital (or has no case) and ends the block.
_CREDIT = regex.compile(
    r"(?P<caption>.*\S)(?P<lead>\s*[(\[])(?P<credit>[\p{Lu}\p{Lo}\p{Lt}][^()\[\]]{1,60})(?P<tail>[)\]])", regex.S
)


def classify(
    blocks: list[Block], language: str, field: BlockKind | None = None, cells: Container[int] = ()
) -> list[Block]:
    """Return the blocks with their kinds, captions split from their credits.

    ``cells``: the numbers of the blocks that are cells of a table, whose "Name" or "Date" is no comment form's.

    Kinds that the format itself told (anything but "paragraph") are kept, but for boilerplate; where it told headings,
    no other short line is taken for one. ``field`` is what the blocks are where they are no whole article but one field
    of it: paragraphs are of that kind, and a body has no headline of its own.
    """
    if field is not None and field != "paragraph":
        return _of_field(blocks, language, field)
    phrases = PhraseCatalog.load()
    furniture = [
        number not in cells and _is_furniture(block.text, language, phrases) for number, block in enumerate(blocks)
    ]
    told = any(block.kind in {"headline", "subhead"} for block in blocks)
    headline_due = not told and field is None
    result: list[Block] = []
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if furniture[number]:
            block.kind = "boilerplate"
        elif block.kind == "paragraph":
            headline_due = _tell(block, None if told else following, language, headline_due=headline_due)
        elif block.kind == "headline" and is_date(block.text, language):
            block.kind = "dateline"
        result.extend(_SPLITS.get(block.kind, _whole)(block, language))
    _mark_tail(result)
    return result


def _of_field(blocks: list[Block], language: str, field: BlockKind) -> list[Block]:
    """Return the blocks of a headline, a caption, a credit: nothing is furniture there, whatever it says."""
    for block in blocks:
        if block.kind == "paragraph":
            block.kind = field
    return [part for block in blocks for part in _SPLITS.get(block.kind, _whole)(block, language)]


def _tell(block: Block, following: Block | None, language: str, *, headline_due: bool) -> bool:
    """Set the kind of a paragraph (a subhead needs a ``following`` block); return whether the headline is to come."""
    text = block.text
    sentence = bool(_ENDS_SENTENCE.search(text))
    if len(text) <= SUBHEAD and is_date(text, language):
        block.kind = "dateline"
        return headline_due
    if not headline_due and len(text) <= CAPTION and _CREDIT.fullmatch(text):
        block.kind = "caption"
    elif headline_due and not sentence and len(text) <= HEADLINE:
        block.kind = "headline"
    elif not sentence and following is not None and _is_heading(text, language):
        block.kind = "subhead"
    return False


def _is_heading(text: str, language: str) -> bool:
    """Tell whether a line without a full stop can be a heading: short, one sentence, a letter or figure first."""
    return len(text) <= SUBHEAD and text[:1].isalnum() and len(split_sentences(text, language)) == 1


def _is_furniture(text: str, language: str, phrases: PhraseCatalog) -> bool:
    """Tell whether every sentence of a block is website furniture, or one of a short block ("© 2021. All rights …")."""
    if len(text) > CAPTION:
        return False
    known = [phrases.category(sentence, language) == "boilerplate" for sentence in split_sentences(text, language)]
    whole = phrases.category(text, language) == "boilerplate"
    return whole or (bool(known) and all(known)) or (len(text) <= SUBHEAD and any(known))


def _whole(block: Block, _language: str) -> list[Block]:
    return [block]


def _split_dateline(block: Block, language: str) -> list[Block]:
    """Split a wire's run-in dateline, "BAKU, Nov. 17 (Reuters) - ", from its paragraph.

    Place, date and agency become blocks of their own, so that each is carried over by value or by the glossary.
    """
    match = _DATELINE.match(block.text)
    if match is None or not (match["agency"] or match["date"]):
        return [block]
    marked = any(span.start < match.end() for span in block.spans)
    if marked or (match["date"] and not is_date(match["date"], language)):
        return [block]
    kinds: dict[str, BlockKind] = {"place": "dateline", "date": "dateline", "agency": "credit"}
    parts = [name for name in kinds if match[name]]
    ends = [match.start(name) for name in parts[1:]] + [match.end()]
    blocks = [
        Block(kinds[name], match[name], "" if number else block.lead, block.text[match.end(name) : end], block.line)
        for number, (name, end) in enumerate(zip(parts, ends, strict=True))
    ]
    shift = match.end()
    spans = [replace(span, start=span.start - shift, end=span.end - shift) for span in block.spans]
    return [*blocks, Block(block.kind, block.text[shift:], "", block.tail, block.line, spans)]


def _split_credit(block: Block, _language: str) -> list[Block]:
    """Split a caption from the credit in brackets at its end; markup over both goes around both."""
    match = _CREDIT.fullmatch(block.text)
    if match is None:
        return [block]
    outer = [span for span in block.spans if (span.start, span.end) == (0, len(block.text))]
    inner = [span for span in block.spans if span not in outer]
    if any(span.end > match.end("caption") for span in inner):
        return [block]
    lead = block.lead + "".join(span.opening for span in outer)
    tail = "".join(span.closing for span in reversed(outer)) + block.tail
    line = block.line + block.text.count("\n", 0, match.start("credit"))
    return [
        Block("caption", match["caption"], lead, match["lead"], block.line, inner),
        Block("credit", match["credit"], "", match["tail"] + tail, line),
    ]


def _mark_tail(blocks: list[Block]) -> None:
    """Mark short lines at the end, between the last paragraph and the furniture, as furniture too ("More politics")."""
    if not any(block.kind == "boilerplate" for block in blocks):
        return
    for block in reversed(blocks):
        if block.kind == "subhead":
            block.kind = "boilerplate"
        elif block.kind != "boilerplate":
            return


_SPLITS: dict[BlockKind, Callable[[Block, str], list[Block]]] = {"caption": _split_credit, "paragraph": _split_dateline}
