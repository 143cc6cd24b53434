"""The bilingual pages in Chromium: accessible by axe-core, in both directions, on a screen and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import browser
from tests.bitexts import samples
from transnews.bitexts.formats import serialize

LAYOUTS = ("html", "html-interleaved", "html-facing")
TEXTS = {"en-pt": samples.news, "en-ar": samples.news_in_arabic, "en-fa": samples.news_in_persian}
PHONE = 360


def page(layout: str, languages: str) -> str:
    return serialize(TEXTS[languages](), layout)[""].decode()


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("languages", TEXTS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_grave_finding(layout: str, languages: str, media: str, tmp_path: Path) -> None:
    assert browser.grave_findings(page(layout, languages), tmp_path, media=media) == []


def test_a_grave_finding_is_found(tmp_path: Path) -> None:
    broken = page("html", "en-pt").replace('<html lang="pt"', "<html")
    assert [finding.rule for finding in browser.grave_findings(broken, tmp_path)] == ["html-has-lang"]


@pytest.mark.parametrize("languages", TEXTS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_phone_shows_the_whole_width(layout: str, languages: str, tmp_path: Path) -> None:
    assert browser.overflow(page(layout, languages), tmp_path, PHONE) == 0


@pytest.mark.parametrize("languages", TEXTS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_pictures(layout: str, languages: str, tmp_path: Path) -> None:
    shown = page(layout, languages)
    wide = browser.picture(shown, tmp_path, f"{layout}.{languages}")
    narrow = browser.picture(shown, tmp_path, f"{layout}.{languages}.narrow", width=500)
    printed = browser.picture(shown, tmp_path, f"{layout}.{languages}.print", media="print")
    assert len({wide, narrow, printed}) == 3
