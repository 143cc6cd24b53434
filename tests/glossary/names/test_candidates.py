from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews.glossary.names.candidates import are_apart, find_names
from transnews.glossary.names.languages import cores, is_form


def spellings(*texts: str, language: str = "en") -> list[str]:
    return [name.spelling for name in find_names(texts, language)]


def certain(*texts: str, language: str = "en") -> list[str]:
    return [name.spelling for name in find_names(texts, language) if name.certain]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Talks with Shoigu's staff began on Monday in May.", "en", ["Shoigu"]),
        ("He met Bashar al-Assad and the O'Brien family.", "en", ["Bashar", "Assad", "O'Brien"]),
        ("They wrote to press@Baku.example and https://Baku.example/Yerevan about Baku.", "en", ["Baku"]),
        ("The NATO summit of the XXIst century in Baku.", "en", ["Baku"]),
        ("Heyət Bakü'den geldi.", "tr", ["Bakü"]),
        ("Ele foi a Erevã na segunda-feira com d'Arc.", "pt", ["Erevã", "Arc"]),
        ("The road from Iran to Iraq.", "en", ["Iran", "Iraq"]),
        ("The road to Nagorno-Karabakh.", "en", ["Nagorno-Karabakh"]),
    ],
)
def test_certain_names(text: str, language: str, names: list[str]) -> None:
    assert certain(text, language=language) == names


def test_a_sentence_start_makes_no_certain_name() -> None:
    assert certain("Margarian spoke. Officials left.") == []
    assert spellings("Margarian spoke.") == ["Margarian"]


def test_a_word_in_lower_case_elsewhere_is_no_name() -> None:
    assert certain("The Bank of Baku.", "A bank is not a river bank.") == ["Baku"]


def test_a_headline_in_capitals_tells_nothing() -> None:
    assert certain("Ministers Agree On Open Road Through Mountains") == []


def test_neighbours_are_known() -> None:
    name = find_names(["A delegate, Mir Margaryan, spoke."], "en")[1]
    assert (name.spelling, name.before, name.after, name.in_phrase) == ("Margaryan", "mir", "", True)


def test_scripts_without_capitals_give_nothing() -> None:
    assert find_names(["وزير الدفاع شويغو", "პუტინი"], "ar") == []


def test_company_keeps_names_apart() -> None:
    names = find_names(["It was Paolo Borsellino.", "It was São Paulo.", "It was Paulo."], "en")
    paolo = [name for name in names if name.spelling == "Paolo"]
    paulo = [name for name in names if name.spelling == "Paulo"]
    assert are_apart(paolo, paulo[:1])
    assert not are_apart(paolo, paulo)
    [one], [other] = (
        [name for name in find_names([text], "en") if name.spelling.startswith("Marg")]
        for text in ("It was President Margaryan.", "It was Mir Margarian.")
    )
    assert not are_apart([one], [other])


@pytest.mark.parametrize(
    ("one", "other", "language", "answer"),
    [
        ("Москве", "Москвы", "ru", True),
        ("Москве", "Москвы", "en", False),
        ("Armenian", "Armenians", "en", True),
        ("Pakistan", "Pakistani", "en", True),
        ("Margarian", "Margariano", "pt", False),
        ("برازيل", "البرازيل", "ar", True),
        ("Margaryan", "Margarian", "tr", False),
        ("Маргарян", "Маргарьян", "ru", False),
        ("Маргаряна", "Маргаряну", "ru", True),
        ("Nieminen", "Niemisen", "fi", True),
        ("Зеленским", "Зеленском", "ru", True),
    ],
)
def test_forms_of_one_word(one: str, other: str, language: str, answer: bool) -> None:  # noqa: FBT001 - a case
    assert is_form(one, other, language) is answer
    assert is_form(other, one, language) is answer


@given(st.text(max_size=20), st.sampled_from(["en", "ar", "ru", "he", "tr"]))
def test_cores_lie_in_the_word(word: str, language: str) -> None:
    found = list(cores(word, language))
    assert found[0] == (0, len(word))
    assert all(0 <= start < end <= len(word) for start, end in found[1:])


@given(st.lists(st.text(max_size=60), max_size=4))
def test_names_are_where_they_are_said_to_be(texts: list[str]) -> None:
    for name in find_names(texts, "en"):
        assert texts[name.text][name.start : name.end] == name.spelling
