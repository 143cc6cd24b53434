from __future__ import annotations

import time
from typing import Any

import pytest
import sentencex
from hypothesis import given
from hypothesis import strategies as st

from transnews.language import split_sentences
from transnews.language.segmentation import boundaries
from transnews.language.segmentation.profiles import profile
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


LANGUAGES = ["en", "pt", "de", "hr", "ar", "hy", "hi", "zh", "ja", "my", "af", "und", "zz", "zh-Hant", "sr-Latn"]
FRAGMENTS = st.sampled_from(
    [
        *["A", "b", "Road", "st", "19", "e.g.", "J.-P.", "1.", "😀", "é"],
        *[".", "...", "!", "?", "。", "।", "։", "،", "|", ":"],
        *["“", "”", '"', "'", "«", "»", "「", "」", "(", ")", "•"],
        *[" ", "  ", "\u00a0", "\u200e", "\n", "\n\n", "\t"],
    ]
)


@given(st.text(max_size=300) | st.lists(FRAGMENTS, max_size=80).map("".join), st.sampled_from(LANGUAGES))
def test_nothing_is_lost(text: str, language: str) -> None:
    segments = segment_text(text, language)
    assert "".join(segment.text + segment.gap for segment in segments) == text.lstrip()
    for segment in segments:
        assert segment.text
        assert segment.text == segment.text.strip()
        assert not segment.gap.strip()


@given(st.lists(FRAGMENTS, max_size=80).map("".join), st.sampled_from(LANGUAGES), st.integers(8, 60))
def test_a_text_taken_in_parts_loses_nothing(text: str, language: str, part: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(boundaries, "_PART", part)
        assert joined(text, language) == text.lstrip()


def test_sentences_of_a_text_taken_in_parts_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The road is long. It rained for 3.5 hours, said Dr. Brown. Nobody (see below) came at 5 p.m. to look. " * 20
    whole = split_sentences(text, "en")
    monkeypatch.setattr(boundaries, "_PART", 150)
    assert split_sentences(text, "en") == whole
    assert len(whole) == 60


TROUBLESOME = [
    "The road is long. ",
    "“The road is long. ",
    "He “said «it ",
    "(a road) A bridge. ",
    "“",
    "a. b ",
    ". ",
    "x",
]


@pytest.mark.parametrize("piece", TROUBLESOME)
def test_the_engine_is_asked_once_about_each_character(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    ask = sentencex.get_sentence_boundaries

    def counted(code: str, text: str) -> Any:
        asked.append(len(text))
        return ask(code, text)

    monkeypatch.setattr(sentencex, "get_sentence_boundaries", counted)
    text = piece * (100_000 // len(piece))
    split_sentences(text, "en")
    assert max(asked) <= boundaries._PART
    assert sum(asked) <= 1.1 * len(text)


@pytest.mark.parametrize("piece", TROUBLESOME[:4])
def test_time_grows_linearly(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        times = []
        for _attempt in range(3):
            started = time.process_time()
            split_sentences(text, "en")
            times.append(time.process_time() - started)
        return min(times)

    assert seconds(200_000) < 10 * seconds(50_000)  # 4 times where it grows linearly, 16 where with the square


def test_quotations_of_several_sentences_are_several_segments() -> None:
    text = "“We will stay until the road is open again. We will then leave,” he said. Nobody answered."
    assert [segment.text for segment in segment_text(text, "en")] == [
        "“We will stay until the road is open again.",
        "We will then leave,” he said.",
        "Nobody answered.",
    ]


@pytest.mark.parametrize(
    ("tag", "ordinals"), [("nb", True), ("no", True), ("sr-Latn", True), ("hu", True), ("en", False)]
)
def test_ordinals_are_known_from_cldr_and_of_near_languages(tag: str, ordinals: bool) -> None:  # noqa: FBT001 - a table
    assert profile(tag).ordinals is ordinals


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


@pytest.mark.parametrize("space", ["\u3000", "\u2028", "\u2029", "\x85", "\u00a0", "\u2003", "\t"])
def test_white_space_of_several_bytes_before_a_letter_and_a_point(space: str) -> None:
    """sentencex 1.0 panics there."""
    text = f"The road{space}A{space}. It opened.{space}B."
    assert "".join(segment.text + segment.gap for segment in segment_text(text, "en")) == text
