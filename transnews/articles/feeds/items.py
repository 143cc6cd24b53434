"""A feed taken apart: what stands around its items, and each item by itself, so that a broken one breaks no other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from transnews.articles.encoding import ArticleError
from transnews.articles.feeds.dialects import KNOWN_PREFIXES, dialect_of
from transnews.articles.feeds.elements import declarations, parse
from transnews.articles.feeds.mending import DECLARED, fault, is_sound, mended, undeclared, with_references, wrapped
from transnews.articles.feeds.problems import broken
from transnews.articles.feeds.tokens import Tokens
from transnews.articles.html.encoding import read as read_encoded
from transnews.messages import _
from transnews.model import Issue
from transnews.xmlfiles import XmlError
from transnews.xmlfiles import parse as parse_safely

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transnews.articles.feeds.dialects import Dialect
    from transnews.articles.feeds.elements import Element

MENDED = "feed-mended"

_ENCODING = re.compile(
    r"\A(<\?xml[^>]{0,100}?\bencoding\s*=\s*[\"'])((?!utf-8[\"'])[\w.:-]{1,40})(?=[\"'])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Item:
    """An item: its place ``[start, end)`` in the feed's text, its number from 1, and the line of the file it is on."""

    start: int
    end: int
    number: int
    line: int


@dataclass(slots=True)
class Feed:
    """A feed as well-formed XML: that of the file, with its broken items mended or left out.

    ``frame`` is the root element without the items; ``first_line`` is the line of the file on which the text begins.
    """

    text: str
    dialect: Dialect
    items: list[Item]
    frame: Element
    issues: list[Issue]
    encoding: str
    first_line: int

    def element(self, item: Item) -> Element:
        """Return the element of an item."""
        return parse(self.text, [(item.start, item.end)], namespaces(self.frame))

    @property
    def head(self) -> Element:
        """The element that says what the feed is: ``channel``, or the feed itself."""
        return self.frame.first(self.dialect.uri, "channel") or self.frame


def read(data: bytes, shown: str) -> Feed:
    """Take a feed apart.

    Raises ArticleError for a file that is none, and XmlError (with the line) where what stands around its items is not
    well-formed or declares entities; messages call the file ``shown``.
    """
    whole, encoding, issues = read_encoded(data, shown)
    text = _ENCODING.sub(r"\g<1>UTF-8", whole.lstrip())
    skipped = whole.count("\n", 0, len(whole) - len(whole.lstrip()))
    dialect = dialect_of(text)
    if dialect is None:
        raise ArticleError(_("{path}: this is no RSS or Atom feed.").format(path=shown))
    try:
        parse_safely(text.encode("utf-8", "surrogatepass"), shown)
    except XmlError:
        repair = Repair(text, dialect, skipped, shown)
        text, items = repair.repaired()
        issues = [*issues, *repair.issues]
    else:
        places = list(_places(text, dialect, lenient=False))
        lines = _lines(text, [start for start, _end in places])
        items = [
            Item(start, end, number, line + skipped)
            for number, ((start, end), line) in enumerate(zip(places, lines, strict=True), 1)
        ]
    frame = parse(text, _around(text, [(item.start, item.end) for item in items]), {})
    return Feed(text, dialect, items, frame, issues, encoding, skipped + 1)


def namespaces(frame: Element) -> dict[str, str]:
    """Return the namespaces that are declared around items, by prefix."""
    elements = [frame, *(child for child in frame.children if child.local == "channel")]
    return {prefix: uri for element in elements for prefix, uri in declarations(element.attributes.values()).items()}


def _places(text: str, dialect: Dialect, *, lenient: bool) -> Iterator[tuple[int, int]]:
    """Yield the places of items. ``lenient``: one ends where the next begins, and no section holds the end of one."""
    name = dialect.item
    boundary = re.compile(rf"</{name}\s*+>\s*+<{name}(?=[\s/>])") if lenient else None
    opened, depth = -1, 0
    for token in Tokens(text, boundary).between():
        if token.name == name and token.kind == "start":
            if depth and lenient:
                yield opened, opened + len(text[opened : token.start].rstrip())
            if not depth or lenient:
                opened, depth = token.start, 0
            depth += 1
        elif token.name == name and token.kind == "empty" and not depth:
            yield token.start, token.end
        elif token.name == name and token.kind == "end" and depth:
            depth -= 1
            if not depth:
                yield opened, token.end
        elif lenient and depth and token.kind == "end" and token.name in {"channel", dialect.root}:
            yield opened, opened + len(text[opened : token.start].rstrip())
            depth = 0
    if depth:
        yield opened, len(text)


