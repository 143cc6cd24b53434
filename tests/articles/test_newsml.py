"""NewsML-G2 read and written. All texts are written for these tests; no schema of IPTC may be shipped with them."""

from __future__ import annotations

import re
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from transnews import articles
from transnews.articles.carry import source_spans
from transnews.articles.encoding import ArticleError
from transnews.articles.newsml import claims
from transnews.model import Article, ParallelText
from transnews.pipeline import recognize

FOLDER = Path(__file__).parent / "newsml"
NAR = "{http://iptc.org/std/nar/2006-10-01/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LABELS = (
    *("title", "edNote", "keyword", "headline[1]", "inline", "dateline", "by", "creditline"),
    "contentMeta/description",
)
ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x" version="1" xml:lang="en">{}</newsItem>"""


def article_of(text: str | bytes, name: str = "a.xml") -> Article:
    return articles.read_bytes(text.encode() if isinstance(text, str) else text, name)


def shouted(article: Article, target: str = "pt") -> ParallelText:
    """Return the article with every unit in capitals and its markup in place."""
    text = recognize(article, target, "en")
    for unit in text.units:
        unit.target = unit.source.upper()
    for unit, span, _words in source_spans(text):
        unit.spans.append(span)
    return text


def translated(text: str, target: str = "pt") -> str:
    return articles.render(shouted(article_of(text), target)).decode()


def untranslated(article: Article, target: str = "pt") -> bytes:
    return articles.render(recognize(article, target, "en"))


def values(data: bytes) -> dict[str, str]:
    """Return every text and attribute of a file by its path."""
    found: dict[str, str] = {}
    tree = etree.fromstring(data).getroottree()
    for element in tree.iter(etree.Element):
        path = re.sub(r"\{[^}]*\}", "", tree.getelementpath(element))
        found[path] = " ".join((element.text or "").split())
        found |= {f"{path}@{etree.QName(name).localname}": value for name, value in element.items()}
    return found


@pytest.mark.parametrize("name", ["ferry.xml", "message.xml"])
def test_without_a_translation_every_byte_stays(name: str) -> None:
    article = articles.read(FOLDER / name)
    assert article.format == "newsml"
    assert untranslated(article) == (FOLDER / name).read_bytes()


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=30)
PARTS = st.lists(
    st.one_of(
        TEXTS.map(escape),
        st.sampled_from(["<h:b>bold</h:b>", "<h:br/>", "<!-- note -->", "<?pi x?>", "<![CDATA[a < b & c]]>", "&#160;"]),
    ),
    max_size=6,
).map("".join)


@given(TEXTS.map(escape), PARTS, PARTS)
def test_any_item_comes_back_as_it_was(headline: str, first: str, second: str) -> None:
    body = f"<h:html xmlns:h='http://www.w3.org/1999/xhtml'><h:p>The {first}</h:p><h:p>{second}</h:p></h:html>"
    data = ITEM.format(
        f"<contentMeta><headline>A {headline}</headline></contentMeta>"
        f"<contentSet><inlineXML>{body}</inlineXML><inlineData>{headline}</inlineData></contentSet>"
    ).encode()
    article = article_of(data)
    assert untranslated(article) == data
    after = etree.fromstring(articles.render(shouted(article)))
    shapes = [
        [element.tag for element in root.iter() if isinstance(element.tag, str)]
        for root in (etree.fromstring(data), after)
    ]
    assert shapes[0] == shapes[1]


