from __future__ import annotations

from collections.abc import Sequence

import pytest

from transnews import articles
from transnews.articles import html
from transnews.articles.carry import MARKUP_MOVED, carry_markup
from transnews.articles.html.writing import markup
from transnews.articles.layout import Piece
from transnews.engines.base import Hypothesis, Link
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
    carry_markup(text, lambda words, _pair: [Hypothesis((alone or {}).get(word, word)) for word in words])
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

    def alone(words: Sequence[str], _languages: tuple[str, str]) -> list[Hypothesis]:
        return [Hypothesis({"Sunday": "Domingo"}.get(word, "")) for word in words]

    carry_markup(text, alone)
    assert articles.render(text).decode() == "O ex\u00e9rcito disse que **1.250** pessoas partiram no *domingo*.\n"
    assert unit.issues == []


def remembered(target: str) -> tuple[str, list[str]]:
    """Return a person's translation with its markup; the engine's own is "O novo porto da cidade abriu ontem."."""
    source = "The city's <b>new harbour</b> opened yesterday."
    article = Article("a", blocks=html.parse_bytes(f"<p>{source}".encode(), "a", "en").blocks)
    segment = Segment(article.blocks[0].text, "", "en")
    unit = TranslationUnit("1.1", 0, "paragraph", segment, target, "memory")
    links = {"city": "cidade", "new": "novo", "harbour": "porto", "opened": "abriu", "yesterday": "ontem"}

    def translate(texts: Sequence[str], _languages: tuple[str, str]) -> list[Hypothesis]:
        answers = []
        for text in texts:
            answer = "O novo porto da cidade abriu ontem." if text == segment.text else "nada"
            words = [(text.find(own), own, answer.find(other), other) for own, other in links.items()]
            found = [word for word in words if word[0] >= 0 <= word[2]]
            aligned = tuple(Link((at, at + len(own)), (to, to + len(other)), 1.0) for at, own, to, other in found)
            answers.append(Hypothesis(answer, aligned))
        return answers

    carry_markup(ParallelText(article, "en", "pt", [unit]), translate)
    return markup(Piece(unit.target, unit.spans)), [issue.code for issue in unit.issues]


def test_what_a_person_translated_is_aligned_through_the_engines_own_translation() -> None:
    assert remembered("O novo porto da cidade foi aberto ontem.") == (
        "O <b>novo porto</b> da cidade foi aberto ontem.",
        [],
    )


def test_a_translation_that_is_quite_another_is_not_aligned() -> None:
    result, issues = remembered("Desde ontem os navios atracam num cais moderno.")
    assert result == "<b>Desde ontem os navios atracam num cais moderno.</b>"
    assert issues == [MARKUP_MOVED]
