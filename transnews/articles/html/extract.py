"""The article taken out of a scraped page, without menus, advertisements and comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from transnews.articles.encoding import ArticleError
from transnews.articles.html.encoding import read as read_encoded
from transnews.articles.html.metadata import metadata
from transnews.articles.html.places import read
from transnews.articles.html.writing import attribute, escaped
from transnews.errors import MissingComponentError
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def extract(data: bytes, shown: str) -> bytes:
    """Return the article of a page as a small HTML page of its own, in UTF-8: its text, links, images and metadata.

    trafilatura finds the article. Raises ArticleError, which calls the page ``shown``, where it finds none, and
    MissingComponentError where it is not installed.
    """
    try:
        import trafilatura
    except ImportError as error:
        raise MissingComponentError(
            _("taking an article out of a page needs trafilatura, which is not installed."),
            _("Install it with: {command}").format(command="pip install 'transnews[extract]'"),
        ) from error
    text, _encoding, _issues = read_encoded(data, shown)
    own = metadata(read(text))
    found = trafilatura.extract_metadata(text)
    address = (found.url if found else "") or None
    page = trafilatura.extract(
        text,
        url=address,
        output_format="html",
        include_comments=False,
        include_formatting=True,
        include_images=True,
        include_links=True,
        include_tables=True,
    )
    _before, _tag, rest = (page or "").partition("<body>")
    body = rest.rpartition("</body>")[0].strip()
    if not body:
        raise ArticleError(
            _("{path}: no article was found in this page.").format(path=shown), _("Translate it without --extract.")
        )
    facts = {key: str(getattr(found, key, None) or "") for key in ("title", "author", "date", "url", "description")}
    facts |= {key: value for key, value in own.items() if key != "author" or not facts["author"]}
    return "\n".join(_page(facts, body)).encode()


def _page(facts: Mapping[str, str], body: str) -> Iterator[str]:
    """Yield the lines of a page."""
    language = facts.get("language", "")
    yield "<!DOCTYPE html>"
    yield f"<html lang={attribute(language, '')}>" if language else "<html>"
    yield '<head><meta charset="utf-8">'
    if facts["title"]:
        yield f"<title>{escaped(facts['title'])}</title>"
    for key, name in (
        ("description", 'name="description"'),
        ("author", 'name="author"'),
        ("date", 'property="article:published_time"'),
    ):
        if facts[key]:
            yield f"<meta {name} content={attribute(facts[key], '')}>"
    if facts["url"]:
        yield f'<link rel="canonical" href={attribute(facts["url"], "")}>'
    yield "</head>"
    yield "<body>"
    if "<h1" not in body and facts["title"]:
        title = escaped(facts["title"])
        yield f"<h1>{title}</h1>"
        # Where there is little text, trafilatura gives all of it, headings too, as the lines of one paragraph.
        body = re.sub(rf"\A<p>\s*{re.escape(title)}\s*\n\s*", "<p>", body)
    yield body
    yield "</body>"
    yield "</html>"
    yield ""
