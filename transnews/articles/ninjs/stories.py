"""The articles of a ninjs file: each item with its associations, as records of fields."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from transnews.articles.declared import language_of
from transnews.articles.fields import ITEM_BROKEN, NOT_READ, Field, Record
from transnews.articles.jsontext import ABSENT, Lines
from transnews.articles.ninjs.items import (
    Broken,
    associated,
    identifier,
    main_headline,
    terms_of,
    text_of,
    texts_of,
)
from transnews.language.tags import same_language
from transnews.messages import _
from transnews.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transnews.articles.jsontext import Value
    from transnews.articles.ninjs.items import Found

_DATES = (
    *("versionCreated", "versioncreated", "contentCreated", "contentcreated", "firstCreated", "firstcreated"),
    *("embargoedUntil", "embargoed"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field stands: its item, the object around it, its value, and the name of the item's member."""

    item: Value
    around: Value
    value: Value
    name: str


@dataclass(slots=True)
class Story:
    """An item with its associations in the same language, or an association in a language of its own."""

    record: Record
    item: Value
    is_associated: bool = False


@dataclass(slots=True)
class Stories:
    """All stories of a file, and what is wrong with it."""

    all: list[Story] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def stories_of(items: Sequence[Value], text: str) -> Stories:
    """Return the stories of a file's items; ``text`` is the file's."""
    return _Reader(text).read(items)


class _Reader:
    """Goes through items and their associations, however deep these are."""

    def __init__(self, text: str) -> None:
        self._lines = Lines(text)
        self._stories = Stories()

    def read(self, items: Sequence[Value]) -> Stories:
        """Return the stories of the items of a file."""
        for number, item in enumerate(items, 1):
            if item.kind == "object":
                if identifier(item) is ABSENT:
                    message = _("line {line}: item {number} has no 'uri'; its translation is not linked to it.")
                    self._say(Issue(ITEM_BROKEN, "error", message.format(line=self._lines.of(item), number=number)))
                self._story(item, identifier(item).text.strip() or str(number))
            else:
                self._broken(str(number), Broken(item, ""))
        return self._stories

    def _story(self, item: Value, name: str) -> None:
        story = self._begun(item, name, "")
        self._take(story, name, item, texts_of(item))
        waiting = self._associated(story, name, item)
        while waiting:
            one, around = waiting.pop()
            own = identifier(one).text.strip() or name
            language = language_of(one["language"].text)
            foreign = language and not same_language(language, language_of(around.record.language) or language)
            inside = self._begun(one, own, around.record.date, is_associated=True) if foreign else around
            self._take(inside, own, one, (*texts_of(one), *terms_of(one)))
            waiting += self._associated(inside, own, one)
        self._take(story, name, item, terms_of(item))

    def _begun(self, item: Value, name: str, date: str, *, is_associated: bool = False) -> Story:
        record = Record(name, [], item["language"].text, main_headline(item), text_of(item, *_DATES) or date)
        story = Story(record, item, is_associated)
        self._stories.all.append(story)
        return story

    def _associated(self, story: Story, name: str, item: Value) -> list[tuple[Value, Story]]:
        """Return the associations of an item, the last one first, with the story that they belong to."""
        found = list(associated(item))
        for one in found:
            if isinstance(one, Broken):
                self._broken(name, one)
        return [(one, story) for one in reversed(found) if not isinstance(one, Broken)]

    def _take(self, story: Story, name: str, item: Value, found: Iterable[Found | Broken]) -> None:
        """Add the texts of an item to a story; say what is broken, and what is in a format that is not read."""
        for one in found:
            if isinstance(one, Broken):
                self._broken(name, one)
            elif one.content is None:
                message = _("line {line}: '{member}' of {item} is in a format that is not read ({format}) and stays.")
                line, form = self._lines.of(one.value), one.format or "XML"
                message = message.format(line=line, member=one.name, item=name, format=form)
                self._say(Issue(NOT_READ, "warning", message))
            else:
                place = Place(item, one.around, one.value, one.name)
                entry = Field(one.value.text, one.kind, one.content, place, self._lines.of(one.value), escaped=True)
                if one.kind == "headline" and any(known.kind == "headline" for known in story.record.fields):
                    entry = replace(entry, kind="subhead")  # as that of a picture
                story.record.fields.append(entry)

    def _broken(self, name: str, broken: Broken) -> None:
        message = _("line {line}: item {item} is no object and stays as it is.")
        if broken.name:
            message = _("line {line}: '{member}' of item {item} is not as in ninjs and stays as it is.")
        line = self._lines.of(broken.value)
        self._say(Issue(ITEM_BROKEN, "error", message.format(line=line, member=broken.name, item=name)))

    def _say(self, issue: Issue) -> None:
        self._stories.issues.append(issue)
