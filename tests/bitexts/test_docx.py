"""The bilingual Word document, read with python-docx and converted by LibreOffice."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from hypothesis import given, settings

from tests.bitexts import samples
from tests.programs import program
from transnews.bitexts import docx
from transnews.bitexts.characters import for_xml
from transnews.model import Article, ParallelText

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _document(text: ParallelText) -> Any:
    return python_docx.Document(io.BytesIO(docx.serialize(text)))


def _rows(text: ParallelText) -> list[Any]:
    """Return the rows of units, without the head."""
    return list(_document(text).tables[0].rows)[1:]


def _as_read(text: str) -> str:
    return re.sub(r"\r\n|\r", "\n", for_xml(text))


@given(pairs=samples.pairs())
@settings(max_examples=60)
def test_every_unit_is_a_row(pairs: list[tuple[str, str]]) -> None:
    rows = _rows(samples.parallel(pairs))
    assert [tuple(cell.paragraphs[0].text for cell in row.cells) for row in rows] == [
        (_as_read(source), _as_read(target)) for source, target in pairs
    ]


def test_kinds_are_styles() -> None:
    styles = {row.cells[0].paragraphs[-1].text: row.cells[0].paragraphs[-1].style.name for row in _rows(samples.news())}
    assert styles == {
        "Talks on the border resume": "Heading 1",
        "Geneva, 28 November 2021": "Dateline",
        "Aliyev will meet Margaryan on Sunday.": "Normal",
        "About 6,500 people fled.": "Normal",
        "What comes next": "Heading 2",
        "The road opens at 8 a.m.": "List Bullet",
        "BBC": "List Bullet",
        "“We count on each other.”": "Quote",
        "The old bridge in winter": "Caption",
        "Eine Zeile auf Deutsch.": "Normal",
        "Photo: town archive": "Credit",
        "Read more": "Boilerplate",
    }


def test_only_the_first_sentence_of_a_list_item_has_a_bullet() -> None:
    text = samples.parallel([("One.", "Um."), ("Two.", "Dois.")])
    for unit in text.units:
        unit.kind = "list-item"
    assert [row.cells[0].paragraphs[0].style.name for row in _rows(text)] == ["List Bullet", "List Continue"]


def test_properties() -> None:
    properties = _document(samples.news()).core_properties
    assert (properties.title, properties.language) == ("Retomadas as negociações sobre a fronteira", "pt")
    assert not any((properties.created, properties.modified, properties.author))


def test_marks_are_words() -> None:
    marks = {row.cells[0].text: row.cells[1].paragraphs[-1].text for row in _rows(samples.news())}
    assert marks["BBC"] == "copied"
    assert marks["The old bridge in winter"] == "not translated"
    drafts = _rows(samples.parallel([("One.", "Um.")], state="initial"))
    assert drafts[0].cells[1].text == "Um.\ndraft"


def test_issues_are_comments_on_their_targets() -> None:
    text = samples.news()
    text.units[0].notes.append("Seen by the desk.")
    document = _document(text)
    said = {comment.comment_id: comment.text for comment in document.comments}
    commented = {
        said[int(start.get(_W + "id"))]: "".join(piece.text for piece in start.getparent().iter(_W + "t"))
        for start in document.element.iter(_W + "commentRangeStart")
    }
    assert commented == {
        "Seen by the desk.": "Retomadas as negociações sobre a fronteira",
        f"error: {text.units[2].issues[0].message} [term-missing]": "Aliyev se reunirá com Margaryan no domingo.",
        "note: A number was rewritten. [number-repaired]": "Cerca de 6.500 pessoas fugiram.",
        "warning: No model takes this caption to Portuguese. [not-translated]": "The old bridge in winter",
    }
    for name in ("commentRangeEnd", "commentReference"):
        assert [int(end.get(_W + "id")) for end in document.element.iter(_W + name)] == sorted(said)
    assert {(comment.author, comment.timestamp) for comment in document.comments} == {("transnews", None)}
    assert "note: The file is in windows-1252. [encoding]" in [paragraph.text for paragraph in document.paragraphs]


def _languages(paragraph: Any) -> list[tuple[str, bool, dict[str, str]]]:
    """Return of every run its text, whether it runs from right to left, and its languages."""
    result = []
    for run in paragraph.runs:
        language = run.element.find(f"{_W}rPr/{_W}lang")
        attributes = {} if language is None else {key.removeprefix(_W): value for key, value in language.items()}
        result.append((run.text, run.element.find(f"{_W}rPr/{_W}rtl") is not None, attributes))
    return result


def test_language_and_direction_of_every_text() -> None:
    text = samples.news_in_arabic()
    text.units[0].target += " BBC 24"
    document = _document(text)
    table = document.tables[0]._tbl
    assert table.tblPr.find(_W + "bidiVisual") is not None
    assert document.sections[0]._sectPr.find(_W + "bidi") is not None
    source, target = (cell.paragraphs[0] for cell in list(document.tables[0].rows)[1].cells)
    assert _languages(source) == [("Talks on the border resume", False, {"val": "en", "eastAsia": "en"})]
    assert source._p.pPr.find(_W + "bidi") is None
    arabic = {"bidi": "ar"}
    assert _languages(target) == [
        ("استئناف المحادثات بشأن الحدود ", True, arabic),
        ("BBC", False, {}),
        (" 24", True, arabic),
    ]
    assert target._p.pPr.find(_W + "bidi") is not None
    german, untranslated = _rows(text)[9], _rows(text)[8]
    assert _languages(german.cells[0].paragraphs[0])[0][2]["val"] == "de"
    assert _languages(untranslated.cells[1].paragraphs[0])[0][2]["val"] == "en"
    left = _document(samples.news())
    assert left.tables[0]._tbl.tblPr.find(_W + "bidiVisual") is None


def test_an_undetermined_language_is_not_named() -> None:
    text = samples.parallel([("שלום.", "Olá.")])
    text.source_language = "und"
    paragraph = _rows(text)[0].cells[0].paragraphs[0]
    assert _languages(paragraph) == [("שלום.", True, {})]
    assert paragraph._p.pPr.find(_W + "bidi") is not None


@pytest.mark.parametrize("text", [samples.news_in_arabic(), ParallelText(Article(""), "und", "pt")])
def test_libreoffice_makes_a_pdf_of_it(text: ParallelText, tmp_path: Path) -> None:
    command = program("soffice", "libreoffice-writer-nogui")
    (tmp_path / "edition.docx").write_bytes(docx.serialize(text))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    arguments = [
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "edition.docx"),
    ]
    subprocess.run([*command, *arguments], check=True, capture_output=True, timeout=240)
    assert (tmp_path / "edition.pdf").read_bytes().startswith(b"%PDF-")
