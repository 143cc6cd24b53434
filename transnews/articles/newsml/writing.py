"""A translated item: its texts, and what it says of its language, its identity and its original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from transnews.articles.declared import language_of
from transnews.articles.html.vocabulary import names
from transnews.articles.html.writing import attribute, escaped
from transnews.articles.newsml.items import CONTENTS, LABELS, NAR, Item, Spot, declared
from transnews.articles.xmltext import Node, with_attribute, without_attribute, written
from transnews.language.tags import UNDETERMINED, direction, same_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from transnews.articles.fields import Change

    Edit = tuple[int, int, str]

ITEM_RELATIONS = "http://cv.iptc.org/newscodes/itemrelation/"
"""The IPTC Item Relation NewsCodes, whose alias in IPTC's catalogs is "irel"."""
_RELATION = "translatedFrom"
_IPTC_CATALOG = "catalog.IPTC-G2-Standards"
_TEXTS = frozenset(LABELS) | CONTENTS | names("copyrightNotice definition name note slugline usageTerms")
"""Elements with texts, which say their own language where they stay and the item does not say it any more."""
_COUNTS = ("charcount", "linecount", "pagecount", "wordcount")
"""What an item says of the length of its content (NewsML-G2 Specification, newsContentCharacteristics)."""


def translated(item: Item, change: Change, renamed: Mapping[str, str]) -> Iterator[Edit]:
    """Yield the edits that make an item its translation.

    ``renamed`` has the new identifiers of the translated items of the file by their old ones. An item that was in the
    target's language and had only passages in others stays the item that it is.
    """
    source, target = language_of(item.record.language) or UNDETERMINED, change.target
    kept = {entry.place.node for entry in item.record.fields if _has_own(entry.place, target)}
    for entry, value in change.edits():
        spot: Spot = entry.place
        node = spot.node
        if node in kept:
            continue
        if spot.attribute:
            found = node.attributes[spot.attribute]
            yield found.start, found.end, attribute(value, "")
            continue
        yield node.inner_start, node.inner_end, written(value, node.inner) if spot.escaped else value
        if node.name in CONTENTS:
            yield from (without_attribute(node.source, node, name) for name in _COUNTS if name in node.attributes)
    if change.is_translation:
        yield from _languages(item.node, item.read - kept, source, target)
        yield from _identity(item, renamed)


def _has_own(spot: Spot, target: str) -> bool:
    """Tell whether an element stands beside its own counterpart in the target language, of the same role."""
    node = spot.node
    if spot.attribute or node.parent is None:
        return False
    return any(
        same_language(language_of(other.get("xml:lang")) or UNDETERMINED, target)
        and (other.get("role"), other.get("contenttype")) == (node.get("role"), node.get("contenttype"))
        for other in node.parent.find(node.name)
        if other is not node
    )


def _languages(item: Node, done: set[Node], source: str, target: str) -> Iterator[Edit]:
    """Yield the edits after which every text of an item says the language and direction that it is in.

    ``done`` are the elements that are in ``target`` now.
    """
    turned = direction(source) != direction(target) if source != UNDETERMINED else direction(target) == "rtl"
    yield with_attribute(item, "xml:lang", target)
    if turned or "dir" in item.attributes:
        yield with_attribute(item, "dir", direction(target))
    for node in _own_elements(item):
        if node.name == "language" and same_language(language_of(node.get("tag")) or UNDETERMINED, source):
            yield from _language(node, item, source, target)
        elif node in done:
            if node.get("xml:lang"):
                yield with_attribute(node, "xml:lang", target)
            if node.get("dir"):
                yield with_attribute(node, "dir", direction(target))
        elif node.name in _TEXTS and not node.get("encoding") and node.inner.strip():
            yield from _said(node, item, done, source, turned=turned)


def _said(node: Node, item: Node, done: set[Node], source: str, *, turned: bool) -> Iterator[Edit]:
    """Yield the edits that make a text that stays say its language, where it said so only by what is around it."""
    around = next((one for one in node.around() if one is item or one.get("xml:lang")), item)
    tag = around.get("xml:lang") or ("" if source == UNDETERMINED else source)
    if tag and (around is item or around in done):
        yield with_attribute(node, "xml:lang", tag)
        if turned and "dir" not in node.attributes:
            yield with_attribute(node, "dir", direction(tag))


def _own_elements(item: Node) -> Iterator[Node]:
    """Yield the elements of NewsML-G2 below an item, without those in its content."""
    waiting = list(reversed(item.children))
    while waiting:
        node = waiting.pop()
        if node.space == NAR:
            yield node
            if node.name not in CONTENTS and node.name != "language":
                waiting.extend(reversed(node.children))


def _language(node: Node, item: Node, source: str, target: str) -> Iterator[Edit]:
    """Yield the edits of ``language``, whose names are CLDR's, in the language in which they are."""
    yield with_attribute(node, "tag", target)
    for name in node.find("name"):
        own = declared(name, item) or item.get("xml:lang") or source
        try:
            words = Locale.parse(target, sep="-").get_display_name(language_of(own).replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            words = None
        if words:
            yield name.inner_start, name.inner_end, escaped(words)
        if not name.get("xml:lang"):
            yield with_attribute(name, "xml:lang", own)


def _identity(item: Item, renamed: Mapping[str, str]) -> Iterator[Edit]:
    """Yield the edits that make a translation an item of its own, linked to its original and to what goes with it."""
    for node in _own_elements(item.node):
        target = node.get("residref")
        if node.name in {"itemRef", "link"} and target in renamed and target != item.guid:
            yield with_attribute(node, "residref", renamed[target])
    if item.guid not in renamed:
        return
    yield with_attribute(item.node, "guid", renamed[item.guid])
    for meta in item.node.find("itemMeta"):
        if meta.inner_end == meta.end:  # <itemMeta/>
            continue
        before = [node for node in meta.children if node.space == NAR and node.name != "itemMetaExtProperty"]
        place = before[-1].end if before else meta.inner_start
        blank = _blank_before(before[-1]) if before else ""
        version = f" version={attribute(item.node.get('version'), '')}" if item.node.get("version") else ""
        relation = f"<{meta.prefix}link {_relation(item.node)} residref={attribute(item.guid, '')}{version}/>"
        yield place, place, blank + relation


def _blank_before(node: Node) -> str:
    start = node.start
    while start and node.source[start - 1].isspace():
        start -= 1
    return node.source[start : node.start]


def _relation(item: Node) -> str:
    """Return the attribute of a link that says "translated from", by an alias only where a catalog has one."""
    schemes = [scheme for catalog in item.find("catalog") for scheme in catalog.find("scheme")]
    aliases = {scheme.get("alias"): scheme.get("uri") for scheme in schemes}
    alias = next((alias for alias, uri in aliases.items() if uri == ITEM_RELATIONS), "")
    if not alias and "irel" not in aliases and any(_IPTC_CATALOG in ref.get("href") for ref in item.find("catalogRef")):
        alias = "irel"
    return f'rel="{alias}:{_RELATION}"' if alias else f'reluri="{ITEM_RELATIONS}{_RELATION}"'
