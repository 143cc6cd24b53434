"""Whether a JSON file is ninjs, told from its beginning, which may be cut off anywhere."""

from __future__ import annotations

import json
import re

_ENOUGH = 65_536  # bytes
_TOKEN = re.compile(r'"(?P<string>(?:[^"\\]|\\.?)*+)(?:"|\Z)|[{}\[\],:]', re.DOTALL)
_SAYS_SO = re.compile(r'"\$?standard"\s*:\s*\{[^{}]*ninjs|"\$schema"\s*:\s*"[^"]*ninjs', re.IGNORECASE)

_IDS = frozenset({"uri", "guid"})  # Superdesk's ninjs has a guid in place of the uri
# Members that the ninjs schemas have and other JSON formats of articles do not. Those with many endings in 1.x
# (body_html) are told by their beginning.
_OWN = frozenset(
    {
        *("altIds", "altids", "associations", "bodies", "byline", "contentCreated", "contentcreated"),
        *("copyrightHolder", "copyrightholder", "copyrightNotice", "copyrightnotice", "descriptions", "edNote"),
        *("ednote", "embargoedUntil", "embargoed", "eventDetails", "firstCreated", "firstcreated", "headline"),
        *("headlines", "infoSources", "infosources", "infosource", "plannedCoverage", "pubStatus", "pubstatus"),
        *("renditions", "representationType", "representationtype", "slugline", "trustIndicators", "trustindicators"),
        *("trustindicator", "urgency", "usageTerms", "usageterms", "versionCreated", "versioncreated"),
    }
)
_OWN_BEGINNING = re.compile(r"(?:body|description|headline)_\w")
_CERTAIN = 3  # own members that make an item without the id, which may come after a long text
_LONG = ("bodies", "body_")  # such a text, which may be all that the beginning has


def is_ninjs(data: bytes) -> bool:
    """Tell whether a file, or its beginning, is a ninjs item or an array of them: it says so, or has their members."""
    beginning = data[:_ENOUGH]
    text = beginning.decode(json.detect_encoding(beginning), "replace").lstrip("\ufeff \t\r\n")
    if not text.startswith(("{", "[")):
        return False
    names, is_whole = _names(text)
    own = {name for name in names if name in _OWN or _OWN_BEGINNING.match(name)}
    if len(own) >= _CERTAIN or (own and names & _IDS):
        return True
    if not is_whole and any(name.startswith(_LONG) for name in own):
        return True
    return bool(names & {"standard", "$standard", "$schema"} and _SAYS_SO.search(text))


def _names(text: str) -> tuple[set[str], bool]:
    """Return the names of the members of the outermost object, or of those in the outermost array.

    Whether the text is whole comes with them.
    """
    wanted = "[{" if text.startswith("[") else "{"
    found: set[str] = set()
    around = ""
    last = ""
    for token in _TOKEN.finditer(text):
        mark = token.group()
        if mark in ("{", "["):
            around += mark
        elif mark in ("}", "]"):
            around = around[:-1]
            if not around:
                return found, True
        elif mark == ":" and around == wanted:
            found.add(last)
        last = token["string"] or ""
    return found, False
