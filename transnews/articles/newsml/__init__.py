"""NewsML-G2 articles (IPTC): a news item, a package, or a message with many items.

What is not translated keeps its characters. A translated item is an item of its own, with an identifier made from its
original's and a link to that: an item is known by ``guid`` and ``version`` (NewsML-G2 Specification, section 4), so
with its original's it would take its place wherever it is received.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.articles.declared import language_of
from transnews.articles.edits import edited
from transnews.articles.encoding import ArticleError, encode
from transnews.articles.fields import changes, parsed, translated_id, whole_language
from transnews.articles.html.encoding import corrected
from transnews.articles.newsml.items import ITEMS, NAR, items_of
from transnews.articles.newsml.writing import translated
from transnews.articles.xmltext import read, root_of, tree
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.articles.layout import Parsed, Piece
    from transnews.model import Article

SUFFIXES = (".xml",)

_ROOTS = ITEMS | {"newsMessage"}


def claims(data: bytes) -> bool:
    """Tell from the start of a file whether it is a news item, a package or a message of NewsML-G2."""
    name, space = root_of(data)
    return name in _ROOTS and space == NAR


def parse_bytes(data: bytes, shown: str, language: str) -> Parsed:
    """Return the blocks of the items of a file; see ``formats.DocumentFormat``.

    Raises ArticleError for what is no NewsML-G2 or has no items, and XmlError for what is not well-formed or declares
    entities.
    """
    text, _encoding, issues = read(data, shown)
    root = tree(text)
    if root.name not in _ROOTS or root.space != NAR:
        raise ArticleError(
            _("{path}: this is no news item, package or message of NewsML-G2.").format(path=shown),
            _("Its root element is {name}.").format(name=root.prefix + root.name),
        )
    items = items_of(root)
    if not items:
        raise ArticleError(_("{path}: there are no news items in this message.").format(path=shown))
    whole = whole_language(items[0].record.language, language)
    result = parsed(
        [item.record for item in items], whole, [*issues, *(issue for item in items for issue in item.issues)]
    )
    if language_of(items[0].record.language):
        result.metadata["language"] = items[0].record.language
    if root.name in ITEMS:
        result.parts = []
        result.metadata |= {"title": items[0].record.title, "date": items[0].record.date}
    return result


def render_bytes(article: Article, pieces: Sequence[Piece | None], language: str) -> bytes:
    """Return the file in ``language``, in UTF-8; see ``formats.DocumentFormat``."""
    text, encoding, _issues = read(article.original, article.id)
    items = items_of(tree(text))
    all_changes = changes([item.record for item in items], article, pieces, language)
    done = [(item, change) for item, change in zip(items, all_changes, strict=True) if change.is_translated]
    renamed = {
        item.guid: translated_id(item.guid, language) for item, change in done if item.guid and change.is_translation
    }
    edits = [edit for item, change in done for edit in translated(item, change, renamed)]
    return encode(corrected(edited(text, edits)), encoding)
