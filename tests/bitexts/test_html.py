"""The bilingual page, read with lxml and the standard library's parser; its style sheet, read as text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from importlib import resources
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import html as lxml_html

from tests.bitexts import samples
from transnews.bitexts import html
from transnews.bitexts.characters import for_xml, name_token
from transnews.model import Article, Block, ParallelText

_VOID = {"meta", "input"}
LAYOUTS = [html.SIDE_BY_SIDE, html.INTERLEAVED, html.FACING]


def _page(text: ParallelText, layout: html.Page = html.SIDE_BY_SIDE) -> Any:
    return lxml_html.document_fromstring(
        layout.serialize(text), parser=lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)
    )


def _as_read(text: str) -> str:
    """Return a text as an HTML parser gives it back: one kind of line break."""
    return for_xml(text).replace("\r\n", "\n").replace("\r", "\n")


def _texts(page: Any, name: str) -> list[str]:
    return [str(element.text_content()) for element in page.find_class(name)]


@pytest.mark.parametrize("layout", LAYOUTS)
@given(pairs=samples.pairs())
@settings(max_examples=40)
def test_every_unit_stands_in_the_page_once(layout: html.Page, pairs: list[tuple[str, str]]) -> None:
    page = _page(samples.parallel(pairs), layout)
    assert _texts(page, "source") == [_as_read(source) for source, _target in pairs]
    assert _texts(page, "target") == [_as_read(target) for _source, target in pairs]


class _Nesting(HTMLParser):
    """Checks that every element is closed in its turn, which lxml would repair in silence."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.languages: list[tuple[str | None, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("class") in {"source", "target"}:
            self.languages.append((values.get("lang"), values.get("dir")))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("text", [samples.news(), samples.news_in_arabic(), ParallelText(Article("a"), "en", "pt")])
def test_every_element_is_closed(layout: html.Page, text: ParallelText) -> None:
    parser = _Nesting()
    parser.feed(layout.serialize(text).decode())
    parser.close()
    assert parser.open == []


def test_language_and_direction_of_every_text() -> None:
    parser = _Nesting()
    parser.feed(html.SIDE_BY_SIDE.serialize(samples.news_in_arabic()).decode())
    units = samples.news().units
    assert parser.languages[:4] == [("en", "ltr"), ("ar", "rtl"), ("en", "ltr"), ("ar", "rtl")]
    caption = 2 * next(number for number, unit in enumerate(units) if unit.kind == "caption")
    assert parser.languages[caption : caption + 2] == [("en", "ltr"), ("en", "ltr")]
    german = 2 * next(number for number, unit in enumerate(units) if unit.segment.language == "de")
    assert parser.languages[german : german + 2] == [("de", "ltr"), ("ar", "rtl")]
    page = _page(samples.news_in_arabic())
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    assert _page(samples.parallel([("One.", "Um.")])).get("dir") == "ltr"


def test_an_undetermined_language_leaves_the_direction_to_the_text() -> None:
    text = samples.parallel([("One.", "Um.")])
    text.source_language = "und"
    assert _page(text).find_class("source")[0].get("dir") == "auto"


def test_blocks_are_what_they_are_called() -> None:
    page = _page(samples.news())
    assert [heading.find_class("target")[0].text for heading in page.iter("h1")] == [
        "Retomadas as negociações sobre a fronteira"
    ]
    assert [heading.find_class("source")[0].text for heading in page.iter("h2")] == ["What comes next"]
    assert len(page.findall(".//ul[@class='list']")) == 1
    assert len(page.findall(".//ul[@class='list']/li")) == 2
    assert page.find(".//blockquote").find_class("source")[0].text == "“We count on each other.”"
    aside = page.find(".//aside")
    assert aside.find_class("label")[0].text_content() == "boilerplate"
    assert len(aside.find_class("target")) == 2


def test_title() -> None:
    assert _page(samples.news()).findtext(".//title") == "Retomadas as negociações sobre a fronteira"
    text = samples.parallel([("One.", "Um.")])
    assert _page(text).findtext(".//title") == "sample.txt"
    assert _page(text).find(".//h1") is None
    text.article.title = "A <title> & more"
    assert _page(text).findtext(".//title") == "A <title> & more"
    assert _page(text).findtext(".//h1") == "A <title> & more"


