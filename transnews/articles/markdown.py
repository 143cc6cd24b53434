"""Markdown (CommonMark with tables): headings, paragraphs, lists, quotes, images; code and raw HTML are left alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

from transnews.articles.inline import fold, take_out
from transnews.articles.kinds import classify
from transnews.articles.layout import Parsed, Piece, assemble
from transnews.messages import _
from transnews.model import Block, BlockKind, Issue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transnews.model import Article

SUFFIXES = (".md", ".markdown")

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<body>.*?\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(
    r"^(?P<key>[A-Za-z_-]+):[ \t]+(?P<quote>[\"']?)(?P<value>\S(?:[^\r\n]*\S)??)(?P=quote)[ \t]*\r?$", re.MULTILINE
)
_TITLE = re.compile(r"^title:[ \t]+[\"']?\Z", re.MULTILINE | re.IGNORECASE)
_INVOLVED = re.compile(r"\\|''|^[>|&*!\[{]|[ \t]#")  # YAML that says more than it shows: escapes, folding, comments
_HARD_BREAK = re.compile(r"\\\n| {2,}\n")
_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_KINDS: dict[str, BlockKind] = {"blockquote_open": "quote", "list_item_open": "list-item"}
_KEYS = {"title": "title", "date": "date", "published": "date", "lang": "language", "language": "language"}
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)|!\[[^\[\]]*\]\[[^\[\]]*\]")
_UNSAFE = re.compile(r"[\"'\[{}&*!|>%@`#\\]|: |:$|^[-?,]")


def parse(text: str, language: str) -> Parsed:
    """Return the blocks of a Markdown text, and of its YAML front matter title, date and language.

    The front matter's title is a block of its own (the headline), so that it is translated with the article.
    """
    front = _FRONT_MATTER.match(text)
    start = front.end() if front else 0
    fields = {field["key"].lower(): field for field in _FIELD.finditer(front["body"])} if front else {}
    metadata = {_KEYS[key]: field["value"] for key, field in fields.items() if key in _KEYS}
    reader = _Reader(text, start)
    stretches = list(reader.stretches())
    if front and (title := fields.get("title")):
        offset = front.start("body")
        if title["value"] and not _INVOLVED.search(title["value"]):
            stretches.insert(0, (offset + title.start("value"), offset + title.end("value"), "headline"))
        else:
            metadata.pop("title")
            reader.pass_over(offset + title.start())
    if not stretches:  # nothing but code and layout
        return Parsed([Block("paragraph", "", lead=text)], metadata, reader.issues)
    cells = {number for number, (start, _end, _kind) in enumerate(stretches) if start in reader.cells}
    return Parsed(classify(_blocks(text, stretches, reader), language, cells=cells), metadata, reader.issues)


def render(article: Article, pieces: Sequence[Piece | None], language: str) -> str:
    """Return the Markdown with ``pieces`` in the places of the blocks, its front matter saying ``language``."""
    for block, piece in zip(article.blocks, pieces, strict=True):
        if piece is not None and _TITLE.search(block.lead):
            _quote(piece, block.lead[-1:], block.text)
    text = assemble(article, pieces)
    front = _FRONT_MATTER.match(text)
    field = next((field for field in _FIELD.finditer(front["body"]) if _is_language(field)), None) if front else None
    if front is None or field is None:
        return text
    offset = front.start("body")
    return text[: offset + field.start("value")] + language + text[offset + field.end("value") :]


def _quote(piece: Piece, quote: str, source: str) -> None:
    """Make a translated title a YAML scalar: escaped for the quotes around it, or quoted where a plain one breaks."""
    if piece.text == source:
        return
    if quote == "'":
        piece.text = piece.text.replace("'", "''")
    elif quote == '"':
        piece.text = piece.text.replace("\\", "\\\\").replace('"', '\\"')
    elif _UNSAFE.search(piece.text):
        escaped = piece.text.replace("\\", "\\\\").replace('"', '\\"')
        piece.text = f'"{escaped}"'
    piece.spans = []


def _is_language(field: re.Match[str]) -> bool:
    return _KEYS.get(field["key"].lower()) == "language"


def _blocks(text: str, stretches: list[tuple[int, int, BlockKind]], reader: _Reader) -> list[Block]:
    """Make blocks of the stretches found.

    What lies between two is layout: up to the end of the last line it is the first one's tail, then the other's lead.
    """
    blocks: list[Block] = []
    lead = text[: stretches[0][0]]
    ends = [start for start, _end, _kind in stretches[1:]] + [len(text)]
    for (start, end, kind), following in zip(stretches, ends, strict=True):
        content, spans = take_out(text[start:end], reader.references)
        layout = text[end:following]
        cut = max(layout.rfind("\n"), layout.rfind("\r")) + 1 if following < len(text) else len(layout)
        blocks.append(Block(kind, content, lead, layout[: cut or len(layout)], reader.line(start), spans))
        lead = layout[cut:] if cut else ""
    return blocks


class _Reader:
    """Finds the running text of a Markdown file by its parser's tokens, which know lines but no columns."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.issues: list[Issue] = []
        self.references: frozenset[str] = frozenset()
        self.cells: set[int] = set()
        """Where the stretches start that are cells of a table."""
        self._start = start
        self._lines = [match.start() for match in _LINE.finditer(text)]

    def line(self, offset: int) -> int:
        """Return the 1-based line of a character."""
        return max(1, bisect_right(self._lines, offset))

    def pass_over(self, offset: int) -> None:
        """Say that the text at ``offset`` stays as it is."""
        message = _("Line {line} is written in a way that cannot be taken apart; it was left as it is.")
        self.issues.append(Issue("not-read", "warning", message.format(line=self.line(offset))))

    def stretches(self) -> Iterator[tuple[int, int, BlockKind]]:
        """Yield (start, end, kind) of every piece of running text, in reading order."""
        first = self.line(self._start) - 1 if self._start < len(self.text) else len(self._lines)
        environment: dict[str, Any] = {}
        tokens = _PARSER.parse(self.text[self._start :], environment)
        self.references = frozenset(fold(label) for label in environment.get("references", {}))
        around: list[str] = []
        cursor = self._start
        headline_due = True
        for token in tokens:
            if token.nesting == 1:
                around.append(token.type)
            elif token.nesting == -1:
                around.pop()
            elif token.type == "inline" and token.map and token.content.strip():
                begin, stop = (self._offset(first + number) for number in token.map)
                kind = _kind(around, token.content, headline_due=headline_due)
                headline_due = headline_due and kind != "headline"
                # A hard line break ends a stretch: an engine would glue its lines together.
                for content in _HARD_BREAK.split(token.content):
                    place = self._locate(content, max(cursor, begin), stop)
                    if place is None:
                        self.pass_over(begin)
                        break
                    cursor = place[1]
                    if "table_open" in around:
                        self.cells.add(place[0])
                    yield *place, kind

    def _offset(self, line: int) -> int:
        return self._lines[line] if line < len(self._lines) else len(self.text)

    def _locate(self, content: str, begin: int, stop: int) -> tuple[int, int] | None:
        """Return where a token's content stands between two offsets, its lines in order; None where it does not.

        In a table the parser takes the backslash from an escaped "|".
        """
        start = -1
        at = begin
        for line in filter(str.strip, content.split("\n")):
            for written in (line.strip(), line.strip().replace("|", "\\|")):
                found = self.text.find(written, at, stop)
                if found >= 0:
                    break
            else:
                return None
            start = found if start < 0 else start
            at = found + len(written)
        return (start, at) if start >= 0 else None


def _kind(around: list[str], content: str, *, headline_due: bool) -> BlockKind:
    if "heading_open" in around:
        return "headline" if headline_due else "subhead"
    if _IMAGE.fullmatch(content.strip()):
        return "caption"
    return next((_KINDS[name] for name in reversed(around) if name in _KINDS), "paragraph")
