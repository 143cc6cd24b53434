"""Clock times in the form of a locale or of the house style: "5:30 p.m." is "17:30" in German, "5:30 م" in Arabic."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from transnews.localize.cldr import is_root
from transnews.localize.folding import fold_word
from transnews.localize.mentions import Mention, TimeValue
from transnews.localize.reader import read_mentions
from transnews.localize.write import write_time

if TYPE_CHECKING:
    from babel import Locale

_NOON, _HOURS = 12, 24
_ENGLISH_HALF = regex.compile(r"[ap]\.?[ \u00a0\u202f]?m\.?$", regex.IGNORECASE)
_OPEN_HALF = regex.compile(r"[ap]\.[ \u00a0\u202f]?m$", regex.IGNORECASE)
_HALF_BEHIND = regex.compile(r"[ \u00a0\u202f]?(?P<half>[AP])M(?![\p{L}\p{M}\p{N}])")
_QUOTED = regex.compile(r"'[^']*'")
_BLANK = regex.compile(r"[ \u00a0\u202f]")
_MINUTES = regex.compile(r"\p{Nd}\D+\p{Nd}")
_MAY_BEGIN = regex.compile(r"\s+[^\p{Ll}\p{Lo}\p{P}]")


def in_clock(
    source: tuple[str, Mention], target: tuple[str, Mention], locale: Locale, clock: str
) -> tuple[Mention, str] | None:
    """Return what to replace in the target, and the time of day to write there; None where it stays.

    ``source`` and ``target`` are a text and a mention each, and these are paired. With ``clock``
    "locale" only times that say "a.m." or "p.m." in English are written anew, with "24" those that say a half of the
    day, with "12" those whose hour does. A time that may be either half of the day stays, and so does one where a full
    stop may end a sentence or an abbreviation.
    """
    (said, one), (text, two) = source, target
    if clock == "keep" or one.kind != "time" or two.kind != "time" or not two.hard or is_root(locale):
        return None
    two = _with_half(one, two, text)
    value = two.value
    if not isinstance(value, TimeValue) or any(isinstance(other, TimeValue) for other in two.alternatives):
        return None
    hours = {"12": _NOON, "24": _HOURS}.get(clock, _own_hours(locale))
    says_half = _says_half(two, locale)
    if not _is_foreign(two.text, locale) if clock == "locale" else says_half is (hours == _NOON):
        return None
    stop = _full_stop((said, one), (text, two))
    if stop is None:
        return None
    skeleton = "Hm" if hours == _HOURS else "hm" if _MINUTES.search(two.text) else "h"
    new = write_time(value, skeleton, locale, like=two.text)
    return (two, new + stop) if _reads_back(new, value, locale) else None


def _full_stop(source: tuple[str, Mention], target: tuple[str, Mention]) -> str | None:
    """Return the full stop that must stay when the "p.m." before it goes, None where that is not sure.

    Each side is a text and its time. The source tells: what goes on there in small letters has not ended.
    """
    (said, one), (text, two) = source, target
    if not two.text.endswith("."):
        return ""
    if not one.text.endswith(".") or _MAY_BEGIN.match(said, one.end):
        return None
    both_at_end = not said[one.end :].strip() and not text[two.end :].strip()
    return "." if both_at_end and two.start > 0 else ""


def _with_half(source: Mention, target: Mention, text: str) -> Mention:
    """Return a time with all of its "p.m.", and with the "PM" that only languages with a clock of 12 hours read."""
    if _OPEN_HALF.search(target.text) and text.startswith(".", target.end):
        return replace(target, end=target.end + 1, text=f"{target.text}.")
    match = _HALF_BEHIND.match(text, target.end)
    value = target.value
    if match is None or not isinstance(value, TimeValue) or value.hour > _NOON:
        return target
    hour = value.hour % _NOON + (_NOON if match["half"] == "P" else 0)
    if source.value != TimeValue(hour, value.minute):
        return target
    words = text[target.start : match.end()]
    return replace(target, end=match.end(), text=words, value=source.value, alternatives=frozenset())


def _own_hours(locale: Locale) -> int:
    """Return 12 or 24: the clock of the locale's short times."""
    fields = _QUOTED.sub("", locale.time_formats["short"].pattern)
    return _NOON if "h" in fields or "K" in fields else _HOURS


def _says_half(mention: Mention, locale: Locale) -> bool:
    """Tell whether a time has more letters than those of its 24 hours: "p.m.", "مساءً"."""
    if _ENGLISH_HALF.search(mention.text):
        return True
    folded = _BLANK.sub("", fold_word(mention.text))
    return any(_BLANK.sub("", fold_word(name)) in folded for name in _halves(locale))


def _is_foreign(text: str, locale: Locale) -> bool:
    """Tell whether a time says its half of the day in English, and not as the locale itself has it.

    A language with 24 hours that has its own dots in "p. m." writes so beside its usual form.
    """
    match = _ENGLISH_HALF.search(text)
    if match is None:
        return False
    half = _BLANK.sub("", match.group().lower()).rstrip(".")
    own = {_BLANK.sub("", name.lower()).rstrip(".") for name in _halves(locale)}
    if _own_hours(locale) == _NOON:
        return half.replace(".", "") not in {name.replace(".", "") for name in own}
    return half not in {name for name in own if "." in name}


def _halves(locale: Locale) -> list[str]:
    """Return the names of the halves of the day."""
    names = locale.day_periods["format"]
    widths = [names[width] for width in ("wide", "abbreviated") if width in names]
    return [str(width[half]) for width in widths for half in ("am", "pm") if half in width]


def _reads_back(text: str, value: TimeValue, locale: Locale) -> bool:
    mentions = [mention for mention in read_mentions(text, locale) if mention.hard]
    # One letter, such as the Arabic م, is not read: the time may then be either half of the day.
    return len(mentions) == 1 and value in {mentions[0].value, *mentions[0].alternatives}
