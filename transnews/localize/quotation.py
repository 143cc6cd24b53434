"""Quotation marks in the form of the target's locale: “Ja” is „Ja“ in German and « Ja » in French.

The marks are CLDR's (delimiters). Only typographic marks of the source's locale are changed, and only where the
target's language, in whichever of its regions, does not write them so: straight marks and apostrophes stay, and a mark
that is right stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from transnews.localize.cldr import locale_for
from transnews.localize.tables import regional_rows, row

_APOSTROPHES = frozenset("'’‘`")
_MIRRORED = frozenset("«»‹›")  # right in any right-to-left text, which mirrors them
_STRAIGHT = frozenset("\"'")
_INNER_SPACE = {"fr": "\u00a0"}
"""What French puts between guillemets and the words inside, but for Switzerland.

Source: Imprimerie nationale, Lexique des règles typographiques."""
_WITHOUT_SPACE = frozenset({"CH"})
_OPENS = regex.compile(r"[\s\p{Ps}\p{Pi}\p{Pd}/]")
_MARKS = regex.compile(r"[“”„‟«»‹›‚「」『』]")


@dataclass(frozen=True, slots=True)
class _Marks:
    """A locale's quotation marks: what opens and closes at each of the two levels, and what its regions use."""

    opening: tuple[str, str]
    closing: tuple[str, str]
    all_opening: frozenset[str]
    all_closing: frozenset[str]
    space: str
    right_to_left: bool


def localized_quotes(text: str, source_locale: str, target_locale: str) -> str:
    """Return a translation with the source locale's quotation marks in the target locale's form.

    Locales are BCP 47. A mark whose shape does not tell opens where a space, a bracket, a dash or nothing stands
    before it. Done again, it changes nothing.
    """
    if not _MARKS.search(text):
        return text
    source, target = _marks(source_locale), _marks(target_locale)
    if source is None or target is None:
        return text
    parts: list[str] = []
    position = 0
    for match in _MARKS.finditer(text):
        mark, before, after = match.group(), text[position : match.start()], match.end()
        last = before[-1:] or (parts[-1][-1:] if parts else "")
        opens = _opens(mark, last, source, target)
        new = _replacement(mark, source, target, opens=opens)
        # In an odd place the next reader might take the new mark for the other one.
        if not new or _opens(new, last, source, target) is not opens:
            continue
        if target.space and new in "«»":
            new, before, after = _spaced(new, before, text, after, target.space, opens=opens)
        parts += [before, new]
        position = after
    return "".join([*parts, text[position:]])


def _replacement(mark: str, source: _Marks, target: _Marks, *, opens: bool) -> str:
    """Return the target's mark for one of the source's, "" where the mark stays."""
    known = source.opening if opens else source.closing
    if mark not in known or mark in (target.all_opening if opens else target.all_closing):
        return ""
    new = (target.opening if opens else target.closing)[known.index(mark)]
    return "" if new in _STRAIGHT or (mark in _MIRRORED and target.right_to_left) else new


def _opens(mark: str, before: str, source: _Marks, target: _Marks) -> bool:
    """Tell whether a mark opens: by its shape, or by the character before it where the shape leaves it open."""
    opening = mark in source.opening or mark in target.all_opening
    closing = mark in source.closing or mark in target.all_closing
    return opening if opening != closing else not before or _OPENS.match(before) is not None


def _spaced(mark: str, before: str, text: str, after: int, space: str, *, opens: bool) -> tuple[str, str, int]:
    """Return a guillemet with the space it has inside, the text before it and where the text after it begins."""
    if opens:
        return mark + space, before, after + (text[after : after + 1].isspace())
    return space + mark, before.rstrip(), after


@cache
def _marks(tag: str) -> _Marks | None:
    """Return the marks of a locale, None where CLDR does not know its language."""
    locale = locale_for(tag)
    own = row("delimiters", str(locale))
    if not own:
        return None
    rows = [own, *regional_rows("delimiters", locale.language)]
    space = "" if locale.territory in _WITHOUT_SPACE else _INNER_SPACE.get(locale.language, "")
    return _Marks(
        (own[0], own[2]),
        (own[1], own[3]),
        frozenset(mark for each in rows for mark in (each[0], each[2])) - _APOSTROPHES,
        frozenset(mark for each in rows for mark in (each[1], each[3])) - _APOSTROPHES,
        space,
        locale.character_order == "right-to-left",
    )
