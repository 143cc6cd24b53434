from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews.engines.base import Link
from transnews.engines.realign import realigned

SOURCE = 'See XQZA now, "Bob" said...'
TARGET = 'Veja XQZA agora, disse "Bob"'


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("See", "Veja"), ("See", "Veja")),
        (("XQZA", "XQZA"), ("https://example.org", "https://example.org")),
        (("now", "agora"), ("now", "agora")),
        (("Bob", "Bob"), ("Bob", "Bob")),
        (("said", "disse"), ("said", "disse")),
        (("...", "disse"), ("…", "disse")),
    ],
)
def test_links_move_with_their_words(words: tuple[str, str], expected: tuple[str, str]) -> None:
    new_source = SOURCE.replace("XQZA", "https://example.org").replace("...", "…")
    new_target = TARGET.replace("XQZA", "https://example.org")
    spans = [
        (text.index(word), text.index(word) + len(word)) for text, word in zip((SOURCE, TARGET), words, strict=True)
    ]
    (link,) = realigned([Link(spans[0], spans[1], 0.7)], (SOURCE, new_source), (TARGET, new_target))
    assert (new_source[slice(*link.source)], new_target[slice(*link.target)]) == expected
    assert link.weight == 0.7


def test_a_change_that_keeps_the_length_moves_nothing() -> None:
    links = (Link((4, 7), (5, 9)),)
    assert realigned(links, ('He "met" us', "He “met” us"), ("ELE VIU", "Ele viu")) == links


@given(st.text(max_size=30), st.text(max_size=30), st.data())
def test_links_stay_inside_the_texts(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    links = [Link((start, end), (start, end))] if start < end else []
    for link in realigned(links, (old, new), (old, new)):
        assert 0 <= link.source[0] < link.source[1] <= len(new) or old == new
