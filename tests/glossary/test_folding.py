from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews.glossary.folding import core, fold, is_boundary, loose, replaced, surface

VISIBLE = st.text(st.characters(exclude_categories=["Cf", "Cs", "Cc", "Zs", "Zl", "Zp"]), max_size=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shoigu’s", "SHOIGU'S"),
        ("Armenia–Azerbaijan", "armenia-azerbaijan"),
        ("Erevã", "Ereva\u0303"),
        ("Straße", "STRASSE"),
        ("Nagorno\u00a0 Karabakh", "nagorno karabakh"),
        ("Shoi\u00adgu", "Shoigu"),
        ("м’ята", "мʼята"),
        ("한국", "한국"),
        ("ΑΘΉΝΑΣ", "αθήνας"),
        ("می‌خواهد", "میخواهد"),
    ],
)
def test_what_readers_take_for_the_same_folds_to_the_same(one: str, other: str) -> None:
    assert fold(one).text == fold(other).text


def test_turkish_and_azerbaijani_have_their_own_i() -> None:
    assert fold("DIŞİŞLERİ", "tr").text == fold("Dışişleri", "tr").text
    assert fold("SINIR", "az-Latn").text != fold("SİNİR", "az-Latn").text
    assert fold("IRAN", "en").text == fold("Iran", "en").text


def test_offsets_lead_back_to_the_source() -> None:
    text = "Die Stra\u00dfe nach I\u0307zmir"
    folded = fold(text)
    start = folded.text.index("strasse")
    span = folded.span(start, start + len("strasse"))
    assert span is not None
    assert text[slice(*span)] == "Straße"
    assert folded.span(start, start + len("stras")) is None
    assert folded.span(start + len("stras"), start + len("strasse")) is None


def test_an_invisible_character_inside_a_word_belongs_to_the_word() -> None:
    text = "a Shoi\u00adgu b"
    folded = fold(text)
    start = folded.text.index("shoigu")
    assert folded.span(start, start + 6) == (2, 9)


@given(VISIBLE)
def test_fold_is_the_casefold_of_the_composed_text(text: str) -> None:
    plain = "".join(surface(text))
    assert fold(text).text == unicodedata.normalize("NFC", plain.casefold())


@given(st.text(max_size=30))
def test_every_folded_character_comes_from_its_own_stretch_of_the_source(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    for index, character in enumerate(folded.text):
        start, end = folded.starts[index], folded.ends[index]
        assert 0 <= start < end <= len(text)
        assert character in fold(text[start:end]).text
        if index:
            assert (start, end) == (folded.starts[index - 1], folded.ends[index - 1]) or start >= folded.ends[index - 1]


@given(st.text(st.sampled_from("aB `'-\n\t éßİIЖ’—Ωは한"), max_size=12), st.sampled_from(["en", "tr"]))
def test_simple_text_takes_a_short_cut_to_the_same_result(text: str, language: str) -> None:
    folded = fold(text, language)
    marked = fold("e\u0323" + text, language)  # one mark, and the text goes the long way
    assert folded.text == marked.text[1:]
    assert [start + 2 for start in folded.starts] == list(marked.starts)[1:]
    assert [end + 2 for end in folded.ends] == list(marked.ends)[1:]


def test_loose_drops_accents_and_surface_keeps_case() -> None:
    assert loose("Azerbaijão") == "azerbaijao"
    assert surface("L’A\u0301frica –  x") == "L'África - x"


@pytest.mark.parametrize(
    ("text", "index", "expected"),
    [
        ("Shoigu", 0, True),
        ("Shoigu", 3, False),
        ("Shoigu's", 6, True),
        ("pro-Baku", 4, True),
        ("G20x", 3, False),
        ("在亚美尼亚", 1, True),
        ("ในบากู", 2, True),
        ("Baku在", 4, True),
    ],
)
def test_boundaries(text: str, index: int, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_boundary(text, index) is expected


def test_core_and_replaced() -> None:
    assert core("“Baku…”") == (1, 5)
    assert core("—") == (0, 0)
    assert replaced("a b c", [(4, 5, "Z"), (0, 1, "XY")]) == "XY b Z"
