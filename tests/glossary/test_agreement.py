from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews.glossary.agreement import borrowed, can_borrow


def lend(text: str, term: str, other: str, language: str = "pt") -> str:
    start = text.index(term)
    return borrowed(text, [(start, start + len(term))], other, language)


@pytest.mark.parametrize(
    ("text", "term", "other", "expected"),
    [
        (
            "O temporal, situada a oeste, chegou.",
            "temporal",
            "O temporal, situado a oeste, veio.",
            "O temporal, situado a oeste, chegou.",
        ),
        ("A nação era muito pacífico.", "nação", "A nação era muito pacífica.", "A nação era muito pacífica."),
        (
            "O contingente causaram danos.",
            "contingente",
            "O contingente causou danos.",
            "O contingente causou danos.",
        ),
        ("Os cativos foi visto.", "cativos", "Os cativos foram vistos.", "Os cativos foram vistos."),
        (
            "entre a segunda e o quarto idioma",
            "idioma",
            "entre o segundo e o quarto idioma",
            "entre o segundo e o quarto idioma",
        ),
    ],
)
def test_endings_are_taken_over(text: str, term: str, other: str, expected: str) -> None:
    assert lend(text, term, other) == expected


@pytest.mark.parametrize(
    ("text", "term", "other"),
    [
        ("A partida acabou ontem.", "partida", "A partida acabará ontem."),
        ("A partida acabou ontem.", "partida", "A partida terminou ontem."),
        ("Uma partida antes de um jogo planejado.", "partida", "Uma partida antes de uma luta planejada."),
        ("A trégua é frágil.", "trégua", "Frágeis tréguas a trégua."),
        ("A rodovia é nova.", "rodovia", "A rodovio é nova."),
        ("A urbe é " + "muito " * 10 + "bonito.", "urbe", "A urbe é " + "muito " * 10 + "bonita."),
    ],
    ids=["tense", "another word", "another noun", "another order", "the term itself", "far away"],
)
def test_all_else_stays(text: str, term: str, other: str) -> None:
    assert lend(text, term, other) == text


def test_languages_without_endings() -> None:
    assert can_borrow("pt-BR")
    assert not can_borrow("en")
    assert not can_borrow("hy")


@given(st.text(alphabet="aeo mstr.", max_size=60), st.text(alphabet="aeo mstr.", max_size=60))
def test_the_term_is_never_touched(before: str, other: str) -> None:
    text = f"{before} XQZA {before}"
    start = len(before) + 1
    result = borrowed(text, [(start, start + 4)], other, "pt")
    assert "XQZA" in result
    assert len(result.split()) == len(text.split())
