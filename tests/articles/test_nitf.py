"""NITF articles. All texts are written for these tests."""

from __future__ import annotations

import codecs
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from transnews.articles import ArticleError, nitf, read, read_bytes
from transnews.articles.html.blocks import blocks_of
from transnews.articles.html.places import read as read_places
from transnews.articles.html.rendering import rendered
from transnews.articles.html.tokens import tokenize_xml
from transnews.articles.layout import Piece, own_piece
from transnews.articles.nitf.elements import NITF
from transnews.errors import InputError
from transnews.language.tags import UNDETERMINED
from transnews.model import Article, Block, Span
from transnews.xmlfiles import XmlError

HARBOUR = Path(__file__).parent / "pages" / "harbour.nitf"
NAMESPACE = "http://iptc.org/std/NITF/2006-10-18/"


def parse(text: str | bytes, language: str = "en") -> list[Block]:
    data = text.encode() if isinstance(text, str) else text
    return nitf.parse_bytes(data, "a.nitf", language).blocks


def article(text: str | bytes, language: str = "en") -> Article:
    data = text.encode() if isinstance(text, str) else text
    return Article("a.nitf", format="nitf", language=language, blocks=parse(data, language), original=data)


def unchanged(source: Article) -> bytes:
    return nitf.render_bytes(source, [own_piece(block) for block in source.blocks], source.language)


def in_capitals(text: str, language: str = "pt") -> str:
    """Return an article with every block in capitals, as a translation into ``language``."""
    source = article(text)
    return nitf.render_bytes(source, [Piece(b.text.upper(), b.spans) for b in source.blocks], language).decode()


def in_body(text: str) -> str:
    return f"<nitf><body><body.content>{text}</body.content></body></nitf>"


def tags(text: str) -> Counter[str]:
    """Return the elements with their attributes, except for the language."""
    root = etree.fromstring(text.encode())
    return Counter(
        f"{element.tag} {sorted((key, value) for key, value in element.items() if 'lang' not in key)}"
        for element in root.iter(etree.Element)
    )


def words(text: str) -> str:
    """Return the text of a file without white space, which moves with what stands in it."""
    return "".join("".join(str(part) for part in etree.fromstring(text.encode()).itertext()).split())


_TEXTS = (
    *("word ", "Text. ", "One (Reuters)", "BAKU, Nov 17 (Reuters) - ", " ", "\n", "1", "é", "3-1"),
    *("&amp;", "&lt;b&gt;", "&#160;", "&#32;", "`", "]", "<!-- C > -->", "<?P a > b?>", "<!---->"),
    *("<![CDATA[a & b]]>", "<![CDATA[ ]]>", "<![CDATA[<B>]]>", "<![CDATA[]]>"),
    *("<br/>", "<br></br>", '<alt-code idsrc="x" value="a > b"/>', "<frac><numer>1</numer><denom>2</denom></frac>"),
)
_INLINE = ("em", "a", "person", "location", "city", "org", "chron", "q", "num", "lang", "strong", "sup")
_BLOCKS = ("p", "hl1", "hl2", "li", "td", "media-caption", "dateline", "byline", "note", "bq", "block", "pre", "x:p")


