"""Word documents (DOCX): paragraphs, tables, notes, headers and footers, with links and formats over their words.

The package is read within limits and written with its text parts replaced; everything else in it stays. A hidden
revision that was deleted is not translated, and is dropped from a paragraph that is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from transnews.articles.docx.package import read_parts, with_parts
from transnews.articles.docx.paragraphs import Paragraph, W
from transnews.articles.encoding import ArticleError
from transnews.articles.layout import Parsed
from transnews.language.tags import direction
from transnews.localize import is_date
from transnews.messages import _
from transnews.model import Block
from transnews.xmlfiles import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transnews.articles.layout import Piece
    from transnews.model import Article, BlockKind

SUFFIXES = (".docx",)

_MAIN = "word/document.xml"
_STYLES = "word/styles.xml"
_CORE = "docProps/core.xml"
_TEXT_PARTS = re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*|comments)\.xml")
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"
_KINDS: dict[str, BlockKind] = {
    "title": "headline",
    "subtitle": "subhead",
    "heading 1": "subhead",
    "heading 2": "subhead",
    "heading 3": "subhead",
    "heading 4": "subhead",
    "caption": "caption",
    "quote": "quote",
    "intense quote": "quote",
    "list paragraph": "list-item",
    "list bullet": "list-item",
    "list number": "list-item",
}
"""Kinds by the name of a paragraph's style, which is English in every language of Word."""


def parse_bytes(data: bytes, shown: str, language: str) -> Parsed:
    """Return a block for every paragraph that has words; raises ArticleError for what is no Word document."""
    parts = read_parts(data, shown)
    if _MAIN not in parts:
        raise ArticleError(_("{path}: this is no Word document.").format(path=shown), _("Save it as .docx again."))
    names = _style_names(parts, shown)
    blocks: list[Block] = []
    for _name, root in _text_parts(parts, shown):
        for paragraph in _paragraphs(root):
            kind = _kind(paragraph.element, names)
            if kind == "paragraph" and is_date(paragraph.text, language):
                kind = "dateline"
            blocks.append(Block(kind, paragraph.text, line=len(blocks) + 1, spans=paragraph.spans))
    first = next((block for block in blocks if block.kind in {"headline", "subhead"}), None)
    if first is not None:
        first.kind = "headline"
    return Parsed(blocks, _metadata(parts, shown))


def render_bytes(article: Article, pieces: Sequence[Piece | None], language: str) -> bytes:
    """Return the document with ``pieces`` in the places of its paragraphs, its language and direction set."""
    parts = read_parts(article.original, article.path or article.id)
    right_to_left = direction(language) == "rtl"
    waiting = iter(pieces)
    changed = {}
    for name, root in _text_parts(parts, article.id):
        before = etree.tostring(root)
        for paragraph in list(_paragraphs(root)):
            piece = next(waiting)
            if piece is None:
                _drop(paragraph.element)
            else:
                paragraph.write(piece, right_to_left=right_to_left)
        if etree.tostring(root) != before:
            changed[name] = _file(root)
    if changed and _STYLES in parts:
        changed[_STYLES] = _file(_in_language(parse(parts[_STYLES], _STYLES), language))
    if changed and _CORE in parts:
        root = parse(parts[_CORE], _CORE)
        own = root.find(_LANGUAGE)
        if own is not None:
            own.text = language
            changed[_CORE] = _file(root)
    return with_parts(article.original, changed) if changed else article.original


def _text_parts(parts: dict[str, bytes], shown: str) -> Iterator[tuple[str, etree._Element]]:
    """Yield the parts that hold text, the body first."""
    names = [name for name in parts if _TEXT_PARTS.fullmatch(name)]
    for name in sorted(names, key=lambda name: (name != _MAIN, name)):
        yield name, parse(parts[name], f"{shown}/{name}")


def _paragraphs(root: etree._Element) -> Iterator[Paragraph]:
    """Yield the paragraphs that have words, in the order of the file; one inside another's text box is its own."""
    for element in root.iter(f"{W}p"):
        if element.find(f".//{W}p") is not None:  # holds a text box: its own text would be read twice
            continue
        paragraph = Paragraph(element)
        if any(character.isalnum() for character in paragraph.text):
            yield paragraph


def _kind(element: etree._Element, names: dict[str, str]) -> BlockKind:
    style = element.find(f"{W}pPr/{W}pStyle")
    name = names.get(style.get(f"{W}val", ""), "") if style is not None else ""
    if name in _KINDS:
        return _KINDS[name]
    return "list-item" if element.find(f"{W}pPr/{W}numPr") is not None else "paragraph"


def _style_names(parts: dict[str, bytes], shown: str) -> dict[str, str]:
    """Return the names of styles by id, in small letters."""
    if _STYLES not in parts:
        return {}
    styles = parse(parts[_STYLES], f"{shown}/{_STYLES}").iter(f"{W}style")
    found = ((style.get(f"{W}styleId", ""), style.find(f"{W}name")) for style in styles)
    return {identity: name.get(f"{W}val", "").lower() for identity, name in found if name is not None}


def _metadata(parts: dict[str, bytes], shown: str) -> dict[str, str]:
    if _CORE not in parts:
        return {}
    root = parse(parts[_CORE], f"{shown}/{_CORE}")
    values = {"title": root.findtext(_TITLE), "language": root.findtext(_LANGUAGE)}
    return {key: value for key, value in values.items() if value}


def _in_language(styles: etree._Element, language: str) -> etree._Element:
    """Set the default language of a document's text, by which Word checks the spelling."""
    for element in styles.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang"):
        element.set(f"{W}bidi" if direction(language) == "rtl" else f"{W}val", language)
    return styles


def _drop(element: etree._Element) -> None:
    """Take a paragraph out; one that ends a section or is alone in its cell stays, empty."""
    parent = element.getparent()
    if parent is None:
        return
    if element.find(f"{W}pPr/{W}sectPr") is None and len(parent.findall(f"{W}p")) > 1:
        parent.remove(element)
        return
    for child in list(element):
        if child.tag != f"{W}pPr":
            element.remove(child)


def _file(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
