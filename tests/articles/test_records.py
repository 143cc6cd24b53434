"""Tables and JSON Lines of articles read and written again. All texts are written for these tests."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews import articles
from transnews.articles import ArticleError
from transnews.articles.layout import Piece, own_piece
from transnews.model import Article

TABLE = """\
id,Lang,Published At,Title,Standfirst,Body HTML,Image Caption,Photo Credit,Author,Tags,Notes
7,en,2021-11-17T10:00:00Z,"The ""Ferry"" returns",It was late.,"<p>The <b>ferry</b> came today.</p>
<p>It carried 300 people.</p>",The harbour (Anatolia),Anatolia,Harbour News,"ferry, sea",do not touch
8,en_GB,,Snow in the hills,,"The road is closed.

It opens in May.",,,,,
"""
OBJECTS: list[Any] = [
    {
        "id": 7,
        "lang": "en_US",
        "date": "2021-11-17",
        "title": {"rendered": "The ferry&#8217;s return"},
        "content": {"rendered": "<p>The <b>ferry</b> came.</p>", "protected": False},
        "author": 4,
        "tags": [1, 2],
        "translation_of": None,
    },
    {
        "headline": "Snow in the hills",
        "body": "The road is closed.\n\nIt opens in May.",
        "author": {"name": "Harbour News", "id": 3},
        "images": [{"url": "a.jpg", "caption": "The hills (Anatolia)", "alt_text": "A hill"}],
        "keywords": ["snow", "roads"],
    },
]


def read(data: str | bytes, name: str = "export.csv", *fields: str) -> Article:
    return articles.read_bytes(data if isinstance(data, bytes) else data.encode(), name, fields=fields)


def written(article: Article, language: str = "pt", *, upper: bool = True) -> bytes:
    """Return the file with every text in capitals, or as it was."""
    form = articles.with_fields(article.format, article.fields)
    assert isinstance(form, articles.DocumentFormat)
    pieces = [Piece(block.text.upper(), block.spans) if upper else own_piece(block) for block in article.blocks]
    return form.render_bytes(article, pieces, language)


def lines(objects: list[Any]) -> str:
    return "".join(json.dumps(item) + "\n" for item in objects)


def cells(data: bytes, **dialect: Any) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), **dialect))


def problems(article: Article) -> list[str]:
    return [issue.message.removesuffix(" It stays as it is.") for issue in article.issues]


def test_the_rows_of_a_table_are_articles() -> None:
    article = read(TABLE)
    first, second = article.parts
    assert (first.id, first.language, first.title, str(first.published)) == (
        "7",
        "en",
        'The "Ferry" returns',
        "2021-11-17",
    )
    assert (second.id, second.language, second.published) == ("8", "en-GB", None)
    found = [(block.kind, block.text, block.line) for block in article.blocks]
    assert found == [
        ("headline", 'The "Ferry" returns', 2),
        ("credit", "Harbour News", 3),
        ("paragraph", "It was late.", 2),
        ("paragraph", "The ferry came today.", 2),
        ("paragraph", "It carried 300 people.", 3),
        ("caption", "The harbour", 3),
        ("credit", "Anatolia", 3),
        ("credit", "Anatolia", 3),
        ("list-item", "ferry", 3),
        ("list-item", "sea", 3),
        ("headline", "Snow in the hills", 4),
        ("paragraph", "The road is closed.", 4),
        ("paragraph", "It opens in May.", 6),
    ]


def test_texts_and_languages_of_a_table_change_and_nothing_else() -> None:
    article = read(TABLE)
    assert written(article, upper=False) == TABLE.encode()
    head, first, second = cells(written(article, "pt-BR"))
    assert head == TABLE.splitlines()[0].split(",")
    assert first == [
        *("7", "pt-BR", "2021-11-17T10:00:00Z", 'THE "FERRY" RETURNS', "IT WAS LATE."),
        "<p>THE <b>FERRY</b> CAME TODAY.</p>\n<p>IT CARRIED 300 PEOPLE.</p>",
        *("THE HARBOUR (ANATOLIA)", "ANATOLIA", "HARBOUR NEWS", "FERRY, SEA", "do not touch"),
    ]
    assert second[1] == "pt_BR"
    assert b'\n8,pt_BR,,SNOW IN THE HILLS,,"THE ROAD' in written(article, "pt-BR")


def test_json_lines_are_articles() -> None:
    article = read(lines(OBJECTS), "export.jsonl")
    assert [(part.id, part.language, part.title) for part in article.parts] == [
        ("7", "en-US", "The ferry’s return"),
        ("2", "und", "Snow in the hills"),
    ]
    assert [(block.kind, block.text, block.line) for block in article.blocks] == [
        ("headline", "The ferry’s return", 1),
        ("paragraph", "The ferry came.", 1),
        ("headline", "Snow in the hills", 2),
        ("credit", "Harbour News", 2),
        ("paragraph", "The road is closed.", 2),
        ("paragraph", "It opens in May.", 2),
        ("caption", "The hills", 2),
        ("credit", "Anatolia", 2),
        ("caption", "A hill", 2),
        ("list-item", "snow", 2),
        ("list-item", "roads", 2),
    ]


def test_texts_and_languages_of_json_lines_change_and_nothing_else() -> None:
    data = lines(OBJECTS)
    article = read(data, "export.jsonl")
    assert written(article, upper=False) == data.encode()
    first, second = map(json.loads, written(article, "pt").splitlines())
    assert first == OBJECTS[0] | {
        "lang": "pt",
        "title": {"rendered": "THE FERRY’S RETURN"},
        "content": {"rendered": '<p lang="pt">THE <b>FERRY</b> CAME.</p>', "protected": False},
        "translation_of": 7,
    }
    assert second == OBJECTS[1] | {
        "headline": "SNOW IN THE HILLS",
        "body": "THE ROAD IS CLOSED.\n\nIT OPENS IN MAY.",
        "author": {"name": "HARBOUR NEWS", "id": 3},
        "images": [{"url": "a.jpg", "caption": "THE HILLS (ANATOLIA)", "alt_text": "A HILL"}],
        "keywords": ["SNOW", "ROADS"],
    }


def test_an_original_that_is_named_already_stays() -> None:
    data = "id,original_id,title,body\n7,3,One,Two\n8,,Three,Four\n"
    assert cells(written(read(data)))[1:] == [["7", "3", "ONE", "TWO"], ["8", "8", "THREE", "FOUR"]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_dialects(delimiter: str, ending: str, start: bytes) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=ending)
    writer.writerows([["id", "title", "body"], ["1", "One, two; three", 'She said "yes" | no\tmore']])
    data = start + stream.getvalue().encode()
    article = read(data)
    assert written(article, upper=False) == data
    after = written(article)
    assert after.startswith(start)
    assert after.endswith(ending.encode())
    assert cells(after, delimiter=delimiter)[1] == ["1", "ONE, TWO; THREE", 'SHE SAID "YES" | NO\tMORE']


def test_utf16_stays_and_older_encodings_become_utf8() -> None:
    text = "id;title;body\n1;A manhã;O café está aberto. A praça também. É só amanhã.\n"
    for encoding, mark in (("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")):
        data = mark + text.encode(encoding)
        article = read(data)
        assert written(article, upper=False) == data
        assert "A MANHÃ" in written(article, "en").decode("utf-16")
    article = read(text.encode("cp1252"))
    assert [issue.code for issue in article.issues] == ["encoding"]
    assert written(article, upper=False) == text.encode("cp1252")
    assert written(article, "en").decode("utf-8-sig") == text[:13] + text[13:].upper()
    assert written(article, "en").startswith(b"\xef\xbb\xbf")


def test_broken_rows_stay_and_are_told() -> None:
    data = (
        b"id,title,body\n"
        b"1,One,A text.\n"
        b"2,Two\n"
        b'3,"Three"x,A text.\n'
        b"4,Four \xff,A text.\n"
        b"5,Five,A text.,more\n"
        b"\n"
        b"6,Six,\xc3\xa9t\xc3\xa9.\n"
        b'7,"Seven,A text.'
    )
    article = read(data)
    assert [part.id for part in article.parts] == ["1", "6"]
    assert {(issue.code, issue.severity) for issue in article.issues} == {("item-broken", "error")}
    assert problems(article) == [
        "Line 3: the row has 2 cells, the head 3.",
        "Line 4: a quotation mark is not closed.",
        "Line 5: some bytes are no UTF-8.",
        "Line 6: the row has 4 cells, the head 3.",
        "Line 9: a quotation mark is not closed.",
    ]
    after = written(article).split(b"\n")
    before = data.split(b"\n")
    assert [number for number, line in enumerate(after, 1) if line != before[number - 1]] == [2, 8]


def test_broken_lines_stay_and_are_told() -> None:
    data = (
        b'{"title": "One", "body": "A text."}\r\n'
        b'{"title": "Two", \n'
        b'["Three"]\n'
        b'{"title": "Four \xff"}\n'
        b'{"title": 5}\n'
        b'{"title": "Six \\ud83d", "body": "A text."}\n'
        b" \n"
        b'{"unknown": "Seven"}\n' + b"[" * 100_000 + b"\n"
        b'{"title": "Nine", "body": "A text."}'
    )
    article = read(data, "export.jsonl")
    assert [part.title for part in article.parts] == ["One", "Nine"]
    assert problems(article) == [
        "Line 2: this is not JSON (Expecting property name enclosed in double quotes).",
        "Line 3: an object is expected.",
        "Line 4: some bytes are no UTF-8.",
        "Line 5: the headline is a number or a truth value, no text.",
        "Line 6: a character is not whole.",
        "Line 9: this is not JSON (nested too deep).",
    ]
    after, before = written(article).split(b"\n"), data.split(b"\n")
    assert [number for number, line in enumerate(after, 1) if line != before[number - 1]] == [1, 10]
    assert after[0].endswith(b"}\r")


def test_html_is_told_by_tags_and_references() -> None:
    data = "id,title,body\n1,AT&amp;T grows,a < b and c > d\n2,One <i>day</i>,Fish & chips <name>\n"
    article = read(data)
    assert [block.text for block in article.blocks] == [
        *("AT&T grows", "a < b and c > d", "One day", "Fish & chips <name>"),
    ]
    assert cells(written(article))[1:] == [
        ["1", "AT&amp;T GROWS", "A < B AND C > D"],
        ["2", "ONE <i>DAY</i>", "FISH & CHIPS <NAME>"],
    ]


def test_right_to_left_bodies_say_so() -> None:
    data = "id,title,body_html\n1,One,<p>A text.</p><p>Another.</p>\n"
    assert '<p dir=""rtl"" lang=""ar"">A TEXT.</p>' in written(read(data), "ar").decode()


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        ("", "export.csv", "the file is empty"),
        ("id,title,body\n", "export.csv", "It has: id, title, body"),
        ("id,en,pt\n1,road,estrada\n", "export.csv", r"no text of an article.*It has: id, en, pt.*--fields"),
        ('{"source": "road", "target": "estrada"}\n', "export.jsonl", "It has: source, target"),
        ("{\n", "export.jsonl", "none of the rows could be read. Line 1: this is not JSON"),
        ("id,title,body\n1,2\n", "export.tsv", "none of the rows could be read. Line 2: the row has 2 cells"),
        ("\0\0\0\0", "export.csv", "binary"),
    ],
)
def test_files_without_articles(data: str, name: str, said: str) -> None:
    with pytest.raises(ArticleError, match=said) as caught:
        read(data, name)
    assert name in caught.value.message


_WORDS = st.text(st.sampled_from([*"ab é,;\t|\"'本.\n"]), max_size=12)
_EXTRA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["x", "y z", "q"]), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.lists(st.tuples(_WORDS, _WORDS, _WORDS), min_size=1, max_size=4),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_any_table_comes_back(rows: list[tuple[str, str, str]], delimiter: str, ending: str, quoting: Any) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=ending, quoting=quoting)
    writer.writerows([("id", "title", "body", "other"), *((str(n), *row) for n, row in enumerate(rows))])
    data = stream.getvalue().encode()
    try:
        article = read(data)
    except ArticleError:
        assert not any(title.strip() or body.strip() for title, body, _other in rows)
        return
    assert not article.issues
    assert written(article, upper=False) == data
    expected = [[str(n), title.upper(), body.upper(), other] for n, (title, body, other) in enumerate(rows)]
    assert cells(written(article), delimiter=delimiter)[1:] == expected


@given(
    st.lists(st.tuples(_WORDS, _WORDS, _EXTRA), min_size=1, max_size=4),
    st.sampled_from(["\n", "\r\n", "\n\n"]),
    st.booleans(),
    st.sampled_from([None, (",", ":")]),
)
def test_any_json_lines_come_back(
    rows: list[tuple[str, str, Any]],
    ending: str,
    ascii_only: bool,  # noqa: FBT001 - hypothesis gives it
    separators: tuple[str, str] | None,
) -> None:
    objects = [{"x": extra, "title": title, "body": body, "y": [extra]} for title, body, extra in rows]
    dumped = (json.dumps(item, ensure_ascii=ascii_only, separators=separators) for item in objects)
    data = "".join(line + ending for line in dumped).encode("utf-8", "replace")
    try:
        article = read(data, "export.ndjson")
    except ArticleError:
        assert not any(title.strip() or body.strip() for title, body, _extra in rows)
        return
    assert not article.issues
    assert written(article, upper=False) == data
    after = [json.loads(line) for line in written(article).decode().split("\n") if line.strip()]
    before = [json.loads(line) for line in data.decode().split("\n") if line.strip()]
    assert after == [item | {"title": item["title"].upper(), "body": item["body"].upper()} for item in before]


_HTML = st.lists(st.sampled_from([*"<>&;/pbi='\"a \n", "<p>", "</p>", "<b>", "&amp;", " lang='en'"]), max_size=20)


@given(_HTML.map("".join), st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=8))
def test_any_html_leaves_its_row_whole(body: str, note: str) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([("id", "title", "body_html", "note"), ("1", "One", body, note)])
    data = stream.getvalue().encode()
    article = read(data)
    assert not article.issues
    [row] = cells(written(article))[1:]
    before = cells(data)[1]
    assert [row[0], row[1], row[3]] == [before[0], "ONE", before[3]]
    assert row[2] == before[2] or any(block.text for block in article.blocks[1:])
