"""An article and its file: where in the file every character of its sentences stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from transnews import articles
from transnews.articles.encoding import decode
from transnews.articles.layout import assemble, own_piece, with_markup
from transnews.glossary.findings import Place
from transnews.language.quotes import quoted_spans
from transnews.pipeline import recognize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.model import Article, Block

_CODE = regex.compile(
    r"""(?P<ticks>`+)[^`]{1,500}(?P=ticks) | <[^<>]{1,300}> | &\#?\w{2,20};      # code, tags, character references
    | (?<=\])\((?:[^()]|\([^()]{0,500}\)){0,2000}\) | (?<=\])\[[^\[\]]{0,100}\] # where links and images lead to
    | (?<!\w)[\w\-]{1,100}(?:\.[\w\-]{1,100}){0,9}\.[a-z]{2,6}(?!\w)            # files and domains""",
    regex.VERBOSE,
)
"""What a format leaves in running text and no reader takes for words."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A segment of an article. ``quoted`` and ``code`` are stretches ``[start, end)`` of ``text``.

    ``offsets[i]`` is the place of its character ``i`` in the file's text, None where the format does not tell.
    """

    text: str
    language: str
    is_credit: bool
    line: int
    offsets: Sequence[int] | None
    quoted: tuple[tuple[int, int], ...]
    code: tuple[tuple[int, int], ...]

    def in_code(self, start: int, end: int) -> bool:
        """Tell whether ``[start, end)`` touches code."""
        return any(start < stop and begin < end for begin, stop in self.code)

    def in_quotation(self, start: int, end: int) -> bool:
        """Tell whether ``[start, end)`` touches a quotation."""
        return any(start < stop and begin < end for begin, stop in self.quoted)


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article's file: its bytes, the text in them, and its sentences. ``path`` is "-" for standard input.

    ``text`` and ``encoding`` are "" for a document, whose sentences tell no offsets.
    """

    path: str
    data: bytes
    text: str
    encoding: str
    sentences: tuple[Sentence, ...]
    lines: tuple[int, ...]

    def place(self, sentence: Sentence, start: int, end: int) -> Place:
        """Return the place of ``[start, end)`` of a sentence in the file."""
        text = sentence.text[start:end]
        if sentence.offsets is None:
            return Place(self.path, sentence.line, text=text, context=sentence.text, offset=start)
        at = sentence.offsets[start]
        line = bisect_right(self.lines, at)
        return Place(self.path, line, at - self.lines[line - 1] + 1, text, context=sentence.text, offset=start)


def read_article(
    data: bytes, path: str, language: str = "", detector: str = "auto", fields: Sequence[str] = ()
) -> ArticleFile:
    """Read an article's file and find its sentences and their languages.

    ``language`` (BCP 47) is that of all sentences, "" to detect it; ``fields`` is the setting of that name.

    Raises ArticleError for what cannot be read.
    """
    name = path.replace("\\", "/").rpartition("/")[2]
    article = articles.read_bytes(data, name, language=language, path=path, fields=fields)
    # A document (HTML, office files) says its encoding itself, and only its own format knows where its text stands.
    text, encoding = ("", "") if article.original else decode(data, path)[:2]
    recognized = recognize(article, "und", language, detector)
    places = _offsets(article) if assemble(article, [own_piece(block) for block in article.blocks]) == text else None
    sentences = []
    at = [0] * len(article.blocks)
    for unit in recognized.units:
        block, segment = article.blocks[unit.block], unit.segment
        start = at[unit.block]
        end = start + len(segment.text)
        at[unit.block] = end + len(segment.gap)
        sentences.append(
            Sentence(
                segment.text,
                language or recognized.language_of(unit),
                block.kind == "credit",
                block.line,
                places[unit.block][start:end] if places else None,
                _inside(_quotations(block), start, end),
                _inside([match.span() for match in _CODE.finditer(block.text)], start, end),
            )
        )
    lines = (0, *(match.end() for match in regex.finditer(r"\r\n|\n|\r", text)))
    return ArticleFile(path, data, text, encoding, tuple(sentences), lines)


def _offsets(article: Article) -> list[list[int]]:
    """Return, per block, where in the file each character of its text stands, after the markup before it."""
    result = []
    at = 0
    for block in article.blocks:
        at += len(block.lead)
        markup = [0] * (len(block.text) + 1)
        for span in block.spans:
            markup[span.start] += len(span.opening) + (len(span.closing) if span.start == span.end else 0)
            if span.start != span.end:
                markup[span.end] += len(span.closing)
        offsets = []
        place = at
        for index in range(len(block.text)):
            place += markup[index]
            offsets.append(place)
            place += 1
        result.append(offsets)
        at += len(with_markup(own_piece(block))) + len(block.tail)
    return result


def _quotations(block: Block) -> list[tuple[int, int]]:
    """Return the stretches of a block that someone else says: the whole of a block quotation, what stands in marks."""
    return [(0, len(block.text))] if block.kind == "quote" else quoted_spans(block.text)


def _inside(spans: Sequence[tuple[int, int]], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the parts of spans of a block that lie in its stretch ``[start, end)``, counted from there."""
    cut = ((max(begin, start) - start, min(stop, end) - start) for begin, stop in spans)
    return tuple((begin, stop) for begin, stop in cut if begin < stop)
