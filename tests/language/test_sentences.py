from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews.language import split_sentences
from transnews.language.sentences import LONGEST, segment_block, segment_text


def joined(text: str, language: str = "en") -> str:
    return "".join(segment.text + segment.gap for segment in segment_text(text, language))


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "Gen. Ali spoke on Nov. 17 at 5:30 p.m. in the U.N. building. He left soon.", 2),
        ("en", "“We will stay.” Will they? Nobody knows...", 3),
        ("pt", "O Sr. Silva chegou. A Sra. Lima ficou.", 2),
        ("hy", "Նա եկավ։ Նա գնաց։", 2),
        ("hi", "वह आया। वह गया।", 2),
        ("ar", "وصل الوفد أمس. غادر اليوم.", 2),
        ("zh", "他来了。他走了。", 2),
    ],
)
def test_sentences(language: str, text: str, count: int) -> None:
    assert len(split_sentences(text, language)) == count


@given(st.text(max_size=300), st.sampled_from(["en", "pt", "ar", "zh", "und", "zz", "zh-Hant"]))
def test_nothing_is_lost(text: str, language: str) -> None:
    segments = segment_text(text, language)
    assert "".join(segment.text + segment.gap for segment in segments) == text.lstrip()
    for segment in segments:
        assert segment.text
        assert segment.text == segment.text.strip()
        assert not segment.gap.strip()


def test_a_sentence_longer_than_a_model_can_read_is_cut_at_clause_ends() -> None:
    clause = "the delegation spoke of the road and of the bridge, "
    text = clause * 60
    segments = segment_text(text, "en")
    assert "".join(segment.text + segment.gap for segment in segments) == text
    assert all(len(segment.text) <= LONGEST for segment in segments)
    assert all(segment.text.endswith("bridge,") for segment in segments)


def test_text_without_any_space_is_cut_too() -> None:
    text = "x" * (3 * LONGEST + 5)
    assert [len(segment.text) for segment in segment_text(text, "en")] == [LONGEST, LONGEST, LONGEST, 5]
    assert joined(text) == text


def test_a_whole_block_is_one_segment() -> None:
    assert [segment.text for segment in segment_block("Talks end. No deal", "en", whole=True)] == ["Talks end. No deal"]
    assert len(segment_block("Talks end. No deal", "en")) == 2
