"""Every format that can be read gives back the units, states, notes, issues, terms and markup that it was given."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bitexts import samples
from transnews.bitexts import BITEXTS, ReadableBitext
from transnews.bitexts.formats import serialize
from transnews.bitexts.tmx import teaches
from transnews.model import BlockKind, Issue, Origin, ParallelText, Span, State, TermUse, TranslationUnit

READABLE = [name for name in BITEXTS if isinstance(BITEXTS.get(name), ReadableBitext)]
WITH_TERMS = [name for name in READABLE if name.startswith(("xliff", "json"))]
WITH_CODES = [name for name in READABLE if name.endswith("codes")]

_WORDS = st.lists(st.sampled_from(["ship", "harbour", "Aliyev", "“storm”", "<rain>", "ponte", "&", "5 km", "-"]))
_SENTENCES = _WORDS.filter(bool).map(" ".join)
_ISSUES = st.builds(
    Issue, st.sampled_from(["term-missing", "x"]), st.sampled_from(["error", "warning", "info"]), _SENTENCES
)
_TERMS = st.builds(
    TermUse,
    _SENTENCES,
    _SENTENCES,
    st.sampled_from(["", "a-1"]),
    st.sampled_from(["engine", "code-switch", "missing"]),
)


@st.composite
def _texts(draw: st.DrawFn) -> ParallelText:
    """Draw a text whose units have any state, origin, notes, issues and terms."""
    text = samples.parallel(draw(st.lists(st.tuples(_SENTENCES, _SENTENCES), min_size=1, max_size=5)))
    kinds = draw(st.lists(st.sampled_from(get_args(BlockKind)), min_size=1, max_size=len(text.units)))
    for number, unit in enumerate(text.units):
        unit.block = min(number, len(kinds) - 1)
        unit.kind = kinds[unit.block]
        unit.origin = draw(st.sampled_from(get_args(Origin)))
        unit.state = draw(st.sampled_from(get_args(State)))
        if unit.origin == "none":
            unit.target, unit.state = unit.source, "initial"
        unit.notes = draw(st.lists(_SENTENCES, max_size=2))
        unit.issues = draw(st.lists(_ISSUES, max_size=2))
        unit.terms = draw(st.lists(_TERMS, max_size=2))
    return text


def _back(name: str, text: ParallelText) -> ParallelText:
    """Return a text as it comes back from a file of the format."""
    bitext = BITEXTS.get(name)
    assert isinstance(bitext, ReadableBitext)
    [data] = serialize(text, name).values()
    [read_back] = bitext.parse(data, "file" + bitext.SUFFIX)
    return read_back


def _facts(unit: TranslationUnit) -> tuple[object, ...]:
    return (unit.id, unit.kind, unit.source, unit.target, unit.origin, unit.state, unit.issues, unit.notes)


@pytest.mark.parametrize("name", READABLE)
@given(text=_texts())
@settings(max_examples=60)
def test_units_states_notes_and_issues_come_back(name: str, text: ParallelText) -> None:
    units = [unit for unit in text.units if name != "tmx" or teaches(unit)]
    if units:
        assert [_facts(unit) for unit in _back(name, text).units] == [_facts(unit) for unit in units]


@pytest.mark.parametrize("name", WITH_TERMS)
@given(text=_texts())
@settings(max_examples=40)
def test_terms_come_back(name: str, text: ParallelText) -> None:
    assert [unit.terms for unit in _back(name, text).units] == [unit.terms for unit in text.units]


@pytest.mark.parametrize("name", [name for name in READABLE if name not in {"csv", "tsv", "jsonl"}])
def test_the_original_and_the_signature_come_back(name: str) -> None:
    text = samples.news()
    back = _back(name, text)
    assert (back.article.id, back.signature) == ("border talks.md", text.signature)


_MARKUP = st.sampled_from([("<b>", "</b>"), ("[", "](a.html)"), ("**", "**"), ("<br/>", ""), ("<i>", "</i>")])


@st.composite
def _marked(draw: st.DrawFn) -> ParallelText:
    """Draw a text of one unit with markup that does not cross, over its source and its target."""
    [(source, target)] = draw(st.lists(st.tuples(_SENTENCES, _SENTENCES), min_size=1, max_size=1))
    text = samples.parallel([(source, target)])
    unit, block = text.units[0], text.article.blocks[0]
    block.segments, block.spans = [unit.segment], draw(_spans(len(source)))
    unit.spans = draw(_spans(len(target)))
    unit.terms = [TermUse(word, word, "", "engine") for word in draw(st.lists(st.sampled_from(source.split())))]
    return text


@st.composite
def _spans(draw: st.DrawFn, length: int) -> list[Span]:
    place = st.integers(0, length)
    found: list[Span] = []
    for one, other, (opening, closing) in draw(st.lists(st.tuples(place, place, _MARKUP), max_size=5)):
        start, end = sorted((one, other))
        span = Span(start, end, opening, closing)
        if all(_apart_or_inside(span, each) for each in found):
            found.append(span)
    return sorted(found, key=lambda span: (span.start, -span.end))


def _apart_or_inside(one: Span, other: Span) -> bool:
    crossing = one.start < other.start < one.end < other.end or other.start < one.start < other.end < one.end
    return not crossing


@pytest.mark.parametrize("name", WITH_CODES)
@given(text=_marked())
@settings(max_examples=150)
def test_markup_comes_back(name: str, text: ParallelText) -> None:
    [unit] = text.units
    [back] = _back(name, text).units
    assert (back.source, back.target, back.terms) == (unit.source, unit.target, unit.terms)
    assert back.spans == unit.spans
