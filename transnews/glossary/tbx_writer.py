"""Write a glossary as TBX version 3, dialect TBX-Basic, style DCA (ISO 30042:2019; the dialect's own schema).

What TBX-Basic has no data category for becomes a note that ``tbx`` reads back: "case: sensitive", "translate: no",
"number: plural". Inflected forms are terms of type ``variant``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from transnews.bitexts.xmltree import child, root, write
from transnews.glossary.tbx import CASE, PLURAL, TRANSLATE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from transnews.glossary.concepts import Concept, Terms

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
"""The namespace of the published schemas, though the standard's text and older files have other ones."""

_LEAVES = frozenset({"p", "descrip", "admin", "note", "term", "termNote"})
_GENDERS = {"m": "masculine", "f": "feminine", "n": "neuter", "c": "other"}
_NO_ID = re.compile(r"^[^A-Za-z_]|_(?=x[0-9A-F]+_)|[^\w.-]", re.ASCII)


def write_tbx(concepts: Iterable[Concept]) -> bytes:
    """Return a TBX file; equal concepts give equal bytes. Characters that XML cannot hold become U+FFFD."""
    document = root("tbx", {"type": "TBX-Basic", "style": "dca", "xml:lang": "en", "xmlns": NAMESPACE})
    description = child(child(child(document, "tbxHeader"), "fileDesc"), "sourceDesc")
    child(description, "p", text="transnews")
    body = child(child(document, "text"), "body")
    for concept in concepts:
        _write_concept(body, concept)
    return write(document, _LEAVES)


def _write_concept(body: Element, concept: Concept) -> None:
    entry = child(body, "conceptEntry", {"id": escape_id(concept.id)})
    if concept.kind:
        child(entry, "descrip", {"type": "subjectField"}, concept.kind)
    if concept.source:
        child(entry, "admin", {"type": "source"}, concept.source)
    notes = (concept.note, CASE if concept.case_sensitive else "", "" if concept.translate else TRANSLATE)
    for note in filter(None, notes):
        child(entry, "note", text=note)
    for tag, terms in concept.terms.items():
        _write_terms(child(entry, "langSec", {"xml:lang": tag}), terms)


def _write_terms(section: Element, terms: Terms) -> None:
    gender, plural = terms.gender[:1], terms.gender[1:]
    for term, status in terms:
        part = child(section, "termSec")
        child(part, "term", text=term)
        child(part, "termNote", {"type": "administrativeStatus"}, f"{status}Term-admn-sts")
        if term in terms.forms:
            child(part, "termNote", {"type": "termType"}, "variant")
        if gender:
            child(part, "termNote", {"type": "grammaticalGender"}, _GENDERS[gender])
            if plural:
                child(part, "note", text=PLURAL)
        gender = ""


def escape_id(concept_id: str) -> str:
    """Return an id as an XML name; different ids give different names. "a b" becomes "a_x20_b"."""
    return _NO_ID.sub(lambda match: f"_x{ord(match.group()):X}_", concept_id)
