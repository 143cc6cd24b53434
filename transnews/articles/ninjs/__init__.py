"""ninjs: news items in IPTC's JSON format, versions 1.x, 2.x and 3.x; one item a file, or an array of them.

The member names are those of the IPTC's JSON schemas (https://iptc.org/std/ninjs/).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.articles.encoding import decode, encode
from transnews.articles.fields import changes, parsed, whole_language
from transnews.articles.jsontext import Edits, JsonError, Lines, parse
from transnews.articles.ninjs.claim import is_ninjs
from transnews.articles.ninjs.items import items_of
from transnews.articles.ninjs.stories import stories_of
from transnews.articles.ninjs.writing import write
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.articles.layout import Parsed, Piece
    from transnews.articles.ninjs.stories import Stories
    from transnews.model import Article

SUFFIXES = (".json", ".ninjs")


def claims(data: bytes) -> bool:
    """Tell whether a JSON file is ninjs, from its beginning: an item, or an array of items."""
    return is_ninjs(data)


def parse_bytes(data: bytes, shown: str, language: str) -> Parsed:
    """Return the texts of a file's items, each of which is an article.

    Raises JsonError for what is no JSON, or holds no item.
    """
    text, _encoding, issues = decode(data, shown)
    stories = _stories(text, shown)
    declared = next((story.record.language for story in stories.all if story.record.language), "")
    result = parsed([story.record for story in stories.all], whole_language(declared, language))
    result.issues = [*issues, *stories.issues]
    if len(result.parts) == 1:
        [part] = result.parts
        result.metadata = {"title": part.title, "date": part.published.isoformat() if part.published else ""}
    result.metadata["language"] = declared
    return result


def render_bytes(article: Article, pieces: Sequence[Piece | None], language: str) -> bytes:
    """Return the file with its items in ``language``, in UTF-8; what is not changed stays character by character."""
    text, encoding, _issues = decode(article.original, article.path or article.id)
    stories = _stories(text, article.path or article.id)
    edits = Edits(text)
    changed = changes([story.record for story in stories.all], article, pieces, language)
    for story, change in zip(stories.all, changed, strict=True):
        if change.is_translated:
            write(edits, story, change)
    return encode(edits.applied(), encoding)


def _stories(text: str, shown: str) -> Stories:
    root = parse(text, shown)
    items = items_of(root)
    if not items:
        raise JsonError(_("{path}, line {line}: no news item is here.").format(path=shown, line=Lines(text).of(root)))
    return stories_of(items, text)
