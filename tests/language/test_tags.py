from __future__ import annotations

import pytest

from transnews.language.tags import UnknownLanguageError, closest, direction, same_language, script, standardize


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


def test_direction_and_script_come_from_cldr() -> None:
    assert [direction(tag) for tag in ("ar", "fa", "he", "ur", "pt", "hy", "zh-Hant", "und")] == [
        *("rtl", "rtl", "rtl", "rtl", "ltr", "ltr", "ltr", "ltr")
    ]
    assert script("az-Arab") == "Arab"
    assert script("ru") == "Cyrl"
