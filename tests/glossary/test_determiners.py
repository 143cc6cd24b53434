from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews.glossary.determiners import agreed, gender_before, is_function_word, same_word
from transnews.resources import read_table

LANGUAGES = sorted(read_table("glossary/data/agreement.toml"))


@pytest.mark.parametrize(
    ("language", "before", "term", "gender", "expected"),
    [
        ("pt", "após o ", "trégua", "f", "após a "),
        ("pt", "No novo ", "trégua", "f", "Na nova "),
        ("pt-PT", "pelos primeiros ", "trégua", "f", "pela primeira "),
        ("pt", "os dois maiores ", "medidas", "fp", "as duas maiores "),
        ("pt", "a maior ", "combates", "mp", "os maiores "),
        ("pt", "segundo ", "Erevã", "f", "segundo "),
        ("pt", "viu o ", "trégua", "", "viu o "),
        ("pt", "viu o ", "estudantes", "c", "viu o "),
        ("pt", "O GOVERNO DO ", "TRÉGUA", "f", "O GOVERNO DA "),
        ("pt", "disse o relatório sobre ", "trégua", "f", "disse o relatório sobre "),
        ("pt", "por todo o ", "trégua", "f", "por toda a "),
        ("pt", "viu o o ", "trégua", "f", "viu o a "),
        ("it", "tutto il ", "tregua", "f", "tutta la "),
        ("en", "after a ", "administration", "", "after an "),
        ("en", "An ", "government", "", "A "),
        ("en", "a ", "European union", "", "a "),
        ("en", "a ", "unmanned vehicle", "", "an "),
        ("en", "an ", "unit", "", "a "),
        ("en", "the ", "administration", "", "the "),
        ("fr", "dans le ", "Arménie", "f", "dans l'"),
        ("fr", "dans l’", "Caucase", "m", "dans le "),
        ("fr", "le président du ", "Arménie", "f", "le président de l'"),
        ("fr", "le président de l'", "Géorgie", "f", "le président de la "),
        ("fr", "Ce nouveau ", "accord", "m", "Ce nouvel "),
        ("fr", "vers le ", "accord", "", "vers l'"),
        ("es", "del nuevo ", "tregua", "f", "de la nueva "),
        ("it", "del ", "studente", "m", "dello "),
        ("it", "il ", "Azerbaigian", "m", "l'"),
        ("it", "l'", "Georgia", "f", "la "),
        ("de", "mit dem ", "Waffenruhe", "f", "mit der "),
        ("de", "im ", "Ukraine", "f", "in der "),
        ("de", "der ", "Abkommen", "n", "der "),
        ("ru", "о ", "перемирии", "n", "о "),
    ],
)
def test_words_before_a_term_agree_with_it(language: str, before: str, term: str, gender: str, expected: str) -> None:
    assert agreed(before, term, gender, language) == expected


@given(st.text(max_size=40), st.sampled_from(LANGUAGES), st.sampled_from(["", "m", "f", "n", "c", "mp", "fp"]))
def test_other_words_stay_as_they_are(before: str, language: str, gender: str) -> None:
    result = agreed(before + "xqz ", "Erevã", gender, language)
    assert result == before + "xqz "


@given(st.sampled_from(LANGUAGES), st.sampled_from(["m", "f", "mp", "fp"]), st.data())
def test_agreement_happens_once(language: str, gender: str, data: st.DataObject) -> None:
    table = read_table("glossary/data/agreement.toml")[language]
    rows = [row for group in ("articles", "predeterminers", "adjectives") for row in table.get(group, [])]
    word = data.draw(st.sampled_from([form for row in rows for form in row if form]))
    once = agreed(f"{word} ", "Tregua", gender, language)
    assert agreed(once, "Tregua", gender, language) == once


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_data_are_whole(language: str) -> None:
    table = read_table("glossary/data/agreement.toml")[language]
    assert set(table) <= {"cells", "onsets", "articles", "predeterminers", "adjectives", "endings"}
    for row in (*table["articles"], *table.get("predeterminers", []), *table.get("adjectives", [])):
        assert len(row) == len(table["cells"])
        assert any(row)
    assert all(len(row) > 1 and len(set(row)) == len(row) for row in table.get("endings", []))


def test_the_gender_that_an_article_tells() -> None:
    assert gender_before("viu a ", "pt") == {"f"}
    assert gender_before("viu os maiores ", "pt") == {"mp", "fp"}
    assert gender_before("viu ", "pt") == set()
    assert gender_before("saw a ", "en") == set()
    assert gender_before("у ", "uk") == set()


def test_function_words() -> None:
    assert is_function_word("Pela", "pt")
    assert is_function_word("l'", "fr")
    assert not is_function_word("Erevã", "pt")
    assert not is_function_word("the", "xx")


def test_forms_of_one_word() -> None:
    assert same_word("pelo", "Pela", "pt")
    assert not same_word("pelo", "da", "pt")
    assert not same_word("the", "a", "ja")
