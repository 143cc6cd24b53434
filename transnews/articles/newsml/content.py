"""The content of an item: how each format of it is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transnews.articles.fields import HTML, NOT_READ, TEXT, Html
from transnews.articles.html import elements
from transnews.articles.nitf.elements import NITF
from transnews.articles.xmltext import plain
from transnews.messages import _
from transnews.model import Issue

if TYPE_CHECKING:
    from transnews.articles.fields import Content
    from transnews.articles.html.vocabulary import Vocabulary
    from transnews.articles.xmltext import Node

_XHTML = "http://www.w3.org/1999/xhtml"
_NITF = "http://iptc.org/std/NITF/2006-10-18/"


def content_of(node: Node, shown: str, issues: list[Issue]) -> tuple[Content, str] | None:
    """Return how ``inlineXML`` or ``inlineData`` is read, and its value; None, with an issue, where it is not.

    ``shown`` is the item's name for the issue. Data in an encoding of its own are no text, and pass without a word.
    """
    if node.name == "inlineXML":
        found, kind = _markup(node), " ".join(child.prefix + child.name for child in node.children[:1])
    else:
        found, kind = _data(node), _media_type(node)
    is_empty = not node.inner.strip() or node.get("encoding") or node.get("encodinguri")
    if found is None and not is_empty:
        message = _("{item}, line {line}: content in {format} is not read and stays as it is.")
        issues.append(Issue(NOT_READ, "warning", message.format(item=shown, line=node.line, format=kind)))
    return None if is_empty else found


def _media_type(node: Node) -> str:
    return node.get("contenttype").partition(";")[0].strip().lower() or "text/plain"


def _data(node: Node) -> tuple[Content, str] | None:
    text = plain(node.inner)
    known: dict[str, Content] = {"text/plain": TEXT, "text/html": HTML, "application/xhtml+xml": HTML}
    content = known.get(_media_type(node))
    return None if text is None or content is None else (content, text)


def _markup(node: Node) -> tuple[Content, str] | None:
    """Return how XML content is read; some leave out the namespace of NITF or HTML, or what says that it is HTML."""
    for content in node.children[:1]:
        if content.space == _NITF or content.name == "nitf":
            return Html(NITF), node.inner
        if content.space == _XHTML or "html" in _media_type(node):
            return Html(_xhtml(content.prefix)), node.inner
    return None


def _xhtml(prefix: str) -> Vocabulary:
    """Return HTML as XML has it, where its elements have a prefix."""
    return replace(
        elements.HTML,
        xml=True,
        kinds={**elements.HTML.kinds, "title": "headline"},
        isolation=(f'<{prefix}bdi dir="ltr">', f"</{prefix}bdi>"),
    )


def language_in(node: Node) -> str:
    """Return the language that ``inlineXML`` or ``inlineData``, or the content in it, says of itself, "" without."""
    inside = node.children[0] if node.children else node
    return node.get("xml:lang") or inside.get("xml:lang") or inside.get("lang") or inside.get("baselang")
