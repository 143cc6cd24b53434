"""The texts of a feed as records: one for the feed itself, one for each item; and what is wrong with items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING, Literal

from transnews.articles.declared import day_of
from transnews.articles.feeds.dialects import DC, MEDIA
from transnews.articles.feeds.elements import text_of
from transnews.articles.feeds.markup import MARKUP, markup_in
from transnews.articles.feeds.problems import Checker, broken
from transnews.articles.fields import HTML, LINE, TEXT, Field, Record
from transnews.articles.html.telling import is_html, without_tags
from transnews.bitexts.characters import for_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transnews.articles.feeds.dialects import Text
    from transnews.articles.feeds.elements import Element
    from transnews.articles.feeds.items import Feed, Item
    from transnews.articles.fields import Content
    from transnews.model import Issue

_ONE_CDATA = re.compile(r"\s*(?P<section><!\[CDATA\[(?P<text>(?:(?!\]\]>).)*+)\]\]>)\s*", re.DOTALL)
_GROUPS = frozenset(("image", "textInput", "textinput", "author", "contributor"))
"""Elements of feeds whose own elements hold text."""
_ONE_LINE = frozenset(("headline", "list-item", "credit"))


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a value stands in the feed's text, ``[start, end)``, and how it is written there."""

    start: int
    end: int
    form: Literal["text", "cdata", "markup", "attribute"]

    def written(self, value: str) -> str:
        """Return a value as it is written in XML."""
        value = for_xml(value)
        if self.form == "markup":
            return value
        if self.form == "cdata":
            return f"<![CDATA[{value.replace(']]>', ']]]]><![CDATA[>')}]]>"
        if self.form == "attribute":
            return f'"{escape(value)}"'
        return escape(value, quote=False)


def records(feed: Feed) -> tuple[list[Record], list[Issue]]:
    """Return the record of the feed itself and those of its items, and what is wrong with them."""
    around = [feed.head, *(child for child in feed.frame.children if child.local in _GROUPS)]
    fields = [entry for element in around for entry in _fields(feed, element, 0, feed.first_line)]
    found = [Record("feed", fields, title=_title(feed, feed.head))]
    issues: list[Issue] = []
    checker = Checker()
    for item in feed.items:
        element = feed.element(item)
        record, has_id = _record(feed, item, element)
        found.append(record)
        problems = checker.problems(record, item.number, _dates(feed, element), has_id=has_id)
        issues += [broken(item.number, item.line, problem) for problem in problems]
    return found, issues


def language_of_feed(feed: Feed) -> str:
    """Return the language that a feed says it is in, as it writes it, "" where it says none."""
    head = feed.head
    named = head.first(feed.dialect.uri, "language") or head.first(DC, "language")
    return (
        (text_of(feed.text, named).strip() if named else "") or head.value("xml:lang") or feed.frame.value("xml:lang")
    )


def _record(feed: Feed, item: Item, element: Element) -> tuple[Record, bool]:
    """Return an item's record, and whether its id is its own."""
    named = element.first(feed.dialect.uri, feed.dialect.id)
    about = next((given.value for name, given in element.attributes.items() if name.endswith(":about")), "")
    own = about or (text_of(feed.text, named).strip() if named else "")
    fields = list(_fields(feed, element, item.start, item.line))
    fields.sort(key=lambda entry: entry.kind != "headline")
    record = Record(own or str(item.number), fields, language_of_item(feed, element), _title(feed, element))
    record.date = next(filter(day_of, _dates(feed, element)), "")
    return record, bool(own) and feed.dialect.name != "rdf"


def language_of_item(feed: Feed, element: Element) -> str:
    """Return the language that an item says it is in, as it writes it, "" where it says none."""
    content = element.first(feed.dialect.uri, "content") or element.first(feed.dialect.uri, "description")
    named = element.first(DC, "language")
    return (
        (content.value("xml:lang") if content else "")
        or element.value("xml:lang")
        or (text_of(feed.text, named).strip() if named else "")
    )


def _dates(feed: Feed, element: Element) -> list[str]:
    """Return the dates of an item, the date of publication first."""
    found = (element.first(*name) for name in feed.dialect.dates)
    return [text_of(feed.text, date).strip() for date in found if date]


def _title(feed: Feed, element: Element) -> str:
    """Return the title of a feed or an item as plain text."""
    title = element.first(feed.dialect.uri, "title")
    if title is None:
        return ""
    value = text_of(feed.text, title)
    return unescape(without_tags(value)) if is_html(value) else value


def _fields(feed: Feed, element: Element, start: int, line: int) -> Iterator[Field]:
    """Yield the texts in an element that starts behind ``start``, which is on a line of the file, one by one."""
    for child in element.children:
        rule = feed.dialect.text(child.uri, child.local)
        if rule is not None:
            found = _found(feed.text, child, rule)
            if found is not None and found[0].strip():
                value, content, slot = found
                yield Field(value, rule.kind, content, slot, line + feed.text.count("\n", start, slot.start))
        elif child.local in _GROUPS or (child.uri == MEDIA and child.local in {"group", "content"}):
            yield from _fields(feed, child, start, line)


def _found(text: str, element: Element, rule: Text) -> tuple[str, Content, Slot] | None:
    """Return the text of an element, how it is written and where; None where it is not for translation."""
    if rule.form == "label":
        label = element.attributes.get("label")
        return (label.value, LINE, Slot(label.start, label.end, "attribute")) if label else None
    plain: Content = LINE if rule.kind in _ONE_LINE else TEXT
    form = _form(element, rule)
    if form == "other":
        return None
    if element.children:
        if rule.form in {"line", "name"} or form == "plain":
            return None
        return markup_in(text, element), MARKUP, Slot(element.inner, element.inner_end, "markup")
    value, slot = _value(text, element)
    if rule.form == "name":
        return None if "@" in value else (value, LINE, slot)
    as_html = form == "html" or (form == "told" and is_html(value))
    return value, HTML if as_html else plain, slot


def _form(element: Element, rule: Text) -> Literal["told", "html", "plain", "other"]:
    """Return how a text is written, as its element says."""
    if rule.form in {"told", "html"}:
        return "html" if rule.form == "html" else "told"
    kind = element.value("type").strip().lower()
    if rule.form == "media":
        return "html" if kind == "html" else "plain"
    if rule.form != "atom" or kind in {"", "text", "plain", "text/plain"}:
        return "other" if "src" in element.attributes else "plain"
    return "html" if kind in {"html", "xhtml", "text/html", "application/xhtml+xml"} else "other"


def _value(text: str, element: Element) -> tuple[str, Slot]:
    section = _ONE_CDATA.fullmatch(text, element.inner, element.inner_end)
    if section:
        return section["text"], Slot(*section.span("section"), "cdata")
    form: Literal["text", "cdata"] = "cdata" if "<![CDATA[" in text[element.inner : element.inner_end] else "text"
    return text_of(text, element), Slot(element.inner, element.inner_end, form)
