"""What the elements of HTML mean to a translator: which are running text, furniture, or none of our business."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transnews.model import BlockKind


def names(text: str) -> frozenset[str]:
    """Return the names in a text."""
    return frozenset(text.split())


INLINE = names(
    "a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark meter nobr output picture "
    "progress q rb rp rt rtc ruby s small span strike strong sub sup time tt u"
)
"""Elements inside a sentence (HTML Standard, phrasing content); every other one ends a block."""
VOID = names("area base br col embed hr img input link meta param source track wbr")
"""Elements without content and end tag."""
INLINE_VOID = names("area br img input source wbr")
OPAQUE = names("audio canvas iframe math noembed noframes noscript object pre script style svg template video")
"""Elements left as they are, with all that is in them."""
INLINE_OPAQUE = names("math noscript script style svg template")
"""Those of them that may stand inside a sentence and leave it whole."""
CODE = names("code kbd samp var")
"""Text inside a sentence that is not translated."""
FOREIGN = frozenset(("math", "svg"))

IMPLIED_ENDS: dict[str, frozenset[str]] = {
    "li": frozenset(("p", "li")),
    **dict.fromkeys(("dt", "dd"), frozenset(("p", "dt", "dd"))),
    **dict.fromkeys(("td", "th"), frozenset(("p", "td", "th"))),
    "tr": frozenset(("p", "td", "th", "tr")),
    **dict.fromkeys(("tbody", "thead", "tfoot"), frozenset(("p", "td", "th", "tr", "tbody", "thead", "tfoot"))),
    **dict.fromkeys(("option", "optgroup"), frozenset(("option",))),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6"))),
    "body": frozenset(("head",)),
}
"""Open elements that the start of another one ends (HTML Standard, section 13.1.2.4); for all others: "p"."""
PARAGRAPH_ENDS = frozenset(("p",))

NEWS = frozenset(("article", "h1", "main"))
"""Elements in which, or after which, the article comes, whatever the class of what is around them."""
KINDS: dict[str, BlockKind] = {
    "h1": "headline",
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "subhead"),
    "li": "list-item",
    "blockquote": "quote",
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("table", "dl", "article", "main", "section"), "paragraph"),
}

_FURNITURE = names("aside button dialog fieldset footer form menu nav select textarea")
_FURNITURE_ROLES = names("banner complementary contentinfo dialog form menu menubar navigation search toolbar tooltip")
# Words in the class or id of website furniture and of credits, as content management systems name them.
_WORDS = re.compile(r"[a-z]+")
_FURNITURE_WORDS = names(
    "advert advertisement breadcrumb breadcrumbs comments commentform cookie cookies newsletter pagination "
    "promo related respond share sharebar sharedaddy sharing sidebar social subscribe"
)
_CREDIT_WORDS = names("byline copyright credit credits photographer")
_NOT_WORDS = names("has is no with without")  # "has-sidebar" says what the page has, not what it is


def is_furniture(name: str, given: Mapping[str, str], around: BlockKind) -> bool:
    """Tell whether an element is website furniture; the footer of a quotation or a caption is its source."""
    if name == "footer" and around in {"quote", "caption"}:
        return False
    return name in _FURNITURE or given.get("role", "").lower() in _FURNITURE_ROLES


def is_named_furniture(name: str, given: Mapping[str, str]) -> bool:
    """Tell whether an element's class or id calls it website furniture."""
    if name in {"html", "body", "main", "article"}:
        return False
    named = f"{given.get('class', '')} {given.get('id', '')}".lower()
    return any(
        words[0] not in _NOT_WORDS and not _FURNITURE_WORDS.isdisjoint(words)
        for words in map(_WORDS.findall, named.split())
        if words
    )


def kind_of(name: str, given: Mapping[str, str], around: BlockKind) -> BlockKind:
    """Return the kind of block that an element makes of its text, ``around`` being its parent's."""
    words = frozenset(_WORDS.findall(given.get("class", "").lower()))
    if not words.isdisjoint(_CREDIT_WORDS):
        return "credit"
    if "dateline" in words:
        return "dateline"
    return KINDS.get(name, around)


def is_kept(given: Mapping[str, str]) -> bool:
    """Tell whether an element asks not to be translated."""
    return given.get("translate", "").lower() == "no" or "notranslate" in given.get("class", "").split()


_TEXTS = names("alt aria-description aria-label aria-placeholder aria-roledescription placeholder title")
_BUTTONS = frozenset(("button", "reset", "submit"))
_META = names("description og:title og:description og:image:alt twitter:title twitter:description twitter:image:alt")


def is_text(tag: str, attribute: str, given: Mapping[str, str]) -> bool:
    """Tell whether an attribute of a tag holds text for people."""
    if tag == "meta":
        return attribute == "content" and (given.get("property") or given.get("name", "")).lower() in _META
    if tag == "input" and attribute == "value":
        return given.get("type", "").lower() in _BUTTONS
    return attribute in _TEXTS and tag != "link"
