"""Clock times: "17:30", "5.30 p.m.", "17h30", "11時29分", "오후 5시", "18 Uhr".

Hour and minute signs, and the words for the times of day with their hours, are CLDR's.
"""

from __future__ import annotations

from datetime import time
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import regex

from transnews.localize.cldr import is_root
from transnews.localize.date_patterns import literals
from transnews.localize.folding import NO_BREAK_SPACE, fold_word
from transnews.localize.mentions import Mention, TimeValue
from transnews.localize.scripts import LETTER, RUN_ON, WORD_END, WORD_START
from transnews.localize.word_tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from babel import Locale

    from transnews.localize.folding import Folded
    from transnews.localize.mentions import Value

_LONGEST_PERIOD = 24
_HOURS, _MINUTES, _NOON = 24, 60, 12
_WRITTEN_TOGETHER = regex.compile(r"(?P<hour>0[0-9]|1[0-9]|2[0-3])(?P<minute>[0-5][0-9])")
_WITH_POINT = regex.compile(r"(?P<hour>[01]?[0-9]|2[0-3])\.(?P<minute>[0-5][0-9])")
# "a.m." is read in every language, bare "am" is a German preposition and a French word.
_DOTTED = {"a.m.": "am", "p.m.": "pm", "a.m": "am", "p.m": "pm"}
_RUN_ON = regex.compile(RUN_ON)
_LETTERS = regex.compile(rf"{LETTER}+")
_DAY = _HOURS * _MINUTES


class TimeReader:
    """Reads clock times in one locale."""

    def __init__(self, locale: Locale) -> None:
        self._periods = _period_names(locale)
        self._ranges = _period_ranges(locale)
        patterns = _time_patterns(locale)
        hour_words, minute_words, points = _signs(patterns)
        own = table("numerals").get(locale.language, {})
        hour_words |= {fold_word(word) for word in own.get("hours", ())}
        self._hour_words = hour_words
        long_hours, long_minutes = (_unit_forms(locale, unit) for unit in ("duration-hour", "duration-minute"))
        minute_words |= long_minutes | set(own.get("minutes", ()))
        space = "[ \u00a0]"
        period = _any(self._periods)
        point = "[:\u0589.]" if points and not is_root(locale) else "[:\u0589]"
        point_needs_more = rf"\.(?P<minute>[0-5][0-9])(?={space}?(?:{_any(hour_words - {'h'})}|{period}){WORD_END})"
        hour_word = _any(hour_words | {"h"})
        more = _any(word for word in long_hours if word not in hour_words | {"h"})
        self._time = regex.compile(
            r"(?<![0-9]|[0-9][.,:/'-])(?P<hour>[01]?[0-9]|2[0-4])"
            rf"(?:{point}(?P<minute>[0-5][0-9])(?:{point}[0-5][0-9])?(?![0-9]|[.,:][0-9]|{space}?%)"
            rf"|{point_needs_more}(?:{space}?(?:{_any(hour_words - {'h'})}){WORD_END})?"
            rf"|{space}?(?!{more})(?P<word>{hour_word})"
            rf"(?:{space}?(?P<minute>[0-5]?[0-9])(?![0-9]|[.,][0-9])(?:{space}?(?:{_any(minute_words)}){WORD_END})?"
            rf"|{WORD_END}(?![0-9]))"
            rf"|{space}(?:{_any(long_hours)}){WORD_END}{space}(?P<minute>[0-5]?[0-9]){space}(?:{_any(long_minutes)}){WORD_END}"
            rf"|(?={space}?(?P<only>{period}){WORD_END}))"
            rf"(?:{space}?(?P<after>{period}){WORD_END}(?:\.(?={space}?{LETTER}))?)?"
        )

        self._period_before = regex.compile(rf"{WORD_START}(?P<before>{period}){space}?$")

    def read(self, folded: Folded) -> Iterator[tuple[int, int, Mention, bool]]:
        """Yield (start, end, mention, whether its digits are the time's alone) of every clock time of a text, in order.

        An hour with nothing but a time of day beside it, and one with the sign of a duration ("5 h"), is soft; the
        first may be a number ("in 5 nights").
        """
        free = 0
        for match in self._time.finditer(folded.text):
            before = self._period_before.search(folded.text, max(free, match.start() - _LONGEST_PERIOD), match.start())
            period = self._periods.get(_plain(before["before"] if before else match["after"] or ""))
            only = match["only"] is not None
            if match["hour"] == "24" and match["minute"] not in {None, "00"}:
                continue
            value = self._value(int(match["hour"]) % _HOURS, int(match["minute"] or 0), period)
            alone = match["minute"] is None
            named = only and period not in {"am", "pm"}
            span = (before.start() if before else match.start(), match.end())
            free = match.end()
            start, end = folded.span(*span)
            mention = Mention(
                kind="time",
                start=start,
                end=end,
                text=folded.original[start:end],
                value=value,
                alternatives=_alternatives(match, value, period),
                hard=not (named or (alone and match["word"] == "h" and period is None)),
                form="fixed",
            )
            yield *span, mention, not named

    def _value(self, hour: int, minute: int, period: str | None) -> TimeValue:
        """Return the time on the clock of 24 hours, where the time of day tells which half is meant."""
        if period == "am":
            return TimeValue(hour % _NOON if hour <= _NOON else hour, minute)
        if period == "pm":
            return TimeValue(hour % _NOON + _NOON if hour <= _NOON else hour, minute)
        ranges = self._ranges.get(period or "", ())
        if hour > _NOON or not ranges:
            return TimeValue(hour, minute)
        halves = (hour, (hour + _NOON) % _HOURS)
        # Five o'clock may be called evening although CLDR's evening begins at six.
        nearest = min(halves, key=lambda half: min(_distance(half * _MINUTES + minute, *span) for span in ranges))
        return TimeValue(nearest, minute)


