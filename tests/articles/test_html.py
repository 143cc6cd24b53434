from __future__ import annotations

from collections import Counter
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews.articles import ArticleError, html, read, read_bytes
from transnews.articles.html.tokens import tokenize
from transnews.articles.layout import Piece, own_piece
from transnews.model import Article, Block

PAGES = sorted((Path(__file__).parent / "pages").glob("*.*html"))
PIECES = (
    *(
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        '<i class="x">',
        "</i>",
        '<a href="#n">',
        "</a>",
        "<div>",
        "</div>",
        "<ul>",
        "<li>",
    ),
    *(
        "<br>",
        "<br/>",
        '<img alt="A boat">',
        "<code>",
        "</code>",
        "<nav>",
        "</nav>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
    ),
    *(
        "<svg>",
        "</svg>",
        "<span translate=no>",
        "</span>",
        "<td>",
        "<pre>",
        "</pre>",
        "<",
        ">",
        "&amp;",
        "&",
        "&nbsp;",
        "`",
    ),
    *(
        "word ",
        "Text. ",
        " ",
        "\n",
        "1",
        "é",
        "(Reuters)",
        "BAKU, Nov 17 (Reuters) - ",
        "<p lang=en dir=ltr>",
        '<a b="',
    ),
)
markup = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def parse(text: str, language: str = "en") -> list[Block]:
    return html.parse_bytes(text.encode(), "a.html", language).blocks


def article(text: str | bytes, language: str = "en") -> Article:
    data = text.encode() if isinstance(text, str) else text
    blocks = html.parse_bytes(data, "a.html", language).blocks
    return Article("a.html", format="html", language=language, blocks=blocks, original=data)


def unchanged(source: Article) -> bytes:
    return html.render_bytes(source, [own_piece(block) for block in source.blocks], source.language)


def in_capitals(text: str, language: str = "pt") -> str:
    """Return a file with every block in capitals, as a translation into ``language``."""
    source = article(text)
    pieces = [Piece(block.text.upper(), block.spans) for block in source.blocks]
    return html.render_bytes(source, pieces, language).decode()


def tags(text: str) -> Counter[tuple[str, str]]:
    return Counter((token.kind, token.name) for token in tokenize(text) if token.kind in {"start", "end"})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_come_back_byte_for_byte(page: Path) -> None:
    assert unchanged(read(page)) == page.read_bytes()


@given(markup)
def test_any_markup_comes_back_byte_for_byte(text: str) -> None:
    assert "".join(text[token.start : token.end] for token in tokenize(text)) == text
    assert unchanged(article(text)) == text.encode()


@given(markup.filter(lambda text: '<a b="' not in text))
def test_no_tag_is_lost_in_a_translation(text: str) -> None:
    assert tags(in_capitals(text)) == tags(text)
    assert tags(in_capitals(text, "ar").replace('<bdi dir="ltr">', "").replace("</bdi>", "")) == tags(text)


@given(markup)
def test_dropping_furniture_never_fails(text: str) -> None:
    source = article(text)
    html.render_bytes(source, [None if b.kind == "boilerplate" else own_piece(b) for b in source.blocks], "pt")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_translated_page_has_the_same_tree(page: Path) -> None:
    source = read(page)
    written = html.render_bytes(source, [Piece(b.text.upper(), b.spans) for b in source.blocks], source.language)
    before, after = lxml.html.fromstring(page.read_bytes()), lxml.html.fromstring(written)
    assert [node.tag for node in after.iter()] == [node.tag for node in before.iter()]
    kept = ("href", "src", "id", "class")
    values = [[[node.get(name) for name in kept] for node in tree.iter(lxml.etree.Element)] for tree in (before, after)]
    assert values[0] == values[1]


def test_kinds() -> None:
    text = """<html><head><title>T</title></head><body><nav><a>Home</a></nav><h1>Ferry returns</h1><p class="byline">A
    newsroom<p>It sailed.<h2>Prices</h2><ul><li>One<li>Two</ul><blockquote><p>We waited.</p></blockquote>
    <figure><img alt="A ship" src=x><figcaption>The ship leaves (Lusa)</figcaption></figure>
    <table><tr><td>25 euros</table>
    <form><label>Name</label><input placeholder="Your name"></form><script>no()</script><pre>no</pre></body></html>"""
    assert [(block.kind, block.text) for block in parse(text)] == [
        ("headline", "T"),
        ("boilerplate", "Home"),
        ("headline", "Ferry returns"),
        ("credit", "A newsroom"),
        ("paragraph", "It sailed."),
        ("subhead", "Prices"),
        ("list-item", "One"),
        ("list-item", "Two"),
        ("quote", "We waited."),
        ("caption", "A ship"),
        ("caption", "The ship leaves"),
        ("credit", "Lusa"),
        ("paragraph", "25 euros"),
        ("boilerplate", "Name"),
        ("boilerplate", "Your name"),
    ]


