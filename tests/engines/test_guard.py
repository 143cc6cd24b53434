from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews.engines.base import Hypothesis, Link
from transnews.engines.casing import capital, is_capitals, small, with_known_capitals
from transnews.engines.guard import SHAPES, Guard
from transnews.engines.protection import has_words, protected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class Recorder:
    """A translate function that remembers what it was given."""

    def __init__(self, translate: Callable[[str], str] = str) -> None:
        self.seen: list[str] = []
        self._translate = translate

    def __call__(self, texts: Sequence[str]) -> list[Hypothesis]:
        self.seen += texts
        return [Hypothesis(self._translate(text)) for text in texts]


def guarded(text: str, translate: Callable[[str], str] = str, target: str = "pt") -> tuple[str, list[str]]:
    recorder = Recorder(translate)
    [hypothesis] = Guard(recorder, "en", target)([text])
    return hypothesis.text, recorder.seen


@pytest.mark.parametrize(
    "held",
    [
        "https://example.org/a?b=c",
        "www.example.org",
        "press@example.org",
        "@newsroom",
        "#elections",
        "`code_span`",
        "<br/>",
        "&nbsp;",
        "😀",
        "👩‍💻",
        "Маргарян",
        "Նիկոլ Փաշինյան",
        "a" * 90,
    ],
)
def test_what_a_model_would_hurt_passes_it_by(held: str) -> None:
    text = f"They wrote {held} again."
    result, seen = guarded(text)
    assert result == text
    assert seen == ["They wrote XQZA again."]


def test_the_period_after_an_address_is_not_part_of_it() -> None:
    assert [item.text for item in protected("See https://example.org/a.", "en", "pt")] == ["https://example.org/a"]


def test_scripts_of_source_and_target_are_not_foreign() -> None:
    assert protected("Ереван и Баку", "ru", "pt") == ()
    assert protected("Они едут в Ереван", "en", "ru") == ()
    assert [item.text for item in protected("Он сказал: «Ողջույն բոլորին»", "ru", "pt")] == ["Ողջույն բոլորին"]


def test_typography_is_plain_for_the_model_and_comes_back() -> None:
    text = "He said “no” – and it’s final…"
    result, seen = guarded(text)
    assert seen == ['He said "no" - and it\'s final...']
    assert result == text


def test_without_as_many_quotes_the_pieces_between_are_translated() -> None:
    result, seen = guarded("He said “no”.", lambda text: text.replace('"', "'"))
    assert result == "He said “no”."
    assert seen == ['He said "no".', "He said", "no"]


def test_capitals_travel_in_sentence_case() -> None:
    result, seen = guarded("MINISTERS MEET AT https://example.org")
    assert seen == ["Ministers meet at XQZA"]
    assert result == "MINISTERS MEET AT https://example.org"


def test_names_in_capitals_keep_their_capital() -> None:
    recorder = Recorder()
    guard = Guard(recorder, "en", "pt", recase=lambda text: text.replace("baku", "Baku"))
    assert guard(["TALKS END IN BAKU"])[0].text == "TALKS END IN BAKU"
    assert recorder.seen == ["Talks end in Baku"]


def test_small_letters_and_capitals_are_those_of_the_language() -> None:
    assert small("İZMİR'DE ISI ARTIYOR", "tr") == "izmir'de ısı artıyor"
    assert capital("izmir'de ısı artıyor", "tr-TR") == "İZMİR'DE ISI ARTIYOR"
    assert small("IN BERLIN", "de") == "in berlin"
    recorder = Recorder()
    assert Guard(recorder, "tr", "az")(["BAKÜ İLE ANLAŞMA"])[0].text == "BAKÜ İLE ANLAŞMA"
    assert recorder.seen == ["Bakü ile anlaşma"]


def test_a_vocabulary_tells_which_words_have_capitals() -> None:
    known = {"Geneva", "NATO", "talks", "in", "the", "The"}
    assert with_known_capitals("the nato talks in geneva", lambda word: 1 if word in known else 2) == (
        "the NATO talks in Geneva"
    )


@pytest.mark.parametrize(
    ("text", "expected"), [("UN TALKS", True), ("UN", False), ("UN EU", False), ("Un Talks", False)]
)
def test_what_counts_as_capitals(text: str, *, expected: bool) -> None:
    assert is_capitals(text) is expected


