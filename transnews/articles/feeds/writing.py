"""A translated feed: the original with its texts and languages changed, its items linked to their originals."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from transnews.articles.declared import language_of
from transnews.articles.edits import edited
from transnews.articles.feeds.dialects import ATOM, DC, DCTERMS
from transnews.articles.feeds.elements import declarations, text_of
from transnews.articles.feeds.records import language_of_feed, language_of_item
from transnews.language.tags import UNDETERMINED, same_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.articles.feeds.elements import Attribute, Element
    from transnews.articles.feeds.items import Feed
    from transnews.articles.fields import Change

    Edit = tuple[int, int, str]

_INDENT = re.compile(r"\n[ \t]*\Z")


def written(feed: Feed, changes: Sequence[Change], language: str) -> str:
    """Return the text of a feed in ``language``; ``changes`` are those of its records."""
    return _Writer(feed, language).written(changes)


class _Writer:
    """Gathers the changes of a feed's text."""

    def __init__(self, feed: Feed, language: str) -> None:
        self._feed, self._text, self._language = feed, feed.text, language
        self._edits: list[Edit] = []
        self._prefixes: dict[str, str] = {}

    def written(self, changes: Sequence[Change]) -> str:
        head, *others = changes
        self._replace(head)
        for item, change in zip(self._feed.items, others, strict=True):
            element = self._feed.element(item)
            if change.is_translated:
                self._replace(change)
                if change.is_translation:
                    self._say_language(element, change)
                    self._link(element, change.language)
            elif change.record.fields and not language_of_item(self._feed, element):
                self._keep_language(element, change)
        main = next((change.language for change in changes if change.is_translation), "")
        if main:
            self._head(language_of(language_of_feed(self._feed)) or main)
        return edited(self._text, self._edits)

    def _replace(self, change: Change) -> None:
        for field, value in change.edits():
            slot = field.place
            self._edits.append((slot.start, slot.end, slot.written(value)))

    def _head(self, source: str) -> None:
        """Say the language of the feed; its own address becomes that of the original."""
        frame, head = self._feed.frame, self._feed.head
        named = [head.first(self._feed.dialect.uri, "language"), head.first(DC, "language")]
        told = [element for element in named if element is not None]
        roots = [element for element in {id(frame): frame, id(head): head}.values() if element.value("xml:lang")]
        for element in told:
            self._edits.append((element.inner, element.inner_end, self._language))
        for element in roots:
            self._set(element, "xml:lang", self._language)
        if not told and not roots:
            self._add_language(head)
        for element in head.walk():
            if element is not head and _is_same(element.value("xml:lang"), source):
                self._set(element, "xml:lang", self._language)
        for link in head.all(ATOM, "link"):
            if link.value("rel").strip() == "self":
                self._set(link, "rel", "alternate")
                self._set(link, "hreflang", source)

    def _add_language(self, head: Element) -> None:
        if self._feed.dialect.name != "rss":
            self._set(self._feed.frame, "xml:lang", self._language)
            return
        for name in ("description", "link", "title"):
            if (before := head.first(self._feed.dialect.uri, name)) is not None:
                prefix = before.name.removesuffix(name)
                self._after(before, f"<{prefix}language>{self._language}</{prefix}language>")
                return

    def _say_language(self, element: Element, change: Change) -> None:
        """Make the language tags of an item say the target where they said the source."""
        places = [field.place for field in change.record.fields]
        markup = [(slot.start, slot.end) for slot in places if slot.form == "markup"]
        for part in element.walk():
            inside = any(start <= part.start < end for start, end in markup)
            if not inside and _is_same(part.value("xml:lang"), change.language):
                self._set(part, "xml:lang", self._language)
        for named in element.all(DC, "language"):
            if _is_same(text_of(self._text, named), change.language):
                self._edits.append((named.inner, named.inner_end, self._language))

    def _keep_language(self, element: Element, change: Change) -> None:
        """Make an item that was not translated say its language, where the feed says another one now."""
        if change.language != UNDETERMINED and not same_language(change.language, self._language):
            self._set(element, "xml:lang", change.language)

    def _link(self, element: Element, source: str) -> None:
        """Link an item to its original, whose address is its own."""
        own, address = self._address(element)
        known = [link.value("hreflang") for link in element.all(ATOM, "link") if link.value("rel") in {"", "alternate"}]
        if own is None or source == UNDETERMINED or any(_is_same(tag, source) for tag in known):
            return
        href = escape(address)
        if self._feed.dialect.name == "rdf":
            resource = f"{self._feed.dialect.root.rpartition(':')[0]}:resource"
            self._add(own, DCTERMS, "dcterms", "isVersionOf", f'{resource}="{href}"')
        else:
            kind = f' type="{escape(own.value("type"))}"' if own.value("type") and own.uri == ATOM else ""
            self._add(own, ATOM, "atom", "link", f'rel="alternate" hreflang="{source}"{kind} href="{href}"')

    def _address(self, element: Element) -> tuple[Element | None, str]:
        """Return the element that holds the address of an item, and the address."""
        dialect = self._feed.dialect
        if dialect.name == "atom":
            links = [link for link in element.all(ATOM, "link") if link.value("rel") in {"", "alternate"}]
            return next(((link, link.value("href")) for link in links if link.value("href").strip()), (None, ""))
        for name in ("link", "guid"):
            found = element.first(dialect.uri, name)
            address = text_of(self._text, found).strip() if found else ""
            if address and found and found.value("isPermaLink").lower() != "false":
                return found, address
        return None, ""

    def _add(self, before: Element, uri: str, prefix: str, local: str, attributes: str) -> None:
        """Add an empty element of a namespace behind another element."""
        frame = self._feed.frame
        declared = {space: name for name, space in declarations(frame.attributes.values()).items()}
        if uri in declared:
            name = f"{declared[uri]}:{local}".lstrip(":")
        elif prefix not in declared.values():
            if uri not in self._prefixes:
                self._prefixes[uri] = prefix
                self._set(frame, f"xmlns:{prefix}", uri)
            name = f"{prefix}:{local}"
        else:
            name = f'{local} xmlns="{uri}"'
        self._after(before, f"<{name} {attributes}/>")

    def _after(self, element: Element, new: str) -> None:
        """Put something behind an element, on a line of its own where that has one."""
        indent = _INDENT.search(self._text, max(element.start - 200, 0), element.start)
        self._edits.append((element.end, element.end, (indent.group() if indent else "") + new))

    def _set(self, element: Element, name: str, value: str) -> None:
        """Give an element an attribute."""
        found: Attribute | None = element.attributes.get(name)
        if found is None:
            name_end = element.start + 1 + len(element.name)
            at = max((attribute.end for attribute in element.attributes.values()), default=name_end)
            self._edits.append((at, at, f' {name}="{escape(value)}"'))
        else:
            self._edits.append((found.start, found.end, f'"{escape(value)}"'))


def _is_same(tag: str, language: str) -> bool:
    """Tell whether a tag as files write it names a language."""
    return same_language(language_of(tag) or UNDETERMINED, language)