def test_text_is_plain_and_markup_is_spans() -> None:
    [block] = parse(
        '<p>The <a href="/f"><em>old</em>  ferry</a>\n&amp; its <b></b>crew<sup><a href="#f">1</a></sup> left.'
    )
    assert block.text == "The old ferry & its crew left."
    assert [(block.text[span.start : span.end], span.opening, span.closing) for span in block.spans] == [
        ("old ferry", '<a href="/f">', "</a>"),
        ("old", "<em>", "</em>"),
        ("", "<b></b>", ""),
        ("", '<sup><a href="#f">1</a></sup>', ""),
    ]


def test_what_asks_not_to_be_translated_is_kept() -> None:
    text = '<p>Run <code>a &lt; b</code> on <i translate="no">Mar <b>Azul</b></i> today.<p translate=no>No.<p>Yes.'
    assert in_capitals(text) == (
        '<p>RUN <code>a &lt; b</code> ON <i translate="no">Mar <b>Azul</b></i> TODAY.<p translate=no>No.<p>YES.'
    )


def test_attributes_for_people_are_translated_and_no_others() -> None:
    text = """<p title='it&#39;s "x"'>A <img alt=boat src="boat" title="The boat"> here."""
    text += "<meta name=description content=d>"
    assert in_capitals(text) == (
        """<p title='IT&#39;S "X"'>A <img alt="BOAT" src="boat" title="THE BOAT"> HERE."""
        """<meta name=description content="D">"""
    )


def test_line_breaks_inside_a_sentence_stay_and_others_divide() -> None:
    assert [block.text for block in parse("<p>It rained<br>all day.<br>It snowed<br><br>too")] == [
        *("It rained all day.", "It snowed", "too")
    ]


def test_the_page_says_language_direction_and_original() -> None:
    text = (
        '<html lang="en" xml:lang="en"><head><meta charset="iso-8859-1"><meta property="og:locale" content="en_US">'
        '<link rel="canonical" href="https://a.example/x"></head><body><p lang="en" dir="ltr">Hi there.</p>'
        '<p lang="ar">مرحبا</p></body></html>'
    )
    source = article(text)
    pieces = [Piece("مرحبا بكم.", []), own_piece(source.blocks[1])]
    assert html.render_bytes(source, pieces, "ar").decode() == (
        '<html dir="rtl" lang="ar" xml:lang="ar"><head><meta charset="utf-8">'
        '<meta property="og:locale" content="ar_EG">'
        '<link rel="canonical" href="https://a.example/x">\n<link rel="alternate" hreflang="en" href="https://a.example/x">'
        '</head><body><p lang="ar" dir="rtl">مرحبا بكم.</p><p lang="ar">مرحبا</p></body></html>'
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("النتيجة 3-1 اليوم", 'النتيجة <bdi dir="ltr">3-1</bdi> اليوم'),
        ("لغة C++ سهلة", 'لغة <bdi dir="ltr">C++</bdi> سهلة'),
        ("اتصل +994 12 555 الآن", 'اتصل <bdi dir="ltr">+994 12 555</bdi> الآن'),
        ("في عام 2021 قال Smith ذلك", "في عام 2021 قال Smith ذلك"),
        ("الساعة 12:30", "الساعة 12:30"),
    ],
)
def test_only_what_would_come_out_in_disorder_is_isolated(text: str, written: str) -> None:
    source = article("<p>x</p>")
    assert html.render_bytes(source, [Piece(text)], "ar").decode() == f'<p dir="rtl" lang="ar">{written}</p>'


def test_metadata() -> None:
    page = (Path(__file__).parent / "pages" / "ferry.html").read_bytes()
    assert html.parse_bytes(page, "a", "und").metadata == {
        "title": "Night ferry returns after three winters",
        "date": "2021-11-18",
        "language": "en",
        "author": "The newsroom",
    }
    linked = '<script type="application/ld+json">{"@graph": [{"datePublished": "2021-11-18T07:30"}]}</script><p>Text.'
    assert html.parse_bytes(linked.encode(), "a", "en").metadata == {"date": "2021-11-18"}


