"""The commands on glossaries, as a user runs them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html

from tests.program import EXAMPLES, Result, run

GLOSSARY = "id,kind,en,pt,en-avoid,note\nbaku,city,Baku,Baku,Bakou,capital\ntalks,,ceasefire,cessar-fogo,,\n"
ARTICLE = "Talks in Bakou\n\nThe envoy left Bakou on Tuesday, and the minister said: “Bakou is far.”\n"
ALONE = "--no-bundled-glossaries"


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    path = tmp_path / "names.csv"
    path.write_text(GLOSSARY, encoding="utf-8")
    return path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "talks.en.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def check(*arguments: str | Path) -> Result:
    return run("glossary", "check", ALONE, *arguments)


def test_check_tells_every_place_and_exits_with_1(article: Path, glossary: Path) -> None:
    result = check(article, "--glossary", glossary)
    assert result.code == 1
    first, *others = result.out.splitlines()
    assert first == f"{article}:1:10: error: 'Bakou' should be 'Baku' (baku). [deprecated-term]"
    assert others == [f"    {article}:3:16: Bakou", f"    {article}:3:58: Bakou"]


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("warning", 1), ("never", 0)])
def test_fail_on(article: Path, glossary: Path, fail_on: str, code: int) -> None:
    assert check(article, "--glossary", glossary, "--fail-on", fail_on).code == code


def test_a_clean_article_says_nothing(tmp_path: Path, glossary: Path) -> None:
    path = tmp_path / "clean.en.txt"
    path.write_text("Talks in Baku went on.\n", encoding="utf-8")
    result = check(path, "--glossary", glossary)
    assert (result.code, result.out) == (0, "")


def test_json_names_code_places_and_what_is_wanted(article: Path, glossary: Path) -> None:
    [finding] = json.loads(check(article, "--glossary", glossary, "--format", "json").out)
    assert (finding["code"], finding["severity"], finding["wanted"]) == ("deprecated-term", "error", "Baku")
    assert [(place["line"], place["column"], place["text"]) for place in finding["places"]] == [
        (1, 10, "Bakou"), (3, 16, "Bakou"), (3, 58, "Bakou"),
    ]  # fmt: skip


def test_github_annotates_every_place(article: Path, glossary: Path) -> None:
    lines = check(article, "--glossary", glossary, "--format", "github").out.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("::error file=")
    assert ",title=deprecated-term,line=1,col=10,endColumn=15::'Bakou' should be" in lines[0]


def test_html_marks_the_places_and_escapes_the_text(tmp_path: Path, glossary: Path) -> None:
    path = tmp_path / "a.en.txt"
    path.write_text("Talks <b>in</b> Bakou & elsewhere went on.\n", encoding="utf-8")
    page = html.fromstring(check(path, "--glossary", glossary, "--format", "html").out.encode())
    assert [mark.text for mark in page.iter("mark")] == ["Bakou"]
    assert page.xpath("//li/p")[0].text_content() == "Talks <b>in</b> Bakou & elsewhere went on."
    assert not list(page.iter("script", "link"))


def test_standard_input(glossary: Path) -> None:
    result = run("glossary", "check", "-", ALONE, "--glossary", glossary, "--from", "en", stdin=ARTICLE.encode())
    assert result.code == 1
    assert result.out.startswith("-:1:10:")


def test_a_bitext_is_checked_unit_by_unit(tmp_path: Path, glossary: Path) -> None:
    path = tmp_path / "talks.tsv"
    path.write_text("en\tpt\nA ceasefire in Baku.\tUma trégua em Baku.\nBaku waits.\tBacu espera.\n", encoding="utf-8")
    result = check(path, "--glossary", glossary)
    assert result.code == 1
    assert result.out.count("[term-missing]") == 2
    assert f"{path}#1: error: 'ceasefire' wants 'cessar-fogo'" in result.out
    assert "title=term-missing::1: 'ceasefire'" in check(path, "--glossary", glossary, "--format", "github").out


def test_fix_shows_the_changes_and_writes_nothing_without_an_answer(article: Path, glossary: Path) -> None:
    result = run("glossary", "fix", article, ALONE, "--glossary", glossary)
    assert result.code == 2
    assert "--yes or --dry-run" in result.err
    assert "-Talks in Bakou\n+Talks in Baku\n" in result.out
    assert article.read_text(encoding="utf-8") == ARTICLE


def test_fix_writes_only_its_corrections(article: Path, glossary: Path) -> None:
    result = run("glossary", "fix", article, ALONE, "--glossary", glossary, "--yes")
    assert result.code == 0
    assert "1 place is left as it is" in result.err
    expected = ARTICLE.replace("in Bakou", "in Baku").replace("left Bakou", "left Baku")
    assert article.read_text(encoding="utf-8") == expected
    again = run("glossary", "fix", article, ALONE, "--glossary", glossary, "--yes")
    assert "Nothing to correct." in again.err


@pytest.mark.skipif(shutil.which("patch") is None, reason="there is no patch program")
def test_the_difference_is_one_that_patch_takes(tmp_path: Path, glossary: Path) -> None:
    path = tmp_path / "a.en.txt"
    path.write_bytes(b"Talks in Bakou\n\nIt went on in Bakou.")
    shown = run("glossary", "fix", path, ALONE, "--glossary", glossary, "--dry-run")
    assert path.read_bytes().count(b"Bakou") == 2
    patched = subprocess.run(["patch", "-p0", str(path)], input=shown.out.encode(), capture_output=True, check=False)
    assert patched.returncode == 0, patched.stdout
    assert path.read_bytes() == b"Talks in Baku\n\nIt went on in Baku."


def test_fix_into_another_file(article: Path, glossary: Path, tmp_path: Path) -> None:
    output = tmp_path / "fixed.txt"
    assert run("glossary", "fix", article, ALONE, "--glossary", glossary, "-o", output).code == 0
    assert article.read_text(encoding="utf-8") == ARTICLE
    assert output.read_text(encoding="utf-8").startswith("Talks in Baku\n")


def test_fix_leaves_bitexts_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_bytes(b"<tmx/>")
    result = run("glossary", "fix", path, "--yes")
    assert result.code == 2
    assert "bitext" in result.err


def test_lint_of_a_broken_file(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("id,en,en-avoid\na,Baku,Bakou\nb,Bakou,\n", encoding="utf-8")
    result = run("glossary", "lint", path)
    assert result.code == 1
    assert (
        f"{path}:2: error: 'Bakou' (en) is to be avoided in 'a' and a term of 'b'. [avoided-and-wanted]" in result.out
    )
    [finding] = json.loads(run("glossary", "lint", path, "--format", "json").out)
    assert [place["line"] for place in finding["places"]] == [2, 3]
    assert "title=avoided-and-wanted,line=3" in run("glossary", "lint", path, "--format", "github").out


def test_lint_of_what_is_right() -> None:
    result = run("glossary", "lint", EXAMPLES / "glossary.csv")
    assert (result.code, result.out) == (0, "")


def test_convert_there_and_back(tmp_path: Path, glossary: Path) -> None:
    assert run("glossary", "convert", glossary, tmp_path / "names.tbx").code == 0
    assert run("glossary", "convert", tmp_path / "names.tbx", tmp_path / "back.csv").code == 0
    assert (tmp_path / "back.csv").read_text(encoding="utf-8") == GLOSSARY


@pytest.mark.parametrize(("name", "code", "said"), [("names.csv", 3, "overwrite a source"), ("names.xlsx", 2, ".csv")])
def test_convert_writes_no_other_format_and_keeps_its_source(
    tmp_path: Path, glossary: Path, name: str, code: int, said: str
) -> None:
    result = run("glossary", "convert", glossary, tmp_path / name)
    assert result.code == code
    assert said in result.err
    assert glossary.read_text(encoding="utf-8") == GLOSSARY
    assert [path.name for path in tmp_path.iterdir()] == ["names.csv"]


def test_convert_tells_what_it_leaves_out(tmp_path: Path) -> None:
    path = tmp_path / "a.tbx"
    path.write_text(
        '<tbx><text><body><conceptEntry id="a"><descrip type="definition">far</descrip><langSec xml:lang="en"><termSec>'
        "<term>Baku</term></termSec></langSec></conceptEntry></body></text></tbx>",
        encoding="utf-8",
    )
    result = run("glossary", "convert", path, tmp_path / "a.csv")
    assert result.code == 0
    assert "definition (1)" in result.err


@pytest.mark.parametrize("arguments", [[], ["--from", "en"], ["--to", "pt"]])
def test_lookup(glossary: Path, arguments: list[str]) -> None:
    result = run("glossary", "lookup", "bakou", ALONE, "--glossary", glossary, *arguments)
    assert result.code == 0
    assert result.out.startswith("baku  (city)\n")
    assert ("(not: Bakou)" in result.out) == ("--to" not in arguments)
    assert "capital" in result.out


def test_lookup_of_what_no_glossary_has(glossary: Path) -> None:
    result = run("glossary", "lookup", "Ganja", ALONE, "--glossary", glossary)
    assert (result.code, result.out) == (1, "")
    assert "No glossary has 'Ganja'." in result.err


def test_lookup_as_json(glossary: Path) -> None:
    [concept] = json.loads(run("glossary", "lookup", "Baku", ALONE, "--glossary", glossary, "--format", "json").out)
    assert concept["id"] == "baku"
    assert concept["terms"]["en"] == [
        {"term": "Baku", "status": "preferred"},
        {"term": "Bakou", "status": "deprecated"},
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["check", "{folder}/none.txt"], 3, "no such file"),
        (["check", "{article}", "--format", "xml"], 2, "Known: text, json, html, github"),
        (["check", "{article}", "--fail-on", "info"], 2, "--fail-on"),
        (["check", "{article}", "--glossary", "{folder}/none.csv"], 3, "cannot read the glossary"),
        (["check", "{article}", "--from", "english"], 2, "Did you mean 'en'?"),
        (["fix", "-"], 2, "Name one with -o"),
        (["fix", "{article}", "{article2}", "-o", "x"], 2, "-o takes one article"),
        (["lint", "{folder}/none.csv"], 3, "cannot read the glossary"),
        (["convert", "{folder}/none.csv", "x.tbx"], 3, "cannot read the glossary"),
        (["lookup", "Baku", "--format", "html"], 2, "'text' or 'json'"),
        (["nothing"], 2, "No such command"),
    ],
)
def test_wrong_use_says_what_to_do(tmp_path: Path, article: Path, arguments: list[str], code: int, said: str) -> None:
    other = tmp_path / "b.en.txt"
    other.write_text(ARTICLE, encoding="utf-8")
    filled = [word.format(folder=tmp_path, article=article, article2=other) for word in arguments]
    result = run("glossary", *filled)
    assert result.code == code
    assert said in result.err + result.out
    assert "Traceback" not in result.err


@pytest.mark.parametrize("name", ["check", "fix", "lint", "lookup", "convert"])
def test_every_command_helps_with_an_example(name: str) -> None:
    result = run("glossary", name, "--help")
    assert result.code == 0
    assert f"transnews glossary {name}" in result.out
    assert "Example" in result.out