def test_only_texts_languages_and_identity_differ() -> None:
    before = (FOLDER / "ferry.xml").read_bytes()
    old, new = values(before), values(articles.render(shouted(article_of(before, "ferry.xml"))))
    link = {path: value for path, value in new.items() if path.startswith("itemMeta/link[2]")}
    assert link == {
        "itemMeta/link[2]": "",
        "itemMeta/link[2]@rel": "irel:translatedFrom",
        "itemMeta/link[2]@residref": "tag:example.com,2021:ferry",
        "itemMeta/link[2]@version": "3",
    }
    same = {re.sub(r"link\[1\]", "link", path): value for path, value in new.items() if path not in link}
    assert old.keys() - same.keys() == {"contentSet/inlineXML@wordcount"}
    added = {path: value for path, value in same.items() if path not in old}
    assert set(added.values()) == {"en-GB"}  # what is kept says its language
    assert sorted(added) == [
        "contentMeta/language/name@lang",
        "contentMeta/located/name@lang",
        "contentMeta/slugline@lang",
        "contentMeta/subject/name[1]@lang",
        "itemMeta/provider/name@lang",
        "rightsInfo/copyrightHolder/name@lang",
        "rightsInfo/copyrightNotice@lang",
    ]
    changed = {path: value for path, value in same.items() if path in old and old[path] != value}
    body = "contentSet/inlineXML/html"
    assert changed == {
        ".@guid": "tag:example.com,2021:ferry#pt",
        ".@lang": "pt",
        "contentMeta/language@tag": "pt",
        "contentMeta/language/name": "Portuguese",
        f"{body}@lang": "pt",
        **{
            path: old[path].upper()
            for path in changed
            if path.endswith(LABELS) or (path.startswith(f"{body}/") and path[-4:] not in {"href", "@src"})
        },
    }
    assert {"itemMeta/title", "itemMeta/edNote", "itemMeta/link@title", "contentMeta/keyword"} <= changed.keys()
    assert {"contentMeta/headline[1]", "contentMeta/headline[1]/inline", "contentMeta/dateline"} <= changed.keys()
    assert {f"{body}/head/title", f"{body}/body/p[2]/a@title", f"{body}/body/figure/img@alt"} <= changed.keys()


def test_the_article_has_its_title_language_and_day() -> None:
    article = articles.read(FOLDER / "ferry.xml")
    assert (article.title, article.language) == ("Ferry returns to the bay after ten years", "en-GB")
    assert (str(article.published), article.parts) == ("2021-11-17", [])
    kinds = {block.text: block.kind for block in article.blocks}
    assert (kinds["The ferry in the harbour"], kinds["Anatolia"], kinds["Anna Example"]) == (
        "caption",
        "credit",
        "credit",
    )


def test_a_message_has_an_article_for_every_item() -> None:
    article = articles.read(FOLDER / "message.xml")
    urn = "urn:newsml:example.com:20211117:"
    assert [(part.id, part.title, part.language, str(part.published)) for part in article.parts] == [
        (f"{urn}road", "The road is open again", "en", "2021-11-17"),
        (f"{urn}road-picture", "The road in the morning", "en", "2021-11-17"),
        (f"{urn}top", "The stories of the day", "en", "2021-11-17"),
    ]
    after = values(articles.render(shouted(article, "ar")))
    items = ["itemSet/newsItem[1]", "itemSet/newsItem[2]", "itemSet/packageItem"]
    assert [after[f"{item}@guid"] for item in items] == [f"{urn}{name}#ar" for name in ("road", "road-picture", "top")]
    assert [(after[f"{item}@lang"], after[f"{item}@dir"]) for item in items] == [("ar", "rtl")] * 3
    # Translated items refer to translated items.
    assert after[f"{items[0]}/itemMeta/link[1]@residref"] == f"{urn}road-picture#ar"
    assert after[f"{items[2]}/groupSet/group/itemRef[1]@residref"] == f"{urn}road#ar"
    assert after[f"{items[2]}/groupSet/group/itemRef[2]@residref"] == f"{urn}elsewhere"
    assert after[f"{items[1]}/contentMeta/creator/name@dir"] == "ltr"
    assert after[f"{items[1]}/contentMeta/description"] == "SOLDIERS ON THE ROAD TO THE VILLAGE (ANATOLIA)"
    data = articles.render(shouted(article)).decode()
    assert '<![CDATA[<p lang="pt">THE ROAD TO THE VILLAGE IS <b>OPEN</b> AGAIN.</p>]]>' in data
    assert "AGAIN.\n\nTHE SNOW IS GONE &amp; THE BUS RUNS EVERY HOUR.\n</inlineData>" in data


def test_an_item_without_a_translation_keeps_its_identity() -> None:
    text = shouted(articles.read(FOLDER / "message.xml"))
    for unit in text.units:
        if unit.block <= 4:  # the first item
            unit.target = unit.segment.text
    after = articles.render(text).decode()
    first = after[after.index("<newsItem") : after.index("</newsItem>")]
    before = (FOLDER / "message.xml").read_text(encoding="utf-8")
    wanted = before[before.index("<newsItem") : before.index("</newsItem>")]
    assert first == wanted


