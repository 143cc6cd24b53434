"""A translated ninjs item: its texts, its language, its word counts, an identifier of its own and the original's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.articles.fields import translated_id
from transnews.articles.jsontext import ABSENT
from transnews.articles.layout import spaceless
from transnews.articles.ninjs.items import identifier, is_old, text_of
from transnews.language.tags import UNDETERMINED

if TYPE_CHECKING:
    from typing import Any

    from transnews.articles.fields import Change, Field
    from transnews.articles.jsontext import Edits, Value
    from transnews.articles.ninjs.stories import Place, Story

RELATION = "translationOf"
"""What the association with the original is called."""

_CHARACTERS, _WORDS = ("charCount", "charcount"), ("wordCount", "wordcount")
_SECOND_WITH_REL = "3.1"  # the first version whose associations have ``rel``


def write(edits: Edits, story: Story, change: Change) -> None:
    """Write a translated story into its file.

    A story that was in the target's language and had only passages in others stays the item that it is.
    """
    target = change.target
    counted: set[int] = set()
    items: dict[int, Value] = {}
    for entry, value in change.edits():
        place: Place = entry.place
        edits.replace(place.value, value)
        items[place.item.start] = place.item
        if place.name.startswith(("bodies", "body_")) and place.around.start not in counted:
            counted.add(place.around.start)
            _count(edits, entry, value, target)
    if not change.is_translation:
        return
    for item in items.values():
        if item is not story.item and item["language"].text:
            edits.set(item, "language", target)
    edits.set(story.item, "language", target)
    if not story.is_associated:
        _link(edits, story.item, change.language, target)


def _link(edits: Edits, item: Value, source: str, target: str) -> None:
    """Give a translation an identifier of its own, and link it to its original."""
    own = identifier(item)
    if own is ABSENT:
        return
    original = own.text.strip()
    edits.replace(own, translated_id(original, target))
    name = "uri" if own is item["uri"] else "guid"
    if name == "guid" and not item["translation_id"].text:
        edits.set(item, "translation_id", original)
    link: dict[str, Any] = {name: original}
    if source != UNDETERMINED:
        link["language"] = source
    associations = item["associations"]
    if associations.kind == "object":
        edits.set(associations, _free(RELATION, associations), link)
        return
    old = is_old(item)
    link = link if old else {"name": RELATION, **_relation(item), **link}
    if associations.kind == "array":
        edits.append(associations, link)
    elif associations.content is None:  # anything else is broken, and stays
        edits.set(item, "associations", {RELATION: link} if old else [link])


def _free(name: str, associations: Value) -> str:
    """Return a name that no association has yet: a translation of a translation has two originals."""
    number = 1
    free = name
    while free in associations.members:
        number += 1
        free = f"{name}{number}"
    return free


def _relation(item: Value) -> dict[str, str]:
    """Return the member ``rel`` where the version of the standard has it."""
    version = text_of(item["standard"], "version")
    return {"rel": RELATION} if _numbers(version) >= _numbers(_SECOND_WITH_REL) else {}


def _numbers(version: str) -> list[int]:
    return [int(number) for number in version.split(".") if number.isdecimal()]


def _count(edits: Edits, entry: Field, value: str, target: str) -> None:
    """Count the characters and words of a translated body anew, captions left out, where the file has the counts.

    Where words have no spaces between them, every character is a word, as word processors count them.
    """
    around: Value = entry.place.around
    texts = [block.text for block in entry.content.blocks(value, entry.kind, target) if block.kind != "caption"]
    words = sum(len("".join(text.split())) if spaceless(target) else len(text.split()) for text in texts)
    for names, count in ((_CHARACTERS, sum(map(len, texts))), (_WORDS, words)):
        for name in names:
            if isinstance(around[name].content, int | float):
                edits.replace(around[name], count)
