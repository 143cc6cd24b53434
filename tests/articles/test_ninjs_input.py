"""What is taken for a ninjs item, and items that are broken. All texts are written for these tests."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articles.test_ninjs import FOLDER, Item, item, read, rendered, translated
from transnews.articles import ninjs
from transnews.articles.encoding import ArticleError
from transnews.articles.jsontext import JsonError
from transnews.errors import InputError


@pytest.mark.parametrize(
    ("said", "value", "kinds"),
    [
        ("text/plain", "<b>a</b> is a tag.", 1),
        ("body_xhtml", "<p>Rain.</p><p>Snow.</p>", 2),
        ("", "<p>Rain.</p><p>Snow.</p>", 2),
        ("", "Rain.\n\nSnow.", 2),
        ("application/nitf+xml", "<nitf><body><body.content><p>Rain.</p></body.content></body></nitf>", 1),
        ("", "<?xml version='1.0'?><nitf><body><body.content><p>Rain.</p></body.content></body></nitf>", 1),
        ("ttnitf", "<TTNITF>Rain.</TTNITF>", 0),
        ("application/xml", "<TTNITF>Rain.</TTNITF>", 0),
        ("text/markdown", "Rain.", 0),
        ("", "<?xml version='1.0'?><x>Rain.</x>", 0),
    ],
)
def test_bodies_are_read_by_their_media_type_or_by_what_they_look_like(said: str, value: str, kinds: int) -> None:
    article = read(item(title="Rain", bodies=[{"contenttype": said, "value": value}]))
    assert len(article.blocks) == 1 + kinds
    assert [issue.code for issue in article.issues] == ([] if kinds else ["not-read"])


def test_broken_members_are_named_and_the_others_are_translated() -> None:
    broken = item(
        title="Rain", headlines="Rain", bodies=[{"value": 5}, "x", {"role": "main"}], by=7, associations=["y"]
    )
    data = json.dumps([broken, 5, {"headlines": [{"value": "Snow"}], "bodies": [], "pubstatus": "usable"}], indent=1)
    article = read(data.encode())
    assert [block.text for block in article.blocks] == ["Rain", "Snow"]
    assert {issue.code for issue in article.issues} == {"item-broken"}
    messages = [issue.message for issue in article.issues]
    assert messages[0] == (
        "line 7: 'headlines' of item http://wire.example.org/1 is not as in ninjs and stays as it is."
    )
    assert messages[-2:] == [
        "line 22: item 2 is no object and stays as it is.",
        "line 23: item 3 has no 'uri'; its translation is not linked to it.",
    ]
    assert len(messages) == 8
    after = json.loads(rendered(article, "pt"))
    assert after[2]["headlines"] == [{"value": "SNOW"}]
    assert after[0]["associations"] == [
        "y",
        {"name": "translationOf", "uri": "http://wire.example.org/1", "language": "en"},
    ]
    assert translated(item(title="Rain", associations=7))["associations"] == 7


@pytest.mark.parametrize(
    ("data", "claimed"),
    [
        (item(headlines=[]), True),
        ([item(body_html="")], True),
        ({"$standard": {"name": "ninjs"}, "title": "a"}, True),
        ({"$schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json", "title": "a"}, True),
        ({"bodies": [{"value": "x" * 70_000 + '"'}], "headlines": [], "slugline": "", "uri": "urn:a"}, True),
        ({"notes": [{"value": '"' * 70_000}], "headline": "", "slugline": "", "uri": "urn:a"}, False),
        ({"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [item(headline="a")]}, False),
        ({"name": "package", "version": "1.0.0", "keywords": [], "description": "a"}, False),
        ({"source_language": "en", "target_language": "pt", "title": "a", "units": [{"headline": "uri"}]}, False),
        ({"uri": "urn:a", "title": "a", "body": "b", "lang": "en"}, False),
        ({"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "x/ninjs-schema_3.0.json"}, False),
        ([], False),
        ("uri", False),
    ],
)
def test_only_ninjs_is_claimed(data: Any, *, claimed: bool) -> None:
    assert ninjs.claims(json.dumps(data).encode()) is claimed
    assert ninjs.claims(json.dumps(data).encode("utf-16")) is claimed


@given(st.binary(max_size=80), st.integers(0, 400))
def test_claiming_never_fails(data: bytes, cut: int) -> None:
    ninjs.claims(data)
    ninjs.claims((FOLDER / "talks-2.1.json").read_bytes()[:cut])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"uri": "urn:a", "headline": "Rain"', "line 1: this is not JSON"),
        (b'{"uri": "urn:a",\n "headline": "Rain",\n}', "line 3: this is not JSON"),
        (b'[{"uri": "urn:a", "slugline": "x", "renditions": []}]', "the file is empty"),
        (b"[]", "no article in a format that transnews reads"),
        (b"", "the file is empty"),
        (b'{"uri":"urn:a","headline":"R","associations":' + b'{"a":' * 100_000, "wire.json"),
    ],
)
def test_what_is_no_item_is_refused_with_its_place(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as refused:
        read(data)
    assert isinstance(refused.value, ArticleError | JsonError)


def test_deep_associations_are_read() -> None:
    deep: Item = item(title="Rain 0")
    for level in range(1, 200):
        deep = item(title=f"Rain {level}", associations=[deep])
    article = read(deep)
    assert len(article.blocks) == 200
    assert json.loads(rendered(article, "pt"))["associations"][0]["title"] == "RAIN 198"


def test_other_encodings_are_read_and_utf_8_is_written() -> None:
    latin = json.dumps(item(title="Café in Gijón"), ensure_ascii=False).encode("cp1252")
    article = read(latin)
    assert [issue.code for issue in article.issues] == ["encoding"]
    assert json.loads(rendered(article, "pt").decode("utf-8"))["title"] == "CAFÉ IN GIJÓN"
    wide = json.dumps(item(title="Café"), ensure_ascii=False).encode("utf-16")
    assert json.loads(rendered(read(wide), "pt").decode("utf-8"))["title"] == "CAFÉ"
