from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transnews.articles import text as plain
from transnews.articles.layout import own_piece
from transnews.model import Article, Block

ARTICLE = """\
Sunday, November 28

Ministers meet to talk about the mountain road

The ministers of the two countries met on Tuesday, the government said. They talked for six hours.

Lorries wait at the border crossing near the village (Anatolia)

no agreement yet

1. The road is to be opened in spring.
- The bridge comes later.

The talks go on next week, an official said.

More policy

Leave a Reply

Your email address will not be published. Required fields are marked *
"""


def parse(text: str, language: str = "en") -> list[Block]:
    return plain.parse(text, language).blocks


def restored(text: str) -> str:
    article = Article("a", blocks=parse(text))
    return plain.render(article, [own_piece(block) for block in article.blocks], "en")


def test_kinds() -> None:
    assert [(block.kind, block.text) for block in parse(ARTICLE)] == [
        ("dateline", "Sunday, November 28"),
        ("headline", "Ministers meet to talk about the mountain road"),
        (
            "paragraph",
            "The ministers of the two countries met on Tuesday, the government said. They talked for six hours.",
        ),
        ("caption", "Lorries wait at the border crossing near the village"),
        ("credit", "Anatolia"),
        ("subhead", "no agreement yet"),
        ("list-item", "The road is to be opened in spring."),
        ("list-item", "The bridge comes later."),
        ("paragraph", "The talks go on next week, an official said."),
        ("boilerplate", "More policy"),
        ("boilerplate", "Leave a Reply"),
        ("boilerplate", "Your email address will not be published. Required fields are marked *"),
    ]


def test_lines_are_those_of_the_file() -> None:
    lines = ARTICLE.splitlines()
    for block in parse(ARTICLE):
        assert block.text in lines[block.line - 1]


def test_wrapped_lines_are_one_paragraph_and_short_lines_are_not() -> None:
    wrapped = (
        "The ministers of the two countries met on Tuesday and\n"
        "they talked for six hours about the mountain road, the\n"
        "government said."
    )
    assert [block.text for block in parse(wrapped)] == [wrapped]
    assert [block.text for block in parse("Road opens.\nBridge later.")] == ["Road opens.", "Bridge later."]


def test_a_long_paragraph_at_the_start_is_no_headline() -> None:
    assert [block.kind for block in parse("It rained all day.\n\nNo end in sight\n\nPeople stayed at home.")] == [
        *("paragraph", "subhead", "paragraph")
    ]


def test_a_date_in_another_language_is_a_dateline_too() -> None:
    assert parse("domingo, 28 de novembro\n\nOs ministros reuniram-se.", "pt")[0].kind == "dateline"


@given(st.text(st.sampled_from("ab .\n\r\t-(A)1*“”٣\x0b\u2028ع"), max_size=120))
def test_nothing_is_lost(text: str) -> None:
    if text.strip():
        assert restored(text) == text


@given(st.text(max_size=200).filter(str.strip))
def test_nothing_is_lost_of_any_text(text: str) -> None:
    assert restored(text) == text


def test_the_example_is_restored() -> None:
    assert restored(ARTICLE) == ARTICLE
    assert restored(ARTICLE.replace("\n", "\r\n")) == ARTICLE.replace("\n", "\r\n")


def test_a_wire_dateline_is_taken_off_its_paragraph() -> None:
    wires = ("BAKU, Nov 17 (Reuters) - The ministers met.", "TBILISI (AFP) — It rained.", "NATO - it rained.")
    text = "\n\n".join(("Ministers meet", *wires)) + "\n"
    assert [(block.kind, block.text) for block in parse(text)] == [
        ("headline", "Ministers meet"),
        ("dateline", "BAKU"),
        ("dateline", "Nov 17"),
        ("credit", "Reuters"),
        ("paragraph", "The ministers met."),
        ("dateline", "TBILISI"),
        ("credit", "AFP"),
        ("paragraph", "It rained."),
        ("paragraph", "NATO - it rained."),
    ]
    assert restored(text) == text


def test_a_line_of_several_sentences_or_in_brackets_is_no_subhead() -> None:
    text = "Headline\n\n(Reporting by the desk)\n\nIt rained. It snowed\n\nRain\n\nIt rained again.\n"
    assert [block.kind for block in parse(text)] == ["headline", "paragraph", "paragraph", "subhead", "paragraph"]


def test_a_line_that_starts_small_goes_on() -> None:
    text = (
        "The ministers of the two countries met on Friday in the\nBelgian capital. It will be the very\nfirst meeting."
    )
    assert [block.text for block in parse(text)] == [text]
    assert [block.text for block in parse("- one item\n  over two lines\n- Two")] == [
        "one item\n  over two lines",
        "Two",
    ]


def test_a_copyright_line_is_furniture() -> None:
    text = "Headline\n\nThe ministers met.\n\nShare this:\nFacebook\n\n© 2021 The Newsroom. All rights reserved.\n"
    assert [block.kind for block in parse(text)][2:] == ["boilerplate", "boilerplate", "boilerplate"]
