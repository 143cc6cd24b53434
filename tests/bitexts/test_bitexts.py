"""What holds for every format: equal bytes for equal texts, no path of the machine, any text at all."""

from __future__ import annotations

from copy import deepcopy

import pytest
from hypothesis import given, settings

from tests.bitexts import samples
from transnews.bitexts import BITEXTS
from transnews.errors import UsageError
from transnews.model import Article, Block, Issue, ParallelText, Segment, TermUse, TranslationUnit

FORMATS = list(BITEXTS)


def test_formats_by_name() -> None:
    assert FORMATS == ["tmx", "xliff", "xliff-codes", "po", "csv", "tsv", "json", "jsonl", "html", "columns"]
    suffixes = [".tmx", ".xlf", ".xlf", ".po", ".csv", ".tsv", ".json", ".jsonl", ".html", ".txt"]
    assert [BITEXTS.get(name).SUFFIX for name in FORMATS] == suffixes


def test_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(
        UsageError, match=r"unknown bitext format 'docx'.*tmx, xliff, xliff-codes, po, csv, .*, columns"
    ):
        BITEXTS.get("docx")


@pytest.mark.parametrize("name", FORMATS)
def test_equal_texts_give_equal_bytes(name: str) -> None:
    bitext = BITEXTS.get(name)
    text = samples.news()
    other = deepcopy(text)
    other.signature = dict(reversed(text.signature.items()))
    assert bitext.serialize(text) == bitext.serialize(other)


@pytest.mark.parametrize("name", FORMATS)
def test_no_path_of_the_machine(name: str) -> None:
    assert b"somewhere" not in BITEXTS.get(name).serialize(samples.news())


@pytest.mark.parametrize("name", FORMATS)
def test_files_end_with_one_line_feed(name: str) -> None:
    data = BITEXTS.get(name).serialize(samples.news())
    assert data.endswith(b"\n")
    assert not data.endswith(b"\n\n")


@pytest.mark.parametrize("name", FORMATS)
def test_empty_article(name: str) -> None:
    """No units: a complete file all the same, which of JSON Lines is an empty one."""
    data = BITEXTS.get(name).serialize(ParallelText(Article("empty.txt"), "en", "pt"))
    assert bool(data.decode()) == (name != "jsonl")


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
    data = BITEXTS.get(name).serialize(text)
    assert data == BITEXTS.get(name).serialize(text)
    assert data.decode("utf-8") or not units
