"""What the readers and writers of XLIFF 1.2 and 2.x share: notes of ours, groups, kinds of blocks, origins.

What transnews writes into notes is told from people's by its category (``from`` in XLIFF 1.2), which begins with
``transnews:``: issues by their code, facts at the lowest priority.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from transnews.bitexts.reading import day, known
from transnews.model import BlockKind, Issue, Origin
from transnews.xmlfiles import name_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lxml import etree

    from transnews.model import ParallelText, Severity, TranslationUnit

OURS = "transnews:"
"""Begins the category of notes of ours, the types of groups and XLIFF 2's sub-states."""
FACT = "10"
"""Priority, of 1 (highest) to 10, of the notes that hold facts (the title, the route, the language)."""
PRIORITIES: dict[Severity, str] = {"error": "1", "warning": "3", "info": "5"}
"""Priorities of the notes that hold issues."""

_SEVERITIES: dict[str, Severity] = {priority: severity for severity, priority in PRIORITIES.items()}
_SIGNATURE = "signature-"
_SKIPPED = frozenset({"alt-trans", "matches", "metadata", "seg-source"})


@dataclass(frozen=True, slots=True)
class Note:
    """A note of an element. ``category`` is empty for people's; ours come without the prefix."""

    category: str
    priority: str
    text: str

    @property
    def issue(self) -> Issue | None:
        """The issue that a note of ours holds."""
        if not self.category or self.priority not in _SEVERITIES:
            return None
        return Issue(self.category, _SEVERITIES[self.priority], self.text)


def issue_notes(issues: Iterable[Issue]) -> list[Note]:
    """Return the notes that hold issues."""
    return [Note(issue.code, PRIORITIES[issue.severity], issue.message) for issue in issues]


def article_notes(text: ParallelText) -> list[Note]:
    """Return the notes on a text as a whole: issues, then title, day of publication and signature."""
    published = text.article.published
    facts = [
        ("title", text.article.title),
        ("published", published.isoformat() if published else ""),
        *((f"{_SIGNATURE}{name}", value) for name, value in sorted(text.signature.items())),
    ]
    return issue_notes([*text.article.issues, *text.issues]) + [Note(key, FACT, fact) for key, fact in facts if fact]


def read_article_notes(text: ParallelText, notes: Iterable[Note]) -> None:
    """Give a text what ``article_notes`` wrote; people's notes on a whole file have no place in it."""
    for note in notes:
        issue = note.issue
        if issue is not None:
            text.issues.append(issue)
        elif note.category == "title":
            text.article.title = note.text
        elif note.category == "published":
            text.article.published = day(note.text)
        elif note.category.startswith(_SIGNATURE):
            text.signature[note.category.removeprefix(_SIGNATURE)] = note.text


def read_unit_notes(unit: TranslationUnit, notes: Iterable[Note]) -> None:
    """Give a unit the issues and what people wrote; the facts among the notes are the caller's."""
    for note in notes:
        issue = note.issue
        if issue is not None:
            unit.issues.append(issue)
        elif not note.category:
            unit.notes.append(note.text)


def notes_of(element: etree._Element) -> list[Note]:
    """Return the notes of an element, in XLIFF 2 those of its container ``notes``."""
    containers = [element, *(child for child in element if name_of(child) == "notes")]
    notes = [note for container in containers for note in container if name_of(note) == "note"]
    return [_note(note, note.get("category") or note.get("from") or "") for note in notes]


def _note(element: etree._Element, category: str) -> Note:
    ours = category.removeprefix(OURS) if category.startswith(OURS) else ""
    return Note(ours, element.get("priority", ""), "".join(element.itertext()))


def groups(file: etree._Element) -> Iterator[list[etree._Element]]:
    """Yield the units that stand in one group together, units outside of groups each alone."""
    previous = None
    group: list[etree._Element] = []
    for element in descendants(file, {"unit", "trans-unit"}):
        parent = element.getparent()
        if group and (parent is not previous or name_of(parent) != "group"):
            yield group
            group = []
        group.append(element)
        previous = parent
    if group:
        yield group


def descendants(element: etree._Element, names: Collection[str]) -> Iterator[etree._Element]:
    """Yield the elements of these names below an element, but for alternative translations, in reading order."""
    for child in element:
        if name_of(child) in names:
            yield child
        elif name_of(child) not in _SKIPPED:
            yield from descendants(child, names)


def kind_of(element: etree._Element) -> BlockKind:
    """Return the kind of block that the group around a unit names, a paragraph where it is another program's."""
    group = element.getparent()
    named = (group.get("type") or group.get("restype") or "") if group is not None else ""
    return known(named.rpartition(":")[2].removeprefix("x-"), get_args(BlockKind), "paragraph")


def origin_of(named: str) -> Origin:
    """Return the origin that a word of ours names, ``memory`` for others: people, or who did not say."""
    return known(named, get_args(Origin), "memory")
