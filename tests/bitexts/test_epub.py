"""The EPUB book: its parts and links, and epubcheck."""

from __future__ import annotations

import io
import subprocess
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given, settings
from lxml import etree

from tests.bitexts import samples
from tests.programs import program
from transnews.bitexts import epub
from transnews.bitexts.characters import for_xml
from transnews.model import Article, Issue, ParallelText, Segment, TranslationUnit

_XHTML = "{http://www.w3.org/1999/xhtml}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _part(text: ParallelText, name: str) -> Any:
    with ZipFile(io.BytesIO(epub.serialize(text))) as archive:
        return etree.fromstring(archive.read(f"EPUB/{name}"), etree.XMLParser(huge_tree=True))


def _texts(article: Any, name: str) -> list[str]:
    return ["".join(element.itertext()) for element in article.iter(_XHTML + "span") if element.get("class") == name]


def _as_read(text: str) -> str:
    return for_xml(text).replace("\r\n", "\n").replace("\r", "\n")


@given(pairs=samples.pairs())
@settings(max_examples=60)
def test_every_unit_stands_in_the_book_once(pairs: list[tuple[str, str]]) -> None:
    text = samples.parallel(pairs)
    article = _part(text, "article.xhtml")
    assert _texts(article, "source") == [_as_read(source) for source, _target in pairs]
    assert _texts(article, "target") == [_as_read(target) for _source, target in pairs]


def test_container() -> None:
    with ZipFile(io.BytesIO(epub.serialize(samples.news()))) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, archive.read(first)) == (
            "mimetype",
            ZIP_STORED,
            b"application/epub+zip",
        )


def test_metadata() -> None:
    package = _part(samples.news(), "package.opf")
    assert [element.text for element in package.iter(_DC + "language")] == ["pt", "en"]
    assert package.findtext(f".//{_DC}title") == "Retomadas as negociações sobre a fronteira"
    facts = {meta.get("property"): meta.text for meta in package.iter(_OPF + "meta")}
    assert facts["dcterms:modified"] == "2021-11-28T00:00:00Z"
    assert facts["schema:accessMode"] == facts["schema:accessModeSufficient"] == "textual"
    assert facts["schema:accessibilityHazard"] == "none"
    assert facts["schema:accessibilitySummary"]
    text = samples.parallel([("One.", "Um.")])
    package = _part(text, "package.opf")
    assert "2000-01-01T00:00:00Z" in [meta.text for meta in package.iter(_OPF + "meta")]
    assert package.find(f".//{_DC}date") is None


def test_the_identifier_is_the_content() -> None:
    def identifier(text: ParallelText) -> str:
        return str(_part(text, "package.opf").findtext(f".//{_DC}identifier"))

    edited = samples.news()
    edited.units[3].target = "Cerca de 6.500 pessoas saíram."
    assert identifier(samples.news()) == identifier(samples.news())
    assert identifier(samples.news()) != identifier(edited)


def test_direction() -> None:
    def progression(text: ParallelText) -> str:
        return str(_part(text, "package.opf").find(_OPF + "spine").get("page-progression-direction"))

    assert progression(samples.news()) == "ltr"
    assert progression(samples.news_in_arabic()) == "rtl"
    article = _part(samples.news_in_arabic(), "article.xhtml")
    assert (article.get("lang"), article.get(_XML_LANG), article.get("dir")) == ("ar", "ar", "rtl")
    first = [
        (span.get("class"), span.get("lang"), span.get(_XML_LANG), span.get("dir"))
        for span in article.iter(_XHTML + "span")
    ]
    assert first[:2] == [("source", "en", "en", "ltr"), ("target", "ar", "ar", "rtl")]


@pytest.mark.parametrize("text", [samples.news(), samples.news_in_arabic()])
def test_links_lead_somewhere(text: ParallelText) -> None:
    article = _part(text, "article.xhtml")
    ids = [element.get("id") for element in article.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [link.get("href") for link in article.iter(_XHTML + "a")]
    assert len(links) == 2 * 3
    assert {link.removeprefix("#") for link in links} <= set(ids)
    contents = [link.get("href") for link in _part(text, "nav.xhtml").iter(_XHTML + "a")]
    assert contents == ["article.xhtml", "article.xhtml#u-b3s4", "article.xhtml#notes"]
    assert {link.partition("#")[2] for link in contents[1:]} <= set(ids)


def _nasty() -> ParallelText:
    """Return a text from right to left with every strange text as id, source, target, title and message."""
    units = []
    for number, text in enumerate(samples.NASTY):
        unit = TranslationUnit(f"{text}{number}", number, "subhead", Segment(text), text, "machine", state="translated")
        unit.issues.append(Issue("code", "warning", text))
        units.append(unit)
    article = Article(samples.NASTY[0], title=samples.NASTY[2], published=date(2024, 2, 29))
    return ParallelText(article, "en", "fa", units, {"a": samples.NASTY[3]})


@pytest.mark.parametrize("text", [samples.news_in_arabic(), _nasty(), ParallelText(Article(""), "und", "pt")])
def test_epubcheck_finds_nothing(text: ParallelText, tmp_path: Path) -> None:
    command = program("epubcheck", "epubcheck")
    book = tmp_path / "book.epub"
    book.write_bytes(epub.serialize(text))
    result = subprocess.run(
        [*command, "--failonwarnings", str(book)], check=False, capture_output=True, text=True, timeout=240
    )
    assert result.returncode == 0, result.stdout + result.stderr
