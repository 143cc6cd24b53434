"""Stretches of one direction."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews.bitexts.bidi import is_rtl, stretches

_MIXED = st.text("ab12 .,(עبد", max_size=40) | st.text(max_size=40)


@given(text=_MIXED, rtl=st.booleans())
def test_stretches_are_the_text_and_change_direction(text: str, rtl: bool) -> None:  # noqa: FBT001 - drawn
    found = stretches(text, rtl=rtl)
    assert "".join(stretch.text for stretch in found) == text
    assert all(one.rtl != other.rtl for one, other in pairwise(found))


def test_a_latin_name_in_arabic_and_an_arabic_one_in_english() -> None:
    assert stretches("قالت BBC News، 28.", rtl=True) == [("قالت ", True), ("BBC News", False), ("، 28.", True)]
    assert stretches("Jazeera (الجزيرة) 24", rtl=False) == [("Jazeera (", False), ("الجزيرة", True), (") 24", False)]


@pytest.mark.parametrize(("text", "rtl"), [("«نعم» yes", True), ("yes نعم", False), ("28.", False), ("", False)])
def test_the_first_strong_character_decides_for_an_undetermined_language(text: str, rtl: bool) -> None:  # noqa: FBT001
    assert is_rtl(text, "auto") == rtl
    assert is_rtl(text, "rtl")
    assert not is_rtl(text, "ltr")
