"""Terms found in a text for marking."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews.bitexts.marking import pieces


@given(text=st.text("ab", max_size=30), terms=st.lists(st.text("ab", max_size=4), max_size=5))
def test_pieces_are_the_text(text: str, terms: list[str]) -> None:
    found = pieces(text, terms)
    assert "".join(piece.text for piece in found) == text
    assert all(piece.text for piece in found)
    assert all(piece.text in terms for piece in found if piece.term)


@pytest.mark.parametrize(
    ("terms", "marked"),
    [
        (["Baku"], "[Baku] and Baku State"),
        (["Baku", "Baku"], "[Baku] and [Baku] State"),
        (["Baku", "Baku State"], "[Baku] and [Baku State]"),
        (["Tbilisi", ""], "Baku and Baku State"),
    ],
)
def test_longer_terms_come_first_and_every_term_is_one_occurrence(terms: list[str], marked: str) -> None:
    found = pieces("Baku and Baku State", terms)
    assert "".join(f"[{piece.text}]" if piece.term else piece.text for piece in found) == marked
