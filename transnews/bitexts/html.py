"""Bilingual HTML: one self-contained page for reading and reviewing, on a screen, on a phone and on paper.

The page has no script and loads nothing. Source and target stand side by side sentence by sentence (on a phone one
below the other), interleaved, or facing each other as two articles; each has its own ``lang`` and ``dir``. The reader
shows terms and hides issues with two checkboxes, which the style sheet reads. Templates lie in ``templates/``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from jinja2 import Environment, PackageLoader, StrictUndefined

from transnews.articles.layout import spaceless
from transnews.bitexts import edition
from transnews.bitexts.characters import for_xml
from transnews.bitexts.languages import long_date
from transnews.bitexts.marking import Piece, pieces
from transnews.bitexts.wording import interface_language, overview, severity_name

if TYPE_CHECKING:
    from transnews.bitexts.edition import Pair, Section
    from transnews.model import BlockKind, Issue, ParallelText

SUFFIX = ".html"

Layout = Literal["side-by-side", "interleaved", "facing"]

_TEXT_TAGS: dict[BlockKind, str] = {"headline": "h1", "subhead": "h2"}
"""The element of a unit's text by kind of block, "p" for every other kind."""

_BLOCK_TAGS: dict[BlockKind, str] = {"quote": "blockquote", "list-item": "li", "boilerplate": "aside"}
"""The element around a block, "div" for every other kind."""


@dataclass(frozen=True, slots=True)
class Page:
    """A format of pages: how source and target stand to each other."""

    layout: Layout
    SUFFIX: str = SUFFIX

    def serialize(self, text: ParallelText) -> bytes:
        """Return a parallel text as an HTML page. What XML could not hold is replaced by U+FFFD here too."""
        interface = interface_language()
        published = text.article.published
        sections = edition.sections(text)
        runs = [(kind, list(run)) for kind, run in groupby(sections, key=lambda section: section.kind)]
        page = (
            environment()
            .get_template("facing.html" if self.layout == "facing" else "pairs.html")
            .render(
                words=edition.words(),
                layout=self.layout,
                text=text,
                title=edition.title(text),
                has_headline=any(section.kind == "headline" for section in sections),
                has_terms=any(unit.terms for unit in text.units),
                has_marks=any(pair.mark or pair.counts for section in sections for pair in section.pairs),
                source=edition.language(text.source_language),
                target=edition.language(text.target_language),
                interface=edition.language(interface),
                published=(published.isoformat(), long_date(published, interface)) if published else None,
                runs=runs,
                rows=_rows(runs),
                target_space="" if spaceless(text.target_language) else " ",
                source_space="" if spaceless(text.source_language) else " ",
                overview=overview(text),
                issues=edition.general_issues(text),
                origins=edition.origins(text),
                signature=sorted(text.signature.items()),
            )
        )
        return (for_xml(page).rstrip() + "\n").encode()


SIDE_BY_SIDE = Page("side-by-side")
INTERLEAVED = Page("interleaved", f".interleaved{SUFFIX}")
FACING = Page("facing", f".facing{SUFFIX}")


@cache
def environment() -> Environment:
    """Return what renders the templates of the editions; it escapes everything that is not said to be markup."""
    result = Environment(
        loader=PackageLoader("transnews.bitexts"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    result.filters["severity"] = _severity
    result.filters["source_pieces"] = _source_pieces
    result.filters["target_pieces"] = _target_pieces
    result.globals["text_tag"] = _text_tag
    result.globals["block_tag"] = _block_tag
    return result


def _severity(issue: Issue) -> str:
    return severity_name(issue.severity)


def _source_pieces(pair: Pair) -> list[Piece]:
    return pieces(pair.unit.source, [term.source for term in pair.unit.terms])


def _target_pieces(pair: Pair) -> list[Piece]:
    return pieces(pair.unit.target, [term.target for term in pair.unit.terms if term.status != "missing"])


def _text_tag(section: Section) -> str:
    return _TEXT_TAGS.get(section.kind, "p")


def _block_tag(section: Section) -> str:
    return _BLOCK_TAGS.get(section.kind, "div")


def _rows(runs: list[tuple[BlockKind, list[Section]]]) -> list[tuple[BlockKind, list[Section]]]:
    """Return what stands on one height in two facing articles: blocks, and lists as a whole."""
    rows: list[tuple[BlockKind, list[Section]]] = []
    for kind, sections in runs:
        rows += [(kind, sections)] if kind == "list-item" else [(kind, [section]) for section in sections]
    return rows
