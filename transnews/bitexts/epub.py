"""EPUB 3 books of one article for e-readers: every sentence above its translation, issues as notes at the end.

The package has no time of its own. EPUB demands one (``dcterms:modified``, EPUB 3.3, section 5.5.5): it is the
article's day of publication, else a fixed one; what tells two editions of an article apart is the identifier, a hash
of the content. Templates lie in ``templates/epub/``.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from itertools import groupby
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from transnews.bitexts import edition
from transnews.bitexts.characters import for_xml
from transnews.bitexts.html import environment
from transnews.bitexts.languages import long_date
from transnews.bitexts.package import package
from transnews.bitexts.wording import interface_language, issue_line, overview

if TYPE_CHECKING:
    from transnews.bitexts.edition import Language
    from transnews.model import ParallelText

SUFFIX = ".epub"

_MEDIA_TYPE = b"application/epub+zip"
_DAY_WITHOUT_DATE = "2000-01-01"


def serialize(text: ParallelText) -> bytes:
    """Return a parallel text as an EPUB book. Characters that XML cannot hold become U+FFFD."""
    values = _values(text)
    article = _part("article.xhtml", values)
    digest = urlsafe_b64encode(hashlib.sha256(article).digest()).rstrip(b"=").decode()
    values["identifier"] = f"ni:///sha-256;{digest}"  # RFC 6920, naming things with hashes
    parts = {
        "mimetype": _MEDIA_TYPE,
        "META-INF/container.xml": _part("container.xml", values),
        "EPUB/package.opf": _part("package.opf", values),
        "EPUB/nav.xhtml": _part("nav.xhtml", values),
        "EPUB/article.xhtml": article,
        "EPUB/style.css": _part("style.css", values),
    }
    return package(parts, stored=["mimetype"])


def _part(name: str, values: dict[str, Any]) -> bytes:
    page = environment().get_template(f"epub/{name}").render(values)
    return (for_xml(page).rstrip() + "\n").encode()


def _values(text: ParallelText) -> dict[str, Any]:
    """Return what the templates show."""
    interface = interface_language()
    published = text.article.published
    sections = edition.sections(text)
    pairs = [pair for section in sections for pair in section.pairs]
    target = edition.language(text.target_language)
    return {
        "text": text,
        "words": edition.words(),
        "title": " ".join(for_xml(edition.title(text)).split()) or text.target_language,
        "source": edition.language(text.source_language),
        "target": target,
        "interface": edition.language(interface),
        "direction": "" if target.direction == "auto" else Markup(' dir="{}"').format(target.direction),
        "languages": list(dict.fromkeys([text.target_language, text.source_language])),
        "language": _language,
        "issue_line": issue_line,
        "published": (published.isoformat(), long_date(published, interface)) if published else None,
        "modified": f"{published.isoformat() if published else _DAY_WITHOUT_DATE}T00:00:00Z",
        "overview": overview(text),
        "has_headline": any(section.kind == "headline" for section in sections),
        "runs": [(kind, list(run)) for kind, run in groupby(sections, key=lambda section: section.kind)],
        "subheads": [pair for section in sections if section.kind == "subhead" for pair in section.pairs],
        "noted": [pair for pair in pairs if pair.counts],
        "issues": edition.general_issues(text),
        "origins": edition.origins(text),
        "signature": sorted(text.signature.items()),
    }


def _language(language: Language) -> Markup:
    """Return the attributes of an element in a language: EPUB wants ``lang`` and ``xml:lang``."""
    attributes = Markup('lang="{tag}" xml:lang="{tag}" dir="{direction}"')
    return attributes.format(tag=language.tag, direction=language.direction)
