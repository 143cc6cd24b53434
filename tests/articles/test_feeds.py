"""RSS and Atom feeds, item by item. All texts are written for these tests."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from transnews import articles, pipeline
from transnews.articles.encoding import ArticleError
from transnews.articles.feeds.items import read
from transnews.articles.feeds.tokens import Tokens
from transnews.articles.formats import ARTICLES, DocumentFormat
from transnews.articles.layout import Piece, own_piece
from transnews.engines import ENGINES
from transnews.glossary import Termbase
from transnews.model import Article
from transnews.settings import Settings
from transnews.xmlfiles import XmlError

FEEDS = Path(__file__).parent / "feeds"
ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(autouse=True)
def _engine() -> None:
    ENGINES.add("words", "tests.fakes:WordEngine")


def kept(data: bytes, name: str) -> bytes:
    """Return a file read and written again without a translation."""
    article = articles.read_bytes(data, name)
    form = ARTICLES.get(article.format)
    assert isinstance(form, DocumentFormat)
    return form.render_bytes(article, [own_piece(block) for block in article.blocks], "pt")


def capitals(data: bytes, name: str, language: str = "pt") -> bytes:
    """Return a file with all its texts in capitals."""
    article = articles.read_bytes(data, name)
    form = ARTICLES.get(article.format)
    assert isinstance(form, DocumentFormat)
    return form.render_bytes(article, [Piece(block.text.upper(), block.spans) for block in article.blocks], language)


def translated(name: str) -> str:
    """Return a sample translated into Portuguese, word by word."""
    settings = Settings(engine="words", use_memory=False)
    [text] = pipeline.translate([articles.read(FEEDS / name)], "pt", termbase=Termbase(), settings=settings)
    return articles.render(text).decode()


def rss(*items: str, head: str = "<title>The road</title>") -> bytes:
    lines = "\n".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0"><channel>{head}<language>en</language>\n{lines}\n</channel></rss>\n'.encode()


def texts(article: Article) -> list[str]:
    return [block.text for block in article.blocks]


@pytest.mark.parametrize("name", ["valley.rss", "valley.atom", "valley.rdf", "valley.json"])
def test_what_is_not_translated_comes_back_byte_for_byte(name: str) -> None:
    data = (FEEDS / name).read_bytes()
    assert kept(data, name) == data


def test_an_rss_feed_is_an_article_of_its_own_and_one_for_each_item() -> None:
    article = articles.read(FEEDS / "valley.rss")
    assert [(part.id, part.title, part.language, part.published) for part in article.parts] == [
        ("feed", "The road", "en-GB", None),
        ("valley-1", "The ministers met", "en-GB", date(2021, 11, 28)),
        ("https://valley.example/2", 'A estrada "velha" está fechada', "pt", None),
    ]
    part = article.parts[1]
    first = article.blocks[part.start]
    assert (first.kind, first.text) == (
        "headline",
        "The ministers met",
    )
    assert {"talks", "Ana Reis", "The road & the talks.", "Anadolu"} <= set(texts(article))
    assert not any("desk@" in text or "Valley Press" in text for text in texts(article))
    assert article.language == "en-GB"
    lines = (FEEDS / "valley.rss").read_text().splitlines()
    assert all(block.text.split()[-1][:4] in lines[block.line - 1] for block in article.blocks)


def test_a_translated_rss_feed_says_its_language_and_links_to_the_originals() -> None:
    before, after = (FEEDS / "valley.rss").read_text(), translated("valley.rss")
    root = etree.fromstring(after.encode())
    assert root.findtext("channel/language") == "pt"
    own = root.find(f"channel/{ATOM}link")
    assert (own.get("rel"), own.get("hreflang"), own.get("href")) == (
        "alternate",
        "en-GB",
        "https://valley.example/feed.rss",
    )
    first = root.find("channel/item")
    link = first.find(f"{ATOM}link")
    assert (link.get("rel"), link.get("hreflang")) == ("alternate", "en-GB")
    assert link.get("href") == first.findtext("link") == "https://valley.example/1?a=1&b=2"
    assert first.findtext("title") == "O ministros reuniram-se"
    assert first.findtext("guid") == "valley-1"
    assert first.findtext("category") == "Negociações"
    assert "<![CDATA[<p" in after
    assert "<b>ministros</b>" in first.findtext("description")
    assert "O estrada &amp; o negociações." in first.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
    for tag in ("author", "enclosure", "copyright", "guid", "pubDate"):
        assert [line for line in before.splitlines() if f"<{tag}" in line] == [
            line for line in after.splitlines() if f"<{tag}" in line
        ]


def test_an_item_in_the_target_language_stays_exactly_as_it_is() -> None:
    before, after = (FEEDS / "valley.rss").read_text(), translated("valley.rss")
    start = before.index('<item xml:lang="pt">')
    assert before[start:] in after


def test_an_atom_feed_keeps_its_xhtml_and_links_entries() -> None:
    after = etree.fromstring(translated("valley.atom").encode())
    assert after.get("{http://www.w3.org/XML/1998/namespace}lang") == "pt"
    first, second = after.findall(f"{ATOM}entry")
    links = [dict(link.attrib) for link in first.findall(f"{ATOM}link")]
    address = "https://valley.example/1"
    assert links == [
        {"href": address, "type": "text/html"},
        {"rel": "alternate", "hreflang": "en", "type": "text/html", "href": address},
    ]
    content = first.find(f"{ATOM}content")
    assert content.get("{http://www.w3.org/XML/1998/namespace}lang") == "pt"
    assert [element.tag for element in content.iter()] == [
        f"{ATOM}content",
        *(f"{XHTML}{name}" for name in ("div", "p", "em", "br", "hr", "p", "img")),
    ]
    assert content.find(f".//{XHTML}em").text == "estrada"
    assert content.find(f".//{XHTML}img").get("alt") == "O estrada"
    assert [dict(tag.attrib) for tag in first.findall(f"{ATOM}category")] == [
        {"term": "talks", "label": "Negociações"},
        {"term": "road"},
    ]
    assert len(second.findall(f"{ATOM}link")) == 1  # its own says already that it is English
    assert second.find(f"{ATOM}title/{XHTML}div/{XHTML}b").text == "negociações"
    assert second.findtext(f"{ATOM}content") == "iVBORw0KGgo="


def test_an_rdf_feed_says_of_what_its_items_are_versions() -> None:
    after = etree.fromstring(translated("valley.rdf").encode())
    item = after.find("{http://purl.org/rss/1.0/}item")
    version = item.find("{http://purl.org/dc/terms/}isVersionOf")
    assert dict(version.attrib) == {"{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource": "https://valley.example/1"}
    assert after.findtext(".//{http://purl.org/dc/elements/1.1/}language") == "pt"
    assert after.findtext("{http://purl.org/rss/1.0/}image/{http://purl.org/rss/1.0/}title") == "O estrada"


def test_right_to_left_languages_turn_html() -> None:
    data = rss("<title>The road</title><description>&lt;p&gt;The talks.&lt;/p&gt;</description>")
    assert '&lt;p dir="rtl" lang="ar"&gt;THE TALKS.&lt;/p&gt;' in capitals(data, "a.xml", "ar").decode()


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("AT&amp;amp;T talks", "AT&T talks"),
        ("AT&amp;T talks", "AT&T talks"),
        ("2 &lt; 3", "2 < 3"),
        ("The &lt;b&gt;road&lt;/b&gt;", "The road"),
        ("<![CDATA[The <i>road</i>]]>", "The road"),
        ("The <i>road</i>", "The road"),
    ],
)
def test_whether_a_text_is_html_is_told_by_its_content(written: str, read_as: str) -> None:
    data = rss(f"<description>{written}</description>")
    assert texts(articles.read_bytes(data, "a.xml"))[-1] == read_as
    again = articles.read_bytes(capitals(data, "a.xml"), "b.xml")
    assert texts(again)[-1] == read_as.upper()


def test_cdata_stays_whatever_is_in_it() -> None:
    data = rss("<title><![CDATA[a > b]]></title>", "<title> <![CDATA[x]]]]><![CDATA[>y]]> </title>")
    after = capitals(data, "a.xml").decode()
    assert "<![CDATA[A > B]]>" in after
    assert [item.findtext("title") for item in etree.fromstring(after.encode()).iter("item")] == ["A > B", " X]]>Y "]


def test_a_feed_that_names_no_language_gets_one() -> None:
    data = b"<rss><channel>\n <title>The road</title>\n <item><title>The talks</title></item></channel></rss>"
    assert b"<title>THE ROAD</title>\n <language>pt</language>" in capitals(data, "a.en.xml")
    atom = b'<feed xmlns="http://www.w3.org/2005/Atom"><title>The road</title></feed>'
    assert capitals(atom, "a.en.xml").startswith(b'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="pt">')


def test_an_item_that_was_not_translated_keeps_its_language() -> None:
    data = rss("<title>The road to the town is closed</title>", "<title>The talks resume in the town</title>")
    article = articles.read_bytes(data, "a.xml")
    form = ARTICLES.get("feed")
    assert isinstance(form, DocumentFormat)
    pieces = [own_piece(block) if "road" in block.text else Piece("T") for block in article.blocks]
    after = form.render_bytes(article, pieces, "pt").decode()
    assert '<item xml:lang="en"><title>The road to the town is closed</title></item>' in after
    assert "<item><title>T</title></item>" in after


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"<rss/>", ""),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a --><rss version="0.91">', "feed"),
        (b'<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "https://n.example/rss.dtd">\n<rss version="0.91">', "feed"),
        ("<rss version='2.0'>".encode("utf-16"), "feed"),
        (b'<a:feed xmlns:a="http://www.w3.org/2005/Atom">', "feed"),
        (b'<feed xmlns="http://purl.org/atom/ns#">', ""),
        (b'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">', "feed"),
        (b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">', ""),
        (b"<html><body><rss version='2.0'></rss></body></html>", ""),
        (b"", ""),
        (b"\x00\xff", ""),
    ],
)
def test_feeds_are_told_by_their_root_element(data: bytes, form: str) -> None:
    assert articles.files.format_of("a.xml", data) == form


def test_a_prefix_for_atom_itself_is_read() -> None:
    data = (
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="en"><a:title>The road</a:title>'
        '<a:entry><a:title>The talks</a:title><a:link href="https://valley.example/"/></a:entry></a:feed>'
    )
    after = capitals(data.encode(), "a.atom").decode()
    assert "<a:title>THE TALKS</a:title>" in after
    assert '<a:link rel="alternate" hreflang="en" href="https://valley.example/"/>' in after


def test_legacy_encodings_become_utf_8() -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?>\n<rss><channel><title>Café na praça</title></channel></rss>'
    after = capitals(text.encode("latin-1"), "a.pt.xml", "en").decode()
    assert after.startswith('<?xml version="1.0" encoding="UTF-8"?>')
    assert "CAFÉ NA PRAÇA" in after


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<rss><channel>\n<title>The road</channel></rss>", r"a\.xml, line 2: this is not well-formed XML"),
        (b"<rss><channel>\n<item><title>The", r"a\.xml, line \d: this is not well-formed XML"),
        (
            b'<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><title>&a;</title></channel></rss>',
            "declares XML entities",
        ),
        (
            b'<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><item><title>&a; & b</title></item></channel></rss>',
            "declares XML entities",
        ),
    ],
)
def test_a_feed_that_cannot_be_read_at_all_is_one_clear_error(data: bytes, message: str) -> None:
    with pytest.raises(XmlError, match=message):
        articles.read_bytes(data, "a.xml")


def test_a_feed_without_any_text_is_empty() -> None:
    with pytest.raises(ArticleError, match="the file is empty"):
        articles.read_bytes(b"<rss><channel><item/></channel></rss>", "a.xml")


XML_TEXT = st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffe\uffff"), max_size=30)


@given(titles=st.lists(XML_TEXT, min_size=1, max_size=4), cdata=st.booleans())
def test_any_text_comes_back(titles: list[str], cdata: bool) -> None:  # noqa: FBT001 - given by hypothesis
    root = etree.Element("rss")
    channel = etree.SubElement(root, "channel")
    etree.SubElement(channel, "title").text = "The road"
    for title in titles:
        element = etree.SubElement(etree.SubElement(channel, "item"), "title")
        element.text = etree.CDATA(title) if cdata and "]]>" not in title else title
    data = etree.tostring(root, encoding="utf-8")
    assert kept(data, "a.xml") == data
    after = etree.fromstring(capitals(data, "a.en.xml"))
    assert len(list(after.iter("item"))) == len(titles)


@given(st.text("<>/!-[]CDAT?abi \"'=&;", max_size=60))
def test_no_rubbish_stops_the_tokens_or_the_items_around_it(rubbish: str) -> None:
    stops = [token.end for token in Tokens(rubbish).between()]
    assert stops == sorted(stops)
    head = "<rss><channel><title>The road</title>"
    data = f"{head}<item><title>{rubbish}</title></item><item><title>The talks</title></item></channel></rss>"
    feed = read(data.encode(), "a.xml")
    etree.fromstring(feed.text.encode())
    assert feed.text.count("<title>The talks</title></item>") == 1
