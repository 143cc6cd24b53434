from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.program import run

ROWS = (
    "en\tpt\n"
    "More than 6,500 fled on Sunday, November 28, he said today, Wednesday.\t"
    "Mais de 6,500 fugiram no domingo, 28 de novembro, disse hoje, quarta-feira.\n"
    "The bridge cost $20 in 1920.\tA ponte custou $20 em 1930.\n"
    "It rains.\tChove.\n"
)


@pytest.fixture
def bitext(tmp_path: Path) -> Path:
    file = tmp_path / "talks.tsv"
    file.write_text(ROWS, encoding="utf-8")
    return file


def test_changes_and_issues_are_printed_and_nothing_is_written(bitext: Path) -> None:
    result = run("localize", bitext)
    assert result.code == 0
    assert "+ Mais de 6.500 fugiram" in result.out
    assert "number-changed" in result.out
    assert "Chove" not in result.out
    assert result.out.rstrip().endswith("1 segment repaired, 1 issue")
    assert bitext.read_text(encoding="utf-8") == ROWS
    assert run("localize", bitext, "--strict").code == 1


def test_the_bitext_is_written_in_the_format_of_its_name(bitext: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.xlf"
    assert run("localize", bitext, "-o", output, "--published", "2021-11-17").code == 0
    assert "Mais de 6.500 fugiram" in output.read_text(encoding="utf-8")
    again = run("localize", output, "--format", "json")
    assert [(change["id"], change["before"] == change["target"]) for change in json.loads(again.out)] == [("2", True)]


def test_what_other_checks_said_is_kept_and_nothing_is_said_twice(tmp_path: Path) -> None:
    rows = (
        "en\tpt\tissues\n"
        "Talks with 12 men.\tConversas com 13 homens.\terror: The translation lacks 'Talks'. [term-missing]\n"
    )
    first, second, third = (tmp_path / f"{number}.tsv" for number in (1, 2, 3))
    first.write_text(rows, encoding="utf-8")
    assert run("localize", first, "-o", second).code == 0
    assert run("localize", second, "-o", third).code == 0
    written = second.read_text(encoding="utf-8")
    assert (written.count("[term-missing]"), written.count("[number-changed]")) == (1, 1)
    assert third.read_bytes() == second.read_bytes()


def test_house_style_is_read_from_the_settings(bitext: Path, tmp_path: Path) -> None:
    config = tmp_path / "transnews.toml"
    config.write_text('[transnews]\nrelative_dates = "afp"\n', encoding="utf-8")
    result = run("localize", bitext, "--config", config, "--published", "2021-11-17", "--format", "json")
    assert json.loads(result.out)[0]["target"].endswith("disse hoje, quarta-feira (17).")


def test_explain_lists_what_is_found() -> None:
    result = run("localize", "--explain", "Mais de 6.500 mortos no domingo, 28 de novembro", "--locale", "pt")
    assert result.out == (
        "8-13\tnumber\t6.500\t6500\tcertain\n24-47\tdate\tdomingo, 28 de novembro\t--11-28\tcertain\n"
    )
    amounts = run("localize", "--explain", "US$14.7bn, $5 and 3 miles at 5:30 p.m.", "--locale", "en").out.splitlines()
    assert [line.split("\t", 4)[-1] for line in amounts] == [
        "certain\tUSD",
        "certain\t29 currencies",
        "certain\tlength-mile",
        "certain",
    ]
    assert amounts[-1].split("\t")[1:4] == ["time", "5:30 p.m.", "17:30"]
    found = json.loads(run("localize", "--explain", "40 %", "--locale", "fr", "--format", "json").out)
    assert [(mention["kind"], mention["value"]) for mention in found] == [("percent", "40")]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((), 2, "name a file"),
        (("--explain", "40 %"), 2, "--locale"),
        (("--explain", "40 %", "--locale", "qqqq"), 2, "not a language tag"),
        (("missing.tmx",), 3, "no such file"),
        (("article.txt",), 3, "no file of parallel text"),
        (("talks.tsv", "--format", "xml"), 2, "'text' or 'json'"),
        (("talks.tsv", "-o", "talks.tsv"), 3, "would overwrite a source"),
        (("talks.tsv", "-o", "talks.odt"), 2, "no bitext format has this ending"),
    ],
)
def test_wrong_usage_and_bad_files(
    arguments: tuple[str, ...], code: int, words: str, bitext: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bitext.parent)
    result = run("localize", *arguments)
    assert result.code == code
    assert words in result.err
    assert result.out == ""
