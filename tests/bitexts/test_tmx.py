"""TMX, read back with translate-toolkit and lxml."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree
from translate.storage import tmx as toolkit

from tests.bitexts import samples
from tests.schemas import schema
from transnews.bitexts import tmx
from transnews.bitexts.characters import for_xml
from transnews.model import Article, ParallelText


def _read(text: ParallelText) -> list[tuple[str, str]]:
    reader: Any = toolkit.tmxfile
    file = reader.parsestring(tmx.serialize(text), "en", "pt")
    return [(unit.source, unit.target) for unit in file.units]


@given(pairs=samples.pairs())
@settings(max_examples=60)
def test_translate_toolkit_reads_back_what_went_in(pairs: list[tuple[str, str]]) -> None:
    assert _read(samples.parallel(pairs)) == [(for_xml(source), for_xml(target)) for source, target in pairs]


@pytest.mark.parametrize("text", [samples.news(), samples.parallel([]), ParallelText(Article(""), "und", "pt")])
def test_valid_by_the_formats_own_dtd(text: ParallelText) -> None:
    root = etree.fromstring(tmx.serialize(text))
    assert root.getroottree().docinfo.doctype == '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    with schema("tmx14.dtd").open("rb") as file:
        dtd = etree.DTD(file)
    assert dtd.validate(root), dtd.error_log


def test_only_translations_go_into_a_memory() -> None:
    sources = [source for source, _target in _read(samples.news())]
    assert "BBC" not in sources
    assert "The old bridge in winter" not in sources
    assert "Talks on the border resume" in sources
    assert _read(samples.parallel([("Draft.", "Rascunho.")], state="initial")) == []
    assert _read(samples.parallel([("Reviewed.", "Revisto.")], "memory", "final")) == [("Reviewed.", "Revisto.")]


def test_what_a_unit_tells_of_itself() -> None:
    root = etree.fromstring(tmx.serialize(samples.news()))
    unit = root.find("body/tu[@tuid='border_x0020_talks.md:b2s2']")
    assert [note.text for note in unit.iter("note")] == [
        "error: The translation lacks <Aliyev> & its title. [term-missing]"
    ]
    assert {prop.get("type"): prop.text for prop in unit.iter("prop")} == {
        "x-document": "border talks.md",
        "x-published": "2021-11-28",
        "x-block": "paragraph",
        "x-origin": "machine",
        "x-route": "en → pt (firefox, tiny)",
        "x-state": "translated",
    }


def test_a_foreign_segment_keeps_its_language() -> None:
    root = etree.fromstring(tmx.serialize(samples.news()))
    unit = root.xpath("//tu[tuv/seg = 'Eine Zeile auf Deutsch.']")[0]
    languages = [variant.get("{http://www.w3.org/XML/1998/namespace}lang") for variant in unit.iter("tuv")]
    assert unit.get("srclang") == "de"
    assert languages == ["de", "pt"]


def test_replaced_characters_are_told() -> None:
    root = etree.fromstring(tmx.serialize(samples.parallel([("A\x07B", "C")])))
    assert root.findtext("body/tu/tuv/seg") == "A\N{REPLACEMENT CHARACTER}B"
    assert root.findtext("body/tu/note") == "Characters that XML cannot hold were replaced with U+FFFD."
