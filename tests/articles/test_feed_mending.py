"""Items of feeds that are not well-formed XML, and those that are wrong in other ways. All texts are ours."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.articles.test_feeds import capitals, rss, texts
from transnews import articles
from transnews.model import Article

GOOD = "<title>The talks resume</title><description>The ministers met.</description>"
LINK = "<link>https://valley.example/1</link>"


def read(*items: str) -> Article:
    return articles.read_bytes(rss(*items), "a.xml")


def said(article: Article) -> list[tuple[str, str]]:
    return [(issue.severity, issue.message) for issue in article.issues if issue.code == "item-broken"]


@pytest.mark.parametrize(
    ("item", "mended"),
    [
        ("<title>Bread & butter</title>", ["Bread & butter"]),
        ("<title>Caf&eacute;&nbsp;&amp;&nbsp;bar</title>", ["Café\u00a0&\u00a0bar"]),
        ("<title>The caf&eacuté; &#8; road</title>", ["The caf&eacuté; \ufffd road"]),
        ("<title>2 < 3</title>", ["2 < 3"]),
        ("<description>The road<br>is <b>closed</description>", ["The road\nis closed"]),
        ("<title>The road" + LINK + "<description>It is closed.</description>", ["The road", "It is closed."]),
        ("<title>The road</b></title>", ["The road"]),
        ("<title><![CDATA[The road</title>", ["The road"]),
        ("<title><!-- a -- b -->The road</title>", ["The road"]),
        (f"<title>The road</title>{LINK.replace('1', '?a=1&b=2')}", ["The road"]),
        ("<title>The road</title><enclosure url=a.mp3/>", ["The road"]),
    ],
)
def test_a_broken_item_is_mended_and_translated_and_breaks_no_other(item: str, mended: list[str]) -> None:
    data = rss(GOOD, item, GOOD)
    article = articles.read_bytes(data, "a.xml")
    part = article.parts[2]
    found = [" ".join(block.text.split(" ")) for block in article.blocks[part.start : part.stop]]
    assert [text.replace("\n", " ") for text in found] == [text.replace("\n", " ") for text in mended]
    [(severity, message)] = said(article)
    assert severity == "error"
    assert message.startswith("Item 2, line 3: this is not well-formed XML (")
    after = capitals(data, "a.xml")
    assert after.decode().count("<item><title>THE TALKS RESUME</title><description>THE MINISTERS MET.") == 2
    assert len(list(etree.fromstring(after).iter("item"))) == 3


def test_an_item_without_end_ends_where_the_next_one_begins() -> None:
    data = rss(GOOD, GOOD, GOOD).replace(b"</item>", b"", 1)
    article = articles.read_bytes(data, "a.xml")
    assert len(article.parts) == 4
    assert [message[:14] for _severity, message in said(article)] == ["Item 1, line 2"]


def test_a_section_that_is_never_closed_does_not_swallow_the_next_item() -> None:
    section = "<description><![CDATA[<p>The road.</p></description>"
    article = read(section, "<description><![CDATA[The talks.]]></description>", "<title>Bread & butter</title>")
    assert texts(article)[1:] == ["The road.", "The talks.", "Bread & butter"]


def test_items_inside_a_section_are_no_items() -> None:
    article = read("<title>How</title><description><![CDATA[<pre></item><item></pre><p>The road.</p>]]></description>")
    assert len(article.parts) == 2
    assert article.issues == []


def test_what_cannot_be_mended_is_left_out_and_said() -> None:
    data = rss(GOOD, '<title a="1" a="2" :b:c:="<">The road</title><:::>', GOOD)
    after = capitals(data, "a.xml")
    assert after.decode().count("THE TALKS RESUME") == 2
    etree.fromstring(after)


def test_prefixes_that_nobody_declared_are_declared_once() -> None:
    item = '<title>The road</title><media:thumbnail url="a.png"/><x:y x:z="1"/>'
    data = rss(item, item)
    article = articles.read_bytes(data, "a.xml")
    assert [(issue.code, issue.severity) for issue in article.issues] == [("feed-mended", "warning")]
    assert "media, x" in article.issues[0].message
    root = etree.fromstring(capitals(data, "a.xml"))
    assert {"media": "http://search.yahoo.com/mrss/", "x": "urn:x"}.items() <= root.nsmap.items()


def test_what_stands_around_the_items_is_mended_too() -> None:
    data = b"\n\n" + rss(GOOD, head="<title>Bread &amp; butter&nbsp;& jam</title>")
    article = articles.read_bytes(data, "a.xml")
    assert texts(article)[0] == "Bread & butter\u00a0& jam"
    assert [issue.code for issue in article.issues] == ["feed-mended"]
    assert [block.line for block in article.blocks] == [3, 4, 4]


def test_what_else_is_wrong_with_items_is_said() -> None:
    article = read(
        "<link>https://valley.example/1</link><category>talks</category>",
        f"{GOOD}<guid>a</guid><pubDate>Sun, 38 Nov 2021 10:00:00 GMT</pubDate>",
        f"{GOOD}<guid>a</guid>",
    )
    assert said(article) == [
        ("warning", "Item 1, line 2: it has neither a title nor a text."),
        ("warning", "Item 2, line 3: 'Sun, 38 Nov 2021 10:00:00 GMT' is no date."),
        ("warning", "Item 3, line 4: it has the id of item 2, a."),
    ]


def test_unclosed_elements_without_end_take_linear_time() -> None:
    deep = "<b>" * 20_000 + "</i>" * 20_000
    article = read(GOOD, f"<description>{deep}</description>", GOOD)
    assert len(article.parts) >= 3
