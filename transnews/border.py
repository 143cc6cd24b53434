"""The border between articles: an error that nobody foresaw is recorded on its article and stops no other one.

This is the only place where any ``Exception`` is caught.
"""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from transnews.errors import TransnewsError
from transnews.messages import _
from transnews.model import Issue

if TYPE_CHECKING:
    from types import TracebackType

INTERNAL_ERROR = "internal-error"
"""Code of the issue that an article carries when something failed on it in a way that nobody foresaw."""


class Border:
    """Runs a block; an unforeseen error becomes an issue in ``issues``. Our own errors (TransnewsError) pass."""

    def __init__(self, issues: list[Issue]) -> None:
        self._issues = issues

    def __enter__(self) -> None:
        """Begin the block."""

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _traceback: TracebackType | None
    ) -> bool:
        """End the block; swallow an error that nobody foresaw, not an interruption."""
        if not isinstance(error, Exception) or isinstance(error, TransnewsError):
            return False
        self._issues.append(Issue(INTERNAL_ERROR, "error", _describe(error)))
        return True


def _describe(error: Exception) -> str:
    """Return an error as one line that a report can quote; it names no path of the machine."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    message = _("internal error, please report it: {name} in {file}, line {line}: {reason}")
    file = place.filename.replace("\\", "/").rpartition("/")[2]
    return message.format(name=type(error).__name__, file=file, line=place.lineno, reason=error)