def elements(names: tuple[str, ...], content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    attributes = st.sampled_from(("", ' id="&lt;a"', ' class="x"', " xml:lang='en'", ' value="a > b"'))
    made = st.tuples(st.sampled_from(names), attributes, content)
    return made.map(lambda parts: f"<{parts[0]}{parts[1]}>{'PRE' if parts[0] == 'pre' else parts[2]}</{parts[0]}>")


parts = st.recursive(  # any element inside any other: more than NITF allows, and well-formed
    st.sampled_from(_TEXTS),
    lambda inner: elements(_INLINE + _BLOCKS, st.lists(inner, max_size=5).map("".join)),
    max_leaves=20,
)
bodies = st.lists(parts, max_size=4).map("".join)
files = bodies.map(lambda text: f'<nitf xmlns:x="urn:x"><body>{text}</body></nitf>')


@given(files)
def test_any_article_comes_back_byte_for_byte(text: str) -> None:
    assert "".join(text[token.start : token.end] for token in tokenize_xml(text)) == text
    assert unchanged(article(text)) == text.encode()


@given(files, st.sampled_from(("pt", "ar")))
def test_a_translation_is_well_formed_and_loses_no_tag_and_no_word(text: str, language: str) -> None:
    written = in_capitals(text, language).replace("\u2066", "").replace("\u2069", "")
    assert tags(written) == tags(text)
    assert words(written) == words(text).upper()


@given(files)
def test_dropping_furniture_leaves_an_article(text: str) -> None:
    source = article(text)
    kept = [None if number % 2 else own_piece(block) for number, block in enumerate(source.blocks)]
    etree.fromstring(nitf.render_bytes(source, kept, "pt"))


@given(st.lists(st.sampled_from((*_TEXTS, "<p>", "</em>", "<", ">", '"', "<!--", "<![CDATA[", "<?")), max_size=25))
def test_a_broken_part_is_read_without_loss(parts: list[str]) -> None:
    text = "".join(parts)
    assert "".join(text[token.start : token.end] for token in tokenize_xml(text)) == text
    document = read_places(text, NITF)
    assert all(text[place.start : place.end].strip() for place in document.places)


def test_the_wire_story_comes_back_byte_for_byte() -> None:
    assert unchanged(read(HARBOUR)) == HARBOUR.read_bytes()


def test_a_translated_wire_story_has_the_same_tree() -> None:
    before = HARBOUR.read_text(encoding="utf-8")
    source = read(HARBOUR)
    written = nitf.render_bytes(source, [Piece(b.text.upper(), b.spans) for b in source.blocks], "en").decode()
    old, new = (etree.fromstring(text.encode()) for text in (before, written))
    assert [node.tag for node in new.iter()] == [node.tag for node in old.iter()]
    texts = {"title", "alternate-text"}
    own = {"keyword": {"key"}, "ed-msg": {"info"}}
    for mine, other in zip(new.iter(etree.Element), old.iter(etree.Element), strict=True):
        mean = texts | own.get(str(other.tag), set())
        assert {key: value.upper() if key in mean else value for key, value in other.items()} == dict(mine.items())


def test_what_an_article_says_of_itself() -> None:
    source = read(HARBOUR)
    assert (source.format, source.language, source.title) == ("nitf", "en", "Harbour reopens after the storm")
    assert str(source.published) == "2021-11-18"


def test_kinds() -> None:
    source = read(HARBOUR)
    assert [(block.kind, block.text) for block in source.blocks[:13]] == [
        ("headline", "Harbour reopens after the storm"),
        ("paragraph", "Second version, photo attached"),
        ("list-item", "harbour"),
        ("list-item", "storm"),
        ("headline", "Harbour reopens after the storm"),
        ("subhead", "Boats leave for the islands again"),
        ("paragraph", "Correction: an earlier version of this story gave a wrong number of boats."),
        ("credit", "By Avery Stone"),
        ("credit", "Harbour correspondent"),
        ("dateline", "Lisbon"),
        ("dateline", ","),
        ("dateline", "November 18, 2021"),
        ("paragraph", "The harbour was closed for three days."),
    ]
    kinds = {block.text: block.kind for block in source.blocks}
    assert kinds["A boat leaves the harbour"] == kinds["Boats and passengers"] == "caption"
    assert kinds["Example Wire"] == kinds["A passenger"] == kinds["Harbour Board"] == "credit"
    assert kinds["We waited for three days and we are happy to go home."] == "quote"
    assert kinds["The market opens on Friday."] == "list-item"


def test_what_identifies_and_manages_an_article_is_kept() -> None:
    text = HARBOUR.read_text(encoding="utf-8")
    written = in_capitals(text)
    kept = ("correction", "evloc", "doc-id", "urgency", "fixture", "du-key", "doc.copyright", "identified-content")
    for name in (*kept, "pubdata", "rights", "distributor", "media-object", "pre", "bibliography", "frac"):
        start = text.index(f"<{name}")
        assert text[start : text.find("<", start + 1)] in written, name
    assert "<!-- The lead: do not cut -->" in written
    assert "<?formatter keep > this ?>" in written
    assert 'alternate-text="A BOAT LEAVES THE HARBOUR"' in written
    assert 'title="THE FERRY COMPANY"' in written
    assert 'content="Wire desk 4 &amp; later"' in written


def test_names_are_spans() -> None:
    [block] = parse(in_body("<p>The <person value='1'><name.given>Ann</name.given> Lee</person> case.</p>"))
    assert block.text == "The Ann Lee case."
    assert [(block.text[span.start : span.end], span.opening) for span in block.spans] == [
        *(("Ann Lee", "<person value='1'>"), ("Ann", "<name.given>"))
    ]


def test_the_translation_says_its_language_and_names_its_original() -> None:
    text = (
        '<nitf baselang="en-US"><head><docdata><doc-id id-string="urn:a&amp;b"/></docdata></head>'
        '<body xml:lang="en"><body.content><p xml:lang="en">Hi there.</p><p xml:lang="fr">Non</p></body.content>'
    )
    source = article(f"{text}</body></nitf>")
    pieces = [Piece("مرحبا 3-1 بكم.\u00a0"), own_piece(source.blocks[1])]
    assert nitf.render_bytes(source, pieces, "ar").decode() == (
        '<nitf baselang="ar"><head><meta name="dcterms.source" content="urn:a&amp;b"/>'
        '<docdata><doc-id id-string="urn:a&amp;b"/></docdata></head>'
        '<body xml:lang="ar"><body.content><p xml:lang="ar">مرحبا \u20663-1\u2069 بكم.&#160;</p>'
        '<p xml:lang="fr">Non</p></body.content></body></nitf>'
    )


def test_the_original_is_named_once_and_after_the_title() -> None:
    head = '<n:head><n:title>T</n:title>{}<n:docdata><n:doc-id id-string="2"/></n:docdata></n:head>'
    text = f"<n:nitf xmlns:n='{NAMESPACE}'>{head}<n:body><n:p>Text.</n:p></n:body></n:nitf>"
    meta = '<n:meta name="dcterms.source" content="{}"/>'
    assert meta.format(2).join(("<n:title>T</n:title>", "<n:docdata>")) in in_capitals(text.format(""))
    assert in_capitals(text.format(meta.format(1))).count("dcterms.source") == 1
    assert "dcterms.source" not in in_capitals(in_body("<p>Text.</p>"))


def test_an_article_without_a_language_says_that_of_the_translation() -> None:
    assert in_capitals(in_body("<p>Text.</p>")).startswith('<nitf baselang="pt"><body>')
    assert nitf.parse_bytes(in_body("<p>Text.</p>").encode(), "a", UNDETERMINED).metadata == {}


PORTUGUESE = f"""<?xml version='1.0' encoding='ISO-8859-1'?>
<nitf xmlns="{NAMESPACE}"><head><title>Água no reservatório</title></head><body xml:lang="pt"><body.head><hedline>
<hl1><![CDATA[Água & terra]]></hl1></hedline></body.head><body.content><p>A água subiu <em>três</em> metros “hoje”.</p>
</body.content></body></nitf>"""


@pytest.mark.parametrize(
    ("encoding", "declared", "told"),
    [
        ("cp1252", "ISO-8859-1", []),
        ("cp1252", "windows-1252", []),
        ("utf-8", "ISO-8859-1", []),
        ("utf-8-sig", "UTF-8", []),
        ("utf-16", "UTF-16", []),
        ("cp1252", "UTF-8", ["encoding-declared", "encoding"]),
    ],
)
def test_encodings_are_read_and_utf8_is_written_and_said(encoding: str, declared: str, told: list[str]) -> None:
    data = PORTUGUESE.replace("ISO-8859-1", declared).encode(encoding)
    source = read_bytes(data, "a.nitf")
    assert (source.language, source.title) == ("pt", "Água & terra")
    assert [issue.code for issue in source.issues] == told
    written = unchanged(source)
    assert written.startswith(codecs.BOM_UTF8) == (encoding == "utf-8-sig")
    assert written.decode("utf-8-sig") == PORTUGUESE.replace("ISO-8859-1", "UTF-8" if declared == "UTF-8" else "utf-8")
    assert etree.fromstring(written).findtext(".//{*}hl1") == "Água & terra"


def test_cdata_is_text_unless_it_is_markup() -> None:
    text = in_body("<p><![CDATA[Fish & chips]]> today</p><p>a<![CDATA[ & ]]>b</p><p><![CDATA[<b>Not</b> ours]]></p>")
    assert [block.text for block in parse(text)] == ["Fish & chips today", "a & b"]
    assert in_capitals(text).endswith(
        "<p>FISH &amp; CHIPS TODAY</p><p>A &amp; B</p><p><![CDATA[<b>Not</b> ours]]></p></body.content></body></nitf>"
    )


BOMB = """<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>"""


@pytest.mark.parametrize(
    ("text", "error", "said"),
    [
        ("<nitf><body>\n<p>One</body></nitf>", XmlError, r"a\.nitf, line 2: this is not well-formed XML"),
        ("<nitf><body><p>One", XmlError, r"a\.nitf, line 1"),
        ("<nitf><p>&nbsp;</p></nitf>", XmlError, r"a\.nitf, line 1.*nbsp"),
        (f"{BOMB}<nitf><p>&b;</p></nitf>", XmlError, r"a\.nitf: the file declares XML entities"),
        (
            '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf>&x;</nitf>',
            XmlError,
            "declares XML entities",
        ),
        ("<!DOCTYPE nitf SYSTEM 'n.dtd'>\n<nitf><p>&firm;</p></nitf>", XmlError, r"a\.nitf, line 2: .* 'firm'"),
        ("<rss><p>One</p></rss>", ArticleError, r"a\.nitf: this is no NITF article"),
        ("<nitf", XmlError, r"a\.nitf, line 1"),
        ("<p>One</p>", ArticleError, r"a\.nitf: this is no NITF article"),
        ("", XmlError, r"a\.nitf, line"),
        ("\x00\x01", ArticleError, "binary"),
    ],
)
def test_bad_files_are_refused(text: str, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        nitf.parse_bytes(text.encode(), "a.nitf", "en")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<nitf><body/></nitf>", r"a\.xml: the file is empty"),
        ("<rss/>", r"a\.xml: this is no article in a format"),
        ("<nitf><p>One</nitf>", r"a\.xml, line 1: this is not well-formed XML"),
    ],
)
def test_an_xml_file_is_read_as_nitf_where_it_is(text: str, said: str) -> None:
    assert read_bytes(in_body("<p>One two.</p>").encode(), "a.xml", language="en").format == "nitf"
    with pytest.raises(InputError, match=said):
        read_bytes(text.encode(), "a.xml", language="en")


