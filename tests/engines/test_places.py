from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews.engines.base import Hypothesis, Link
from transnews.engines.edits import Edit, Edited
from transnews.engines.guard import Guard
from transnews.engines.places import around, boundary


def links(*pairs: tuple[str, str], source: str, target: str) -> tuple[Link, ...]:
    """Link words by their first place in the two texts."""
    spans = [((source.index(one), one), (target.index(two), two)) for one, two in pairs]
    return tuple(Link((at, at + len(one)), (to, to + len(two))) for (at, one), (to, two) in spans)


def translated(text: str, prepared: str, output: str, *pairs: tuple[str, str]) -> str:
    """Return what the guard makes of an engine's output with an alignment; ``prepared`` is what the engine gets."""
    alignment = links(*pairs, source=prepared, target=output)
    [hypothesis] = Guard(lambda texts: [Hypothesis(output, alignment) for _text in texts], "en", "pt")([text])
    return hypothesis.text


def test_a_lost_placeholder_goes_where_its_neighbours_are() -> None:
    found = translated(
        "Ask @press about roads today.",
        "Ask K9-1 about roads today.",
        "Pergunte hoje sobre estradas.",
        *(("Ask", "Pergunte"), ("about", "sobre"), ("roads", "estradas"), ("today", "hoje")),
    )
    assert found == "Pergunte @press hoje sobre estradas."


def test_what_is_left_of_a_placeholder_is_taken_out() -> None:
    found = translated(
        "Ask @press now.", "Ask XQZA now.", "Pergunte XQZZ agora.", ("Ask", "Pergunte"), ("now", "agora")
    )
    assert found == "Pergunte @press agora."


def test_lost_quotes_go_around_the_words_that_were_quoted() -> None:
    pairs = (("The", "A"), ("new", "nova"), ("road", "estrada"), ("opens", "abre"))
    assert translated("The “new” road opens.", 'The "new" road opens.', "A estrada nova abre.", *pairs) == (
        "A estrada “nova” abre."
    )


def test_lost_quotes_go_around_a_name_that_stayed_as_it_was() -> None:
    assert translated(
        "The ship “Fearless” left.", 'The ship "Fearless" left.', "O navio Fearless partiu.", ("left", "O")
    ) == ("O navio “Fearless” partiu.")


def test_a_lost_dash_goes_between_the_clauses() -> None:
    pairs = (("We", "Nós"), ("won", "ganhamos"), ("they", "eles"), ("left", "saíram"))
    found = translated("We won – they left.", "We won - they left.", "Nós ganhamos, eles saíram.", *pairs)
    assert found == "Nós ganhamos, – eles saíram."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("word\tother word", "word\tother word"),
        ("\tone\t\ttwo words", "\tone\t\ttwo words"),
        ("10\u00a0km away", "10\u00a0km away"),
        ("two  spaces here", "two  spaces here"),
        ("zero\u200b width here", "zero\u200b width here"),
        (" around ", " around "),
        ("news—and reporting—in 1988", "news—and reporting—in 1988"),
        ("the ‘bad bank’ and it’s ‘don’t know’", "the ‘bad bank’ and it’s ‘don’t know’"),
        ("from 1990–2000 at −5 degrees", "from 1990–2000 at −5 degrees"),
        ("wait… for it", "wait… for it"),
        ("word😀glued", "word😀glued"),
        ("№ 7 and 25 km² and ½ left", "№ 7 and 25 km² and ½ left"),
        ("see ~/news or C:\\news or /etc/hosts", "see ~/news or C:\\news or /etc/hosts"),
        ("the {name} and {{count}}", "the {name} and {{count}}"),
        ("flags 🇦🇲🇦🇿 and 1️⃣ here", "flags 🇦🇲🇦🇿 and 1️⃣ here"),
        ("tower 東京タワー here", "tower 東京タワー here"),
        ("– We left, he said.", "– We left, he said."),
    ],
)
def test_what_an_engine_copies_comes_back_as_it_was(text: str, expected: str) -> None:
    [hypothesis] = Guard(lambda texts: [Hypothesis(item) for item in texts], "en", "pt")([text])
    assert hypothesis.text == expected


def test_letters_that_a_vocabulary_lacks_are_held_back_but_not_a_capital_alone() -> None:
    seen: list[str] = []

    def translate(texts: list[str]) -> list[Hypothesis]:
        seen.extend(texts)
        return [Hypothesis(text) for text in texts]

    def spell(text: str) -> bool:
        return not set(text) & set("łŁÍ₺")

    guard = Guard(translate, "en", "pt", can_read=spell, can_write=spell)  # type: ignore[arg-type]
    assert guard(["In Łódź, Índia pays ₺40."])[0].text == "In Łódź, Índia pays ₺40."
    assert seen == ["In XQZA, Índia pays XQZB."]


@given(
    st.text("abc .", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5), st.text("XYZ", max_size=4)), max_size=4),
)
def test_edits_keep_what_they_do_not_touch(text: str, drawn: list[tuple[int, int, str]]) -> None:
    edits: list[Edit] = []
    at = 0
    for start, length, new in sorted(drawn):
        if at <= start < start + length <= len(text):
            edits.append(Edit(start, start + length, new))
            at = start + length
    edited = Edited(text, edits)
    assert edited.text.translate({ord(letter): None for letter in "XYZ"}) == "".join(
        character for place, character in enumerate(text) if not any(edit.start <= place < edit.end for edit in edits)
    )
    for place in range(len(text)):
        if not any(edit.start <= place < edit.end for edit in edits):
            start, end = edited.new(place, place + 1)
            assert edited.text[start:end] == text[place]
            assert edited.old(start, end) == (place, place + 1)


def test_places() -> None:
    source, target = "new road here", "estrada nova aqui"
    found = links(("new", "nova"), ("road", "estrada"), ("here", "aqui"), source=source, target=target)
    assert around(0, 3, found) == (8, 12)
    assert around(20, 22, found) is None
    assert boundary(9, target, found, len(source)) == target.index("aqui")
    assert boundary(9, target, (), len(source)) == target.index("aqui")
