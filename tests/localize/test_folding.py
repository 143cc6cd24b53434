"""Folding: one form for what means the same, and the way back to the original."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews.localize.folding import fold, fold_word


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("٦٬٥٠٠", "6٬500"),
        ("۱۲۳", "123"),
        ("１２％", "12%"),
        ("6\u202f500", "6\u00a0500"),
        ("6\u2009500", "6\u00a0500"),
        ("3–2−1", "3-2-1"),
        ("d’abril", "d'abril"),
        ("Março", "marco"),
        ("MARC\u0327O", "marco"),
        ("İYUN", "iyun"),
        ("ноябрь", "ноябрь"),
        ("июнь й", "июнь и"),
        ("40\u200e%\u200f", "40%"),
        ("6&nbsp;500 &amp; 7", "6\u00a0500 & 7"),
        ("أغسطس", "اغسطس"),
        ("آبان ی ک", "ابان ي ك"),
        ("पाँच", "पाँच"),
        ("ฤดู", "ฤดู"),
        ("일요일", "일요일"),
    ],
)
def test_folded_forms(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_a_word_of_a_table_has_plain_spaces() -> None:
    assert fold_word("Mil\u00a0Millones") == "mil millones"


def test_a_span_takes_the_marks_that_folding_dropped() -> None:
    text = "em marc\u0327o\u0301 de"
    folded = fold(text)
    start = folded.text.index("marco")
    first, last = folded.span(start, start + 5)
    assert text[first:last] == "marc\u0327o\u0301"


@given(st.text())
def test_every_folded_character_comes_from_somewhere(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    for start, end in zip(folded.starts, folded.ends, strict=True):
        assert 0 <= start < end <= len(text)
    assert not any(unicodedata.category(letter) == "Cf" for letter in folded.text)


@given(st.text())
def test_folding_is_idempotent(text: str) -> None:
    once = fold(text.replace("&", "")).text
    assert fold(once.replace("&", "")).text == once.replace("&", "")
