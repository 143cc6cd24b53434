"""Word documents, made and read back with python-docx. All texts are written for these tests."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from typing import Any

import docx
import docx.oxml
import docx.oxml.ns
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews import articles
from transnews.articles.docx import package
from transnews.articles.encoding import ArticleError
from transnews.articles.layout import Piece
from transnews.errors import InputError
from transnews.model import Article, Span

oxml: Any = docx.oxml


def _bytes(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _story() -> bytes:
    document = docx.Document()
    document.core_properties.title = "The ferry"
    document.add_heading("Ferry returns", level=0)
    document.add_paragraph("Monday, March 1")
    paragraph = document.add_paragraph("The ")
    paragraph.add_run("old").bold = True
    paragraph.add_run(" ferry")
    paragraph.add_run(" returned.")
    document.add_paragraph("First stop", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Passengers"
    table.cell(0, 1).text = "300"
    document.sections[0].header.paragraphs[0].text = "Harbour news"
    return _bytes(document)


def _read(data: bytes) -> Article:
    return articles.read_bytes(data, "ferry.en.docx", language="en")


def _render(article: Article, language: str = "pt", **changed: Piece | None) -> Any:
    """Return the document with some blocks, named by their text, replaced."""
    pieces: list[Piece | None] = [
        changed.get(block.text.split()[0], Piece(block.text, block.spans)) for block in article.blocks
    ]
    form = articles.ARTICLES.get("docx")
    assert isinstance(form, articles.DocumentFormat)
    return docx.Document(io.BytesIO(form.render_bytes(article, pieces, language)))


def test_paragraphs_tables_and_headers_are_blocks() -> None:
    article = _read(_story())
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("headline", "Ferry returns"),
        ("dateline", "Monday, March 1"),
        ("paragraph", "The old ferry returned."),
        ("list-item", "First stop"),
        ("paragraph", "Passengers"),
        ("paragraph", "300"),
        ("paragraph", "Harbour news"),
    ]
    assert article.blocks[2].spans == [Span(4, 7, "<format 0>", "</format>")]
    assert article.title == "The ferry"


def test_without_a_change_the_file_stays_to_the_byte() -> None:
    article = _read(_story())
    form = articles.ARTICLES.get("docx")
    assert isinstance(form, articles.DocumentFormat)
    pieces = [Piece(block.text, block.spans) for block in article.blocks]
    assert form.render_bytes(article, pieces, "pt") == article.original


def test_formats_go_to_their_words() -> None:
    article = _read(_story())
    document = _render(article, The=Piece("A balsa velha voltou.", [Span(8, 13, "<format 0>", "</format>")]))
    runs = document.paragraphs[2].runs
    assert [(run.text, bool(run.bold)) for run in runs] == [("A balsa ", False), ("velha", True), (" voltou.", False)]
    assert document.paragraphs[3].style.name == "List Bullet"
    assert document.tables[0].cell(0, 0).text == "Passengers"


def test_a_translation_into_arabic_is_right_to_left() -> None:
    document = _render(_read(_story()), "ar", The=Piece("عادت العبارة.", []))
    properties = document.paragraphs[2]._p.pPr
    assert properties.find(oxml.ns.qn("w:bidi")) is not None
    assert document.paragraphs[2].runs[0].font.rtl


def test_links_notes_and_breaks_stay() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("See ")
    link = oxml.OxmlElement("w:hyperlink")
    link.set(oxml.ns.qn("w:anchor"), "map")
    inner = oxml.OxmlElement("w:r")
    inner.text = "the map"
    link.append(inner)
    paragraph._p.append(link)
    run = paragraph.add_run(" here")
    run._r.append(oxml.OxmlElement("w:footnoteReference"))
    run.add_break()
    paragraph.add_run("and\tgo.")
    article = _read(_bytes(document))
    [block] = article.blocks
    assert block.text == "See the map here\nand\tgo."
    assert [(span.start, span.end, span.opening) for span in block.spans] == [
        (4, 11, "<link 0>"),
        (16, 16, "<object 0>"),
    ]
    translated = Piece("Veja aqui o mapa\ne vá.", [Span(10, 16, "<link 0>", "</link>")])
    [result] = _render(article, See=translated).paragraphs
    assert result.text == "Veja aqui o mapa\ne vá."
    assert [link.text for link in result.hyperlinks] == ["o mapa"]
    assert len(result._p.findall(".//" + oxml.ns.qn("w:footnoteReference"))) == 1


def test_what_was_deleted_is_not_read() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Open on Monday.")
    deleted = oxml.OxmlElement("w:del")
    deleted.append(oxml.parse_xml(f'<w:r xmlns:w="{oxml.ns.nsmap["w"]}"><w:delText>Closed.</w:delText></w:r>'))
    paragraph._p.append(deleted)
    assert [block.text for block in _read(_bytes(document)).blocks] == ["Open on Monday."]


def test_a_dropped_block_takes_its_paragraph_along_but_no_cell_is_left_without_one() -> None:
    document = _render(_read(_story()), The=None, Passengers=None)
    assert "returned" not in "".join(paragraph.text for paragraph in document.paragraphs)
    assert document.tables[0].cell(0, 0).paragraphs[0].text == ""


_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=20)


@given(st.lists(st.tuples(_TEXTS, st.sampled_from(["", "bold", "italic"])), min_size=1, max_size=5))
def test_any_runs_come_back(runs: list[tuple[str, str]]) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for text, form in (("Start ", ""), *runs):
        run = paragraph.add_run(text)
        run.bold, run.italic = form == "bold" or None, form == "italic" or None
    article = _read(_bytes(document))
    text = "".join(part for part, _form in (("Start ", ""), *runs))
    [block] = article.blocks
    assert block.text == text
    [result] = _render(article, Start=Piece(text + "!", block.spans)).paragraphs
    assert result.text == text + "!"
    own = sum(len(run.text) for run in paragraph.runs if run.bold)
    if own and own < len(text) / 2 and not block.text.isspace():
        assert any(run.bold for run in result.runs) or not any(part.strip() for part, form in runs if form == "bold")


def _zip(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"no zip at all", "this is no Word document, or it is damaged"),
        (_story()[:4000], "this is no Word document, or it is damaged"),
        (_zip(readme_xml=b"<a/>"), "this is no Word document"),
        (_zip(word__document_xml=b"<a>"), "word/document.xml, line 1: this is not well-formed XML"),
        (_zip(word__document_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "declares XML entities"),
        (_zip(word__document_xml=b"<a/>"), "the file is empty"),
    ],
)
def test_bad_documents(data: bytes, words: str) -> None:
    with pytest.raises(InputError) as caught:
        _read(data)
    assert words in caught.value.message
    assert "ferry.en.docx" in caught.value.message


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ArticleError, match="more than is safe"):
        _read(_zip(word__document_xml=b" " * 30_000_000))
    monkeypatch.setattr(package, "LARGEST", 1000)
    with pytest.raises(ArticleError, match="more than is safe"):
        _read(_story())


@given(st.data())
def test_a_damaged_package_is_refused_in_words(data: st.DataObject) -> None:
    whole = _story()
    damaged = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for _wrong in range(data.draw(st.integers(0, 8))):
        if damaged:
            damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    with suppress(InputError):
        _read(bytes(damaged))
