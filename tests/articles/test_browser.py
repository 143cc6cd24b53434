"""Translated web pages in Chromium: as accessible as their original, in both directions, on a screen and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import browser
from tests.program import EXAMPLES
from transnews.articles import read, render
from transnews.pipeline import recognize

PAGE = EXAMPLES / "salt-road.en.html"
SENTENCES = {
    "pt": "A estrada está aberta desde domingo.",
    "ar": "فُتح الطريق يوم الأحد في الساعة 7:30.",
    "fa": "جاده از روز یکشنبه باز است.",
}
PHONE = 360


def translated(language: str) -> str:
    """Return the example page with one sentence in the place of each of its own: a page needs no model to be read."""
    text = recognize(read(PAGE), language)
    for unit in text.units:
        unit.target, unit.origin, unit.state = SENTENCES[language], "machine", "translated"
    return render(text).decode()


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("language", SENTENCES)
def test_no_grave_finding(language: str, media: str, tmp_path: Path) -> None:
    assert browser.grave_findings(translated(language), tmp_path, media=media) == []


def test_the_original_has_no_grave_finding_either(tmp_path: Path) -> None:
    assert browser.grave_findings(PAGE.read_text(encoding="utf-8"), tmp_path) == []


@pytest.mark.parametrize("language", SENTENCES)
def test_a_phone_shows_the_whole_width(language: str, tmp_path: Path) -> None:
    assert browser.overflow(translated(language), tmp_path, PHONE) == 0


@pytest.mark.parametrize("language", SENTENCES)
def test_pictures(language: str, tmp_path: Path) -> None:
    shown = translated(language)
    wide = browser.picture(shown, tmp_path, f"article.{language}")
    narrow = browser.picture(shown, tmp_path, f"article.{language}.narrow", width=500)
    assert wide != narrow