def test_marks_are_words() -> None:
    page = _page(samples.news())

    def marks(unit: str) -> list[str]:
        return [element.text_content() for element in page.get_element_by_id(f"u-{unit}").find_class("mark")]

    assert marks("b0s0") == []
    assert marks("b2s2") == ["1 error"]
    assert marks("b5s6") == ["copied"]
    assert marks("b7s8") == ["not translated", "1 warning"]
    issue = page.get_element_by_id("u-b2s2").find(".//details//li")
    assert issue.text_content() == "error: The translation lacks <Aliyev> & its title. term-missing"
    assert page.find_class("overview")[0].text == "13 segments, 1 copied, 1 not translated, 1 error, 1 warning, 2 notes"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_terms_can_be_marked(layout: html.Page) -> None:
    """Both source terms are marked, of the target's only the one that is not missing; checkboxes show them."""
    page = _page(samples.news(), layout)
    assert [mark.text for mark in page.iter("mark") if mark.getparent().get("class") == "source"] == [
        "Aliyev",
        "Margaryan",
    ]
    assert [mark.text for mark in page.iter("mark") if mark.getparent().get("lang") == "pt"] == ["Margaryan"]
    assert [" ".join(line.split()) for line in _texts(page, "terms")] == [
        "Terms: Margaryan → Margaryan Aliyev → Aliyev"
    ]
    boxes = {box.get("id"): box.get("checked") is not None for box in page.iter("input")}
    assert boxes == {"show-terms": False, "show-issues": True}
    assert all(box.getparent().tag == "label" for box in page.iter("input"))


def test_no_checkboxes_without_anything_to_show() -> None:
    assert list(_page(samples.parallel([("One.", "Um.")])).iter("input")) == []


def test_facing_articles() -> None:
    """Each article is whole and in its language; blocks of one number stand on one height."""
    page = _page(samples.news_in_arabic(), html.FACING)
    source, target = page.iter("article")
    assert [(article.get("lang"), article.get("dir")) for article in (source, target)] == [("en", "ltr"), ("ar", "rtl")]
    assert source.find_class("target") == []
    assert target.find_class("source") == []
    paragraph = source.find_class("paragraph")[0].find("p")
    assert paragraph.text_content() == "Aliyev will meet Margaryan on Sunday. About 6,500 people fled."
    heights = [[row.get("style") for row in article.find_class("row")] for article in (source, target)]
    assert heights[0] == heights[1] == [f"grid-row: {number}" for number in range(2, 2 + len(heights[0]))]
    assert [len(article.findall(".//ul[@class='list']/li")) for article in (source, target)] == [2, 2]
    untranslated = page.get_element_by_id("u-b7s8")
    assert (untranslated.get("lang"), untranslated.get("dir")) == ("en", "ltr")
    assert target.find_class("caption")[0].find(".//summary").text == "not translated, 1 warning"


def test_facing_sentences_of_a_language_without_spaces_stand_close() -> None:
    text = samples.parallel([("One.", "一。"), ("Two.", "二。")])
    text.target_language = "zh"
    source, target = _page(text, html.FACING).iter("article")
    assert source.find(".//div[@class='block paragraph']/p").text_content() == "One. Two."
    assert target.find(".//div[@class='block paragraph']/p").text_content() == "一。二。"


def test_a_unit_with_a_strange_id_has_an_anchor() -> None:
    text = samples.parallel([("One.", "Um.")])
    text.units[0].id = 'a b"<'
    text.article.blocks = [Block("paragraph", "One.")]
    assert _page(text).get_element_by_id(name_token('u-a b"<')) is not None


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_page_loads_nothing_and_runs_nothing(layout: html.Page) -> None:
    page = layout.serialize(samples.news()).decode()
    assert not re.search(r"<script|<link|<img|\bsrc=|\bhref=|url\(|@import|\bon\w+=", page)
    assert "default-src 'none'" in page


def _luminance(colour: str) -> float:
    """Return a colour's relative luminance (WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    digits = colour * 2 if len(colour) == 3 else colour
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [0, 1])
def test_contrast_is_enough_for_small_text(theme: int) -> None:
    """Every ink on its paper has WCAG's 4.5 to 1, in the light theme (0) and in the dark one (1)."""
    style = resources.files("transnews.bitexts").joinpath("templates/page.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--([\w-]+): #(\w+);", style.split(":root")[1 + theme]))
    for ink, paper in (
        ("ink", "paper"),
        ("quiet", "paper"),
        ("mark-ink", "mark-paper"),
        ("error-ink", "error-paper"),
    ):
        light, dark = sorted((_luminance(colours[ink]), _luminance(colours[paper])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, paper)
