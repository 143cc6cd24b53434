"""Files that hold many articles: each with its own language, day and failures, and one parallel text for all."""

from __future__ import annotations

from datetime import date

import pytest

from transnews import checks, pipeline
from transnews.articles.fields import HTML, LINE, TEXT, Field, Record, changes, parsed
from transnews.articles.layout import Piece
from transnews.engines import ENGINES
from transnews.glossary import Termbase
from transnews.model import Article, ParallelText
from transnews.parts import join, split
from transnews.settings import Settings


@pytest.fixture(autouse=True)
def _engine() -> None:
    ENGINES.add("words", "tests.fakes:WordEngine")


def feed(*records: Record, language: str = "en") -> Article:
    made = parsed(records, language)
    return Article("feed.xml", path="wire/feed.xml", language=language, blocks=made.blocks, parts=made.parts)


def item(name: str, *texts: str, language: str = "", day: str = "") -> Record:
    return Record(name, [Field(text) for text in texts], language, date=day)


def run(*articles: Article) -> list[ParallelText]:
    return list(pipeline.translate(articles, "pt", termbase=Termbase(), settings=Settings(engine="words")))


def test_a_file_is_one_parallel_text_of_all_its_articles() -> None:
    article = feed(item("a", "The road.", "The talks. The ministers met."), item("b", "The talks resume."))
    [first, second] = run(article, feed(item("c", "The road.")))
    assert [(unit.id, unit.block, unit.target) for unit in first.units] == [
        ("1.1", 0, "O estrada."),
        ("2.1", 1, "O negociações."),
        ("2.2", 1, "O ministros reuniram-se."),
        ("3.1", 2, "O negociações recomeçam."),
    ]
    assert first.article is article
    assert first.signature["models"] == "words/enpt@0"
    assert [unit.id for unit in second.units] == ["1.1"]


def test_units_are_called_as_when_an_edited_bitext_comes_back() -> None:
    article = feed(item("a", "The road.", "The talks. The ministers met."), item("b", "The talks resume."))
    [text] = run(article)
    assert [unit.id for unit in pipeline.recognize(article, "pt").units] == [unit.id for unit in text.units]


def test_each_article_has_its_own_language() -> None:
    armenian = "Նախարարները հանդիպեցին։"
    [text] = run(feed(item("a", "The ministers met."), item("b", armenian, language="hy")))
    assert [text.language_of(unit) for unit in text.units] == ["en", "hy"]
    assert [len(unit.route) for unit in text.units] == [1, 2]
    assert text.source_language == "hy"  # that of most letters


def test_each_article_has_its_own_day() -> None:
    articles = split(
        feed(item("a", "One.", day="Sun, 28 Nov 2021 10:00:00 +0400"), item("b", "Two.", day="2021-11-24"))
    )
    assert [article.published for article in articles] == [date(2021, 11, 28), date(2021, 11, 24)]
    assert [article.id for article in articles] == ["feed.xml#a", "feed.xml#b"]


def test_the_day_of_the_file_is_that_of_articles_without_one() -> None:
    article = feed(item("a", "One."))
    article.published = date(2021, 11, 28)
    assert split(article)[0].published == date(2021, 11, 28)


def test_an_article_that_fails_stays_as_it_is_and_stops_no_other_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(text: ParallelText) -> None:
        if any("talks" in unit.source for unit in text.units):
            raise ZeroDivisionError

    monkeypatch.setattr(checks, "run", fail)
    [text] = run(feed(item("a", "The road."), item("b", "The talks. The road."), item("c", "The ministers met.")))
    assert [unit.target for unit in text.units] == [
        "O estrada.",
        "The talks.",
        "The road.",
        "O ministros reuniram-se.",
    ]
    assert [unit.state for unit in text.units] == ["translated", "initial", "initial", "translated"]
    assert [(unit, issue.code) for unit, issue in text.all_issues()] == [("2.1", "internal-error")]


def test_what_all_articles_have_in_common_is_said_once_of_the_file() -> None:
    russian = item("b", "Министры встретились во вторник.", language="ru")
    [text] = run(feed(russian, item("c", "Переговоры идут.", language="ru")))
    assert [issue.code for issue in text.issues] == ["no-model"]
    [text] = run(feed(item("a", "The road."), russian))
    assert text.issues == []
    assert "no-model" in {issue.code for issue in text.units[1].issues}


def test_a_file_without_parts_is_itself() -> None:
    article = Article("a.txt")
    assert split(article) == [article]


def test_parts_without_units_are_joined() -> None:
    article = feed(item("a", "The road."), item("b", "The talks."))
    texts = [pipeline.recognize(part, "pt") for part in split(article)]
    texts[0].units = []
    assert [unit.id for unit in join(article, texts).units] == ["2.1"]


def test_fields_become_blocks_and_blocks_fields() -> None:
    record = Record(
        "a",
        [
            Field(" The road \n", "headline", LINE),
            Field("", "paragraph", HTML),
            Field("<p>The <b>ministers</b> met.</p>\n<ul><li>The talks</li></ul>", "paragraph", HTML, line=7),
            Field("The road.\n\nThe talks resume.\n", "paragraph", TEXT),
            Field("talks", "list-item", LINE),
        ],
        title="The road",
    )
    article = feed(record, Record("empty", [Field("  ")]))
    kinds = [block.kind for block in article.blocks]
    assert kinds == ["headline", "paragraph", "list-item", "paragraph", "paragraph", "list-item"]
    assert [block.line for block in article.blocks][1:3] == [7, 8]
    assert [part.id for part in article.parts] == ["a"]
    pieces = [Piece(block.text.upper(), block.spans) for block in article.blocks]
    [change] = changes([record], article, pieces, "pt")
    assert change.is_translated
    assert change.values == [
        " THE ROAD \n",
        "",
        "<p>THE <b>MINISTERS</b> MET.</p>\n<ul><li>THE TALKS</li></ul>",
        "THE ROAD.\n\nTHE TALKS RESUME.\n",
        "TALKS",
    ]
    assert [new for _field, new in change.edits()] == [value for value in change.values if value]
