"""Nothing lost, nothing added, nothing left as it was: what is doubtful about a machine's translation of one unit.

The codes are those of ``transnews.engines.doubts``, which self-repair asks too: what is reported here is what it could
not mend. Numbers are reported by ``transnews.localize``, which also counts small ones and dates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.engines.doubts import find_doubts

if TYPE_CHECKING:
    from transnews.model import Issue, TranslationUnit


def check_losses(unit: TranslationUnit, source: str, target: str) -> list[Issue]:
    """Return what is doubtful about a machine translation; other origins cannot lose anything."""
    return list(find_doubts(unit.source, unit.target, source, target)) if unit.origin == "machine" else []
