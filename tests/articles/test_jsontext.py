"""JSON edited in place: what is not changed stays character by character, what is changed reads as it should."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews.articles.jsontext import Edits, JsonError, Lines, Value, parse

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def content(value: Value) -> Any:
    if value.kind == "object":
        return {key: content(member) for key, member in value.members.items()}
    if value.kind == "array":
        return [content(item) for item in value.items]
    return value.content


def scalars(value: Value) -> list[Value]:
    if value.kind == "scalar":
        return [value]
    return [found for inner in (*value.members.values(), *value.items) for found in scalars(inner)]


@given(_JSON, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_every_value_and_its_place(data: Any, indent: int | str | None, ascii_only: bool) -> None:  # noqa: FBT001
    text = json.dumps(data, indent=indent, ensure_ascii=ascii_only)
    value = parse(f" {text}\n", "x.json")
    assert content(value) == data
    for scalar in scalars(value):
        assert json.loads(f" {text}\n"[scalar.start : scalar.end]) == scalar.content
    assert Edits(text).applied() == text


@given(st.dictionaries(st.text(), _JSON, max_size=4), st.text(), _JSON)
def test_a_member_set(data: dict[str, Any], key: str, new: Any) -> None:
    for indent in (None, 2):
        text = json.dumps(data, indent=indent)
        edits = Edits(text)
        edits.set(parse(text, "x.json"), key, new)
        assert json.loads(edits.applied()) == {**data, key: new}


@given(st.lists(_JSON, max_size=4), _JSON)
def test_an_item_appended(data: list[Any], new: Any) -> None:
    text = json.dumps(data, indent=1)
    edits = Edits(text)
    edits.append(parse(text, "x.json"), new)
    assert json.loads(edits.applied()) == [*data, new]


def test_what_is_added_is_written_as_its_neighbours_are() -> None:
    text = '{\n  "title": "Caf\\u00e9",\n  "n": 1.50\n}\n'
    value = parse(text, "x.json")
    edits = Edits(text)
    edits.replace(value["title"], "Pão")
    edits.set(value, "language", "pt")
    edits.set(value, "url", "x")
    assert edits.applied() == '{\n  "title": "P\\u00e3o",\n  "n": 1.50,\n  "language": "pt",\n  "url": "x"\n}\n'
    tight = '{"a":1}'
    edits = Edits(tight)
    edits.set(parse(tight, "x.json"), "b", "é")
    assert edits.applied() == '{"a":1,"b":"é"}'


def test_lines() -> None:
    text = '{\n"a": [\n1, "x"]}'
    assert Lines(text).of(parse(text, "x.json")["a"].items[1]) == 3


@pytest.mark.parametrize(("text", "place"), [("{", "line 4"), ('{"a": 1,}', "line 4"), ("[" * 100_000, "deep")])
def test_bad_json(text: str, place: str) -> None:
    with pytest.raises(JsonError, match=place) as raised:
        parse(text, "feed.json", 4)
    assert "feed.json" in raised.value.message


def test_half_a_character_can_be_written_and_stays_where_nothing_changes() -> None:
    text = '{"a": "\\ud83d x", "b": "\\ud83d\\ude00"}'
    value = parse(text, "x.json")
    assert (value["a"].text, value["b"].text) == ("\ufffd x", "😀")
    assert Edits(text).applied() == text
