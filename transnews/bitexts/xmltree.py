"""XML trees for the XML formats, on top of the standard library's ElementTree.

Names are written with their prefixes ("xml:lang", "gls:term"), and the root declares the namespaces as attributes:
ElementTree then writes them as they are, without its own prefixes and without its global table of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from transnews.bitexts.characters import for_xml

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_CARRIAGE_RETURN = "\ufffe"
"""Stands for a carriage return in the tree: no XML text can hold U+FFFE, so no text of ours has it."""


def root(name: str, attributes: Mapping[str, str]) -> Element:
    """Return a new root element."""
    return Element(name, {key: for_xml(value) for key, value in attributes.items()})


def child(parent: Element, name: str, attributes: Mapping[str, str] | None = None, text: str = "") -> Element:
    """Append an element with attributes and text to ``parent`` and return it."""
    element = SubElement(parent, name, {key: for_xml(value) for key, value in (attributes or {}).items()})
    element.text = content(text) if text else None
    return element


def content(text: str) -> str:
    """Return text for ``Element.text`` and ``Element.tail``: without what XML cannot hold."""
    return for_xml(text).replace("\r", _CARRIAGE_RETURN)


def write(element: Element, leaves: Collection[str], doctype: str = "") -> bytes:
    """Return the tree as an XML file in UTF-8, indented but for the elements named in ``leaves``.

    Those hold text, in which white space counts. A carriage return is written as a character reference: a parser
    would read the bare character as a line feed (XML 1.0, section 2.11), and ElementTree writes it bare.
    """
    _indent(element, leaves, "\n")
    body = tostring(element, encoding="unicode").replace(_CARRIAGE_RETURN, "&#13;")
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', *([doctype] if doctype else []), body]
    return ("\n".join(lines) + "\n").encode()


def _indent(element: Element, leaves: Collection[str], line: str) -> None:
    """Put every child on a line of its own; ``line`` is the line break and the indentation of ``element`` itself."""
    if not len(element) or element.tag in leaves:
        return
    element.text = line + "  "
    for part in element:
        part.tail = line + "  "
        _indent(part, leaves, line + "  ")
    element[-1].tail = line
