"""What an alignment has to say to people: issues with a stable code and a sentence that names the values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.localize.mentions import DateValue
from transnews.messages import _
from transnews.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from transnews.localize.align import Alignment
    from transnews.localize.mentions import Mention


def issues_of(alignment: Alignment, source: list[Mention], target: list[Mention]) -> list[Issue]:
    """Return the issues of an aligned source and target.

    ``number-changed``, ``date-changed`` (errors); ``number-missing``, ``number-extra``, ``date-missing``,
    ``date-extra``, ``weekday-mismatch`` (warnings). Percents count as numbers, weekdays alone as dates.
    """
    issues = [
        Issue(
            f"{_subject(one)}-changed",
            "error",
            _("'{source}' ({source_value}) in the source is '{target}' ({target_value}) in the target.").format(
                source=one.text, source_value=_value(one), target=two.text, target_value=_value(two)
            ),
        )
        for one, two in alignment.changed
    ]
    for mention in alignment.missing:
        message = _("'{text}' ({value}) in the source is missing in the target.")
        issues.append(_one_sided(mention, "missing", message))
    for mention in alignment.extra:
        message = _("'{text}' ({value}) in the target is not in the source.")
        issues.append(_one_sided(mention, "extra", message))
    return [*issues, *_weekday_mismatches([*source, *target])]


def _one_sided(mention: Mention, what: str, message: str) -> Issue:
    text = message.format(text=mention.text, value=_value(mention))
    return Issue(f"{_subject(mention)}-{what}", "warning", text)


def _subject(mention: Mention) -> str:
    return "date" if mention.kind == "date" else "number"


def _value(mention: Mention) -> str:
    """Return a value for people: the canonical string, with "%" or with the weekday of a date that has one."""
    if mention.kind == "percent":
        return f"{mention.canonical}%"
    value = mention.value
    if isinstance(value, DateValue) and value.has_day and value.weekday is not None:
        return f"{value.canonical}, W{value.weekday}"
    return mention.canonical


def _weekday_mismatches(mentions: Iterable[Mention]) -> Iterator[Issue]:
    """Yield an issue for every full date whose weekday the calendar contradicts, once per date."""
    seen = set()
    for mention in mentions:
        value = mention.value
        if not isinstance(value, DateValue) or value.weekday is None or value in seen:
            continue
        weekday = value.true_weekday()
        if mention.hard and weekday not in {None, value.weekday}:
            seen.add(value)
            message = _("'{text}': {date} is not that day of the week (it is W{weekday}, Monday being W1).")
            yield Issue(
                "weekday-mismatch",
                "warning",
                message.format(text=mention.text, date=value.canonical, weekday=weekday),
            )