def test_a_placeholder_that_does_not_come_back_is_tried_in_another_shape() -> None:
    result, seen = guarded("Write to @press now.", lambda text: text.replace("XQZA", "XQ"))
    assert seen == ["Write to XQZA now.", "Write to X1 now."]
    assert result == "Write to @press now."


def test_without_any_placeholder_coming_back_the_pieces_between_are_translated() -> None:
    lost = Recorder(lambda text: text.split("XQZ", maxsplit=1)[0].split("X1")[0].split("K9-1")[0].upper())
    [hypothesis] = Guard(lost, "en", "pt")(["Write to @press (today)."])
    assert lost.seen[len(SHAPES) :] == ["Write to", "(today)."]
    assert hypothesis.text == "WRITE TO @press (TODAY)."


def test_what_a_model_made_of_placeholders_in_a_row_is_not_left_in_a_translation() -> None:
    def translate(texts: Sequence[str]) -> list[Hypothesis]:
        joined = [
            text.replace("XQZA XQZB", "XQZAXZZBXQZC").replace("X1 X2", "X12").replace("K9-1 K9-2", "K9")
            for text in texts
        ]
        return [Hypothesis(text, (Link((0, 3), (0, 3)),)) for text in joined]

    [hypothesis] = Guard(translate, "en", "pt")(["Read @one @two today."])
    assert hypothesis.text == "Read @one @two today."


def test_a_placeholder_that_stands_in_the_text_is_not_used() -> None:
    result, seen = guarded("XQZA is a code, @press is not.")
    assert seen == ["XQZA is a code, XQZB is not."]
    assert result == "XQZA is a code, @press is not."


def test_an_alignment_moves_along_with_what_is_restored() -> None:
    sources = {
        "He said": ("Ele disse", [("He", "Ele"), ("said", "disse")]),
        'He "said"': ('Ele "disse"', [("He", "Ele"), ("said", "disse")]),
        "See XQZA now": ("Veja agora XQZA", [("XQZA", "XQZA"), ("now", "agora")]),
    }

    def translate(texts: Sequence[str]) -> list[Hypothesis]:
        return [Hypothesis(sources[text][0], tuple(link(text, *sources[text]))) for text in texts]

    def link(text: str, translation: str, pairs: list[tuple[str, str]]) -> Iterator[Link]:
        for one, other in pairs:
            start, place = text.index(one), translation.index(other)
            yield Link((start, start + len(one)), (place, place + len(other)))

    guard = Guard(translate, "en", "pt")
    for text, expected in (
        ("He said", [("He", "Ele"), ("said", "disse")]),
        ("He “said”", [("He", "Ele"), ("said", "disse")]),
        ("See  https://example.org now", [("https://example.org", "https://example.org"), ("now", "agora")]),
    ):
        (hypothesis,) = guard([text])
        links = hypothesis.alignment or ()
        assert [(text[slice(*item.source)], hypothesis.text[slice(*item.target)]) for item in links] == expected


def test_an_alignment_counts_the_characters_of_the_texts_outside() -> None:
    links = (Link((0, 4), (0, 4)), Link((5, 9), (5, 8)))
    guard = Guard(lambda texts: [Hypothesis("XQZA diz", links) for _text in texts], "en", "pt")
    assert guard(["XQZB says"])[0].alignment == links
    assert guard(["https://example.org says"])[0].alignment == (Link((0, 19), (0, 19)), Link((20, 24), (20, 23)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12 %", False), ("***", False), ("https://example.org", False), ("@a #b", False), ("Go @a", True), ("", False)],
)
def test_has_words(text: str, *, expected: bool) -> None:
    assert has_words(text, "en", "pt") is expected


@given(st.text(max_size=120), st.sampled_from(["en", "ru", "ar", "ja", "und"]))
def test_an_engine_that_copies_loses_nothing_that_is_protected(text: str, source: str) -> None:
    items = protected(text, source, "pt")
    [hypothesis] = Guard(Recorder(), source, "pt")([text])
    for item in items:
        assert text[item.start : item.end] == item.text
        assert item.text in hypothesis.text or is_capitals(text)
