"""The words with which bitexts tell people what a block is, where a translation comes from and what is wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from transnews.bitexts.units import has_translation
from transnews.messages import _, ngettext
from transnews.model import Hop, Issue, TermUse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transnews.model import BlockKind, Origin, ParallelText, Severity, TranslationUnit

_CATALOG_HEADER = ""
_HOP = re.compile(r"(\S+) \u2192 (\S+) \(([^,()]*)(?:, ([^()]*))?\)")
_TERM = re.compile(r"(?P<source>.+?) \u2192 (?P<target>.+) \((?P<status>[a-z-]+)(?:, (?P<concept>.*))?\)")
_ENGLISH_SEVERITIES: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_ISSUE_LINE = re.compile(r"(?P<severity>[^:]+): (?P<message>.*) \[(?P<code>[a-z0-9-]+)\]")


def interface_language() -> str:
    """Return the language of the messages: the catalog's, English where there is no catalog.

    gettext keeps a catalog's header, which names the language, as the translation of the empty message.
    """
    for line in _(_CATALOG_HEADER).splitlines():
        name, colon, value = line.partition(":")
        if colon and name.strip() == "Language" and value.strip():
            return value.strip().replace("_", "-")
    return "en"


def kind_name(kind: BlockKind) -> str:
    """Return the name of a kind of block."""
    return {
        "headline": _("headline"),
        "dateline": _("dateline"),
        "paragraph": _("paragraph"),
        "subhead": _("subhead"),
        "caption": _("caption"),
        "list-item": _("list item"),
        "quote": _("quote"),
        "credit": _("credit"),
        "boilerplate": _("boilerplate"),
    }[kind]


def origin_name(origin: Origin) -> str:
    """Return where a translation comes from."""
    return {
        "memory": _("translation memory"),
        "phrase": _("phrase catalog"),
        "glossary": _("glossary"),
        "locale": _("date or number written from its value"),
        "copy": _("copied"),
        "machine": _("machine translation"),
        "none": _("not translated"),
    }[origin]


def origin_mark(unit: TranslationUnit) -> str:
    """Return the mark of a unit that has no translation, is only copied or only a draft, "" for every other unit."""
    if not has_translation(unit):
        return origin_name("none")
    if unit.origin == "copy":
        return origin_name("copy")
    return _("draft") if unit.state == "initial" else ""


def route(unit: TranslationUnit) -> str:
    """Return the way a unit took: "ar → en (firefox, base), en → pt (firefox, tiny)"; "" where no engine had it."""
    return ", ".join(
        f"{hop.source} → {hop.target} ({', '.join(name for name in (hop.engine, hop.model) if name)})"
        for hop in unit.route
    )


def route_of(text: str) -> tuple[Hop, ...]:
    """Return the route that ``route`` wrote."""
    return tuple(Hop(engine, model, source, target) for source, target, engine, model in _HOP.findall(text))


def term_line(term: TermUse) -> str:
    """Return a term, how it got into the target, and its concept: "Aliyev → Əliyev (engine, aliyev)"."""
    return f"{term.source} → {term.target} ({', '.join(filter(None, (term.status, term.concept)))})"


def term_of(line: str) -> TermUse | None:
    """Return the term that ``term_line`` wrote, None for other lines."""
    match = _TERM.fullmatch(line)
    return TermUse(match["source"], match["target"], match["concept"] or "", match["status"]) if match else None


def severity_name(severity: Severity) -> str:
    """Return the name of a severity."""
    return {"error": _("error"), "warning": _("warning"), "info": _("note")}[severity]


def issue_line(issue: Issue) -> str:
    """Return an issue as one line: "error: The term is missing. [term-missing]"."""
    return f"{severity_name(issue.severity)}: {issue.message} [{issue.code}]"


def issue_of(line: str) -> Issue | None:
    """Return the issue that ``issue_line`` wrote, in the language of the messages or in English; None for others."""
    match = _ISSUE_LINE.fullmatch(line)
    if match is None:
        return None
    for severity, english in _ENGLISH_SEVERITIES.items():
        if match["severity"] in {severity_name(severity), english}:
            return Issue(match["code"], severity, match["message"])
    return None


def issue_counts(issues: Iterable[Issue]) -> str:
    """Return how many issues there are by severity: "1 error, 2 warnings"; "" where there are none."""
    severities = [issue.severity for issue in issues]
    errors, warnings, notes = (severities.count(severity) for severity in ("error", "warning", "info"))
    counts = [
        ngettext("{n} error", "{n} errors", errors).format(n=errors) if errors else "",
        ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings) if warnings else "",
        ngettext("{n} note", "{n} notes", notes).format(n=notes) if notes else "",
    ]
    return ", ".join(filter(None, counts))


def overview(text: ParallelText) -> str:
    """Return the state of a text in one line: "12 segments, 1 copied, 1 not translated, 2 warnings"."""
    origins = [unit.origin for unit in text.units]
    total, copied, untranslated = len(origins), origins.count("copy"), origins.count("none")
    counts = [
        ngettext("{n} segment", "{n} segments", total).format(n=total),
        ngettext("{n} copied", "{n} copied", copied).format(n=copied) if copied else "",
        ngettext("{n} not translated", "{n} not translated", untranslated).format(n=untranslated)
        if untranslated
        else "",
        issue_counts(issue for _unit, issue in text.all_issues()),
    ]
    return ", ".join(filter(None, counts))
