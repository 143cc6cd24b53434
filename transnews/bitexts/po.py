"""PO (gettext): the article for Poedit, Weblate and every other gettext editor, valid for ``msgfmt --check``.

A unit that was not translated has an empty ``msgstr``; a draft (state ``initial``, or machine output with an error or
a warning that no one has reviewed) is ``fuzzy``. A source that stands in the article twice has the unit's id as
``msgctxt``, as no two entries may have the same key; others have none. Some characters do not survive gettext's tools
and are replaced, and a comment says so: those that XML could not hold (a text ends at NUL) by U+FFFD, the line and
paragraph separators (polib ends a line of the file at them) by a line feed.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import polib

from transnews.bitexts.characters import for_xml, on_one_line
from transnews.bitexts.po_reader import facts_of, header_facts
from transnews.bitexts.po_reader import parse_po as parse
from transnews.bitexts.units import has_translation, is_draft
from transnews.bitexts.wording import issue_line, kind_name, origin_name, route
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transnews.model import ParallelText, TranslationUnit

__all__ = ["SUFFIX", "parse", "serialize"]

SUFFIX = ".po"

_LINE_FEEDS = str.maketrans(dict.fromkeys("\x85\u2028\u2029", "\n"))


def serialize(text: ParallelText) -> bytes:
    """Return a parallel text as a PO file, one entry a unit, in reading order."""
    catalog = polib.POFile(wrapwidth=0)
    catalog.header = "\n".join(_header_comment(text))
    catalog.metadata = _metadata(text)
    occurrences = Counter(_plain(unit.source) for unit in text.units)
    for unit in text.units:
        # An empty msgid without a context is the header.
        needs_context = occurrences[_plain(unit.source)] > 1 or not unit.source
        catalog.append(_entry(text, unit, on_one_line(unit.id) if needs_context else None))
    return (str(catalog).rstrip("\n") + "\n").encode()


def _plain(text: str) -> str:
    return for_xml(text).translate(_LINE_FEEDS)


def _metadata(text: ParallelText) -> dict[str, str]:
    """Return the header's fields. The date is there, since msgfmt asks for it, and empty: no one revised the file."""
    version = on_one_line(text.signature.get("transnews", ""))
    return {
        "Project-Id-Version": on_one_line(text.article.id) or "transnews",
        "PO-Revision-Date": "",
        "Last-Translator": "transnews",
        "Language-Team": "none",
        "Language": text.target_language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Generator": f"transnews {version}".strip(),
        "X-Source-Language": text.source_language.replace("-", "_"),
        **header_facts(text),
    }


def _header_comment(text: ParallelText) -> Iterator[str]:
    published = text.article.published
    if text.article.title:
        yield on_one_line(text.article.title)
    if published:
        yield _("Published: {date}").format(date=published.isoformat())
    for name, value in sorted(text.signature.items()):
        yield on_one_line(f"{name}: {value}")
    for issue in (*text.article.issues, *text.issues):
        yield on_one_line(issue_line(issue))


def _entry(text: ParallelText, unit: TranslationUnit, context: str | None) -> polib.POEntry:
    source, target = _plain(unit.source), _plain(unit.target) if has_translation(unit) else ""
    fuzzy = bool(target) and (is_draft(unit) or _breaks_lines(source, target))
    return polib.POEntry(
        msgctxt=context,
        msgid=source,
        msgstr=target,
        tcomment="\n".join(map(on_one_line, unit.notes)),
        comment="\n".join(map(on_one_line, _comments(unit))),
        occurrences=_occurrences(text, unit),
        flags=["fuzzy"] if fuzzy else [],
    )


def _breaks_lines(source: str, target: str) -> bool:
    """Tell whether only one of the two begins or ends with a line break: msgfmt takes such an entry for an error."""
    return source.startswith("\n") != target.startswith("\n") or source.endswith("\n") != target.endswith("\n")


def _comments(unit: TranslationUnit) -> Iterator[str]:
    """Yield what a translator should know of a unit, as extracted comments (``#.``)."""
    way = route(unit)
    yield _("Block: {kind}").format(kind=kind_name(unit.kind))
    yield _("Origin: {origin}").format(origin=f"{origin_name(unit.origin)}; {way}" if way else origin_name(unit.origin))
    for term in unit.terms:
        yield _("Term: {source} → {target} ({status})").format(
            source=term.source, target=term.target, status=term.status
        )
    for issue in unit.issues:
        yield issue_line(issue)
    if _plain(unit.source + unit.target) != unit.source + unit.target:
        yield _("Control characters or line separators were replaced.")
    yield facts_of(unit)


def _occurrences(text: ParallelText, unit: TranslationUnit) -> list[tuple[str, str]]:
    """Return where the unit stands in the article's file.

    A name with a space stands between U+2068 and U+2069, as gettext writes it since 0.22.
    """
    if unit.block >= len(text.article.blocks):
        return []
    name = on_one_line(text.article.id)
    if " " in name:
        name = f"\N{FIRST STRONG ISOLATE}{name}\N{POP DIRECTIONAL ISOLATE}"
    return [(name, str(text.article.blocks[unit.block].line))]
