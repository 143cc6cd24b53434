"""JSON, read back with the standard library, and its description in docs/json.md."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from hypothesis import given, settings

from tests.bitexts import samples
from transnews.bitexts import json as json_format
from transnews.bitexts.characters import without_surrogates
from transnews.model import Article, ParallelText

_DOCUMENTATION = Path(__file__).parents[2] / "docs" / "json.md"


def _read(text: ParallelText) -> Any:
    return json.loads(json_format.serialize(text))


@given(pairs=samples.pairs())
@settings(max_examples=60)
def test_nothing_is_lost_but_lone_surrogates(pairs: list[tuple[str, str]]) -> None:
    units = [(unit["source"], unit["target"]) for unit in _read(samples.parallel(pairs))["units"]]
    assert units == [(without_surrogates(source), without_surrogates(target)) for source, target in pairs]


def test_document() -> None:
    document = _read(samples.news())
    assert list(document) == [
        "id",
        "source_language",
        "target_language",
        "title",
        "published",
        "signature",
        "units",
        "issues",
        "summary",
    ]
    assert (document["id"], document["published"]) == ("border talks.md", "2021-11-28")
    assert (document["source_language"], document["target_language"]) == ("en", "pt")
    assert list(document["signature"]) == ["cldr", "engine", "transnews"]
    assert document["issues"] == [{"code": "encoding", "severity": "info", "message": "The file is in windows-1252."}]
    assert _read(ParallelText(Article("a"), "en", "pt"))["published"] is None


def test_unit() -> None:
    assert _read(samples.news())["units"][2] == {
        "id": "b2s2",
        "block": "paragraph",
        "block_index": 2,
        "source": "Aliyev will meet Margaryan on Sunday.",
        "gap": " ",
        "target": "Aliyev se reunirá com Margaryan no domingo.",
        "language": "en",
        "confidence": 0.9877,
        "origin": "machine",
        "route": [{"engine": "firefox", "model": "tiny", "source": "en", "target": "pt", "repair": ""}],
        "state": "translated",
        "terms": [
            {"source": "Margaryan", "target": "Margaryan", "concept": "margaryan", "status": "engine"},
            {"source": "Aliyev", "target": "Aliyev", "concept": "aliyev", "status": "missing"},
        ],
        "mentions": [],
        "issues": [
            {"code": "term-missing", "severity": "error", "message": "The translation lacks <Aliyev> & its title."}
        ],
        "notes": [],
    }


def test_several_documents_are_one_file() -> None:
    documents = [json_format.document(samples.news()), json_format.document(samples.news_in_arabic())]
    data = json_format.encode(documents)
    assert json.loads(data) == documents
    assert "استئناف".encode() in data


def test_the_documentation_shows_every_key() -> None:
    """The example of docs/json.md has the keys of a real document, at every level, in the same order."""
    example = re.search(r"```json\n(.*?)```", _DOCUMENTATION.read_text(encoding="utf-8"), re.DOTALL)
    assert example
    shown, real = json.loads(example.group(1)), _read(samples.news())
    assert list(shown) == list(real)
    assert [list(unit) for unit in shown["units"]] == [list(real["units"][0])] * len(shown["units"])
    assert {key: list(value) for key, value in shown["summary"].items() if key != "units"} == {
        key: list(value) for key, value in real["summary"].items() if key != "units"
    }
    for part in ("route", "terms", "mentions", "issues"):
        ours = next(list(item) for unit in real["units"] for item in unit[part])
        theirs = [list(item) for unit in shown["units"] for item in unit[part]]
        assert theirs
        assert all(keys == ours for keys in theirs)
