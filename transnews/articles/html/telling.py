"""Whether a text that does not say what it is is HTML, as content systems and feeds keep it."""

from __future__ import annotations

import re
from html.entities import html5

from transnews.articles.html.elements import HTML
from transnews.articles.html.vocabulary import names

_TAG = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9]*+)(?=[\s/>])[^<>]*+>")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|(?P<name>[A-Za-z][A-Za-z0-9]{1,40}));")
_NAMES = (
    HTML.inline
    | HTML.void
    | HTML.opaque
    | HTML.code
    | names(
        "article aside blockquote center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header li "
        "main ol p section summary table tbody td th thead tr ul"
    )
)


def is_html(text: str) -> bool:
    """Tell whether a text has a tag of HTML, or a character reference; "<name>" and "a < b" are none."""
    return any(match["name"].lower() in _NAMES for match in _TAG.finditer(text)) or any(
        match["name"] is None or f"{match['name']};" in html5 for match in _REFERENCE.finditer(text)
    )


def without_tags(text: str) -> str:
    """Return HTML without its tags, references as they are."""
    return _TAG.sub("", text)
