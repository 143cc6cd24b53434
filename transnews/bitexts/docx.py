"""Word documents (DOCX) for editors: source and translation in two columns, issues as review comments.

The parts are written here (ECMA-376, WordprocessingML) and not with python-docx, which starts from a template of its
own and puts the time of writing into comments and into the package. Parts that are equal for all articles lie in
``templates/docx/``.
"""

from __future__ import annotations

import re
from importlib import resources
from typing import TYPE_CHECKING

from transnews.bitexts import edition, xmltree
from transnews.bitexts.bidi import is_rtl, stretches
from transnews.bitexts.languages import long_date
from transnews.bitexts.package import package
from transnews.bitexts.wording import interface_language, issue_line, overview

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from transnews.bitexts.edition import Language, Pair, Section
    from transnews.model import BlockKind, ParallelText

SUFFIX = ".docx"

_MAIN = {"xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
_CORE = {
    "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}
_FIXED_PARTS = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "relationships.xml",
    "word/_rels/document.xml.rels": "document-relationships.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
}
_STYLES: dict[BlockKind, str] = {
    "headline": "Heading1",
    "dateline": "Dateline",
    "subhead": "Heading2",
    "caption": "Caption",
    "list-item": "ListBullet",
    "quote": "Quote",
    "credit": "Credit",
    "boilerplate": "Boilerplate",
}
_COLUMN = 4819
"""Width of a column in twentieths of a point: half of what A4 leaves between margins of 2 cm."""
_PAGE = {"w:w": "11906", "w:h": "16838"}
_MARGINS = {"w:top": "1134", "w:right": "1134", "w:bottom": "1134", "w:left": "1134", "w:header": "567"} | {
    "w:footer": "567",
    "w:gutter": "0",
}
_SHADES = {"error": "FDE4E1", "warning": "FFF3D6"}
"""Backgrounds of targets by the concern about them, the colours of the HTML edition; comments and marks say why."""
_BREAKS = re.compile(r"(\r\n|\n|\r|\t)")
_AUTHOR = "transnews"


def serialize(text: ParallelText) -> bytes:
    """Return a parallel text as a Word document. Characters that XML cannot hold become U+FFFD."""
    writer = _Document(text)
    fixed = resources.files("transnews.bitexts").joinpath("templates/docx")
    parts = {name: fixed.joinpath(file).read_bytes() for name, file in _FIXED_PARTS.items()}
    parts["word/document.xml"] = xmltree.write(writer.document, ())
    parts["word/comments.xml"] = xmltree.write(writer.comments, ())
    parts["docProps/core.xml"] = xmltree.write(_properties(text), ())
    return package(parts)


def _properties(text: ParallelText) -> Element:
    core = xmltree.root("cp:coreProperties", _CORE)
    xmltree.child(core, "dc:title", text=edition.title(text))
    xmltree.child(core, "dc:language", text=text.target_language)
    return core


class _Document:
    """The tree of a document and of its comments, which are numbered through it."""

    def __init__(self, text: ParallelText) -> None:
        self._text = text
        self._interface = edition.language(interface_language())
        self._target = edition.language(text.target_language)
        self._number_of_comments = 0
        self.document = xmltree.root("w:document", _MAIN)
        self.comments = xmltree.root("w:comments", _MAIN)
        body = xmltree.child(self.document, "w:body")
        sections = edition.sections(text)
        self._head(body, has_headline=any(section.kind == "headline" for section in sections))
        self._table(body, sections)
        self._foot(body)
        place = xmltree.child(body, "w:sectPr")
        xmltree.child(place, "w:pgSz", _PAGE)
        xmltree.child(place, "w:pgMar", _MARGINS)
        if self._target.direction == "rtl":
            xmltree.child(place, "w:bidi")

    def _head(self, body: Element, *, has_headline: bool) -> None:
        text = self._text
        source = edition.language(text.source_language)
        published = text.article.published
        facts = [
            f"{source.name} → {self._target.name}",
            long_date(published, self._interface.tag) if published else "",
            f"{edition.words()['file']}: {text.article.id}" if text.article.id else "",
        ]
        self._says(body, " · ".join(filter(None, facts)))
        self._says(body, overview(text))
        for issue in edition.general_issues(text):
            self._says(body, issue_line(issue))
        if not has_headline and text.article.title:
            _paragraph(body, "Heading1", text.article.title, source)

    def _foot(self, body: Element) -> None:
        words = edition.words()
        origins = ", ".join(f"{name}: {count}" for name, count in edition.origins(self._text))
        made_with = ", ".join(f"{name}: {value}" for name, value in sorted(self._text.signature.items()))
        self._says(body, f"{words['origins']}: {origins}" if origins else "")  # Word wants a paragraph after a table
        if made_with:
            self._says(body, f"{words['made_with']}: {made_with}")

    def _says(self, parent: Element, text: str, style: str = "Facts") -> None:
        """Append a paragraph in the words of the program."""
        _paragraph(parent, style, text, self._interface)

    def _table(self, body: Element, sections: list[Section]) -> None:
        words = edition.words()
        table = xmltree.child(body, "w:tbl")
        properties = xmltree.child(table, "w:tblPr")
        if self._target.direction == "rtl":  # the first column, the source, stands on the right
            xmltree.child(properties, "w:bidiVisual")
        xmltree.child(properties, "w:tblW", {"w:w": str(2 * _COLUMN), "w:type": "dxa"})
        borders = xmltree.child(properties, "w:tblBorders")
        xmltree.child(borders, "w:insideH", {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "D5D8DC"})
        xmltree.child(properties, "w:tblLayout", {"w:type": "fixed"})
        xmltree.child(properties, "w:tblCaption", {"w:val": f"{words['original']}, {words['translation']}"})
        grid = xmltree.child(table, "w:tblGrid")
        for _column in range(2):
            xmltree.child(grid, "w:gridCol", {"w:w": str(_COLUMN)})
        source, target = _row(table, head=True)
        self._says(source, f"{words['original']}: {edition.language(self._text.source_language).name}")
        self._says(target, f"{words['translation']}: {self._target.name}")
        for section in sections:
            for position, pair in enumerate(section.pairs):
                self._pair(table, section, pair, first=position == 0)

    def _pair(self, table: Element, section: Section, pair: Pair, *, first: bool) -> None:
        """Append the row of a unit; only the first of a list item's has the bullet."""
        style = _STYLES.get(section.kind, "Normal")
        if style == "ListBullet" and not first:
            style = "ListContinue"
        source, target = _row(table, shade=_SHADES.get(pair.concern, ""))
        if section.kind == "boilerplate" and first:
            self._says(source, section.name)
            self._says(target, section.name)
        _paragraph(source, style, pair.unit.source, pair.source)
        numbers = [self._comment(text) for text in (*map(issue_line, pair.unit.issues), *pair.unit.notes)]
        _paragraph(target, style, pair.unit.target, pair.target, numbers)
        if pair.mark:
            self._says(target, pair.mark, "Mark")

    def _comment(self, text: str) -> str:
        """Append a comment and return its number. It has no date: equal texts give equal files."""
        number = str(self._number_of_comments)
        self._number_of_comments += 1
        attributes = {"w:id": number, "w:author": _AUTHOR, "w:initials": _AUTHOR[0]}
        self._says(xmltree.child(self.comments, "w:comment", attributes), text, "CommentText")
        return number


def _row(table: Element, *, head: bool = False, shade: str = "") -> tuple[Element, Element]:
    """Append a row and return its cells, source and target; a head is repeated on every page."""
    row = xmltree.child(table, "w:tr")
    properties = xmltree.child(row, "w:trPr")
    xmltree.child(properties, "w:cantSplit")
    if head:
        xmltree.child(properties, "w:tblHeader")
    source, target = _cell(row), _cell(row)
    if shade:
        xmltree.child(target[0], "w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": shade})
    return source, target


