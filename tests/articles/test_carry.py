from __future__ import annotations

from collections.abc import Sequence

import pytest

from transnews import articles
from transnews.articles import html
from transnews.articles.carry import MARKUP_MOVED, carry_markup
from transnews.articles.html.writing import markup
from transnews.articles.layout import Piece
from transnews.model import Alignment, Article, MentionUse, ParallelText, Segment, TranslationUnit
from transnews.pipeline import recognize


def carried(source: str, target: str, links: str = "", alone: dict[str, str] | None = None) -> tuple[str, list[str]]:
    """Return a translated paragraph as HTML and the codes of its issues; ``links``: "source=target" words."""
    article = Article("a", blocks=html.parse_bytes(f"<p>{source}".encode(), "a", "en").blocks)
    segment = Segment(article.blocks[0].text, "", "en")
    article.blocks[0].segments = [segment]
    unit = TranslationUnit("1.1", 0, "paragraph", segment, target, "machine")
    places = []
    for own, other in (pair.split("=") for pair in links.split()):
        start, end = segment.text.index(own), target.index(other)
        places.append((start, start + len(own), end, end + len(other), 1.0))
    unit.alignment = Alignment(target, tuple(places)) if places else None
    text = ParallelText(article, "en", "pt", [unit])
    carry_markup(text, lambda words, _pair: [(alone or {}).get(word, word) for word in words])
    assert unit.alignment is None
    return markup(Piece(unit.target, unit.spans)), [issue.code for issue in unit.issues]


@pytest.mark.parametrize(
    ("source", "target", "links", "result"),
    [
        ("The <a>stone bridge</a> fell", "A ponte de pedra caiu", "stone=pedra bridge=ponte fell=caiu",
         "A <a>ponte de pedra</a> caiu"),
        ("the <b>red</b> <i>car</i>", "o carro vermelho", "red=vermelho car=carro",
         "o <i>carro</i> <b>vermelho</b>"),
        ("<a>a <b>big</b> house</a> here", "aqui uma casa grande", "a=uma big=grande house=casa here=aqui",
         "aqui <a>uma casa <b>grande</b></a>"),
        ("the weather service<sup><a href='#1'>1</a></sup> said", "disse o serviço meteorológico",
         "weather=meteorológico service=serviço said=disse",
         "disse o serviço meteorológico<sup><a href='#1'>1</a></sup>"),
        ("He saw it<br>there", "Ele viu ali", "saw=viu it=viu there=ali", "Ele viu<br> ali"),
        ("Run <code>a|b</code> now", "Agora execute `a|b`", "Run=execute now=Agora", "Agora execute <code>a|b</code>"),
    ],
)  # fmt: skip
def test_markup_goes_with_the_linked_words(source: str, target: str, links: str, result: str) -> None:
    assert carried(source, target, links) == (result, [])


def test_names_are_found_by_their_spelling_and_other_words_by_their_translation_alone() -> None:
    source, target = "<i>Baku</i> and the <b>harbour</b>", "O porto e Baku"
    assert carried(source, target, alone={"harbour": "porto"}) == ("O <b>porto</b> e <i>Baku</i>", [])


def test_markup_that_is_found_nowhere_is_kept_and_said() -> None:
    assert carried("The <b>harbour</b> sleeps", "O porto dorme") == ("<b>O porto dorme</b>", [MARKUP_MOVED])
    result, issues = carried("One<img src=x> <a>two</a> and <b>three</b> four", "Um dois e mais coisas")
    assert issues == [MARKUP_MOVED] * 3
    assert all(result.count(tag) == 1 for tag in ("<img src=x>", "<a>", "</a>", "<b>", "</b>"))


def test_code_that_was_lost_is_kept_without_words_under_it() -> None:
    result, issues = carried("Run <code>ls</code> now", "Execute agora")
    assert issues == [MARKUP_MOVED]
    assert "<code>ls</code>" in result
    assert result.replace("<code>ls</code>", "") == "Execute agora"


def test_hundreds_of_images_in_a_row_stay_in_order() -> None:
    images = "".join(f"<img src={number}>" for number in range(20_000))
    result, _issues = carried(f"The dog {images} sleeps", "O cão dorme", "dog=cão sleeps=dorme")
    assert result.replace("> <", "><").count("<img src=") == 20_000
    assert result.index("<img src=0>") < result.index("<img src=19999>")


def test_markup_of_a_number_finds_it_in_the_targets_form() -> None:
    article = articles.read_bytes(b"The army said **1,250** people left on *Sunday*.\n", "talks.en.md", language="en")
    text = recognize(article, "pt", "en")
    [unit] = text.units
    unit.target, unit.origin = "O ex\u00e9rcito disse que 1.250 pessoas partiram no domingo.", "machine"
    unit.mentions = [MentionUse("number", "1,250", "1.250", "1250", "repaired")]

    def alone(words: Sequence[str], _languages: tuple[str, str]) -> list[str]:
        assert list(words) == ["Sunday"]
        return ["Domingo"]

    carry_markup(text, alone)
    assert articles.render(text).decode() == "O ex\u00e9rcito disse que **1.250** pessoas partiram no *domingo*.\n"
    assert unit.issues == []
