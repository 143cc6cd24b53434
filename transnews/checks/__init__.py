"""QA checks on a parallel text. Each check looks at one subject and has codes of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.checks.losses import check_losses
from transnews.checks.names import check_names

if TYPE_CHECKING:
    from transnews.model import ParallelText


def run(text: ParallelText) -> None:
    """Run every check and add the issues found to the units they are about."""
    for unit in text.units:
        unit.issues += check_losses(unit, text.language_of(unit), text.target_language)
    check_names(text)