@cache
def time_reader(locale: Locale) -> TimeReader:
    """Return the reader of a locale (made once)."""
    return TimeReader(locale)


def clock_readings(numeral: str) -> set[Value]:
    """Return the time that a numeral may be: "0230" and "11.29" are times beside a time of the other language."""
    match = _WITH_POINT.fullmatch(numeral) or (_WRITTEN_TOGETHER.fullmatch(numeral) if numeral[0] == "0" else None)
    return {TimeValue(int(match["hour"]), int(match["minute"]))} if match else set()


def _alternatives(match: regex.Match[str], value: TimeValue, period: str | None) -> frozenset[Value]:
    """Return the other half of the day where none is said, and the digits as numbers."""
    others: set[Value] = {Decimal(int(match["hour"])), Decimal(value.hour)}
    if match["minute"] is not None:
        others.add(Decimal(int(match["minute"])))
        others.add(Decimal(f"{int(match['hour'])}.{match['minute']}"))
    if period is None and value.hour <= _NOON:
        others.add(TimeValue((value.hour + _NOON) % _HOURS, value.minute))
    return frozenset(others)


def _plain(text: str) -> str:
    return text.replace(NO_BREAK_SPACE, " ")


def _time_patterns(locale: Locale) -> list[str]:
    """Return the patterns of a locale that write hours."""
    skeletons = locale.datetime_skeletons
    known = [skeletons[name].pattern for name in ("H", "h", "Hm", "hm", "Hms", "hms") if name in skeletons]
    return [*(pattern.pattern for pattern in locale.time_formats.values()), *known]


def _signs(patterns: Iterable[str]) -> tuple[set[str], set[str], bool]:
    """Return the words after the hour and after the minute, and whether a point stands between them."""
    words: dict[str, set[str]] = {"h": set(), "m": set()}
    points = False
    for pattern in patterns:
        for literal in literals(pattern):
            field = literal.before[0].lower().replace("k", "h")
            points = points or (field == "h" and literal.text == ".")
            found = _LETTERS.search(fold_word(literal.text))
            # One letter ("9ê", "9 ч") is also the ending of a numeral, but in scripts that write words as one sign.
            if field in words and found and (len(found.group()) > 1 or _RUN_ON.match(found.group())):
                words[field].add(found.group())
    return words["h"], words["m"] | {"min"}, points


def _period_names(locale: Locale) -> dict[str, str]:
    """Return the folded names of times of day with CLDR's key of each; bare "am" only where clocks have 12 hours."""
    names: dict[str, str] = dict(_DOTTED)
    has_halves = any("a" in regex.sub("'[^']*'", "", pattern) for pattern in _time_patterns(locale)[:4])
    periods = locale.day_periods
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for key, text in _mapping(_mapping(periods.get(context)).get(width)).items():
                name = fold_word(str(text)).strip(". ")
                foreign = name in {"am", "pm"} and not has_halves
                if key not in {"noon", "midnight"} and len(name) > 1 and not foreign:
                    names.setdefault(name, key)
    if has_halves:
        names |= {name.strip("."): key for name, key in _DOTTED.items()}
    return names


def _period_ranges(locale: Locale) -> dict[str, list[tuple[int, int]]]:
    """Return the minutes of the day in which each time of day lies."""
    ranges: dict[str, list[tuple[int, int]]] = {}
    for rules in _mapping(locale.day_period_rules).values():
        for key, rows in _mapping(rules).items():
            for row in rows:
                if "from" in row and "before" in row:
                    ranges.setdefault(key, []).append((_minutes(row["from"]), _minutes(row["before"])))
    return ranges


def _distance(moment: int, start: int, end: int) -> int:
    """Return the minutes between a moment and the time of day that begins at ``start`` and ends before ``end``."""
    if (moment - start) % _DAY < (end - start) % _DAY:
        return 0
    return min((start - moment) % _DAY, (moment - end) % _DAY)


def _minutes(value: Any) -> int:
    """Return minutes since midnight of CLDR's "06:00", a time, or seconds."""
    if isinstance(value, time):
        return value.hour * _MINUTES + value.minute
    if isinstance(value, int):
        return value // _MINUTES
    hour, _colon, minute = str(value).partition(":")
    return int(hour) * _MINUTES + int(minute or 0)


def _unit_forms(locale: Locale, unit: str) -> set[str]:
    """Return the folded names of a unit, in all plural forms and widths."""
    patterns = locale._data["unit_patterns"]  # noqa: SLF001 - Babel has no public way to unit patterns
    forms = set()
    for width in ("long", "short"):
        for form, pattern in _mapping(_mapping(patterns.get(unit)).get(width)).items():
            word = fold_word(str(pattern).replace("{0}", "")).strip(" .") if form != "per" else ""
            forms |= {word} if word else set()
    return forms


def _any(words: Iterable[str]) -> str:
    """Return a pattern of one of the words, the longest first."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(regex.escape(word).replace("\\ ", "[ \u00a0]") for word in longest_first) or "(?!)"


def _mapping(value: Any) -> Any:
    return value if hasattr(value, "items") else {}
