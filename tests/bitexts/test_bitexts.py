"""What holds for every format: equal bytes for equal texts, no path of the machine, any text at all."""

from __future__ import annotations

import io
from copy import deepcopy
from zipfile import ZipFile

import pytest
from hypothesis import given, settings

from tests.bitexts import samples
from transnews.bitexts import BITEXTS
from transnews.bitexts.formats import serialize
from transnews.errors import UsageError
from transnews.model import Article, Block, Issue, ParallelText, Segment, TermUse, TranslationUnit

FORMATS = [name for name in BITEXTS if name != "pdf"]
"""PDF needs an extra and seconds a file; test_pdf.py has its tests."""
PACKAGES = ["docx", "epub"]


def _file(name: str, text: ParallelText) -> bytes:
    """Return a text as a file, of a format of several files one behind the other."""
    return b"".join(serialize(text, name).values())


def _texts_of(name: str, data: bytes) -> bytes:
    """Return what a file says: of a package, what its parts say."""
    if name not in PACKAGES:
        return data
    with ZipFile(io.BytesIO(data)) as archive:
        return b"".join(archive.read(part) for part in archive.namelist())


def test_formats_by_name() -> None:
    assert {name: BITEXTS.get(name).SUFFIX for name in BITEXTS} == {
        "tmx": ".tmx",
        "xliff": ".xlf",
        "xliff-codes": ".codes.xlf",
        "xliff-1.2": ".1.2.xlf",
        "xliff-1.2-codes": ".1.2.codes.xlf",
        "po": ".po",
        "csv": ".csv",
        "tsv": ".tsv",
        "json": ".json",
        "jsonl": ".jsonl",
        "moses": "",
        "html": ".html",
        "html-interleaved": ".interleaved.html",
        "html-facing": ".facing.html",
        "docx": ".docx",
        "epub": ".epub",
        "pdf": ".pdf",
        "columns": ".txt",
    }


def test_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(
        UsageError, match=r"unknown bitext format 'odt'.*tmx, xliff, xliff-codes, xliff-1.2, .*, po, csv, .*, columns"
    ):
        BITEXTS.get("odt")


@pytest.mark.parametrize("name", FORMATS)
def test_equal_texts_give_equal_bytes(name: str) -> None:
    text = samples.news()
    other = deepcopy(text)
    other.signature = dict(reversed(text.signature.items()))
    assert _file(name, text) == _file(name, other)


@pytest.mark.parametrize("name", PACKAGES)
def test_packages_hold_no_time(name: str) -> None:
    with ZipFile(io.BytesIO(_file(name, samples.news()))) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {(part.create_system, part.external_attr) for part in archive.infolist()} == {(3, 0o644 << 16)}


@pytest.mark.parametrize("name", FORMATS)
def test_no_path_of_the_machine(name: str) -> None:
    assert b"somewhere" not in _texts_of(name, _file(name, samples.news()))


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in PACKAGES])
def test_files_end_with_one_line_feed(name: str) -> None:
    data = _file(name, samples.news())
    assert data.endswith(b"\n")
    assert not data.endswith(b"\n\n")


@pytest.mark.parametrize("name", FORMATS)
def test_empty_article(name: str) -> None:
    """No units: a complete file all the same, which of JSON Lines and Moses is an empty one."""
    data = _file(name, ParallelText(Article("empty.txt"), "en", "pt"))
    assert bool(_texts_of(name, data).decode()) == (name not in {"jsonl", "moses"})


@pytest.mark.parametrize("name", FORMATS)
@given(pairs=samples.pairs())
@settings(max_examples=25)
def test_any_text_in_every_place(name: str, pairs: list[tuple[str, str]]) -> None:
    """Ids, titles, terms, messages and signatures hold arbitrary text too, and every file is UTF-8."""
    units = []
    for number, (source, target) in enumerate(pairs):
        unit = TranslationUnit(f"{source}{number}", number, "quote", Segment(source, target), target, "machine")
        unit.terms.append(TermUse(source, target, source, "probe"))
        unit.issues.append(Issue("code", "warning", target))
        units.append(unit)
    first = pairs[0][0] if pairs else ""
    article = Article(first, title=first, blocks=[Block("quote", first)], issues=[Issue("code", "error", first)])
    text = ParallelText(article, "und", "ar", units, {first: first}, [Issue("code", "info", first)])
    data = _file(name, text)
    assert data == _file(name, text)
    assert _texts_of(name, data).decode("utf-8") or not units
