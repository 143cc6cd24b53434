"""News items in JSON. All texts are written for these tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articles.ninjs_members import violations
from transnews import articles
from transnews.articles import ninjs
from transnews.articles.layout import Piece, own_piece
from transnews.model import Article, Span

FOLDER = Path(__file__).parent / "ninjs"
Item = dict[str, Any]


def read(data: Any, name: str = "wire.json") -> Article:
    text = data if isinstance(data, bytes) else json.dumps(data).encode()
    return articles.read_bytes(text, name)


def rendered(article: Article, language: str = "") -> bytes:
    """Return the file as it is, or with every text in capitals (those in capitals in small letters) in ``language``."""
    pieces = [own_piece(block) for block in article.blocks]
    if language:
        pieces = [Piece(_changed(piece.text), piece.spans) for piece in pieces]
    return ninjs.render_bytes(article, pieces, language or article.language)


def _changed(text: str) -> str:
    return text.lower() if text.isupper() else text.upper()


def translated(data: Any, language: str = "pt") -> Any:
    return json.loads(rendered(read(data), language))


def item(**members: Any) -> Item:
    return {"uri": "http://wire.example.org/1", "versioncreated": "2021-11-24T11:00:00Z", "language": "en", **members}


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_without_a_translation_the_file_stays_to_the_byte(path: Path) -> None:
    data = path.read_bytes()
    assert rendered(read(data)) == data
    assert rendered(read(b"\xef\xbb\xbf" + data)) == b"\xef\xbb\xbf" + data


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.text("<>/pbai \"'&;=\n.A", max_size=60)
_ROLES = st.sampled_from(["", "main", "subhead", "text/plain", "text/html", "application/nitf+xml"])
_VALUE = st.fixed_dictionaries(
    {"value": _TEXT}, optional={"role": _ROLES, "contenttype": _ROLES, "contentType": _ROLES}
)
_ANYTHING = st.none() | st.integers() | st.floats(allow_nan=False) | _TEXT | st.lists(_TEXT, max_size=2) | _VALUE
_MEMBERS = st.fixed_dictionaries(
    {"uri": _TEXT, "versioncreated": _TEXT},
    optional={
        **dict.fromkeys(("headlines", "descriptions", "bodies"), st.lists(_VALUE, max_size=3) | _ANYTHING),
        **dict.fromkeys(
            ("by", "title", "located", "ednote", "language", "type", "body_html", "description_x"), _ANYTHING
        ),
        **dict.fromkeys(("subjects", "keywords", "standard", "renditions"), _ANYTHING),
    },
)
_ITEM = st.recursive(
    _MEMBERS,
    lambda inner: st.builds(
        lambda outer, inside: {**outer, "associations": inside},
        _MEMBERS,
        st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner | st.none(), max_size=3),
    ),
    max_leaves=5,
)


@given(st.lists(_ITEM, min_size=1, max_size=3), st.sampled_from([None, 1, "\t"]), st.booleans())
def test_any_item_comes_back_and_is_translated(items: list[Item], indent: int | str | None, escaped: bool) -> None:  # noqa: FBT001
    data = json.dumps([*items, item(title="Last words here")], indent=indent, ensure_ascii=escaped).encode()
    article = read(data)
    assert rendered(article) == data
    result = json.loads(rendered(article, "pt"))
    for one, before in zip(result, items, strict=False):
        assert one.keys() - before.keys() <= {"language", "associations"}
    assert result[-1]["title"] == "LAST WORDS HERE"


def test_texts_are_blocks_in_reading_order() -> None:
    article = read((FOLDER / "talks-2.1.json").read_bytes())
    assert [(block.kind, block.text) for block in article.blocks][:9] == [
        ("headline", "Armenia and Azerbaijan begin talks on the border"),
        ("subhead", "Each side names its conditions"),
        ("credit", "By the staff of The Border Wire"),
        ("paragraph", "Map experts of both armies met for the first time."),
        ("dateline", "Yerevan"),
        ("dateline", "YEREVAN"),
        ("dateline", "Nov 24"),
        ("credit", "Anatolia"),
        ("paragraph", "The ministry said today, Wednesday, that map experts of both armies had met."),
    ]
    captions = [(block.kind, block.text, block.line) for block in article.blocks if block.line == 67]
    assert captions == [("caption", "Observers on the road to the village", 67), ("credit", "Anatolia", 67)]
    assert {block.line for block in article.blocks if "6,500" in block.text} == {37, 42}
    [whole, background] = article.parts
    assert (whole.language, whole.title) == ("en", "Armenia and Azerbaijan begin talks on the border")
    assert (background.id, background.language) == ("http://wire.example.org/items/20211117-background", "pt")
    assert [str(part.published) for part in article.parts] == ["2021-11-24", "2021-11-24"]


def test_what_is_no_text_for_people_stays() -> None:
    before = json.loads((FOLDER / "talks-2.1.json").read_bytes())
    after = translated((FOLDER / "talks-2.1.json").read_bytes())
    for name in ("standard", "type", "profile", "version", "versioncreated", "copyrightholder", "copyrightnotice"):
        assert after[name] == before[name]
    for name in ("usageterms", "altids", "slugline", "people", "places", "infosources", "subjects", "genres"):
        assert after[name] == before[name]
    assert after["bodies"][3] == before["bodies"][3]
    assert after["associations"][0]["renditions"] == before["associations"][0]["renditions"]
    assert after["associations"][0]["uri"] == before["associations"][0]["uri"]
    assert '"coordinates": [44.50, 4.018e1]' in rendered(read((FOLDER / "talks-2.1.json").read_bytes()), "pt").decode()


def test_a_translation_is_an_item_of_its_own_linked_to_its_original() -> None:
    after = translated((FOLDER / "talks-2.1.json").read_bytes())
    assert after["uri"] == "http://wire.example.org/items/20211124-talks#pt"
    assert after["associations"][-1] == {
        "name": "translationOf",
        "uri": "http://wire.example.org/items/20211124-talks",
        "language": "en",
    }
    assert (after["language"], after["associations"][0]["language"]) == ("pt", "pt")
    [newest, planned, other] = translated((FOLDER / "morning-3.1.json").read_bytes(), "pt")
    assert newest["associations"][0]["rel"] == "translationOf"
    assert "rel" not in planned["associations"][0]
    assert other["language"] == "pt"
    assert other["uri"].endswith(":fogo")
    assert "associations" not in other


def test_the_translation_of_a_translation_is_linked_to_it() -> None:
    once = translated(item(title="Rain"))
    assert translated(once, "es")["associations"] == [
        {"name": "translationOf", "uri": "http://wire.example.org/1", "language": "en"},
        {"name": "translationOf", "uri": "http://wire.example.org/1#pt", "language": "pt"},
    ]
    old = translated({"guid": "a", "headline": "Rain", "language": "en"})
    assert list(translated(old, "es")["associations"]) == ["translationOf", "translationOf2"]


def test_superdesk_names_the_group_of_translations() -> None:
    after = translated((FOLDER / "old-1.4.json").read_bytes())
    original = "urn:newsml:localhost:5000:2021-11-24T10:00:00:9c1"
    assert (after["guid"], after["translation_id"]) == (f"{original}#pt", original)
    assert after["associations"]["translationOf"] == {"guid": original, "language": "en"}
    assert after["associations"]["featuremedia"]["body_text"] == "A TRAIN WAITS – AND WAITS."
    assert after["headline_kicker"] == "WEATHER"
    assert (
        translated({**json.loads((FOLDER / "old-1.4.json").read_bytes()), "translation_id": "b"})["translation_id"]
        == "b"
    )


@pytest.mark.parametrize("name", ["talks-2.1.json", "morning-3.1.json"])
def test_what_is_written_is_as_the_standard_says(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    for read_back in (json.loads(data), translated(data), translated(data, "ar")):
        for one in read_back if isinstance(read_back, list) else [read_back]:
            assert list(violations(one, one["standard"]["version"])) == []
    assert list(violations({**item(), "rel": "x"}, "2.1")) == ["unknown member rel"]


def test_characters_and_words_of_a_body_are_counted_anew() -> None:
    body = {
        "contenttype": "text/html",
        "charcount": 9,
        "wordcount": 9,
        "value": "<p>One two.</p><figcaption>X</figcaption>",
    }
    after = translated(item(bodies=[body]))["bodies"][0]
    assert (after["charcount"], after["wordcount"]) == (8, 2)
    assert translated(item(bodies=[{"wordcount": 1, "value": "一 二 x"}]), "zh-Hant")["bodies"][0]["wordcount"] == 3
    old = translated(
        item(headline="Rain", body_text="One two.", wordcount=9, plannedCoverage=[{"wordCount": 7, "title": "a"}])
    )
    assert (old["wordcount"], old["plannedCoverage"][0]["wordCount"]) == (2, 7)


def test_html_keeps_its_markup_and_turns_with_the_script() -> None:
    value = '<p>The <a href="/b">ferry</a> left.</p><p>It rained.</p>'
    article = read(item(bodies=[{"value": value, "role": "main"}]))
    assert article.blocks[0].spans == [Span(4, 9, '<a href="/b">', "</a>")]
    assert json.loads(rendered(article, "ar"))["bodies"][0]["value"] == (
        '<p dir="rtl" lang="ar">THE <a href="/b">FERRY</a> LEFT.</p><p dir="rtl" lang="ar">IT RAINED.</p>'
    )


def test_nitf_is_read_as_the_markup_that_it_is() -> None:
    after = translated((FOLDER / "talks-2.1.json").read_bytes())
    assert after["bodies"][2]["value"] == (
        '<nitf baselang="pt"><body><body.content><p>MAP EXPERTS MET.</p></body.content></body></nitf>'
    )


def test_escapes_stay_as_the_file_has_them() -> None:
    data = b'{"uri":"urn:a","language":"en","headline":"\\u0130zmir caf\\u00e9","slugline":"\\u00e9"}'
    assert rendered(read(data), "pt").startswith(
        b'{"uri":"urn:a#pt","language":"pt","headline":"\\u0130ZMIR CAF\\u00c9"'
    )
    plain = json.dumps(item(title="İzmir café"), ensure_ascii=False).encode()
    assert "İZMIR CAFÉ".encode() in rendered(read(plain), "pt")
