"""What files say of themselves, as they write it: language tags and dates."""

from __future__ import annotations

from datetime import date, datetime
from email.utils import parsedate_to_datetime

from transnews.language.tags import UnknownLanguageError, standardize


def language_of(tag: str) -> str:
    """Return a tag in its standard form, "" where it is none."""
    try:
        return standardize(tag.strip().replace("_", "-"))
    except UnknownLanguageError:
        return ""


def day_of(text: str) -> date | None:
    """Return the day of a date as files write it: ISO 8601 (extended or basic) or RFC 5322, with or without a time."""
    text = text.strip()
    for read in (datetime.fromisoformat, _leading_day, parsedate_to_datetime, _untimed):
        try:
            return read(text).date()
        except (ValueError, TypeError):
            continue
    return None


def _leading_day(text: str) -> datetime:
    return datetime.fromisoformat(text[:10])


def _untimed(text: str) -> datetime:
    """Read a date of RFC 5322 that lacks its time, as many feeds have it."""
    return parsedate_to_datetime(f"{text} 00:00")
