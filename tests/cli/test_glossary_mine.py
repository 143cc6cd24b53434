from __future__ import annotations

from pathlib import Path

from tests.program import run
from transnews.glossary import Termbase

TEXT = "The delegate, Mir Margaryan, met Shoigu in Baku.\n\nMargarian spoke in Baku. Later Shoigu left.\n"
TABLE = "en\tpt\nTalks with Shoigu began.\tAs conversas com Choigou começaram.\nThen Shoigu left.\tE Choigou saiu.\n"


def test_mine_an_article_and_a_bitext(tmp_path: Path) -> None:
    article, table, glossary = tmp_path / "talks.en.txt", tmp_path / "talks.tsv", tmp_path / "names.csv"
    article.write_text(TEXT, encoding="utf-8")
    table.write_text(TABLE, encoding="utf-8")
    result = run("glossary", "mine", article, table, "--no-bundled-glossaries", "-o", glossary)
    assert (result.code, result.out, result.err) == (0, "", "")
    termbase = Termbase.load(glossary, strict=True)
    terms = {concept.id: concept.terms for concept in termbase.concepts}
    assert terms["margaryan"]["en"].deprecated == ("Margarian",)
    assert terms["baku"]["en"].preferred == "Baku"


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    article = tmp_path / "talks.en.txt"
    article.write_text(TEXT, encoding="utf-8")
    result = run("glossary", "mine", tmp_path / "none.txt", article, "--no-bundled-glossaries")
    assert result.code == 3
    assert "none.txt" in result.err
    assert result.out.startswith("id,kind,en")


def test_nothing_to_propose(tmp_path: Path) -> None:
    article = tmp_path / "talks.en.txt"
    article.write_text("The road was closed after heavy snow in the mountains last night.\n", encoding="utf-8")
    result = run("glossary", "mine", article)
    assert (result.code, result.out) == (0, "")
    assert "2 times" in result.err


def test_help_has_an_example() -> None:
    assert "Example" in run("glossary", "mine", "--help").out


def test_a_source_is_never_overwritten(tmp_path: Path) -> None:
    article = tmp_path / "talks.en.txt"
    article.write_text(TEXT, encoding="utf-8")
    result = run("glossary", "mine", article, "--no-bundled-glossaries", "-o", article)
    assert result.code == 3
    assert "overwrite a source" in result.err
    assert article.read_text(encoding="utf-8") == TEXT
