from __future__ import annotations

from pathlib import Path

import pytest

from transnews.glossary import GlossaryError
from transnews.glossary.findings import Finding
from transnews.glossary.lint import lint
from transnews.resources import data_folder

EXAMPLE = Path(__file__).parents[3] / "examples" / "glossary.csv"


def found(folder: Path, *texts: str | bytes) -> list[Finding]:
    paths = []
    for number, text in enumerate(texts, 1):
        path = folder / f"g{number}.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        paths.append(path)
    return lint(paths)


def codes(findings: list[Finding]) -> list[tuple[str, int]]:
    return [(finding.code, finding.places[0].line) for finding in findings]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("a,Baku,\nb,Ganja,Gandja\n", []),
        ("a,Baku,\nb,Baku|Bakou,\n", [("duplicate", 3)]),
        ("a,Baku|Bakou,\nb,Bakou|B,\n", [("conflict", 3)]),
        ("a,Baku,\nb,baku,\n", []),
        ("a,Baku,Bakou\nb,Bakou,\n", [("avoided-and-wanted", 2)]),
        ("a,Baku,Bakou\nb,Bakou,Baku\n", [("circular", 2)]),
        ("a,B,A\nb,C,B\nc,A,C\n", [("circular", 2)]),
        ("a,B,A\nb,C,B\nc,D,C\n", [("avoided-and-wanted", 3), ("avoided-and-wanted", 4)]),
        ("a,Baku,X\nb,Ganja,X\n", [("conflict", 2)]),
        ("a, Baku ,\n", [("stray-space", 2)]),
        ("a,Vayots  Dzor,\n", [("stray-space", 2)]),
        ("a,Vayots\u00a0Dzor,\n", [("stray-space", 2)]),
        ("a,Baku||Bakou,\n", [("empty-term", 2)]),
        ("a,Zu\u0308rich,\n", [("unnormalized", 2)]),
        ("a,Ba\u00adku,\n", [("invisible-character", 2)]),
        ("a,Bа\u043au,\n", [("mixed-scripts", 2)]),
        ("a,Баку,\n", []),
        ("a,Васо,\n", [("look-alike", 2)]),
        ("a,Baku,Ваku\n", [("mixed-scripts", 2)]),
    ],
)
def test_every_mistake_is_found_on_its_line(tmp_path: Path, rows: str, expected: list[tuple[str, int]]) -> None:
    assert sorted(codes(found(tmp_path, "id,en,en-avoid\n" + rows))) == sorted(expected)


def test_a_latin_acronym_in_a_cyrillic_column_is_no_look_alike(tmp_path: Path) -> None:
    assert found(tmp_path, "id,en,ru\na,EPA,EPA\n") == []
    assert codes(found(tmp_path, "id,en,ru\na,Associated Press,AP\n")) == [("look-alike", 2)]


def test_joiners_belong_to_persian_not_to_english(tmp_path: Path) -> None:
    assert codes(found(tmp_path, "id,en,fa\na,me\u200cn,می\u200cخواهد\n")) == [("invisible-character", 2)]


def test_credits_do_not_contradict_other_concepts(tmp_path: Path) -> None:
    rows = "region,place,Anatolia,\nagency,credit,Anadolu,Anatolia\n"
    assert found(tmp_path, "id,kind,en,en-avoid\n" + rows) == []


def test_files_are_checked_together_and_the_first_overrides_by_id(tmp_path: Path) -> None:
    mine, theirs = "id,en,en-avoid\na,Baku,Bakou\n", "id,en,en-avoid\n{},Bakou,\n"
    assert codes(found(tmp_path, mine, theirs.format("b"))) == [("avoided-and-wanted", 2)]
    assert found(tmp_path, mine, theirs.format("a")) == []


@pytest.mark.parametrize(
    ("data", "code", "line", "said"),
    [
        (b"id;en\na;Baku\n", "", 0, ""),
        (b"id\ten\na\tBaku\n", "", 0, ""),
        (b"id;en\na;Baku\nb,Ganja\n", "not-read", 3, "1 cells"),
        (b"id|en\na|Baku\n", "unreadable", 1, "Commas, semicolons or tabs"),
        (b"\xef\xbb\xbfid,en\na,Baku\n", "byte-order-mark", 1, "byte order mark"),
        ("id,en\na,Bakú\n".encode() + "b,Gandjé\n".encode("latin-1"), "unreadable", 3, "mixes encodings"),
        ("id,en\nb,Gandjé\n".encode("latin-1"), "unreadable", 2, "not UTF-8"),
        ("id,en\na,Baku\n".encode("utf-16"), "unreadable", 1, "not UTF-8"),
        (b'id,en\na,"Baku\nb,Ganja\n', "not-read", 2, "quotation marks"),
        (b"id,en,english\na,Baku,x\n", "not-read", 1, "'english' is ignored"),
        (b"id,en\na,Baku\na,Ganja\n", "not-read", 3, "earlier row"),
        (b"", "unreadable", 1, "no glossary"),
        (b"<html/>", "unreadable", 1, "outermost element is 'html'"),
    ],
)
def test_files_that_are_broken(tmp_path: Path, data: bytes, code: str, line: int, said: str) -> None:
    findings = found(tmp_path, data)
    assert codes(findings) == ([(code, line)] if code else [])
    assert all(said in finding.message for finding in findings)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match=r"none\.csv: cannot read"):
        lint([tmp_path / "none.csv"])


def test_the_bundled_glossaries_and_the_example_are_clean() -> None:
    assert lint(sorted(data_folder("glossaries").glob("*.csv"))) == []
    assert lint([EXAMPLE]) == []


def test_tbx_is_checked_too(tmp_path: Path) -> None:
    path = tmp_path / "g.tbx"
    section = '<langSec xml:lang="en"><termSec><term>{}</term></termSec></langSec>'
    path.write_text(
        f'<tbx><text><body>\n<conceptEntry id="a">{section.format("Baku ")}</conceptEntry>\n'
        f'<conceptEntry id="b">{section.format("Baku")}</conceptEntry></body></text></tbx>',
        encoding="utf-8",
    )
    assert codes(lint([path])) == [("stray-space", 2), ("duplicate", 3)]