def test_a_document_type_is_passed_over() -> None:
    start = """<!DOCTYPE nitf SYSTEM "n>.dtd" [<!-- ]> ' --><!ELEMENT p ANY><?x ]> ?><!ATTLIST p a CDATA "]>">]>"""
    text = f"{start}<nitf><body><p>One&nbsp;two &copy;</p></body></nitf>"
    source = article(text)
    assert [block.text for block in source.blocks] == ["One\u00a0two ©"]
    assert unchanged(source) == text.encode()
    assert in_capitals(text).startswith(f'{start}<nitf baselang="pt"><body><p>ONE&#160;TWO ©</p>')


@pytest.mark.parametrize(
    ("data", "claimed"),
    [
        (HARBOUR.read_bytes(), True),
        (b"\xef\xbb\xbf \n<!-- <rss> --><nitf>", True),
        ("<?xml version='1.0'?><nitf/>".encode("utf-16"), True),
        (f"<n:nitf xmlns:n='{NAMESPACE}'>".encode(), True),
        (b"<rss><nitf/></rss>", False),
        (b"<newsItem><nitf>", False),
        (b"Read <nitf> aloud.", False),
        (b'{"a": "<nitf>"}', False),
        (b"<nitf", False),
        (b"", False),
        (b"\xff\xfe\x00", False),
    ],
)
def test_nitf_is_told_by_its_root(data: bytes, claimed: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert nitf.claims(data) == claimed


@pytest.mark.parametrize("part", ["<body>{}</body>", "<nitf><body>{}</body></nitf>", "{}"])
def test_a_part_of_an_article_is_read_and_written(part: str) -> None:
    """As NewsML-G2 holds it, in ``inlineXML``."""
    text = part.format("<body.content><p>One <em>two</em>.</p></body.content>")
    document = read_places(text, NITF)
    source = Article("a.xml", format="newsml", language="en", blocks=blocks_of(document, "en"), original=b"")
    written = rendered(text, source, [Piece("Um dois.", [Span(3, 7, "<em>", "</em>")])], "pt", NITF)
    assert "<p>Um <em>dois</em>.</p>" in written
    assert 'lang="pt"' in written


@pytest.mark.parametrize(
    "text", ["<!--" * 100_000, '<a "' * 100_000, "<![CDATA[" * 100_000, "<!DOCTYPE [" * 100_000, "<? <!-- " * 100_000]
)
def test_hostile_parts_take_linear_time(text: str) -> None:
    assert "".join(text[token.start : token.end] for token in tokenize_xml(text)) == text