def test_of_several_languages_only_that_of_the_item_is_translated() -> None:
    source = ITEM.format(
        '<contentMeta><language tag="en"/><headline xml:lang="en">Snow</headline>'
        '<headline xml:lang="de">Schnee</headline><keyword xml:lang="en">snow</keyword>'
        '<keyword xml:lang="pt">neve</keyword><slugline>SNOW</slugline></contentMeta>'
        '<contentSet><inlineData xml:lang="en">Snow fell.</inlineData>'
        '<inlineData xml:lang="de">Es schneite.</inlineData></contentSet>'
    )
    assert [block.text for block in article_of(source).blocks] == ["Snow", "snow", "Snow fell."]
    after = translated(source)
    assert '<headline xml:lang="pt">SNOW</headline><headline xml:lang="de">Schnee</headline>' in after
    assert '<keyword xml:lang="en">snow</keyword><keyword xml:lang="pt">neve</keyword>' in after  # it has its own
    assert '<slugline xml:lang="en">SNOW</slugline>' in after
    assert (
        '<inlineData xml:lang="pt">SNOW FELL.</inlineData><inlineData xml:lang="de">Es schneite.</inlineData>' in after
    )


def test_prefixes_stay() -> None:
    source = (
        '<g:newsItem xmlns:g="http://iptc.org/std/nar/2006-10-01/" xmlns:h="http://www.w3.org/1999/xhtml" guid="urn:x">'
        "<g:itemMeta><g:title>Snow</g:title></g:itemMeta><g:contentSet><g:inlineXML>"
        "<h:html><h:head><h:title>Snow</h:title></h:head>"
        "<h:body><h:p>It <h:em>snowed</h:em>.<h:br/></h:p></h:body></h:html></g:inlineXML>"
        "</g:contentSet></g:newsItem>"
    )
    after = translated(source)
    relation = 'reluri="http://cv.iptc.org/newscodes/itemrelation/translatedFrom"'  # no catalog has an alias
    assert f'<g:title>SNOW</g:title><g:link {relation} residref="urn:x"/></g:itemMeta>' in after
    assert '<h:html lang="pt"><h:head><h:title>SNOW</h:title></h:head>' in after
    assert "<h:p>IT <h:em>SNOWED</h:em>.<h:br/></h:p>" in after


@pytest.mark.parametrize(
    ("catalog", "relation"),
    [
        ('<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>', 'rel="irel:'),
        ('<catalog><scheme alias="r" uri="http://cv.iptc.org/newscodes/itemrelation/"/></catalog>', 'rel="r:'),
        ('<catalog><scheme alias="irel" uri="http://example.com/"/></catalog>', 'reluri="http://cv.iptc.org/'),
    ],
)
def test_the_relation_is_named_as_the_catalogs_of_the_item_name_it(catalog: str, relation: str) -> None:
    after = translated(ITEM.format(f"{catalog}<itemMeta><title>Snow</title></itemMeta>"))
    assert f"<link {relation}" in after


def test_html_without_its_namespace_is_read_by_its_media_type() -> None:
    body = (
        "<contentSet><inlineXML contenttype='{}'><html><body><p>It snowed.</p></body></html></inlineXML></contentSet>"
    )
    assert "<p>IT SNOWED.</p>" in translated(ITEM.format(body.format("application/xhtml+xml")))


def test_what_stays_says_its_language() -> None:
    source = ITEM.format(
        "<catalog><title>Terms</title></catalog><contentMeta><description>One.\n\nTwo.</description></contentMeta>"
        '<contentSet><inlineXML><s:x xmlns:s="urn:s">0</s:x></inlineXML><inlineData encoding="e:b">AA</inlineData>'
        "</contentSet>"
    )
    after = translated(source)
    assert '<catalog><title xml:lang="en">Terms</title></catalog>' in after
    assert "<description>ONE.\n\nTWO.</description>" in after
    assert '<inlineXML xml:lang="en"><s:x' in after
    assert '<inlineData encoding="e:b">AA' in after


def test_nitf_is_read_as_nitf() -> None:
    nitf = (
        '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head><title>Snow</title></head><body><body.head><hedline>'
        "<hl1>Snow</hl1></hedline><byline>Anna Example</byline></body.head><body.content><p>It <em>snowed</em>.</p>"
        "</body.content></body></nitf>"
    )
    source = ITEM.format(f"<contentSet><inlineXML contenttype='application/nitf+xml'>{nitf}</inlineXML></contentSet>")
    article = article_of(source)
    assert [block.kind for block in article.blocks] == ["headline", "headline", "credit", "paragraph"]
    after = translated(source)
    assert '<nitf baselang="pt" xmlns="http://iptc.org/std/NITF/2006-10-18/"><head><title>SNOW</title>' in after
    assert "<p>IT <em>SNOWED</em>.</p>" in after


