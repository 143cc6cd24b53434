"""XLIFF 2.0, read back with translate-toolkit and lxml, and validated by the OASIS schema where it is installed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree
from translate.storage import xliff2

from tests.bitexts import samples
from tests.schemas import xml_schema
from transnews.bitexts import xliff
from transnews.bitexts.characters import for_xml, without_surrogates
from transnews.model import Article, ParallelText

_NAMES = {"x": "urn:oasis:names:tc:xliff:document:2.0", "gls": "urn:oasis:names:tc:xliff:glossary:2.0"}
_XML = "{http://www.w3.org/XML/1998/namespace}"


def _tree(text: ParallelText) -> Any:
    return etree.fromstring(xliff.serialize(text))


def _content(element: Any) -> str:
    """Return the text of ``source`` or ``target`` as a reader sees it, code points included."""
    parts = [element.text or ""]
    for child in element:
        assert etree.QName(child).localname == "cp"
        parts += [chr(int(child.get("hex"), 16)), child.tail or ""]
    return "".join(parts)


@given(pairs=samples.pairs())
@settings(max_examples=60)
def test_nothing_is_lost_but_lone_surrogates(pairs: list[tuple[str, str]]) -> None:
    tree = _tree(samples.parallel(pairs))
    for name, side in (("source", 0), ("target", 1)):
        read = [_content(element) for element in tree.iterfind(f".//x:segment/x:{name}", _NAMES)]
        assert read == [without_surrogates(pair[side]) for pair in pairs]


@given(pairs=samples.pairs())
@settings(max_examples=40)
def test_translate_toolkit_reads_back_what_went_in(pairs: list[tuple[str, str]]) -> None:
    """The toolkit drops ``cp``, so the text of this test has only what XML can hold."""
    pairs = [(for_xml(source), for_xml(target)) for source, target in pairs]
    reader: Any = xliff2.Xliff2File
    file = reader.parsestring(xliff.serialize(samples.parallel(pairs)))
    assert (file.sourcelanguage, file.targetlanguage) == ("en", "pt")
    assert [(unit.source, unit.target) for unit in file.units] == pairs


@pytest.mark.parametrize(
    "text",
    [
        samples.news(),
        samples.news_in_arabic(),
        samples.parallel((source.strip(), source[::-1].strip()) for source in samples.NASTY),
        ParallelText(Article("a b/ü.txt"), "und", "pt"),
    ],
)
def test_valid_by_the_oasis_schema(text: ParallelText) -> None:
    oasis = xml_schema("xliff-core-2.0.xsd")
    assert oasis.validate(_tree(text)), oasis.error_log


def test_what_the_schema_asks_for() -> None:
    """The rules of the schema that depend on the data, for machines without it."""
    for text in (samples.news(), ParallelText(Article("a b/ü.txt"), "en", "pt")):
        tree = _tree(text)
        assert (tree.get("version"), tree.get("srcLang"), tree.get("trgLang")) == ("2.0", "en", "pt")
        for element in tree.iter():
            assert re.fullmatch(r"[\w.:-]+", element.get("id", "x"))
            assert re.fullmatch(r"[^\s:]+:[^\s:]+", element.get("type", "a:b"))
        for file in tree.iterfind("x:file", _NAMES):
            assert len(file.findall("x:group", _NAMES)) >= 1
        units = [unit.get("id") for unit in tree.iterfind(".//x:unit", _NAMES)]
        assert len(set(units)) == len(units) == len(text.units)
        order = {"glossary": 0, "notes": 1, "segment": 2, "ignorable": 3}
        for unit in tree.iterfind(".//x:unit", _NAMES):
            places = [order[etree.QName(child).localname] for child in unit]
            assert places == sorted(places)
            assert unit.get(f"{_XML}space") == "preserve"


def test_states_origins_and_languages() -> None:
    tree = _tree(samples.news())
    first, caption = (tree.find(f".//x:unit[@id='{name}']/x:segment", _NAMES) for name in ("b0s0", "b7s8"))
    assert (first.get("state"), first.get("subState")) == ("translated", "transnews:machine")
    assert (caption.get("state"), caption.get("subState")) == ("initial", "transnews:none")
    assert caption.find("x:target", _NAMES) is None
    assert {element.get(f"{_XML}lang") for element in tree.iterfind(".//x:source", _NAMES)} == {"en"}
    assert {element.get(f"{_XML}lang") for element in tree.iterfind(".//x:target", _NAMES)} == {"pt"}
    assert tree.find("x:file", _NAMES).get("trgDir") == "ltr"
    assert _tree(samples.news_in_arabic()).find("x:file", _NAMES).get("trgDir") == "rtl"


def test_a_translated_unit_without_a_target_is_initial() -> None:
    segment = _tree(samples.parallel([("Lost.", "")])).find(".//x:segment", _NAMES)
    assert segment.get("state") == "initial"
    assert segment.find("x:target", _NAMES) is None


def test_blocks_are_groups_and_gaps_are_ignorable() -> None:
    tree = _tree(samples.news())
    group = tree.find(".//x:group[@id='b2']", _NAMES)
    assert (group.get("name"), group.get("type")) == ("paragraph", "transnews:paragraph")
    assert [unit.get("id") for unit in group.iterfind("x:unit", _NAMES)] == ["b2s2", "b2s3"]
    assert [element.text for element in tree.iterfind(".//x:ignorable/x:source", _NAMES)] == [" "]


def test_issues_terms_and_facts() -> None:
    tree = _tree(samples.news())
    unit = tree.find(".//x:unit[@id='b2s2']", _NAMES)
    notes = [(note.get("category"), note.get("priority"), note.text) for note in unit.iterfind(".//x:note", _NAMES)]
    assert notes == [
        ("transnews:term-missing", "1", "The translation lacks <Aliyev> & its title."),
        ("transnews:route", "10", "en → pt (firefox, tiny)"),
    ]
    entries = unit.iterfind("gls:glossary/gls:glossEntry", _NAMES)
    terms = [
        (entry.findtext("gls:term", "", _NAMES), entry.findtext("gls:translation", "", _NAMES)) for entry in entries
    ]
    assert terms == [("Margaryan", "Margaryan"), ("Aliyev", "Aliyev")]
    sources = [translation.get("source") for translation in unit.iterfind(".//gls:translation", _NAMES)]
    assert sources == ["transnews:engine", "transnews:missing"]
    file_notes = {
        note.get("category").removeprefix("transnews:"): note.text
        for note in tree.iterfind("x:file/x:notes/x:note", _NAMES)
    }
    assert file_notes["encoding"] == "The file is in windows-1252."
    assert file_notes["published"] == "2021-11-28"
    assert file_notes["signature-engine"] == "firefox"
    german = tree.find(".//x:unit[@id='b8s9']/x:notes/x:note[@category='transnews:language']", _NAMES)
    assert german.text == "de"


def test_terms_are_marked_where_codes_are() -> None:
    tree = etree.fromstring(xliff.WITH_CODES.serialize(samples.news()))
    unit = tree.find(".//x:unit[@id='b2s2']", _NAMES)
    entries = [entry.get("ref") for entry in unit.iterfind(".//gls:glossEntry", _NAMES)]
    marked = {
        side: [(mark.get("id"), mark.get("type"), mark.text) for mark in unit.iterfind(f".//x:{side}/x:mrk", _NAMES)]
        for side in ("source", "target")
    }
    assert entries == ["#t1", "#t2"]
    both = [("t2", "term", "Aliyev"), ("t1", "term", "Margaryan")]
    assert marked == {"source": both, "target": both}
    assert _tree(samples.news()).find(".//x:mrk", _NAMES) is None


def test_notes_of_other_programs_are_peoples() -> None:
    """A note in a segment is how translate-toolkit writes it, hence Weblate."""
    reader: Any = xliff2.Xliff2File
    file = reader.parsestring(xliff.serialize(samples.news()))
    file.units[2].addnote("Shorter, please.", origin="translator")
    before, identity, after = bytes(file).partition(b'id="b2s2"')
    after = after.replace(b"<notes>", b'<notes><note category="review" priority="1">Too short?</note>', 1)
    [text] = xliff.parse(before + identity + after, "news.xlf")
    assert text.units[2].notes == ["Too short?", "Shorter, please."]
    assert text.units[2].issues == samples.news().units[2].issues
    assert [issue.code for issue in text.issues] == ["encoding"]


@pytest.mark.parametrize(("state", "read"), [("initial", "translated"), ("final", "final")])
def test_what_no_engine_translated_and_a_person_did(state: str, read: str) -> None:
    tree = _tree(samples.parallel([("Lost.", "Lost.")], origin="none"))
    [segment] = tree.iterfind(".//x:segment", _NAMES)
    segment.set("state", state)
    target = segment.find("x:target", _NAMES)
    if target is None:
        target = etree.SubElement(segment, f"{{{_NAMES['x']}}}target")
    target.text = "Perdido."
    [text] = xliff.parse(etree.tostring(tree), "a.xlf")
    [unit] = text.units
    assert (unit.target, unit.origin, unit.state) == ("Perdido.", "memory", read)
