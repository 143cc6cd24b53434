"""XLIFF 1.2, validated by the OASIS schema, edited with translate-toolkit, read back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree
from translate.storage import xliff as toolkit
from translate.storage.placeables import StringElem

from tests.bitexts import samples
from tests.schemas import xml_schema
from transnews.bitexts import read, xliff_12
from transnews.bitexts.characters import for_xml
from transnews.model import Article, Issue, ParallelText, Span, TermUse

_NAMES = {"x": "urn:oasis:names:tc:xliff:document:1.2"}
_FORMS: Any = [xliff_12, xliff_12.WITH_CODES]


def _tree(text: ParallelText) -> Any:
    return etree.fromstring(xliff_12.serialize(text))


def _unit(text: ParallelText, identity: str) -> Any:
    return _tree(text).find(f".//x:trans-unit[@id='{identity}']", _NAMES)


def _with_markup() -> ParallelText:
    text = samples.parallel([("The old bridge stands.", "A velha ponte está de pé.")])
    unit, block = text.units[0], text.article.blocks[0]
    block.spans = [Span(0, 14, "[", "](a.html)"), Span(4, 7, "**", "**"), Span(22, 22, "<br>", "")]
    block.segments = [unit.segment]
    unit.spans = [Span(0, 13, "[", "](a.html)"), Span(2, 7, "**", "**"), Span(25, 25, "<br>", "")]
    unit.terms = [TermUse("old", "velha", "old", "engine"), TermUse("bridge stands", "ponte está", "", "missing")]
    text.article.format = "markdown"
    return text


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize(
    "text",
    [
        samples.news(),
        samples.news_in_arabic(),
        samples.parallel((source.strip(), source[::-1].strip()) for source in samples.NASTY),
        ParallelText(Article("a b/ü.txt"), "und", "pt"),
        _with_markup(),
    ],
)
def test_valid_by_the_oasis_schema(form: Any, text: ParallelText) -> None:
    oasis = xml_schema("xliff-core-1.2-strict.xsd")
    assert oasis.validate(etree.fromstring(form.serialize(text))), oasis.error_log


@given(pairs=samples.pairs())
@settings(max_examples=40)
def test_translate_toolkit_reads_back_what_went_in(pairs: list[tuple[str, str]]) -> None:
    pairs = [(for_xml(source), for_xml(target)) for source, target in pairs]
    reader: Any = toolkit.Xliff1File
    file = reader.parsestring(xliff_12.serialize(samples.parallel(pairs)))
    assert (file.sourcelanguage, file.targetlanguage) == ("en", "pt")
    assert [(unit.source, unit.target) for unit in file.units] == pairs


def test_states_in_the_words_of_the_standard() -> None:
    text = samples.parallel([("One.", "Um."), ("Two.", "Dois."), ("Three.", "Três."), ("Four.", "Quatro.")])
    for unit, state in zip(text.units, ("initial", "translated", "reviewed", "final"), strict=True):
        unit.state = state  # type: ignore[assignment]
    text.units += samples.parallel([("Five.", "Cinco."), ("Six.", "")]).units
    text.units[4].id, text.units[5].id = "five", "six"
    text.units[4].issues.append(Issue("number-changed", "error", "Not five."))
    states = [
        (unit.get("approved"), unit.find("x:target", _NAMES).get("state"))
        for unit in _tree(text).iterfind(".//x:trans-unit[x:target]", _NAMES)
    ]
    assert states == [
        (None, "needs-translation"),
        (None, "translated"),
        ("yes", "signed-off"),
        ("yes", "final"),
        (None, "needs-review-translation"),
    ]


def test_the_article_the_blocks_and_the_origins() -> None:
    tree = _tree(samples.news())
    file = tree.find("x:file", _NAMES)
    assert dict(file.attrib) == {
        "original": "border talks.md",
        "source-language": "en",
        "target-language": "pt",
        "datatype": "plaintext",
        "tool-id": "transnews",
    }
    assert [group.get("restype") for group in tree.iterfind(".//x:group", _NAMES)][:3] == [
        *("x-headline", "x-dateline", "x-paragraph")
    ]
    qualifiers = {target.get("state-qualifier") for target in tree.iterfind(".//x:target", _NAMES)}
    assert qualifiers == {
        *("leveraged-mt", "leveraged-tm", "x-transnews-locale", "x-transnews-copy", "x-transnews-phrase")
    }


def test_notes_of_ours_and_of_people() -> None:
    text = samples.news()
    text.units[2].notes.append("Ask the desk.")
    notes = [dict(note.attrib) | {"text": note.text} for note in _unit(text, "b2s2").iterfind("x:note", _NAMES)]
    term = {"from": "transnews:term", "priority": "10", "annotates": "source"}
    issue = {"from": "transnews:term-missing", "priority": "1", "annotates": "target"}
    assert notes == [
        term | {"text": "Margaryan → Margaryan (engine, margaryan)"},
        term | {"text": "Aliyev → Aliyev (missing, aliyev)"},
        {"text": "Ask the desk."},
        issue | {"text": "The translation lacks <Aliyev> & its title."},
    ]


def test_what_xml_cannot_hold_is_replaced_and_told_once() -> None:
    data = xliff_12.serialize(samples.parallel([("One \x07 bell.", "Um sino.")]))
    for _time in range(2):
        [text] = xliff_12.parse(data, "bell.xlf")
        assert text.units[0].source == "One \ufffd bell."
        assert (text.units[0].notes, text.units[0].issues) == ([], [])
        assert data.count(b"replaced with") <= 1
        data = xliff_12.serialize(text)


def test_notes_of_other_programs_are_no_issues(tmp_path: Path) -> None:
    path = tmp_path / "job.xlf"
    path.write_text(
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a.html" datatype="html"'
        ' source-language="en" target-language="pt"><header><note from="x" priority="1">All.</note></header><body>'
        '<trans-unit id="1"><source>Rain <bpt id="1">&lt;b></bpt>to<ept id="2">&lt;/b></ept>day.</source>'
        '<target state-qualifier="leveraged-glossary">Chuva <it id="1" pos="open">&lt;b></it>hoje<ept id="9">x</ept>.'
        '</target><note from="reviewer" priority="1">Too short?</note><note>Fine.</note></trans-unit>'
        "</body></file></xliff>",
        encoding="utf-8",
    )
    [text] = read(path)
    [unit] = text.units
    assert (unit.notes, unit.issues, text.issues) == (["Too short?", "Fine."], [], [])
    assert (unit.source, unit.target, unit.spans, unit.origin) == ("Rain today.", "Chuva hoje.", [], "glossary")


def test_inline_codes_hold_the_markup() -> None:
    data = xliff_12.WITH_CODES.serialize(_with_markup()).decode()
    assert (
        '<source xml:lang="en"><bpt id="1">[</bpt>The '
        '<bpt id="2">**</bpt><mrk mtype="term">old</mrk><ept id="2">**</ept> bridge'
        '<ept id="1">](a.html)</ept> stands.<ph id="3">&lt;br&gt;</ph></source>'
    ) in data
    assert 'datatype="x-markdown"' in data
    assert "<bpt" not in xliff_12.serialize(_with_markup()).decode()
    [back] = xliff_12.parse(data.encode(), "a.xlf")
    assert back.units[0].spans == _with_markup().units[0].spans
    assert back.units[0].terms == _with_markup().units[0].terms


def test_an_edit_of_the_plain_form(tmp_path: Path) -> None:
    """As Weblate and Virtaal do it: a new text, which is approved, and a comment."""
    path = tmp_path / "news.1.2.xlf"
    path.write_bytes(xliff_12.serialize(samples.news()))
    reader: Any = toolkit.Xliff1File
    file = reader.parsefile(str(path))
    unit = file.units[2]
    unit.target = "Aliyev encontra Margaryan no domingo."
    unit.markapproved()
    unit.addnote("Shorter.", origin="translator")
    file.save()
    [text] = read(path)
    edited = text.units[2]
    assert (edited.target, edited.state) == ("Aliyev encontra Margaryan no domingo.", "reviewed")
    assert (edited.notes, edited.issues) == (["Shorter."], samples.news().units[2].issues)
    assert edited.terms == samples.news().units[2].terms


def test_an_edit_of_the_form_with_codes(tmp_path: Path) -> None:
    """As an editor does it that shows codes as placeables: the words change, the codes stay around them."""
    path = tmp_path / "news.1.2.codes.xlf"
    path.write_bytes(xliff_12.WITH_CODES.serialize(_with_markup()))
    reader: Any = toolkit.Xliff1File
    file = reader.parsefile(str(path))
    [rich] = file.units[0].rich_target
    for leaf in rich.flatten():
        leaf.sub = [part.replace("velha", "antiga") if isinstance(part, str) else part for part in leaf.sub]
    file.units[0].rich_target = [StringElem([*rich.sub])]
    file.save()
    [text] = read(path)
    [unit] = text.units
    assert unit.target == "A antiga ponte está de pé."
    assert unit.spans == [Span(0, 14, "[", "](a.html)"), Span(2, 8, "**", "**"), Span(26, 26, "<br>", "")]
