"""What the bilingual editions show (HTML, EPUB, Word): an article's blocks and units, with the words for its readers.

An edition is for reading and reviewing, so it says of each unit what there is to know: what is wrong with it, and
whether it is copied, a draft or not translated.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transnews.bitexts.characters import name_token
from transnews.bitexts.languages import direction, own_name
from transnews.bitexts.summary import summarize
from transnews.bitexts.units import blocks_of, has_translation, source_language
from transnews.bitexts.wording import issue_counts, kind_name, origin_mark, origin_name
from transnews.messages import _

if TYPE_CHECKING:
    from transnews.model import BlockKind, Issue, ParallelText, TranslationUnit


@dataclass(frozen=True, slots=True)
class Language:
    """A language as an edition needs it: for ``lang``, for ``dir``, and by its own name."""

    tag: str
    direction: str
    name: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A unit as an edition shows it.

    ``mark`` and ``counts`` are words for people, "" where there is nothing to say; ``concern`` is the gravest thing
    there is to say: "error", "warning" (also: not translated) or "".
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
    """A block as an edition shows it."""

    kind: BlockKind
    name: str
    pairs: list[Pair]


def title(text: ParallelText) -> str:
    """Return an edition's title: the translated headline, else the article's own title, else its id."""
    headline = next((unit.target for unit in text.units if unit.kind == "headline" and unit.target), "")
    return headline or text.article.title or text.article.id


def language(tag: str) -> Language:
    """Return a language as an edition needs it."""
    return Language(tag, direction(tag), own_name(tag))


def sections(text: ParallelText) -> list[Section]:
    """Return the blocks of a text that have units, in reading order."""
    return [
        Section(block.kind, kind_name(block.kind), [_pair(text, unit) for unit in block.units])
        for block in blocks_of(text)
    ]


def general_issues(text: ParallelText) -> list[Issue]:
    """Return the issues of the article and of the text as a whole."""
    return [*text.article.issues, *text.issues]


def origins(text: ParallelText) -> list[tuple[str, int]]:
    """Return where the translations come from, in words, and how many come from there."""
    return [(origin_name(origin), count) for origin, count in summarize(text)["origins"].items() if count]


def words() -> dict[str, str]:
    """Return an edition's own words; they stand here, not in a template, so that gettext's tools find them."""
    return {
        "file": _("File"),
        "issues": _("About this article"),
        "origins": _("Origin of the translations"),
        "made_with": _("Made with"),
        "original": _("Original"),
        "translation": _("Translation"),
        "terms": _("Terms"),
        "show_terms": _("Show terms"),
        "show_issues": _("Show issues"),
        "notes": _("Notes"),
        "contents": _("Contents"),
        "accessibility": _("Text only. Language and direction of every sentence are marked; issues are linked notes."),
    }


def _pair(text: ParallelText, unit: TranslationUnit) -> Pair:
    """Return a unit with the languages its two texts really are in: a target that repeats the source is in its."""
    source = language(source_language(text, unit))
    return Pair(
        anchor=name_token(f"u-{unit.id}"),
        unit=unit,
        source=source,
        target=language(text.target_language) if has_translation(unit) else source,
        mark=origin_mark(unit),
        counts=issue_counts(unit.issues),
        concern=_concern(unit),
    )


def _concern(unit: TranslationUnit) -> str:
    severities = {issue.severity for issue in unit.issues}
    if "error" in severities:
        return "error"
    return "warning" if "warning" in severities or not has_translation(unit) else ""
