"""What can be wrong with an item of a feed in any format: said with its number and line, and no reason to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.articles.declared import day_of
from transnews.articles.fields import ITEM_BROKEN
from transnews.messages import _
from transnews.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from transnews.articles.fields import Record
    from transnews.model import Severity

_NO_TEXT = frozenset(("list-item", "credit"))  # kinds of tags and names


def broken(number: int, line: int, problem: str, severity: Severity = "warning") -> Issue:
    """Return the issue of an item; ``problem`` is a clause without a full stop."""
    message = _("Item {number}, line {line}: {problem}.")
    return Issue(ITEM_BROKEN, severity, message.format(number=number, line=line, problem=problem))


class Checker:
    """Checks the items of one feed."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def problems(self, record: Record, number: int, dates: Iterable[str], *, has_id: bool) -> Iterator[str]:
        """Yield what is wrong with an item; ``has_id`` tells that the id of its record is its own."""
        if not any(entry.kind not in _NO_TEXT and entry.value.strip() for entry in record.fields):
            yield _("it has neither a title nor a text")
        for date in dates:
            if not day_of(date):
                yield _("'{date}' is no date").format(date=date)
        if has_id and self._numbers.setdefault(record.id, number) != number:
            yield _("it has the id of item {number}, {id}").format(number=self._numbers[record.id], id=record.id)