@pytest.mark.parametrize("start", ["", '<?xml version="1.0"?>', '<?xml version="1.0" encoding="iso-8859-1"?>'])
def test_a_page_that_is_xml_stays_well_formed(start: str) -> None:
    """XML does not know "&nbsp;", ends every tag, and has no control characters."""
    text = f"""{start}<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body>
    <p>Go <br/>on.</p><p>Pay <b title="x">5</b>&#160;euros</p></body></html>"""
    source = article(text)
    pieces = [Piece(f"«\u00a0é & <\x0b\x1f]]>{block.text}\u00a0»", block.spans) for block in source.blocks]
    written = html.render_bytes(source, pieces, "ar")
    assert b"\xc2\xa0" not in written
    page = lxml.etree.fromstring(written)
    assert "".join(page.itertext()).count("«\u00a0é & <]]>") == 3
    assert page.findtext(".//{*}title") == "«\u00a0é & <]]>T\u00a0»"


RUSSIAN = "<p>Парламент проголосовал за бюджет. Министр поблагодарил депутатов за работу, сообщило агентство.</p>"


@pytest.mark.parametrize(
    ("declared", "real", "told"),
    [
        ("windows-1251", "cp1251", []),
        ("utf-8", "cp1251", ["encoding-declared", "encoding"]),
        ("iso-8859-1", "cp1251", ["encoding-declared", "encoding"]),
        ("windows-1251", "utf-8", []),
        ("no-such-thing", "koi8-r", ["encoding"]),
        ("hex", "utf-8-sig", []),
    ],
)
def test_lies_about_the_encoding_are_seen_through(declared: str, real: str, told: list[str]) -> None:
    text = f'<html><head><meta charset="{declared}"></head><body>{RUSSIAN * 3}</body></html>'
    parsed = html.parse_bytes(text.encode(real), "a.html", "und")
    assert parsed.blocks[0].text in RUSSIAN
    assert [issue.code for issue in parsed.issues] == told
    written = unchanged(article(text.encode(real)))
    assert written.decode("utf-8-sig") == text.replace(declared, "utf-8")


def test_furniture_is_left_out_with_its_elements() -> None:
    text = "<body><nav><ul><li>Home</ul></nav><p>Text.</p><div class=share-bar>Share <a>this</a></div></body>"
    source = article(text)
    pieces = [None if block.kind == "boilerplate" else own_piece(block) for block in source.blocks]
    assert html.render_bytes(source, pieces, "en").decode() == "<body><p>Text.</p></body>"


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 10_000 + "deep",
        "<b>x" * 10_000 + "</b>" * 10_000,
        "<i><p>" + "<b>" * 20_000 + "</i>" * 20_000 + "x",
        "<!--" * 100_000,
        "<a " * 100_000,
        '<a b="' * 100_000,
        "</" * 100_000,
        "<script>" + "</" * 100_000,
        "a<br>" * 30_000,
        "a" + "<img>" * 30_000 + "b",
        "<p>" + "a <b>b</b> " * 30_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_files_take_linear_time(text: str) -> None:
    assert unchanged(article(text)) == text.encode()


@pytest.mark.parametrize(
    ("data", "said"), [(b"", "empty"), (b"<p></p><script>x</script>", "empty"), (b"\x00\x01\x02<p>", "binary")]
)
def test_files_without_text(data: bytes, said: str) -> None:
    with pytest.raises(ArticleError, match=said):
        read_bytes(data, "a.html")


def test_an_article_is_no_furniture_whatever_its_page_is_called() -> None:
    text = "<div class=content-sidebar><p>Menu<h1>Rain</h1><p>It rained.</div><div class=related><article><p>More"
    assert [(block.kind, block.text) for block in parse(text)] == [
        *(("boilerplate", "Menu"), ("headline", "Rain"), ("paragraph", "It rained."), ("boilerplate", "More"))
    ]
    assert {block.kind for block in parse("<aside><article><h1>Rain</h1>")} == {"boilerplate"}


def test_the_head_of_a_table_is_no_comment_form() -> None:
    page = (
        b"<h1>Results</h1><p>It is over.</p><table><tr><th>Name<td>3</table><form><table><tr><td>Email</table></form>"
    )
    kinds = {block.text: block.kind for block in read_bytes(page, "a.en.html").blocks}
    assert (kinds["Name"], kinds["Email"]) == ("paragraph", "boilerplate")


@pytest.mark.parametrize("tag", ["portuguese", "en,> <head>", "n", "é", "en-8"])
def test_a_language_that_is_none_is_passed_over(tag: str) -> None:
    article = read_bytes(f'<html lang="{tag}"><p>The road is open, and the ministers agreed.</p>'.encode(), "a.html")
    assert article.language != tag
    assert article.blocks


def test_every_label_of_a_form_stands_for_itself() -> None:
    form = b"<form><label>Name</label> <input> <label>Email</label> <input></form>"
    page = b"<h1>Fair</h1><p>It is <label>open</label>.</p>" + form
    texts = [block.text for block in read_bytes(page, "a.en.html").blocks]
    assert texts == ["Fair", "It is open.", "Name", "Email"]