def _cell(row: Element) -> Element:
    cell = xmltree.child(row, "w:tc")
    xmltree.child(xmltree.child(cell, "w:tcPr"), "w:tcW", {"w:w": str(_COLUMN), "w:type": "dxa"})
    return cell


def _paragraph(parent: Element, style: str, text: str, language: Language, comments: list[str] | None = None) -> None:
    """Append a paragraph in a language, in its direction, with comments on all of it."""
    rtl = is_rtl(text, language.direction)
    paragraph = xmltree.child(parent, "w:p")
    properties = xmltree.child(paragraph, "w:pPr")
    xmltree.child(properties, "w:pStyle", {"w:val": style})
    if rtl:
        xmltree.child(properties, "w:bidi")
    for number in comments or ():
        xmltree.child(paragraph, "w:commentRangeStart", {"w:id": number})
    for stretch in stretches(text, rtl=rtl):
        tag = language.tag if stretch.rtl == rtl and language.direction != "auto" else ""
        _run(paragraph, stretch.text, tag, rtl=stretch.rtl)
    for number in comments or ():
        xmltree.child(paragraph, "w:commentRangeEnd", {"w:id": number})
        reference = xmltree.child(paragraph, "w:r")
        xmltree.child(xmltree.child(reference, "w:rPr"), "w:rStyle", {"w:val": "CommentReference"})
        xmltree.child(reference, "w:commentReference", {"w:id": number})


def _run(paragraph: Element, text: str, language: str, *, rtl: bool) -> None:
    """Append text of one direction; ``language`` is "" where it is not known."""
    run = xmltree.child(paragraph, "w:r")
    properties = xmltree.child(run, "w:rPr")
    if rtl:
        xmltree.child(properties, "w:rtl")
    if language:
        names = ["w:bidi"] if rtl else ["w:val", "w:eastAsia"]
        xmltree.child(properties, "w:lang", dict.fromkeys(names, language))
    for name, piece in _pieces(text):
        xmltree.child(run, name, {"xml:space": "preserve"} if piece else None, piece)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield the elements of a run: their names and texts. Line breaks and tabs are elements of their own."""
    for piece in _BREAKS.split(text):
        if piece == "\t":
            yield "w:tab", ""
        elif _BREAKS.fullmatch(piece):
            yield "w:br", ""
        elif piece:
            yield "w:t", piece
