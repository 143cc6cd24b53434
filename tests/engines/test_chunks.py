from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews.engines.chunks import split_long


def words(text: str) -> int:
    return len(text.split())


@given(st.text(), st.integers(1, 20))
def test_chunks_are_the_text_and_keep_the_limit(text: str, limit: int) -> None:
    spans = list(split_long(text, len, limit))
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(end - start <= limit for start, end in spans)


@given(st.lists(st.text("abc", min_size=1, max_size=8), min_size=1, max_size=60), st.integers(4, 20))
def test_words_stay_whole(parts: list[str], limit: int) -> None:
    text = " ".join(parts)
    chunks = [text[start:end].split() for start, end in split_long(text, words, limit)]
    assert [word for chunk in chunks for word in chunk] == parts
    assert all(len(chunk) <= limit for chunk in chunks)


@pytest.mark.parametrize(
    ("text", "chunks"),
    [
        ("One two three.", ["One two three."]),
        ("He came at 6,500 steps, then he left again.", ["He came at 6,500 steps,", " then he left again."]),
        ("one two three four five six", ["one two three", " four five six"]),
        ("一二三四五六,七八九。一二三四五六七", ["一二三四五六,七八九。", "一二三四五六七"]),
        ("abcdefgh", ["abcd", "efgh"]),
    ],
)
def test_a_cut_is_at_punctuation_else_at_white_space_else_in_the_middle(text: str, chunks: list[str]) -> None:
    limit = len(text) - 1 if len(chunks) > 1 else len(text)
    assert [text[start:end] for start, end in split_long(text, len, limit)] == chunks


def test_a_character_that_is_itself_too_long_is_not_cut() -> None:
    assert list(split_long("ab", lambda text: 10 * len(text), 5)) == [(0, 1), (1, 2)]
