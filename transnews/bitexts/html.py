"""Bilingual HTML: one self-contained page for reading and reviewing, on a screen, on a phone and on paper.

The page has no script and loads nothing. Source and target stand side by side, on a phone one below the other; each
has its own ``lang`` and ``dir``. Template and style sheet lie in ``templates/``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from transnews.bitexts.characters import for_xml, name_token
from transnews.bitexts.languages import direction, long_date, own_name
from transnews.bitexts.summary import summarize
from transnews.bitexts.units import blocks_of, has_translation, source_language
from transnews.bitexts.wording import (
    interface_language,
    issue_counts,
    kind_name,
    origin_mark,
    origin_name,
    overview,
    severity_name,
)
from transnews.messages import _

if TYPE_CHECKING:
    from transnews.model import BlockKind, Issue, ParallelText, TranslationUnit

SUFFIX = ".html"

_TEXT_TAGS: dict[BlockKind, str] = {"headline": "h1", "subhead": "h2"}
"""The element of a unit's text by kind of block, "p" for every other kind."""

_BLOCK_TAGS: dict[BlockKind, str] = {"quote": "blockquote", "list-item": "li", "boilerplate": "aside"}
"""The element around a block, "div" for every other kind."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language as the page needs it: for ``lang``, for ``dir``, and by its own name."""

    tag: str
    direction: str
    name: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A unit as the page shows it.

    ``mark`` and ``counts`` are words for people, "" where there is nothing to say; ``concern`` is the gravest thing
    there is to say, as a class for the style sheet: "error", "warning" (also: not translated) or "".
    """

    anchor: str
    unit: TranslationUnit
    source: Language
    target: Language
    mark: str
    counts: str
    concern: str


@dataclass(frozen=True, slots=True)
class Section:
    """A block as the page shows it, with the elements for it and for the text of its units."""

    kind: BlockKind
    name: str
    tag: str
    text_tag: str
    pairs: list[Pair]


def serialize(text: ParallelText) -> bytes:
    """Return a parallel text as an HTML page. Characters that XML could not hold are replaced by U+FFFD here too."""
    interface = interface_language()
    published = text.article.published
    sections = _sections(text)
    page = (
        _environment()
        .get_template("page.html")
        .render(
            words=_words(),
            text=text,
            title=_title(text),
            has_headline=any(section.kind == "headline" for section in sections),
            source=_language(text.source_language),
            target=_language(text.target_language),
            interface=_language(interface),
            published=(published.isoformat(), long_date(published, interface)) if published else None,
            runs=[(kind, list(run)) for kind, run in groupby(sections, key=lambda section: section.kind)],
            overview=overview(text),
            issues=[*text.article.issues, *text.issues],
            origins=[(origin_name(origin), count) for origin, count in summarize(text)["origins"].items() if count],
            signature=sorted(text.signature.items()),
        )
    )
    return (for_xml(page).rstrip() + "\n").encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("transnews.bitexts"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["severity"] = _severity
    return environment


def _severity(issue: Issue) -> str:
    return severity_name(issue.severity)


def _title(text: ParallelText) -> str:
    """Return the page's title: the translated headline, else the article's own title, else its id."""
    headline = next((unit.target for unit in text.units if unit.kind == "headline" and unit.target), "")
    return headline or text.article.title or text.article.id


def _language(tag: str) -> Language:
    return Language(tag, direction(tag), own_name(tag))


def _sections(text: ParallelText) -> list[Section]:
    return [
        Section(
            block.kind,
            kind_name(block.kind),
            _BLOCK_TAGS.get(block.kind, "div"),
            _TEXT_TAGS.get(block.kind, "p"),
            [_pair(text, unit) for unit in block.units],
        )
        for block in blocks_of(text)
    ]


def _pair(text: ParallelText, unit: TranslationUnit) -> Pair:
    """Return a unit with the languages its two texts really are in: a target that repeats the source is in its."""
    source = _language(source_language(text, unit))
    return Pair(
        anchor=name_token(f"u-{unit.id}"),
        unit=unit,
        source=source,
        target=_language(text.target_language) if has_translation(unit) else source,
        mark=origin_mark(unit),
        counts=issue_counts(unit.issues),
        concern=_concern(unit),
    )


def _concern(unit: TranslationUnit) -> str:
    severities = {issue.severity for issue in unit.issues}
    if "error" in severities:
        return "error"
    return "warning" if "warning" in severities or not has_translation(unit) else ""


def _words() -> dict[str, str]:
    """Return the page's own words; they stand here, not in the template, so that gettext's tools find them."""
    return {
        "file": _("File"),
        "issues": _("About this article"),
        "origins": _("Origin of the translations"),
        "made_with": _("Made with"),
        "original": _("Original"),
        "translation": _("Translation"),
    }