def _lines(text: str, places: Sequence[int]) -> Iterator[int]:
    """Yield the 1-based line of each place; places ascend."""
    line, at = 1, 0
    for place in places:
        line += text.count("\n", at, place)
        at = place
        yield line


def _around(text: str, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches of a text before, between and behind places."""
    starts = [0, *(end for _start, end in places)]
    ends = [*(start for start, _end in places), len(text)]
    return list(zip(starts, ends, strict=True))


class Repair:
    """A feed that is not well-formed: its parts around the items are mended, then the items, one by one."""

    def __init__(self, text: str, dialect: Dialect, skipped: int, shown: str) -> None:
        self.issues: list[Issue] = []
        self._dialect, self._skipped, self._shown = dialect, skipped, shown
        places = list(_places(text, dialect, lenient=True))
        self._items = [text[start:end] for start, end in places]
        self._lines = list(_lines(text, [start for start, _end in places]))
        self._around = [text[start:end] for start, end in _around(text, places)]

    def repaired(self) -> tuple[str, list[Item]]:
        """Return the feed as well-formed XML, and its items. Raises XmlError where what is around them cannot be."""
        self._mend_around()
        frame = parse(self._blank(), [(0, len(self._blank()))], {})
        declared = "".join(
            f' xmlns{":" * bool(prefix)}{prefix}="{escape(uri)}"' for prefix, uri in namespaces(frame).items()
        )
        written = [self._around[0]]
        at = len(written[0])
        items = []
        for number, (raw, line) in enumerate(zip(self._items, self._lines, strict=True), 1):
            item = self._mended(raw, declared, number, line + self._skipped)
            if item:
                items.append(Item(at, at + len(item), number, line + self._skipped))
            written += (item, self._around[number])
            at += len(item) + len(self._around[number])
        return "".join(written), items

    def _mend_around(self) -> None:
        """Mend what stands around the items, and say so."""
        found = fault(self._blank())
        missing = self._declare_prefixes()
        if found is not None:
            self._around = [with_references(part) for part in self._around]
        if (left := fault(self._blank())) is not None:
            line, reason = found or left
            raise XmlError(
                _("{path}, line {line}: this is not well-formed XML ({reason}).").format(
                    path=self._shown, line=line + self._skipped, reason=reason
                ),
                _("What stands around the items of a feed is needed to read any of them; correct it."),
            )
        parse_safely(self._blank().encode("utf-8", "surrogatepass"), self._shown)
        if missing:
            message = _(
                "The feed uses prefixes that it does not declare ({names}); they are declared in what is written."
            )
            self.issues.append(Issue(MENDED, "warning", message.format(names=", ".join(missing))))
        elif found is not None:
            line, reason = found
            message = _("Line {line}: the feed is not well-formed XML ({reason}); it was mended.")
            self.issues.append(Issue(MENDED, "warning", message.format(line=line + self._skipped, reason=reason)))
        elif self._skipped:
            message = _("The feed does not begin on its first line; the empty lines were left out.")
            self.issues.append(Issue(MENDED, "warning", message))

    def _blank(self) -> str:
        """Return the feed with empty lines in the places of its items."""
        lines = ["\n" * item.count("\n") for item in self._items]
        return self._around[0] + "".join(blank + part for blank, part in zip(lines, self._around[1:], strict=True))

    def _declare_prefixes(self) -> list[str]:
        """Declare what prefixes are used without it, on the root element; return them."""
        root = next(token for token in Tokens(self._around[0]).between() if token.kind in {"start", "empty"})
        declared = set(DECLARED.findall(self._blank()))
        missing = sorted(set().union(*map(undeclared, (*self._around, *self._items))) - declared)
        added = "".join(f' xmlns:{prefix}="{KNOWN_PREFIXES.get(prefix, f"urn:{prefix}")}"' for prefix in missing)
        at = root.start + 1 + len(root.name)
        self._around[0] = self._around[0][:at] + added + self._around[0][at:]
        return missing

    def _mended(self, raw: str, declared: str, number: int, line: int) -> str:
        """Return an item as well-formed XML, "" where that is not possible; say what was done."""
        if is_sound(raw, declared):
            return raw
        within, reason = fault("\n" * (line - 1) + wrapped(raw, declared)) or (line, "")
        item = mended(raw, declared, self._dialect.leaves)
        problem = (
            _("this is not well-formed XML ({reason}); it was mended as far as possible")
            if item
            else _("this is not well-formed XML ({reason}); it was left out")
        )
        self.issues.append(broken(number, within, problem.format(reason=reason), "error"))
        return item
