"""Edits of a bitext brought back into the article they were made from.

Units are found by their id and their source, else by their source alone; what the original has and the bitext has not
is left untranslated and said; what the bitext has and the original has no more is said, too.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from transnews.articles.carry import MARKUP_MOVED, carry_markup, source_spans
from transnews.draft import Drafter
from transnews.engines.protection import has_words
from transnews.errors import InputError
from transnews.glossary import Termbase
from transnews.messages import _, ngettext
from transnews.model import SOURCE_DIGEST, Issue
from transnews.pipeline import recognize

if TYPE_CHECKING:
    from transnews.model import Article, ParallelText, Span, TranslationUnit
    from transnews.settings import Settings


_SOURCE_STAYS = frozenset(("no-model", "empty-translation", "untranslated", "wrong-language"))
"""Codes of issues for which a target repeats its source; they are settled where it has another one."""


class ForeignBitextError(InputError):
    """A bitext that was not made from the article."""


@dataclass(frozen=True, slots=True)
class Merge:
    """An original with the edits of a bitext, and the counts of its units."""

    text: ParallelText
    unchanged: int
    moved: int
    missing: int
    dropped: int


def merge(original: Article, edited: ParallelText) -> Merge:
    """Return the original's parallel text with the targets of ``edited``; segments without words stay as they are.

    ``moved`` units were found by their source in another place, ``missing`` ones are not in the bitext, ``dropped``
    ones are not in the original. Raises ForeignBitextError where hardly a unit of the original is in the bitext.
    """
    text = recognize(original, edited.target_language, edited.source_language)
    by_id = {unit.id: unit for unit in edited.units}
    by_source: defaultdict[str, deque[TranslationUnit]] = defaultdict(deque)
    for unit in edited.units:
        by_source[_plain(unit.source)].append(unit)
    counts = {"unchanged": 0, "moved": 0, "missing": 0}
    used: set[int] = set()
    own_ids = any(unit.id in by_id for unit in text.units)
    order = {id(unit): number for number, unit in enumerate(edited.units)}
    last = -1
    for unit in text.units:
        same = by_id.get(unit.id)
        found = "unchanged"
        if same is None or _plain(same.source) != _plain(unit.source):
            waiting = by_source[_plain(unit.source)]
            same = waiting.popleft() if len(waiting) > 1 else next(iter(waiting), None)
            if same is not None:
                found = "moved" if own_ids or order[id(same)] < last else "unchanged"
                last = order[id(same)]
        if same is None and not has_words(unit.source, text.language_of(unit), text.target_language):
            unit.origin, unit.state, found = "copy", "translated", "unchanged"
        elif same is None:
            found = "missing"
            unit.issues.append(Issue("not-in-bitext", "warning", _("This segment is not in the bitext.")))
        else:
            used.add(id(same))
            _take(unit, same)
        counts[found] += 1
    text.issues += _changed_original(original, edited)
    if text.units and counts["missing"] > (len(text.units) + 1) // 2:
        message = ngettext(
            "{missing} of {n} segment of {article} is not in the bitext: it belongs to another article.",
            "{missing} of {n} segments of {article} are not in the bitext: it belongs to another article.",
            len(text.units),
        )
        raise ForeignBitextError(
            message.format(missing=counts["missing"], n=len(text.units), article=original.path or original.id),
            _("Name the article it was made from with --source, or its languages with --from and --to."),
        )
    dropped = [unit for unit in edited.units if id(unit) not in used]
    text.issues += [_dropped(unit) for unit in dropped]
    text.signature = dict(edited.signature)
    return Merge(text, dropped=len(dropped), **counts)


def _changed_original(original: Article, edited: ParallelText) -> list[Issue]:
    before = edited.signature.get(SOURCE_DIGEST, "")
    if not before or not original.digest or before == original.digest:
        return []
    return [Issue("original-changed", "warning", _("The original has changed since it was translated."))]


def _take(unit: TranslationUnit, edited: TranslationUnit) -> None:
    unit.target, unit.origin, unit.state = edited.target, edited.origin, edited.state
    unit.route, unit.terms, unit.mentions = edited.route, edited.terms, edited.mentions
    unit.notes, unit.spans = list(edited.notes), list(edited.spans)
    mended = {MARKUP_MOVED, *(_SOURCE_STAYS if _plain(edited.target) != _plain(edited.source) else ())}
    unit.issues = [issue for issue in edited.issues if issue.code not in mended]
    unit.segment.language, unit.segment.confidence = edited.segment.language, edited.segment.confidence


def _dropped(unit: TranslationUnit) -> Issue:
    message = _("'{source}' is in the bitext, but no more in the original.")
    return Issue("not-in-original", "warning", message.format(source=unit.source))


def _plain(text: str) -> str:
    return " ".join(text.split())


def the_one(texts: list[ParallelText], original: str, bitext: str) -> ParallelText:
    """Return the text of a bitext that was made from the file ``original``, by its name where there are several.

    Raises ForeignBitextError where the bitext holds several and none has that name.
    """
    if not texts:
        raise ForeignBitextError(_("{path}: the file holds no translations.").format(path=bitext))
    name = Path(original).name
    matching = [text for text in texts if text.article.id == name]
    if len(texts) == 1 or len(matching) == 1:
        return (matching or texts)[0]
    raise ForeignBitextError(
        _("{path}: the file holds {count} texts, none of which is '{name}' alone.").format(
            path=bitext, count=len(texts), name=name
        ),
        _("Choose one with --from and --to."),
    )


def restore_markup(text: ParallelText, settings: Settings) -> None:
    """Put the original's inline markup over the edited words; an engine helps to find them where one is installed.

    Markup that came back with the bitext stays where it is, if none of it was lost and none is another program's.
    """
    wanted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for unit, span, _words in source_spans(text):
        wanted[unit.id][_markup(span)] += 1
    for unit in text.units:
        found = Counter(map(_markup, unit.spans))
        if wanted[unit.id] - found or found.keys() - wanted[unit.id].keys():
            unit.spans = []
    drafter = Drafter(Termbase.combine([]), replace(settings, use_memory=False))
    carry_markup(text, drafter.alone)


def _markup(span: Span) -> str:
    """Return what tells a span of markup from others; what closes a Markdown link may change with its words."""
    return span.opening or span.closing
