"""XLIFF 1.2 and 2.x read back: ours, and what CAT tools write.

Inline markup of XLIFF 2 with its original data is kept; other codes are left out of the texts, and what stands between
them stays. Alternative translations (``alt-trans``,
``matches``) are not read. One ``file`` is one parallel text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from transnews.bitexts.characters import text_of_token
from transnews.bitexts.inline import original_data, read_text
from transnews.bitexts.reading import BitextError, day, finished, known, language, parallel_text
from transnews.bitexts.wording import route_of
from transnews.messages import _
from transnews.model import Article, BlockKind, Issue, Origin, Segment, State, TermUse, TranslationUnit
from transnews.xmlfiles import name_of, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from transnews.model import ParallelText, Severity, Span

_STATES_12: dict[str, State] = {
    "new": "initial",
    "needs-translation": "initial",
    "needs-adaptation": "translated",
    "needs-l10n": "translated",
    "needs-review-adaptation": "translated",
    "needs-review-l10n": "translated",
    "needs-review-translation": "translated",
    "translated": "translated",
    "signed-off": "reviewed",
    "final": "final",
}
"""XLIFF 1.2's states of a target (its section 2.3.5) in XLIFF 2's words."""

_SEVERITIES: dict[str, Severity] = {"1": "error", "3": "warning", "5": "info"}
"""Priorities of the notes that hold our issues."""
_FACT = "10"
"""Priority of the notes that hold facts (the route, the language)."""
_SKIPPED = frozenset({"alt-trans", "matches", "metadata", "seg-source"})
_NATIVE_CODES = frozenset({"bpt", "ept", "ph", "it", "sub"})
"""Elements of XLIFF 1.2 whose content is code, not text."""


@dataclass(frozen=True, slots=True)
class _Note:
    category: str
    priority: str
    text: str


def parse_xliff(data: bytes, name: str, source: str = "", target: str = "") -> list[ParallelText]:
    """Return the parallel texts of an XLIFF file, one for each ``file`` element.

    ``source`` and ``target`` are the languages where the file does not name them. Raises BitextError for what is no
    XLIFF or names no languages, XmlError for what is no safe XML.
    """
    root = parse(data, name)
    version = root.get("version", "")
    if name_of(root) != "xliff" or version[:2] not in {"1.", "2."}:
        raise BitextError(_("{path}: this is not XLIFF 1 or 2.").format(path=name))
    source_key, target_key, read = (
        ("srcLang", "trgLang", _read_2)
        if version.startswith("2.")
        else ("source-language", "target-language", _read_12)
    )
    texts = []
    for file in root:
        if name_of(file) == "file":
            own = language(file.get(source_key) or root.get(source_key) or source, name, "--from")
            other = language(file.get(target_key) or root.get(target_key) or target, name, "--to")
            texts.append(read(file, name, own, other))
    return texts


def _read_2(file: etree._Element, name: str, source: str, target: str) -> ParallelText:
    article = Article(file.get("original") or name, format="")
    signature, issues = {}, []
    for note in _notes(file):
        if note.category == "title":
            article.title = note.text
        elif note.category == "published":
            article.published = day(note.text)
        elif note.category.startswith("signature-"):
            signature[note.category.removeprefix("signature-")] = note.text
        elif note.priority in _SEVERITIES and note.category:
            issues.append(Issue(note.category, _SEVERITIES[note.priority], note.text))
    units = [
        unit
        for number, group in enumerate(_groups(file))
        for element in group
        for unit in _units_2(element, number, _kind(element.getparent()))
    ]
    text = parallel_text(article, source, target, units)
    text.signature, text.issues = signature, issues
    return text


def _groups(file: etree._Element) -> Iterator[list[etree._Element]]:
    """Yield the units that stand in one group together, units outside of groups each alone."""
    previous = None
    group: list[etree._Element] = []
    for element in _descendants(file, {"unit", "trans-unit"}):
        parent = element.getparent()
        if group and (parent is not previous or name_of(parent) != "group"):
            yield group
            group = []
        group.append(element)
        previous = parent
    if group:
        yield group


def _descendants(element: etree._Element, names: set[str]) -> Iterator[etree._Element]:
    for child in element:
        if name_of(child) in names:
            yield child
        elif name_of(child) not in _SKIPPED:
            yield from _descendants(child, names)


def _kind(group: etree._Element | None) -> BlockKind:
    """Return the kind of block that a group of ours names, a paragraph for others."""
    named = (group.get("type") or group.get("restype") or "") if group is not None else ""
    kind = named.rpartition(":")[2].removeprefix("x-")
    return known(kind, get_args(BlockKind), "paragraph")


def _units_2(element: etree._Element, block: int, kind: BlockKind) -> Iterator[TranslationUnit]:
    """Yield the segments of a ``unit``; notes and terms go to the first."""
    unit: TranslationUnit | None = None
    segments = _descendants(element, {"segment", "ignorable"})
    data = original_data(element)
    several = sum(name_of(child) == "segment" for child in element) > 1
    for number, part in enumerate(segments, 1):
        source, _spans = _child_text(part, "source", data)
        if name_of(part) == "ignorable":
            if unit is not None:
                unit.segment.gap += source
            continue
        if unit is not None:
            yield finished(unit)
        identity = text_of_token(element.get("id", ""))
        first = unit is None
        target, spans = _child_text(part, "target", data)
        unit = TranslationUnit(
            f"{identity}.{part.get('id') or number}" if several else identity,
            block,
            kind,
            Segment(source),
            target,
            origin=_origin(part.get("subState", "")),
            spans=spans,
            state=known(part.get("state", ""), get_args(State), "initial"),
        )
        if first:
            _add_notes(unit, _notes(element))
            unit.terms = list(_terms(element, unit.target))
    if unit is not None:
        yield finished(unit)


def _read_12(file: etree._Element, name: str, source: str, target: str) -> ParallelText:
    units = []
    for number, group in enumerate(_groups(file)):
        for element in group:
            aim = next((child for child in element if name_of(child) == "target"), None)
            state: State = "initial" if aim is None else _STATES_12.get(aim.get("state", ""), "translated")
            if element.get("approved") == "yes" and state != "final":
                state = "reviewed"
            unit = TranslationUnit(
                element.get("id", ""),
                number,
                _kind(element.getparent()),
                Segment(_child_text(element, "source")[0]),
                _child_text(element, "target")[0],
                origin=_origin(aim.get("state-qualifier", "") if aim is not None else ""),
                state=state,
            )
            _add_notes(unit, _notes(element))
            units.append(finished(unit))
    return parallel_text(Article(file.get("original") or name, format=""), source, target, units)


def _child_text(element: etree._Element, name: str, data: Mapping[str, str] | None = None) -> tuple[str, list[Span]]:
    """Return the text of a child and the markup over it; without ``data`` (XLIFF 1.2) native codes are left out."""
    child = next((child for child in element if name_of(child) == name), None)
    if child is None:
        return "", []
    return (_text(child), []) if data is None else read_text(child, data)


def _text(element: etree._Element) -> str:
    """Return the text of an element of XLIFF 1.2, or of a note."""
    parts = [element.text or ""]
    for child in element:
        if name_of(child) not in _NATIVE_CODES:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _notes(element: etree._Element) -> list[_Note]:
    containers = [element, *(child for child in element if name_of(child) == "notes")]
    return [
        _Note(note.get("category") or note.get("from") or "", note.get("priority", ""), _text(note))
        for container in containers
        for note in container
        if name_of(note) == "note"
    ]


def _add_notes(unit: TranslationUnit, notes: list[_Note]) -> None:
    """Put an element's notes where they belong: issues of ours, the unit's language, what people wrote."""
    for note in notes:
        if note.category == "language" and note.priority == _FACT:
            unit.segment.language, unit.segment.confidence = note.text, 1.0
        elif note.category == "route" and note.priority == _FACT:
            unit.route = route_of(note.text)
        elif note.category and note.priority in _SEVERITIES:
            unit.issues.append(Issue(note.category, _SEVERITIES[note.priority], note.text))
        elif note.priority != _FACT:
            unit.notes.append(note.text)


def _terms(element: etree._Element, target: str) -> Iterator[TermUse]:
    """Yield the unit's terms. XLIFF does not hold their status: only whether they stand in the target is known."""
    for entry in _descendants(element, {"glossEntry"}):
        term = next((child for child in entry if name_of(child) == "term"), None)
        translation = next((child for child in entry if name_of(child) == "translation"), None)
        if term is not None and translation is not None:
            wanted = _text(translation)
            status = "engine" if wanted in target else "missing"
            yield TermUse(_text(term), wanted, term.get("source", ""), status)


def _origin(named: str) -> Origin:
    """Return the origin that ``subState`` (or ``state-qualifier``) of ours names, ``memory`` for others."""
    origin = named.removeprefix("transnews:").removeprefix("x-transnews-")
    if named in {"mt-suggestion", "leveraged-mt"}:
        return "machine"
    return known(origin, get_args(Origin), "memory")
