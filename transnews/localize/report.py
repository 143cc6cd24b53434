"""What an alignment has to say to people: issues with a stable code and a sentence that names the values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.localize.align import differs_in_currency
from transnews.localize.mentions import DateValue
from transnews.messages import _
from transnews.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from transnews.localize.align import Alignment
    from transnews.localize.mentions import Mention

CODES = frozenset(
    {f"{subject}-{what}" for subject in ("number", "date", "time") for what in ("changed", "missing", "extra")}
    | {"currency-changed", "date-ambiguous", "weekday-mismatch"}
)
"""The codes of all issues that localization reports."""


def issues_of(alignment: Alignment, source: list[Mention], target: list[Mention]) -> list[Issue]:
    """Return the issues of an aligned source and target.

    ``number-changed``, ``date-changed``, ``time-changed``, ``currency-changed`` (errors); ``number-missing``,
    ``number-extra``, the same of dates and times, ``weekday-mismatch`` (warnings). Percents and amounts count as
    numbers, weekdays alone as dates; a currency has changed where the amount is the same in another one.
    """
    issues = [
        Issue(
            f"{_subject(one)}-changed",
            "error",
            _("{source} in the source is {target} in the target.").format(source=_named(one), target=_named(two)),
        )
        for one, two in alignment.changed
    ]
    for one, two in alignment.pairs:
        if differs_in_currency(one, two):
            message = _("{source} in the source has another currency than {target} in the target.")
            text = message.format(source=f"'{one.text}'", target=f"'{two.text}'")
            issues.append(Issue("currency-changed", "error", text))
    for mention in alignment.missing:
        message = _("{mention} in the source is missing in the target.")
        issues.append(_one_sided(mention, "missing", message))
    for mention in alignment.extra:
        message = _("{mention} in the target is not in the source.")
        issues.append(_one_sided(mention, "extra", message))
    return [*issues, *_weekday_mismatches([*source, *target])]


def ambiguous_date(mention: Mention) -> Issue:
    """Return the issue that a numeric date may be another day where the day is written first (or the month)."""
    message = _("'{text}' was read as {date}; a source language with a region (en-GB, en-US) makes it certain.")
    return Issue("date-ambiguous", "warning", message.format(text=mention.text, date=mention.canonical))


def _one_sided(mention: Mention, what: str, message: str) -> Issue:
    return Issue(f"{_subject(mention)}-{what}", "warning", message.format(mention=_named(mention)))


def _subject(mention: Mention) -> str:
    return mention.kind if mention.kind in {"date", "time"} else "number"


def _named(mention: Mention) -> str:
    """Return a mention for people: its text, and its value where the text does not show it ("'6,5 Mio' (6500000)")."""
    value = mention.value
    shown = f"{mention.canonical}%" if mention.kind == "percent" else mention.canonical
    if shown == mention.text or (isinstance(value, DateValue) and value.month is None):
        return f"'{mention.text}'"
    return f"'{mention.text}' ({shown})"


def _weekday_mismatches(mentions: Iterable[Mention]) -> Iterator[Issue]:
    """Yield an issue for every full date whose weekday the calendar contradicts, once per date."""
    seen = set()
    for mention in mentions:
        value = mention.value
        if not isinstance(value, DateValue) or value.weekday is None or value in seen:
            continue
        if mention.hard and value.true_weekday() not in {None, value.weekday}:
            seen.add(value)
            message = _("'{text}': {date} is not that day of the week.")
            yield Issue("weekday-mismatch", "warning", message.format(text=mention.text, date=value.canonical))