def test_content_from_right_to_left_says_so() -> None:
    source = (FOLDER / "ferry.xml").read_text(encoding="utf-8")
    text = shouted(article_of(source, "ferry.xml"), "fa")
    unit = next(unit for unit in text.units if unit.source.startswith("The ferry returned"))
    unit.target, unit.spans = "کشتی 3-1 برگشت", []
    after = articles.render(text).decode()
    root = etree.fromstring(after.encode())
    assert (root.get(XML_LANG), root.get("dir")) == ("fa", "rtl")
    html = next(root.iter("{http://www.w3.org/1999/xhtml}html"))
    assert (html.get("lang"), html.get(XML_LANG), html.get("dir")) == ("fa", "fa", "rtl")
    assert 'کشتی <bdi dir="ltr">3-1</bdi> برگشت' in after
    assert '<copyrightNotice xml:lang="en-GB" dir="ltr">' in after


def test_a_text_from_right_to_left_is_turned() -> None:
    source = ITEM.replace("en", "ar").format(
        '<contentMeta dir="rtl" xml:lang="ar"><headline dir="rtl">Snow</headline></contentMeta>'
    )
    after = translated(source)
    assert '<contentMeta dir="ltr" xml:lang="pt"><headline dir="ltr">SNOW</headline></contentMeta>' in after


def test_other_content_stays_and_is_said() -> None:
    source = ITEM.format(
        "<contentMeta><headline>Snow</headline></contentMeta><contentSet>\n"
        '<inlineXML><s:sports-content xmlns:s="http://iptc.org/std/SportsML/">Result</s:sports-content></inlineXML>\n'
        '<inlineData contenttype="text/csv">a,b</inlineData><inlineData encoding="base64">AAAA</inlineData>'
        "</contentSet>"
    )
    article = article_of(source)
    assert [(issue.code, issue.severity, issue.message) for issue in article.issues] == [
        ("not-read", "warning", "urn:x, line 2: content in s:sports-content is not read and stays as it is."),
        ("not-read", "warning", "urn:x, line 3: content in text/csv is not read and stays as it is."),
    ]
    assert [block.text for block in article.blocks] == ["Snow"]


def test_only_newsml_g2_is_claimed() -> None:
    start = b"<?xml version='1.0'?><!-- <newsItem> --><!DOCTYPE newsItem>"
    assert claims(start + b"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'>")
    assert claims(start + b"<g:newsMessage xmlns:g='http://iptc.org/std/nar/2006-10-01/'>")
    assert claims(ITEM.encode("utf-16"))
    assert not claims(b"<newsItem xmlns='http://iptc.org/std/nar/2005/'>")
    assert not claims(b"<conceptItem xmlns='http://iptc.org/std/nar/2006-10-01/'>")
    assert not claims(b"<rss><newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'/></rss>")
    assert not claims(b"Snow <newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'>")
    assert not claims(b"")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("<conceptItem xmlns='http://iptc.org/std/nar/2006-10-01/'/>", "no article in a format"),
        ("<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet/></newsMessage>", "no news items"),
        (ITEM.format("<contentMeta/>"), "empty"),
    ],
)
def test_what_has_no_texts_is_refused(source: str, said: str) -> None:
    with pytest.raises(ArticleError, match=said):
        article_of(source)


def test_what_iptc_reads_of_a_translation() -> None:
    """The library of the standard's makers reads what was written, and finds its children in the schema's order."""
    library = pytest.importorskip("NewsMLG2", reason="newsmlg2 is not installed")
    data = articles.render(shouted(articles.read(FOLDER / "ferry.xml")))
    item = library.NewsMLG2Document(data).get_item()
    assert (item.guid, item.version, item.xml_lang) == ("tag:example.com,2021:ferry#pt", "3", "pt")
    link = item.itemmeta.link[1]
    assert library.qcode_to_uri(link.rel) == "http://cv.iptc.org/newscodes/itemrelation/translatedFrom"
    assert (link.residref, link.version) == ("tag:example.com,2021:ferry", "3")
    assert str(item.contentmeta.language[0].tag) == "pt"
    order = [definition["xml_name"] for _name, definition in item.itemmeta.get_element_definitions()]
    places = [order.index(etree.QName(child).localname) for child in etree.fromstring(data).find(f"{NAR}itemMeta")]
    assert places == sorted(places)
