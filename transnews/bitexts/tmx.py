"""TMX 1.4b: translations for a translation memory.

Only translations go in: a unit that was not translated, one that repeats its source because it needed no translation,
and a draft with state ``initial`` would teach a memory that the source is its own translation, or something worse.
Control characters, which XML cannot hold, become U+FFFD, and a note in the unit says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.bitexts import xmltree
from transnews.bitexts.characters import for_xml, name_token, on_one_line
from transnews.bitexts.tmx_reader import SIGNATURE
from transnews.bitexts.tmx_reader import parse_tmx as parse
from transnews.bitexts.units import has_translation, source_language
from transnews.bitexts.wording import issue_line, route
from transnews.messages import _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from transnews.model import ParallelText, TranslationUnit

__all__ = ["SUFFIX", "parse", "serialize", "teaches"]

SUFFIX = ".tmx"

_DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
_LEAVES = frozenset({"note", "prop", "seg"})


def serialize(text: ParallelText) -> bytes:
    """Return the translations of a parallel text as a TMX file, one ``tu`` a unit, in reading order."""
    tmx = xmltree.root("tmx", {"version": "1.4"})
    header = {
        "creationtool": "transnews",
        "creationtoolversion": text.signature.get("transnews", "unknown"),
        "segtype": "sentence",
        "o-tmf": "transnews",
        "adminlang": "en",
        "srclang": text.source_language,
        "datatype": "plaintext",
    }
    head = xmltree.child(tmx, "header", header)
    for name, value in sorted(text.signature.items()):
        xmltree.child(head, "prop", {"type": f"{SIGNATURE}{name}"}, on_one_line(value))
    body = xmltree.child(tmx, "body")
    for unit in text.units:
        if teaches(unit):
            _append(body, text, unit)
    return xmltree.write(tmx, _LEAVES, _DOCTYPE)


def teaches(unit: TranslationUnit) -> bool:
    """Tell whether a unit belongs in a translation memory: a translation that is not a copy and not a mere draft."""
    return has_translation(unit) and unit.origin != "copy" and unit.state != "initial"


def _append(body: Element, text: ParallelText, unit: TranslationUnit) -> None:
    """Append a unit. A segment in another language than the article's says so, as TMX provides (``tu srclang``)."""
    language = source_language(text, unit)
    attributes = {"tuid": name_token(f"{text.article.id}:{unit.id}")}
    if language != text.source_language:
        attributes["srclang"] = language
    element = xmltree.child(body, "tu", attributes)
    for issue in unit.issues:
        xmltree.child(element, "note", text=on_one_line(issue_line(issue)))
    for note in unit.notes:
        xmltree.child(element, "note", text=note)
    if for_xml(unit.source + unit.target) != unit.source + unit.target:
        xmltree.child(element, "note", text=_("Characters that XML cannot hold were replaced with U+FFFD."))
    for name, value in _properties(text, unit):
        if value:
            xmltree.child(element, "prop", {"type": name}, value)
    for tag, segment in ((language, unit.source), (text.target_language, unit.target)):
        variant = xmltree.child(element, "tuv", {"xml:lang": tag})
        xmltree.child(variant, "seg", text=segment)


def _properties(text: ParallelText, unit: TranslationUnit) -> list[tuple[str, str]]:
    published = text.article.published
    return [
        ("x-document", on_one_line(text.article.id)),
        ("x-published", published.isoformat() if published else ""),
        ("x-block", unit.kind),
        ("x-origin", unit.origin),
        ("x-route", on_one_line(route(unit))),
        ("x-state", unit.state),
    ]
