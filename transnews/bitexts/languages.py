"""What a bitext says of a language, from CLDR through Babel: its direction, its own name, how it writes a date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from transnews.language import tags

if TYPE_CHECKING:
    from datetime import date


def direction(tag: str) -> Literal["ltr", "rtl", "auto"]:
    """Return the direction of a language's script, "auto" (by the text itself) for an undetermined language."""
    return "auto" if _undetermined(tag) else tags.direction(tag)


def own_name(tag: str) -> str:
    """Return a language's name in the language itself ("português"), the tag where CLDR has none."""
    locale = _locale(tag)
    return (locale.get_display_name() if locale else None) or tag


def long_date(day: date, tag: str) -> str:
    """Return a date as the language writes it, in ISO 8601 for one that CLDR does not know."""
    locale = _locale(tag)
    return format_date(day, format="long", locale=locale) if locale else day.isoformat()


def _undetermined(tag: str) -> bool:
    return tag.partition("-")[0].lower() in {"", tags.UNDETERMINED}


def _locale(tag: str) -> Locale | None:
    """Return CLDR's locale for a tag, None where it has none: for "und" too, which Babel takes for English."""
    if _undetermined(tag):
        return None
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
