"""XLIFF 1.2 and 2.x read back: ours, and what CAT tools write.

Inline markup of XLIFF 2 with its original data is kept; other codes are left out of the texts, and what stands between
them stays. Alternative translations (``alt-trans``, ``matches``) are not read. One ``file`` is one parallel text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from transnews.bitexts.characters import text_of_token
from transnews.bitexts.inline import original_data, read_text
from transnews.bitexts.reading import BitextError, finished, known, language, parallel_text
from transnews.bitexts.wording import route_of
from transnews.bitexts.xliff_12_reader import read_file as read_12
from transnews.bitexts.xliff_parts import (
    FACT,
    OURS,
    descendants,
    groups,
    kind_of,
    notes_of,
    origin_of,
    read_article_notes,
    read_unit_notes,
)
from transnews.messages import _
from transnews.model import Article, Segment, State, TermUse, TranslationUnit
from transnews.xmlfiles import name_of, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from transnews.bitexts.xliff_parts import Note
    from transnews.model import BlockKind, ParallelText, Span


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
        ("srcLang", "trgLang", _read_file)
        if version.startswith("2.")
        else ("source-language", "target-language", read_12)
    )
    texts = []
    for file in root:
        if name_of(file) == "file":
            own = language(file.get(source_key) or root.get(source_key) or source, name, "--from")
            other = language(file.get(target_key) or root.get(target_key) or target, name, "--to")
            texts.append(read(file, name, own, other))
    return texts


def _read_file(file: etree._Element, name: str, source: str, target: str) -> ParallelText:
    units = [
        unit
        for number, group in enumerate(groups(file))
        for element in group
        for unit in _units(element, number, kind_of(element))
    ]
    text = parallel_text(Article(file.get("original") or name, format=""), source, target, units)
    read_article_notes(text, notes_of(file))
    return text


def _units(element: etree._Element, block: int, kind: BlockKind) -> Iterator[TranslationUnit]:
    """Yield the segments of a ``unit``; notes and terms go to the first.

    A note in a ``segment``, where the standard has none, is translate-toolkit's and goes to that segment.
    """
    unit: TranslationUnit | None = None
    segments = descendants(element, {"segment", "ignorable"})
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
            origin=origin_of(part.get("subState", "").removeprefix(OURS)),
            spans=spans,
            state=known(part.get("state", ""), get_args(State), "initial"),
        )
        if first:
            _read_notes(unit, notes_of(element))
            unit.terms = list(_terms(element, unit.target))
        read_unit_notes(unit, notes_of(part))
    if unit is not None:
        yield finished(unit)


def _read_notes(unit: TranslationUnit, notes: list[Note]) -> None:
    read_unit_notes(unit, notes)
    for note in notes:
        if note.category == "language" and note.priority == FACT:
            unit.segment.language, unit.segment.confidence = note.text, 1.0
        elif note.category == "route" and note.priority == FACT:
            unit.route = route_of(note.text)


def _child_text(element: etree._Element, name: str, data: Mapping[str, str]) -> tuple[str, list[Span]]:
    """Return the text of a child and the markup over it."""
    child = next((child for child in element if name_of(child) == name), None)
    return ("", []) if child is None else read_text(child, data)


def _terms(element: etree._Element, target: str) -> Iterator[TermUse]:
    """Yield the unit's terms. Of another program's it is only known whether they stand in the target."""
    for entry in descendants(element, {"glossEntry"}):
        term = next((child for child in entry if name_of(child) == "term"), None)
        translation = next((child for child in entry if name_of(child) == "translation"), None)
        if term is not None and translation is not None:
            wanted = translation.text or ""
            status = translation.get("source", "")
            if not status.startswith(OURS):
                status = "engine" if wanted in target else "missing"
            yield TermUse(term.text or "", wanted, term.get("source", ""), status.removeprefix(OURS))
