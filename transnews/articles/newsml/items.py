"""The items of a NewsML-G2 file: which of their texts are translated, and in which language they say to be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transnews.articles.declared import language_of
from transnews.articles.fields import LINE, TEXT, Field, Html, Record
from transnews.articles.html.places import read as places_in
from transnews.articles.html.vocabulary import Vocabulary, names
from transnews.articles.kinds import classify
from transnews.articles.newsml.content import content_of, language_in
from transnews.articles.xmltext import Node, plain
from transnews.language.tags import same_language
from transnews.model import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transnews.model import BlockKind, Issue

NAR = "http://iptc.org/std/nar/2006-10-01/"
"""The namespace of NewsML-G2 (NewsML-G2 Specification, section 4.1)."""
ITEMS = frozenset(("newsItem", "packageItem"))
CONTAINERS = names("contentMeta contentSet group groupSet itemMeta itemRef link partMeta")
"""Elements around texts that are translated."""
CONTENTS = frozenset(("inlineData", "inlineXML"))
LABELS: dict[str, BlockKind] = {
    "by": "credit",
    "creditline": "credit",
    "dateline": "dateline",
    "description": "paragraph",
    "edNote": "paragraph",
    "headline": "headline",
    "keyword": "list-item",
    "title": "headline",
}
"""Texts that are translated, inside ``HOLDERS``."""
HOLDERS = names("contentMeta group itemMeta itemRef link partMeta")
_TITLED: dict[str, BlockKind] = {
    "icon": "caption",
    "itemRef": "list-item",
    "link": "list-item",
    "remoteContent": "caption",
}
"""Elements whose attribute ``title`` names what they refer to."""
_VISUAL = names("animated graphic picture video")
"""Natures of an item (IPTC News Item Nature NewsCodes) whose description is a caption."""

LABEL = Vocabulary(
    # NewsML-G2 Specification, Label1Type and BlockType.
    inline=names("a inline rb rp rt ruby span"),
    void=names("br"),
    inline_void=names("br"),
    language="xml:lang",
    xml=True,
)


class Label(Html):
    """A short text with the little markup that NewsML-G2 has for it; its element says what it is."""

    def blocks(self, value: str, kind: BlockKind, language: str) -> list[Block]:
        """See ``Content``."""
        places = places_in(value, self.vocabulary).places
        blocks = [
            Block(kind, place.text, line=1 + value.count("\n", 0, place.start), spans=place.spans) for place in places
        ]
        return classify(blocks, language) if kind == "caption" else blocks


_LABEL = Label(LABEL)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a field stands: the content of an element, or its attribute of a name; ``escaped``: as text, not markup."""

    node: Node
    attribute: str = ""
    escaped: bool = False


@dataclass(slots=True)
class Item:
    """A news item or a package.

    ``read`` are the elements whose texts are fields of ``record``, and those around them.
    """

    node: Node
    record: Record
    issues: list[Issue] = field(default_factory=list)
    read: set[Node] = field(default_factory=set)

    @property
    def guid(self) -> str:
        """Its globally unique identifier, "" where it has none."""
        return self.node.get("guid")


def items_of(root: Node) -> list[Item]:
    """Return the news items and packages of a file, in order."""
    nodes = (
        [root] if root.name in ITEMS else [node for item_set in root.find("itemSet") for node in item_set.find(*ITEMS)]
    )
    return [_item(node, number) for number, node in enumerate(nodes, 1)]


def _item(node: Node, number: int) -> Item:
    item = Item(node, Record(node.get("guid") or str(number), [], _language(node), date=next(_dates(node), "")))
    item.record.fields += _fields(item)
    titles = [
        entry.value
        for name in ("headline", "title")
        for entry in item.record.fields
        if entry.place.node.name == name and entry.place.node.parent.parent is node
    ]
    item.record.title = " ".join(place.text for value in titles[:1] for place in places_in(value, LABEL).places)
    return item


def _language(item: Node) -> str:
    """Return the language of an item's content, as its metadata, the content itself or the item say it."""
    tags = [entry.get("tag") for meta in item.find("contentMeta") for entry in meta.find("language")]
    contents = [node for content in item.find("contentSet") for node in content.find(*CONTENTS)]
    own = [tag for tag in map(language_in, contents) if tag]
    root = item.get("xml:lang")
    several = [root] if root in tags else []
    candidates = [*(tags if len(tags) == 1 else []), *own, *several, *tags, root]
    return next((tag for tag in candidates if language_of(tag)), "")


def _dates(item: Node) -> Iterator[str]:
    for meta, entry in (
        ("contentMeta", "contentModified"),
        ("contentMeta", "contentCreated"),
        ("itemMeta", "versionCreated"),
        ("itemMeta", "firstCreated"),
    ):
        for around in item.find(meta):
            yield from (node.text for node in around.find(entry) if node.text)


def declared(node: Node, item: Node) -> str:
    """Return the language that an element, or one around it but for the item, says; "" where none does."""
    for one in node.around():
        if one is item:
            return ""
        if tag := one.get("xml:lang"):
            return tag
    return ""


def is_foreign(node: Node, item: Node, language: str) -> bool:
    """Tell whether an element, or the content in it, says another language than that of the item."""
    inside = language_in(node) if node.name in CONTENTS else ""
    own = language_of(inside or declared(node, item))
    return bool(own and language_of(language)) and not same_language(own, language_of(language))


def _fields(item: Item) -> Iterator[Field]:
    """Yield the texts of an item in the order of the file."""
    waiting = [item.node]
    while waiting:
        node = waiting.pop()
        if node.space != NAR or is_foreign(node, item.node, item.record.language):
            continue
        if node.name in _TITLED and node.get("title"):
            yield Field(node.get("title"), _TITLED[node.name], LINE, Spot(node, "title"), node.line)
        if node.name in LABELS and node.parent is not None and node.parent.name in HOLDERS:
            item.read.add(node)
            yield _label(node, item.node)
        elif node.name in CONTENTS:
            found = content_of(node, item.record.id, item.issues)
            if found is not None:
                item.read.add(node)
                content, value = found
                yield Field(value, "paragraph", content, Spot(node, escaped=node.name == "inlineData"), node.inner_line)
        elif node is item.node or node.name in CONTAINERS or node.name in _TITLED:
            item.read.add(node)
            waiting.extend(reversed(node.children))


def _label(node: Node, item: Node) -> Field:
    kind = LABELS[node.name]
    if node.name == "description" and (_is_caption(node.get("role")) or _is_visual(item)):
        kind = "caption"
    if kind == "headline" and node.parent is not None and node.parent.name in {"itemRef", "link"}:
        kind = "list-item"
    text = plain(node.inner)
    if text is not None and kind in {"caption", "paragraph"} and "\n\n" in text.strip():
        return Field(text, kind, TEXT, Spot(node, escaped=True), node.inner_line)
    return Field(node.inner, kind, _LABEL, Spot(node), node.inner_line)


def _is_caption(role: str) -> bool:
    return any(code.rpartition(":")[2] == "caption" for code in role.split())


def _is_visual(item: Node) -> bool:
    classes = (entry.get("qcode") for meta in item.find("itemMeta") for entry in meta.find("itemClass"))
    return any(code.rpartition(":")[2] in _VISUAL for code in classes)
