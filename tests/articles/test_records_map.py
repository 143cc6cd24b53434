"""The map of what is what in tables and JSON Lines. All texts are written for these tests."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.articles.test_records import cells, read, written
from transnews import articles
from transnews.articles.records import LINES, TABLE
from transnews.articles.records.fieldmap import ROLES, FieldMapError, fold, read_map
from transnews.resources import read_table
from transnews.settings import load

GERMAN = "nr;Kopf;Haupttext;Titelseite;title\n1;Die Fähre;<p>Sie kam <b>heute</b>.</p>;ja;x\n"


def texts(data: str, name: str, *fields: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(data, name, *fields).blocks]


def test_usual_names_are_roles() -> None:
    table = read_table("articles/records/data/names.toml")
    for group in ("names", "otherwise"):
        assert set(table[group]) <= set(ROLES)
    folded = [fold(name) for group in ("names", "otherwise") for names in table[group].values() for name in names]
    assert len(folded) == len(set(folded))
    assert fold("Body HTML") == fold("bodyHtml") == fold("body-html") == "bodyhtml"
    assert fold("TÍTULO") == fold("titulo")


def test_the_map_goes_over_usual_names() -> None:
    article = read(GERMAN, "export.csv", "id=nr", "headline=kopf", "body=Haupttext")
    assert [part.id for part in article.parts] == ["1"]
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("headline", "Die Fähre"),
        ("paragraph", "Sie kam heute."),
    ]
    assert article.fields == ("id=nr", "headline=kopf", "body=Haupttext")
    assert cells(written(article, "en"), delimiter=";")[1] == [
        *("1", "DIE FÄHRE", '<p lang="en">SIE KAM <b>HEUTE</b>.</p>', "ja", "x"),
    ]


def test_what_is_kept_is_kept() -> None:
    data = "title,body,summary\nOne,Two,Three\n"
    assert texts(data, "export.csv", "keep=summary") == [("headline", "One"), ("paragraph", "Two")]


def test_the_map_says_how_a_text_is_written() -> None:
    data = "title,body\nOne,<b>two</b>\n"
    assert texts(data, "export.csv", "body=body:text")[1] == ("paragraph", "<b>two</b>")
    assert texts(data, "export.csv", "body=body:html")[1] == ("paragraph", "two")
    lines = 'body\n"One.\n\nTwo."\n'
    assert texts(lines, "export.csv", "body=body:line") == [("paragraph", "One.\n\nTwo.")]
    assert texts("k\na; b\n", "export.csv", "keywords=k") == [("list-item", "a"), ("list-item", "b")]
    assert texts("dc:title\nOne\n", "export.csv", "headline=dc:title") == [("headline", "One")]


def test_the_first_that_says_it_counts() -> None:
    data = '{"id": "", "slug": "a", "published": true, "date": "20211117", "lang": "?", "locale": "en", "body": "x"}'
    [part] = read(data, "export.jsonl").parts
    assert (part.id, part.language, str(part.published)) == ("a", "en", "2021-11-17")


def test_names_that_count_only_without_better_ones() -> None:
    assert texts("name,body\nOne,Two\n", "export.csv") == [("headline", "One"), ("paragraph", "Two")]
    assert texts("name,title,body\nx,One,Two\n", "export.csv") == [("headline", "One"), ("paragraph", "Two")]


NESTED = json.dumps(
    {
        "_id": {"$oid": "5f"},
        "data": {"lang": "en", "content": {"rendered": "<p>It came.</p>", "raw": "It came."}},
        "media": [{"image": {"text": "The harbour"}}, {"image": {"text": "The sea"}}],
        "a.b": "With a dot",
        "title": "Usual",
    }
)


def test_paths_lead_into_objects_and_arrays() -> None:
    fields = (
        *("id=_id.$oid", "language=data.lang", "body=data.content.rendered:html", "caption=media[].image.text"),
        "summary=a.b",
    )
    article = read(NESTED, "export.jsonl", *fields)
    assert (article.parts[0].id, article.parts[0].language) == ("5f", "en")
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("headline", "Usual"),
        ("paragraph", "With a dot"),
        ("paragraph", "It came."),
        ("caption", "The harbour"),
        ("caption", "The sea"),
    ]
    after = json.loads(written(article))
    assert after["data"] == {"lang": "pt", "content": {"rendered": '<p lang="pt">IT CAME.</p>', "raw": "It came."}}
    assert after["media"] == [{"image": {"text": "THE HARBOUR"}}, {"image": {"text": "THE SEA"}}]


def test_one_value_has_one_role() -> None:
    data = '{"content": {"rendered": "One."}, "title": "Two"}\n'
    assert texts(data, "export.jsonl", "summary=content.rendered") == [("headline", "Two"), ("paragraph", "One.")]
    assert texts(data, "export.jsonl", "keep=content") == [("headline", "Two")]


def test_a_table_gets_columns_that_it_does_not_have() -> None:
    data = 'id;title;body\r\n7;One;"Two; three"\r\nbroken;row\r\n8;4;\r\n'
    article = read(data, "export.csv", "language=+lang", "original=+of; which")
    assert written(article, upper=False).decode() == data
    assert written(article).decode() == (
        'id;title;body;lang;"of; which"\r\n7;ONE;"TWO; THREE";pt;7\r\nbroken;row\r\n8;4;;;\r\n'
    )
    again = read(written(article), "export.csv", "language=+lang", "original=+of; which")
    assert [part.language for part in again.parts] == ["pt", "und"]


def test_an_added_column_stands_after_an_empty_one() -> None:
    article = read("id,title,lang\n7,One,\n", "export.csv", "original=+of")
    assert written(article).decode() == "id,title,lang,of\n7,ONE,pt,7\n"


def test_objects_get_members_that_they_do_not_have() -> None:
    first = '{"id": 7, "title": "One", "meta": {}}\n'
    data = first + '{"id": 8, "title": "Two", "meta": {"lang": "en"}, "of": 3}\n{"title":"4"}'
    article = read(data, "export.jsonl", "language=+meta.lang", "original=+of")
    assert written(article, upper=False).decode() == data
    assert written(article).decode().split("\n") == [
        '{"id": 7, "title": "ONE", "meta": {"lang": "pt"}, "of": 7}',
        '{"id": 8, "title": "TWO", "meta": {"lang": "pt"}, "of": 3}',
        '{"title":"4"}',
    ]


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("headline", "'headline' does not say which column is what.*headline=title"),
        ("headline=", "does not say which column"),
        ("hedline=title", "'hedline' in 'hedline=title'.*Did you mean 'headline'.*Known: id, language"),
        ("body=+text", "'body=\\+text' cannot be added.*language=\\+NAME, original=\\+NAME"),
        ("body=text:htlm", "not written as 'htlm'.*html, text, line"),
    ],
)
def test_a_map_that_is_none(field: str, said: str) -> None:
    with pytest.raises(FieldMapError, match=said) as caught:
        read_map([field])
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("data", "name"),
    [("title,body\nOne,Two\n", "export.csv"), ('{"title": "One"}\n{"body": "Two"}\n', "export.jsonl")],
)
def test_a_name_that_the_file_does_not_have(data: str, name: str) -> None:
    with pytest.raises(FieldMapError, match=rf"{name}: fields names 'boddy'.*It has: title, body\."):
        read(data, name, "body=boddy", "headline=title")


def test_a_member_may_be_missing_here_and_there() -> None:
    assert texts('{"kopf": "One"}\n{"kopf": "Two", "text": "Three"}\n{}\n', "export.jsonl", "headline=kopf") == [
        *(("headline", "One"), ("headline", "Two"), ("paragraph", "Three")),
    ]


@pytest.mark.parametrize(
    ("data", "is_article"),
    [
        ("id,title,body\n", True),
        ("\ufeffTitle;Summary\r\n", True),
        ("sep=|\ntitle|text\n", True),
        ("title,year,price\n", False),
        ("id,en,pt,block,kind,origin,state,issues,notes\n", False),
        ("source,target,text\n", False),
        ("Summary\n\nThe bridge is closed.\n", False),
        ("id,kind,en,pt,en-avoid,note,summary\n", False),
        ("", False),
        ("\n\n", False),
    ],
)
def test_tables_of_articles_are_told_from_others(data: str, is_article: bool) -> None:  # noqa: FBT001 - a table of cases
    assert TABLE.claims(data.encode()) is is_article


@pytest.mark.parametrize(
    ("data", "is_article"),
    [
        ('{"title": "One", "body": "Two"}\n', True),
        ('broken\n{"title": "One", "content": {"rendered": "Two"}}\n', True),
        ('{"id": 1, "title": "One", "body": "Two, cut in the mid', True),
        ('{"title": "One", "year": 2021}\n', False),
        ('{"article": "a.txt", "source": "One", "target": "Um", "text": ""}\n', False),
        ('{"en": "One", "pt": "Um"}\n', False),
        ('{"translation": {"en": "One", "pt": "Um"}}\n', False),
        ("[1]\n", False),
        ("", False),
    ],
)
def test_json_lines_of_articles_are_told_from_others(data: str, is_article: bool) -> None:  # noqa: FBT001
    assert LINES.claims(data.encode()) is is_article


def test_what_the_map_names_is_an_article() -> None:
    assert TABLE.with_fields(["headline=en"]).claims(b"id,en,pt\n")
    assert LINES.with_fields(["headline=a.b"]).claims(b'{"a": {"b": "One"}}\n')
    assert not LINES.with_fields(["headline=a.c"]).claims(b'{"a": {"b": "One"}}\n')


def test_our_own_files_are_no_articles(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    for glossary in (*(root / "glossaries").glob("*.csv"), root / "examples" / "glossary.csv"):
        assert not articles.holds_articles(glossary), glossary
    assert articles.holds_articles(root / "examples" / "newsroom-export.en.csv")
    assert not articles.holds_articles(root / "examples" / "border-talks.en.xlf")


def test_a_folder_gives_its_tables_of_articles(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,title,body\n1,One,Two\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("id,en,pt\n1,road,estrada\n", encoding="utf-8")
    (tmp_path / "c.jsonl").write_text('{"kopf": "One"}\n', encoding="utf-8")
    assert [path.name for path in articles.find(tmp_path)] == ["a.csv"]
    assert [path.name for path in articles.find(tmp_path, fields=["headline=kopf"])] == ["c.jsonl"]


def test_the_setting(tmp_path: Path) -> None:
    file = tmp_path / "transnews.toml"
    file.write_text('[transnews]\nfields = ["headline=Kopf, groß", "body=Text"]\n', encoding="utf-8")
    assert load(file, {}).fields == ("headline=Kopf, groß", "body=Text")
    assert load(file, {"TRANSNEWS_FIELDS": "headline=a, body=b:html"}).fields == ("headline=a", "body=b:html")
    article = read('"Kopf, groß",Text\nOne,Two\n', "a.csv", *load(file, {}).fields)
    assert [block.text for block in article.blocks] == ["One", "Two"]
