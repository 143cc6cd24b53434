"""Which members ninjs allows and demands, for tests of what we write: a part of the IPTC's JSON schemas.

The schemas of 2.1, 3.0 and 3.1 close every object (``unevaluatedProperties: false``), so a member too many is an error.
Checked are the names in items, associations and the objects with texts, what is required, and the types of what
transnews writes. Not checked: the values of dates, codes and enumerations, which it does not touch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMON = (
    *("uri", "type", "profile", "version", "urgency", "language", "descriptions", "bodies", "headlines", "people"),
    *("organisations", "places", "subjects", "events", "objects", "title", "by", "slugline", "located", "renditions"),
    *("associations", "standard", "genres", "expires"),
)
_OF_2 = (
    *("representationtype", "firstcreated", "versioncreated", "contentcreated", "embargoed", "pubstatus"),
    *("copyrightholder", "copyrightnotice", "usageterms", "ednote", "infosources", "altids", "trustindicators"),
    "rightsinfo",
)
_OF_3 = (
    *("representationType", "firstCreated", "versionCreated", "contentCreated", "embargoedUntil", "pubStatus"),
    *("copyrightHolder", "copyrightNotice", "usageTerms", "edNote", "infoSources", "altIds", "trustIndicators"),
    *("rightsInfo", "eventDetails", "plannedCoverage"),
)
ITEMS = {
    "2.1": frozenset((*_COMMON, *_OF_2)),
    "3.0": frozenset((*_COMMON, *_OF_3)),
    "3.1": frozenset((*_COMMON, *_OF_3, "digitalSourceType")),
}
_COUNTS = frozenset({"charcount", "wordcount", "charCount", "wordCount"})
_STRINGS = ("language", "title", "by", "located", "slugline", "ednote", "edNote")


def violations(item: dict[str, Any], version: str) -> Iterator[str]:
    """Yield what of an item is not as in ninjs 2.1, 3.0 or 3.1."""
    yield from _item_violations(item, version, ITEMS[version])
    for one in item.get("associations", []):
        own = {"name", "rel"} if version == "3.1" else {"name"}
        if not isinstance(one.get("name"), str):
            yield "an association without a name"
        yield from violations({name: value for name, value in one.items() if name not in own}, version)


def _item_violations(item: dict[str, Any], version: str, allowed: frozenset[str]) -> Iterator[str]:
    yield from (f"unknown member {member}" for member in sorted(item.keys() - allowed))
    if not isinstance(item.get("uri"), str) or not urlsplit(item["uri"]).scheme or " " in item["uri"]:
        yield f"no URI: {item.get('uri')}"
    yield from (f"{name} is no string" for name in _STRINGS if not isinstance(item.get(name, ""), str))
    for name in ("headlines", "descriptions", "bodies"):
        for one in item.get(name, []):
            yield from (f"{problem} in {name}" for problem in _text_violations(one, version, counted=name == "bodies"))


def _text_violations(text: dict[str, Any], version: str, *, counted: bool) -> Iterator[str]:
    second = version.startswith("2")
    counts = {"charcount", "wordcount"} if second else {"charCount", "wordCount"}
    allowed = {"role", "value", "contenttype" if second else "contentType"} | (counts if counted else set())
    yield from (f"unknown member {member}" for member in sorted(text.keys() - allowed))
    if not isinstance(text.get("value"), str):
        yield "no value"
    yield from (f"{name} is no integer" for name in text.keys() & _COUNTS if type(text[name]) is not int)
