"""What the elements of a markup language mean to a translator: running text, furniture, or none of our business."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transnews.model import BlockKind

_WORDS = re.compile(r"[a-z]+")
_NOT_WORDS = frozenset(("has", "is", "no", "with", "without"))  # "has-sidebar" says what the page has, not what it is
_BUTTONS = frozenset(("button", "reset", "submit"))
_NONE: frozenset[str] = frozenset()


def names(text: str) -> frozenset[str]:
    """Return the names in a text."""
    return frozenset(text.split())


@dataclass(frozen=True)
class Vocabulary:
    """The elements of a markup language by what they are in a text; every one that is not ``inline`` ends a block."""

    inline: frozenset[str]
    """Elements inside a sentence."""
    void: frozenset[str] = _NONE
    """Elements without content and end tag."""
    inline_void: frozenset[str] = _NONE
    """Elements without content inside a sentence."""
    opaque: frozenset[str] = _NONE
    """Elements left as they are, with all that is in them."""
    inline_opaque: frozenset[str] = _NONE
    """Those of them that may stand inside a sentence and leave it whole."""
    labelled: frozenset[str] = _NONE
    """Those of them, ending blocks, whose own attributes may hold text for people."""
    code: frozenset[str] = _NONE
    """Elements whose text stands inside a sentence and is not translated."""
    foreign: frozenset[str] = _NONE
    """Elements that "/>" ends although the language is no XML."""
    alone: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Inline elements that end blocks all the same where they stand right inside another one, by its name."""
    implied_ends: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Open elements that the start of another one ends."""
    usual_ends: frozenset[str] = _NONE
    """Open elements that the start of any other one ends."""
    news: frozenset[str] = _NONE
    """Elements in which, or after which, the article comes, whatever the class of what is around them."""
    kinds: Mapping[str, BlockKind] = field(default_factory=dict)
    """Kinds of block by element; others are of the kind of the element around them."""
    furniture: frozenset[str] = _NONE
    """Elements that are website furniture."""
    furniture_roles: frozenset[str] = _NONE
    """Values of ``role`` that make an element furniture."""
    furniture_words: frozenset[str] = _NONE
    """Words in the class or id of furniture."""
    credit_words: frozenset[str] = _NONE
    """Words in the class of credits."""
    texts: frozenset[str] = _NONE
    """Attributes that hold text for people."""
    meta: frozenset[str] = _NONE
    """Names of ``meta`` elements whose content is text for people."""
    staying: frozenset[str] = _NONE
    """Elements that stay where all that is in them is left out."""
    root: str = ""
    """The element around a whole file, which says its language."""
    root_language: str = "lang"
    """The attribute in which it does."""
    language: str = "lang"
    """The attribute in which any other element says its language."""
    has_direction: bool = False
    """Whether elements say the direction of their text, in ``dir``."""
    isolation: tuple[str, str] = ("\u2066", "\u2069")
    """What goes around a left-to-right stretch that would come out in disorder: without markup for it, the characters
    LEFT-TO-RIGHT ISOLATE and POP DIRECTIONAL ISOLATE."""
    xml: bool = False
    """Whether it is XML: names are case-sensitive, "/>" ends any element, and CDATA sections are text."""

    def kind_of(self, name: str, given: Mapping[str, str], around: BlockKind) -> BlockKind:
        """Return the kind of block that an element makes of its text, ``around`` being its parent's."""
        words = frozenset(_WORDS.findall(given.get("class", "").lower()))
        if not words.isdisjoint(self.credit_words):
            return "credit"
        if "dateline" in words:
            return "dateline"
        return self.kinds.get(name, around)

    def is_furniture(self, name: str, given: Mapping[str, str], around: BlockKind) -> bool:
        """Tell whether an element is website furniture; the footer of a quotation or a caption is its source."""
        if name == "footer" and around in {"quote", "caption"}:
            return False
        return name in self.furniture or given.get("role", "").lower() in self.furniture_roles

    def is_named_furniture(self, name: str, given: Mapping[str, str]) -> bool:
        """Tell whether an element's class or id calls it website furniture."""
        if name in {"html", "body", "main", "article"}:
            return False
        named = f"{given.get('class', '')} {given.get('id', '')}".lower()
        return any(
            words[0] not in _NOT_WORDS and not self.furniture_words.isdisjoint(words)
            for words in map(_WORDS.findall, named.split())
            if words
        )

    def is_kept(self, name: str, given: Mapping[str, str]) -> bool:
        """Tell whether an element, which is not the page itself, asks not to be translated."""
        if name in self.void or name in {"html", "body"}:
            return False
        return given.get("translate", "").lower() == "no" or "notranslate" in given.get("class", "").split()

    def is_text(self, tag: str, attribute: str, given: Mapping[str, str]) -> bool:
        """Tell whether an attribute of a tag holds text for people."""
        if tag == "meta":
            return attribute == "content" and (given.get("property") or given.get("name", "")).lower() in self.meta
        if tag == "input" and attribute == "value":
            return given.get("type", "").lower() in _BUTTONS
        return attribute in self.texts and tag != "link"

    def is_in_sentences(self, name: str) -> bool:
        """Tell whether an element leaves the sentence whole in which it stands."""
        return name in self.inline or name in self.inline_void or name in self.inline_opaque or name in self.code
