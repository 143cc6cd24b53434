"""TMX 1.4 read back: ours, and what CAT tools and translation memories export.

Inline codes are left out of the texts. A file with several target languages gives one parallel text for each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from transnews.bitexts.characters import text_of_token
from transnews.bitexts.reading import BitextError, finished, known, language, parallel_text
from transnews.bitexts.wording import issue_of, route_of
from transnews.language.tags import same_language
from transnews.messages import _
from transnews.model import Article, BlockKind, Origin, Segment, State, TranslationUnit
from transnews.xmlfiles import XML_LANG, name_of, parse

if TYPE_CHECKING:
    from lxml import etree

    from transnews.model import ParallelText

_NATIVE_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
"""Inline elements whose content is code, not text (TMX 1.4b, 'Content Markup')."""
_ALL = "*all*"
SIGNATURE = "x-signature-"
"""Begins the type of the header's properties that hold the signature of the run that made the texts."""


def parse_tmx(data: bytes, name: str, source: str = "", target: str = "") -> list[ParallelText]:
    """Return the parallel texts of a TMX file, one for each target language, in the order in which these appear.

    ``source`` and ``target`` choose languages; without, the source is the header's, and every other language of the
    file a target. Raises BitextError, and XmlError for what is no safe XML.
    """
    root = parse(data, name)
    header = root.find("header")
    if name_of(root) != "tmx" or header is None:
        raise BitextError(_("{path}: this is not TMX.").format(path=name))
    named = header.get("srclang", _ALL)
    units = [unit for unit in root.iter("tu") if unit.find("tuv") is not None]
    if not source and named == _ALL:
        source = _language_of(units[0].findall("tuv")[0]) if units else ""
    source = language(source or named, name, "--from")
    texts: dict[str, list[TranslationUnit]] = {}
    for number, element in enumerate(units):
        own, variants = _variants(element, source)
        for tag, aim in variants.items():
            wanted = language(tag, name, "--to")
            if not target or same_language(wanted, target):
                unit = _unit(element, number, own, aim)
                if element.get("srclang", named) not in {named, _ALL}:
                    unit.segment.language, unit.segment.confidence = language(element.get("srclang"), name, "--from"), 1
                texts.setdefault(target or wanted, []).append(unit)
    if not texts:
        if not target:
            raise BitextError(_("{path}: the file holds no translations.").format(path=name))
        raise BitextError(_("{path}: the file holds no translations into '{tag}'.").format(path=name, tag=target))
    documents = {_property(unit, "x-document") for unit in units}
    original = documents.pop() if len(documents) == 1 else ""
    signature = {
        child.get("type", "").removeprefix(SIGNATURE): child.text or ""
        for child in header.findall("prop")
        if child.get("type", "").startswith(SIGNATURE)
    }
    found = []
    for tag, members in texts.items():
        found.append(parallel_text(Article(original or name, format=""), source, tag, members))
        found[-1].signature = dict(signature)
    return found


def _property(element: etree._Element, name: str) -> str:
    return next((child.text or "" for child in element.findall("prop") if child.get("type") == name), "")


def _language_of(variant: etree._Element) -> str:
    return variant.get(XML_LANG) or variant.get("lang") or ""


def _variants(element: etree._Element, source: str) -> tuple[str, dict[str, str]]:
    """Return the source text of a ``tu`` and its other texts by language."""
    srclang = element.get("srclang", "")
    source = srclang if srclang not in {"", _ALL} else source
    own, others = "", {}
    for variant in element.findall("tuv"):
        segment = variant.find("seg")
        text = "" if segment is None else _content(segment)
        tag = _language_of(variant)
        if not own and tag and same_language(tag, source):
            own = text
        else:
            others[tag] = text
    return own, others


def _unit(element: etree._Element, number: int, source: str, target: str) -> TranslationUnit:
    properties = {child.get("type", ""): child.text or "" for child in element.findall("prop")}
    identity = text_of_token(element.get("tuid", "")) or str(number + 1)
    document = properties.get("x-document", "")
    unit = TranslationUnit(
        identity.removeprefix(f"{document}:") if document else identity,
        number,
        known(properties.get("x-block", ""), get_args(BlockKind), "paragraph"),
        Segment(source),
        target,
        origin=known(properties.get("x-origin", ""), get_args(Origin), "memory"),
        route=route_of(properties.get("x-route", "")),
        state=known(properties.get("x-state", ""), get_args(State), "translated"),
    )
    for note in element.findall("note"):
        issue = issue_of(note.text or "")
        if issue is not None:
            unit.issues.append(issue)
        elif note.text:
            unit.notes.append(note.text)
    return finished(unit)


def _content(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if name_of(child) not in _NATIVE_CODES:
            parts.append(_content(child))
        parts.append(child.tail or "")
    return "".join(parts)
