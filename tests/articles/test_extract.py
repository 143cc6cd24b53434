from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest

from transnews.articles import ArticleError, read, read_bytes
from transnews.errors import MissingComponentError

FERRY = Path(__file__).parent / "pages" / "ferry.html"


def test_the_article_is_taken_out_of_its_page() -> None:
    pytest.importorskip("trafilatura", reason="the extra 'extract' is not installed")
    whole, taken = read(FERRY), read(FERRY, extract=True)
    texts = [block.text for block in taken.blocks]
    assert "Night ferry returns after three winters" in texts
    assert any("more than 300 passengers" in text for text in texts)
    assert "Sport" not in texts
    assert not [block for block in taken.blocks if block.kind == "boilerplate"]
    assert (taken.language, taken.published, taken.digest) == (whole.language, whole.published, whole.digest)
    assert taken.title == whole.title
    assert b'href="https://news.example/ferry"' in taken.original


def test_a_page_without_an_article_is_refused() -> None:
    pytest.importorskip("trafilatura", reason="the extra 'extract' is not installed")
    with pytest.raises(ArticleError, match=r"a\.html: no article"):
        read_bytes(b"<p></p>", "a.html", extract=True)


def test_without_the_extra_the_message_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name == "trafilatura":
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingComponentError) as caught:
        read(FERRY, extract=True)
    assert caught.value.hint == "Install it with: pip install 'transnews[extract]'"


def test_the_headline_of_a_short_page_stands_there_once() -> None:
    pytest.importorskip("trafilatura", reason="the extra 'extract' is not installed")
    page = "<title>Tea & talks</title><body><h1>Tea &amp; talks</h1><p>The ministers met on Tuesday in the capital.</p>"
    texts = [block.text for block in read_bytes(page.encode(), "a.en.html", extract=True).blocks]
    assert texts.count("Tea & talks") == 2  # the page's title and its heading
    assert texts[-1] == "The ministers met on Tuesday in the capital."
