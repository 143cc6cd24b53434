"""What kind a block is, told by its shape and place: headline, dateline, subhead, caption, credit, boilerplate.

No words of any language stand here: dates are found with CLDR, website furniture with the phrase catalog.
"""

from __future__ import annotations

import regex

from transnews.language.sentences import split_sentences
from transnews.localize import is_date
from transnews.memory.phrases import PhraseCatalog
from transnews.model import Block

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


def classify(blocks: list[Block], language: str) -> list[Block]:
    """Return the blocks with their kinds, captions split from their credits.

    Kinds that the format itself told (anything but "paragraph") are kept, but for boilerplate; where it told headings,
    no other short line is taken for one.
    """
    phrases = PhraseCatalog.load()
    furniture = [_is_furniture(block.text, language, phrases) for block in blocks]
    told = any(block.kind in {"headline", "subhead"} for block in blocks)
    headline_due = not told
    result: list[Block] = []
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if furniture[number]:
            block.kind = "boilerplate"
        elif block.kind == "paragraph":
            headline_due = _tell(block, None if told else following, language, headline_due=headline_due)
        elif block.kind == "headline" and is_date(block.text, language):
            block.kind = "dateline"
        result.extend(_split_credit(block) if block.kind == "caption" else [block])
    _mark_tail(result)
    return result


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
    elif not sentence and len(text) <= SUBHEAD and following is not None:
        block.kind = "subhead"
    return False


def _is_furniture(text: str, language: str, phrases: PhraseCatalog) -> bool:
    """Tell whether every sentence of a block is website furniture."""
    if len(text) > CAPTION:
        return False
    sentences = split_sentences(text, language)
    return phrases.category(text, language) == "boilerplate" or (
        bool(sentences) and all(phrases.category(sentence, language) == "boilerplate" for sentence in sentences)
    )


def _split_credit(block: Block) -> list[Block]:
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
