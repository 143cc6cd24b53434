"""NewsML-G2 on the command line: translated, edited in a CAT tool's library, brought back, used again; bad files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from translate.storage import xliff2

from tests.program import run

FOLDER = Path(__file__).parents[1] / "articles" / "newsml"
START = '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x" xml:lang="en">'
ROWS = {
    "The road is open again": "A estrada está de novo aberta",
    "The road to the village is open again.": "A estrada para a aldeia está de novo aberta.",
    "The road in the morning": "A estrada de manhã",
    "The stories of the day": "As histórias do dia",
}


def test_an_edit_comes_back_and_is_used_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    source = FOLDER / "message.xml"
    (tmp_path / "rows.tsv").write_text(
        "en\tpt\n" + "".join(f"{en}\t{pt}\n" for en, pt in ROWS.items()), encoding="utf-8"
    )
    assert run("memory", "import", "rows.tsv", "--all", "--memory", "first.sqlite").code == 0
    result = run("translate", source, "--to", "pt", "--format", "xliff", "-o", "a.xlf", "--memory", "first.sqlite")
    assert result.code == 0, result.err
    reader: Any = xliff2.Xliff2File
    file = reader.parsefile("a.xlf")
    unit = next(unit for unit in file.units if unit.target == "A estrada de manhã")
    unit.target = "A estrada ao amanhecer"
    file.save()
    applied = run("apply", "a.xlf", "--source", source, "-o", "a.pt.xml", "--memory", "own.sqlite")
    assert applied.code == 0, applied.err
    written = (tmp_path / "a.pt.xml").read_bytes()
    texts = [" ".join(element.itertext()) for element in etree.fromstring(written).iter("{*}headline")]
    assert texts[:2] == ["A estrada está de novo aberta", "A estrada ao amanhecer"]
    assert b'<link rel="irel:translatedFrom" residref="urn:newsml:example.com:20211117:road-picture"' in written
    again = run("translate", source, "--to", "pt", "--memory", "own.sqlite", "-q")
    assert "A estrada ao amanhecer" in again.out


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (f"{START}<contentMeta>", "not well-formed"),
        (f"{START}<itemMeta><title>&nbsp;</title></itemMeta></newsItem>", "not well-formed"),
        (f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{START}&a;</newsItem>', "declares XML entities"),
        (f'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>{START}&b;</newsItem>', "declares XML entities"),
        (START.replace("2006-10-01", "2005") + "</newsItem>", "no article in a format"),
        ("<NewsML><NewsItem/></NewsML>", "no article in a format"),
        (f"{START}</newsItem>", "empty"),
        (START + "<contentSet>" * 300 + "</contentSet>" * 300 + "</newsItem>", "256 deep"),
        ("", "the file is empty"),
    ],
)
def test_a_bad_file_is_told(tmp_path: Path, data: str, said: str) -> None:
    (tmp_path / "bad.xml").write_text(data, encoding="utf-8")
    result = run("translate", tmp_path / "bad.xml", "--to", "pt", "-o", tmp_path / "out.xml")
    assert result.code == 3
    assert said in result.err
    assert "bad.xml" in result.err
    assert not (tmp_path / "out.xml").exists()


def test_what_is_not_read_is_said_and_strict_fails(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(
        f'{START}<itemMeta><title>Snow</title></itemMeta><contentSet><inlineXML><svg xmlns="http://www.w3.org/2000/svg"/>'
        "</inlineXML></contentSet></newsItem>",
        encoding="utf-8",
    )
    (tmp_path / "rows.tsv").write_text("en\tpt\nSnow\tNeve\n", encoding="utf-8")
    assert run("memory", "import", tmp_path / "rows.tsv", "--all", "--memory", tmp_path / "m.sqlite").code == 0
    common = (
        "translate",
        tmp_path / "a.xml",
        "--to",
        "pt",
        "--memory",
        tmp_path / "m.sqlite",
        "-o",
        tmp_path / "o.xml",
    )
    loose, strict = run(*common), run(*common, "--strict")
    assert (loose.code, strict.code) == (0, 1)
    assert "content in svg is not read" in loose.err
    assert "<title>Neve</title>" in (tmp_path / "o.xml").read_text(encoding="utf-8")
