"""Markdown (CommonMark with tables): headings, paragraphs, lists, quotes, images; code and raw HTML are left alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from transnews.articles.inline import take_out
from transnews.articles.kinds import classify
from transnews.articles.layout import Piece, assemble
from transnews.model import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transnews.model import Article

SUFFIXES = (".md", ".markdown")

_BREAK = re.compile(r"\r\n|\n|\r")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<body>.*?\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(?P<key>[A-Za-z_-]+):[ \t]+(?P<quote>[\"']?)(?P<value>[^\r\n]*?)(?P=quote)[ \t]*$", re.MULTILINE)
_KINDS: dict[str, BlockKind] = {"blockquote_open": "quote", "list_item_open": "list-item"}
_KEYS = {"title": "title", "date": "date", "published": "date", "lang": "language", "language": "language"}
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)|!\[[^\[\]]*\]\[[^\[\]]*\]")
_UNSAFE = re.compile(r"[\"'\[{}&*!|>%@`#\\]|: |:$|^[-?,]")


def parse(text: str, language: str) -> tuple[list[Block], dict[str, str]]:
    """Return the blocks of a Markdown text, and of its YAML front matter title, date and language.

    The front matter's title is a block of its own (the headline), so that it is translated with the article.
    """
    front = _FRONT_MATTER.match(text)
    start = front.end() if front else 0
    fields = {field["key"].lower(): field for field in _FIELD.finditer(front["body"])} if front else {}
    found: list[tuple[int, int, BlockKind]] = []  # start and end offset in the text, kind
    if front and "title" in fields and fields["title"]["value"]:
        offset = front.start("body")
        found.append((offset + fields["title"].start("value"), offset + fields["title"].end("value"), "headline"))
    found += _inline_blocks(text, start)
    metadata = {_KEYS[key]: field["value"] for key, field in fields.items() if key in _KEYS}
    if not found:  # nothing but code and layout
        return [Block("paragraph", "", lead=text)], metadata
    return classify(_blocks(text, found), language), metadata


def render(article: Article, pieces: Sequence[Piece | None], language: str) -> str:
    """Return the Markdown with ``pieces`` in the places of the blocks, its front matter saying ``language``."""
    for block, piece in zip(article.blocks, pieces, strict=True):
        if piece is not None and block.lead.rstrip(" \t").endswith("title:") and _UNSAFE.search(piece.text):
            quoted = piece.text.replace("\\", "\\\\").replace('"', '\\"')
            piece.text = f'"{quoted}"'  # a plain YAML value must not hold these characters
    text = assemble(article, pieces)
    front = _FRONT_MATTER.match(text)
    field = next((field for field in _FIELD.finditer(front["body"]) if _is_language(field)), None) if front else None
    if front is None or field is None:
        return text
    offset = front.start("body")
    return text[: offset + field.start("value")] + language + text[offset + field.end("value") :]


def _is_language(field: re.Match[str]) -> bool:
    return _KEYS.get(field["key"].lower()) == "language"


def _blocks(text: str, found: list[tuple[int, int, BlockKind]]) -> list[Block]:
    """Make blocks of the stretches found; what lies between them is layout and goes into ``lead`` and ``tail``."""
    blocks: list[Block] = []
    ends = [start for start, _end, _kind in found[1:]] + [len(text)]
    for (start, end, kind), following in zip(found, ends, strict=True):
        content, spans = take_out(text[start:end])
        lead = text[:start] if not blocks else ""
        line = len(_BREAK.findall(text[:start])) + 1
        blocks.append(Block(kind, content, lead, text[end:following], line, spans))
    return blocks


def _inline_blocks(text: str, start: int) -> Iterator[tuple[int, int, BlockKind]]:
    """Yield (start, end, kind) of every piece of running text, in reading order."""
    lines = [match.start() for match in _LINE.finditer(text, start)]
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    around: list[str] = []
    cursor = start
    headline_due = True
    for token in parser.parse(text[start:]):
        if token.nesting == 1:
            around.append(token.type)
        elif token.nesting == -1:
            around.pop()
        elif token.type == "inline" and token.map and token.content.strip():
            place = _locate(text, token.content, max(cursor, lines[token.map[0]]))
            if place is None:
                continue
            cursor = place[1]
            kind = _kind(around, token.content, headline_due=headline_due)
            headline_due = headline_due and kind != "headline"
            yield *place, kind


def _kind(around: list[str], content: str, *, headline_due: bool) -> BlockKind:
    if "heading_open" in around:
        return "headline" if headline_due else "subhead"
    if _IMAGE.fullmatch(content.strip()):
        return "caption"
    return next((_KINDS[name] for name in reversed(around) if name in _KINDS), "paragraph")


def _locate(text: str, content: str, cursor: int) -> tuple[int, int] | None:
    """Return where a token's content stands in the file, its lines in order from ``cursor``.

    None where the parser changed the text (an escaped "|" in a table): such a piece stays as it is.
    """
    start = -1
    for line in content.split("\n"):
        begin = text.find(line.strip(), cursor)
        if begin < 0:
            return None
        start = begin if start < 0 else start
        cursor = begin + len(line.strip())
    return start, cursor
