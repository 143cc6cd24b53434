"""The forms in which the commands on glossaries write what they found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.errors import UsageError
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.glossary.reports import Report


def report(form: str, known: Sequence[str]) -> Report:
    """Return what writes findings in a form; raises UsageError for a form that is not ``known``."""
    from transnews.glossary.reports import REPORTS

    if form not in known:
        raise UsageError(
            _("--format does not take '{word}'.").format(word=form), _("Known: {names}.").format(names=", ".join(known))
        )
    return REPORTS[form]
