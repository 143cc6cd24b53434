"""JSON Feed. All texts are written for these tests."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articles.test_feeds import FEEDS, capitals, kept, translated
from transnews import articles
from transnews.articles.jsontext import Edits, JsonError, parse
from transnews.engines import ENGINES

VERSION = '"version": "https://jsonfeed.org/version/1.1"'


@pytest.fixture(autouse=True)
def _engine() -> None:
    ENGINES.add("words", "tests.fakes:WordEngine")


def test_a_feed_is_an_article_of_its_own_and_one_for_each_item() -> None:
    article = articles.read(FEEDS / "valley.json")
    assert article.format == "jsonfeed"
    assert [(part.id, part.language, part.published) for part in article.parts] == [
        ("feed", "en", None),
        ("1", "en", date(2021, 11, 28)),
        ("2", "pt", None),
    ]
    kinds = {block.text: block.kind for block in article.blocks}
    assert (kinds["The ministers met"], kinds["Ana Reis"], kinds["talks"]) == ("headline", "credit", "list-item")


def test_a_translation_says_its_language_and_names_its_original() -> None:
    before, after = (FEEDS / "valley.json").read_text(), translated("valley.json")
    feed = json.loads(after)
    assert feed["language"] == "pt"
    assert "feed_url" not in feed
    assert feed["_transnews"] == {"original": {"url": "https://valley.example/feed.json", "language": "en"}}
    first = feed["items"][0]
    assert first["_transnews"] == {"original": {"url": "https://valley.example/1", "language": "en"}}
    assert (first["id"], first["url"], first["title"]) == ("1", "https://valley.example/1", "O ministros reuniram-se")
    assert first["tags"] == ["Negociações", "Estrada"]
    assert first["attachments"][0]["title"] == "O negociações"
    assert '{"id": 2,' + before.split('{"id": 2,')[1].split("\n")[0] in after
    assert '"version": "https:\\/\\/jsonfeed.org\\/version\\/1.1"' in after


def test_version_1_has_no_languages() -> None:
    data = b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "title": "The road"}]}'
    after = json.loads(capitals(data, "a.en.json"))
    assert "language" not in after
    assert after["items"] == [{"id": "1", "title": "THE ROAD", "_transnews": {"original": {"language": "en"}}}]


def test_what_is_wrong_with_items_is_said_and_stops_nothing() -> None:
    items = '"text",\nnull,\n{"id": 1, "title": "The road"},\n{"id": 1, "title": [], "date_published": "soon"}'
    data = f'{{{VERSION}, "language": "en", "items": [\n{items}]}}'.encode()
    article = articles.read_bytes(data, "a.json")
    assert [(issue.severity, issue.message) for issue in article.issues] == [
        ("error", "Item 1, line 2: it is no object."),
        ("error", "Item 2, line 3: it is no object."),
        ("warning", "Item 4, line 5: it has neither a title nor a text."),
        ("warning", "Item 4, line 5: 'soon' is no date."),
        ("warning", "Item 4, line 5: it has the id of item 3, 1."),
        ("warning", "Item 4, line 5: its 'title' is no text."),
    ]
    assert json.loads(capitals(data, "a.json"))["items"][:2] == ["text", None]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (f"{{{VERSION}}}", "line 1: a JSON Feed has an array 'items'"),
        (f'{{{VERSION},\n "items": {{}}}}', "line 2: a JSON Feed has an array 'items'"),
        (f'{{{VERSION},\n "items": [}}', "line 2: this is not JSON"),
        (f'{{{VERSION}, "items": {"[" * 100_000}', "nested too deep"),
        (f'{{{VERSION}, "items": {"1" * 5000}}}', "this is not JSON"),
    ],
)
def test_a_feed_that_cannot_be_read_at_all_is_one_clear_error(data: str, message: str) -> None:
    with pytest.raises(JsonError, match=message):
        articles.read_bytes(data.encode(), "a.json")


@given(st.lists(st.text(st.characters(blacklist_categories=["Cs"])), min_size=1, max_size=4), st.booleans())
def test_any_feed_comes_back(titles: list[str], escaped: bool) -> None:  # noqa: FBT001 - given by hypothesis
    items = [{"id": str(number), "title": title, "content_html": title} for number, title in enumerate(titles)]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The road", "items": items}
    data = json.dumps(feed, ensure_ascii=escaped, indent=1).encode()
    assert kept(data, "a.json") == data
    json.loads(capitals(data, "a.en.json"))


@pytest.mark.parametrize("key", ["a", "b", "c"])
def test_a_member_goes_with_its_comma(key: str) -> None:
    text = '{"a" : 1 , "b":[1, "b"],\n "c": {"a": ":"}}'
    edits = Edits(text)
    edits.remove(root := parse(text, "a.json"), key)
    edits.set(root, "d", 1)
    expected = {name: value for name, value in json.loads(text).items() if name != key} | {"d": 1}
    assert json.loads(edits.applied()) == expected
