from __future__ import annotations

import pytest

from transnews.language.tags import (
    UnknownLanguageError,
    closest,
    direction,
    family,
    in_script,
    macrolanguage,
    same_language,
    script,
    standardize,
)


@pytest.mark.parametrize(
    ("given", "expected"),
    [("pt", "pt"), ("pt_br", "pt-BR"), (" EN ", "en"), ("zh-hant", "zh-Hant"), ("sr-latn", "sr-Latn")],
)
def test_standard_form(given: str, expected: str) -> None:
    assert standardize(given) == expected


@pytest.mark.parametrize(
    ("given", "meant"), [("portuguese", "pt"), ("Armenian", "hy"), ("русский", "ru"), ("English", "en")]
)
def test_a_language_name_gets_its_tag_as_hint(given: str, meant: str) -> None:
    with pytest.raises(UnknownLanguageError) as caught:
        standardize(given)
    assert f"'{meant}'" in caught.value.hint


@pytest.mark.parametrize("given", ["", "zz", "-", "q", "en--us", "\0"])
def test_no_language(given: str) -> None:
    with pytest.raises(UnknownLanguageError) as caught:
        standardize(given)
    assert "BCP 47" in caught.value.hint
    assert caught.value.exit_code == 2


def test_closest_by_distance() -> None:
    assert closest("pt-BR", ("en", "pt")) == "pt"
    assert closest("nb", ("en", "no")) == "no"
    assert closest("hy", ("en", "pt")) == ""
    assert closest("uk", ("ru",)) == ""


def test_same_language_looks_at_the_script_too() -> None:
    assert same_language("pt", "pt-BR")
    assert not same_language("sr-Latn", "sr")
    assert same_language("sr-Cyrl", "sr")
    assert not same_language("en", "pt")
    assert not same_language("und", "en")


def test_direction_and_script_come_from_cldr() -> None:
    assert [direction(tag) for tag in ("ar", "fa", "he", "ur", "pt", "hy", "zh-Hant", "und")] == [
        *("rtl", "rtl", "rtl", "rtl", "ltr", "ltr", "ltr", "ltr")
    ]
    assert script("az-Arab") == "Arab"
    assert script("ru") == "Cyrl"


@pytest.mark.parametrize(
    ("variety", "wider"),
    [
        *(("arz", "ar"), ("ary", "ar"), ("wuu", "zh"), ("yue", "zh"), ("pes", "fa"), ("prs", "fa-AF"), ("zsm", "ms")),
        *(("nn", "nn"), ("id", "id"), ("bs", "bs"), ("pt-BR", "pt-BR"), ("ckb", "ckb"), ("als", "sq")),
    ],
)
def test_varieties_belong_to_their_macrolanguage(variety: str, wider: str) -> None:
    assert macrolanguage(variety) == wider


def test_families_are_languages_that_count_as_one() -> None:
    assert family("bs") == family("hr") == family("sr-Latn")
    assert family("nb") == family("nn") == family("no")
    assert family("zh") == family("zh-Hant")
    assert len({family(tag) for tag in ("sr", "sr-Latn", "no", "da", "id", "ms", "pt", "gl")}) == 8


def test_a_tag_says_the_script_where_the_language_has_another_official_one() -> None:
    assert in_script("sr", "Latn") == "sr-Latn"
    assert in_script("uz", "Cyrl") == "uz-Cyrl"
    assert in_script("hi", "Latn") == "hi"
    assert in_script("pt-BR", "Cyrl") == "pt-BR"
