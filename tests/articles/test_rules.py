"""What all formats of articles do alike (docs/articles.md, "The same rules everywhere"). The texts are ours."""

from __future__ import annotations

import pytest

from transnews import articles
from transnews.articles.fields import translated_id
from transnews.articles.formats import ARTICLES, DocumentFormat
from transnews.articles.layout import Piece

NEWSML = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:example.com,2021:1" version="1" '
    'xml:lang="{language}"><itemMeta><edNote>Message</edNote></itemMeta><contentMeta><slugline>slug</slugline>'
    '<language tag="{language}"/>'
    '<subject qcode="medtop:1"><name>Concept</name></subject><keyword>Tag</keyword><headline>Rain</headline>'
    "</contentMeta></newsItem>"
)
NINJS = (
    '{{"uri": "http://example.com/1", "language": "{language}", "headlines": [{{"value": "Rain"}}], '
    '"slugline": "slug", "subjects": [{{"name": "Concept"}}], "genres": [{{"name": "Concept"}}], '
    '"keywords": ["Tag"], "ednote": "Message"}}'
)
NITF = (
    '<nitf baselang="{language}"><head><tobject><tobject.subject tobject.subject.type="Concept"/></tobject><docdata>'
    '<doc-id id-string="1"/><du-key key="slug"/><ed-msg info="Message"/><key-list><keyword key="Tag"/></key-list>'
    "</docdata></head><body><body.head><hedline><hl1>Rain</hl1></hedline></body.head></body></nitf>"
)
RSS = (
    '<rss version="2.0"><channel><title>News</title><language>{language}</language><atom:link rel="self" '
    'href="https://example.com/feed" xmlns:atom="http://www.w3.org/2005/Atom"/><item><title>Rain</title>'
    "<link>https://example.com/1</link><guid>slug</guid><category>Tag</category></item></channel></rss>"
)
JSON_FEED = (
    '{{"version": "https://jsonfeed.org/version/1.1", "title": "News", "language": "{language}", "feed_url": '
    '"https://example.com/feed", "items": [{{"id": "slug", "url": "https://example.com/1", "title": "Rain", '
    '"tags": ["Tag"]}}]}}'
)
TABLE = "slug,lang,headline,body,tags,translation_of\nslug,{language},Rain,It snowed.,Tag,\n"
LINES = '{{"slug": "slug", "lang": "{language}", "headline": "Rain", "tags": ["Tag"], "translation_of": ""}}\n'
FILES = {
    "a.xml": NEWSML,
    "a.ninjs": NINJS,
    "a.nitf": NITF,
    "a.rss": RSS,
    "a.jsonfeed": JSON_FEED,
    "a.csv": TABLE,
    "a.jsonl": LINES,
}


def capitals(name: str, language: str) -> tuple[str, str]:
    """Return a file in a language, and it with all texts in capitals, as a text in Portuguese."""
    text = FILES[name].format(language=language)
    article = articles.read_bytes(text.encode(), name)
    form = ARTICLES.get(article.format)
    assert isinstance(form, DocumentFormat)
    pieces = [Piece(block.text.upper(), block.spans) for block in article.blocks]
    return text, form.render_bytes(article, pieces, "pt").decode()


@pytest.mark.parametrize("name", FILES)
def test_an_article_in_the_target_language_with_passages_in_others_stays_the_article_that_it_is(name: str) -> None:
    before, after = capitals(name, "pt")
    assert after != before
    assert after.casefold() == before.casefold()


@pytest.mark.parametrize("name", FILES)
def test_keywords_and_notes_are_translated_and_concepts_are_not(name: str) -> None:
    before, after = capitals(name, "en")
    for text in ("Tag", "Message", "Rain"):
        assert after.count(text.upper()) == before.count(text)
        assert text not in after
    assert "CONCEPT" not in after
    assert "SLUG" not in after


def test_identifiers_are_the_same_in_every_run_and_for_every_version() -> None:
    assert translated_id("tag:example.com,2021:1", "pt-BR") == "tag:example.com,2021:1#pt-BR"
    assert translated_id("tag:example.com,2021:1#pt-BR", "es") == "tag:example.com,2021:1#pt-BR.es"
