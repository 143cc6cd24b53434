"""What enforcement sees of an engine, and what a step of enforcement is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transnews.glossary.drafts import Draft
    from transnews.glossary.probes import Probes, Translate


@dataclass(frozen=True, slots=True)
class EngineAccess:
    """All that enforcement needs of an engine, for one direction.

    ``translate`` takes a batch of sentences and prepares them itself (quotes, addresses, headlines in capitals);
    ``can_spell`` tells whether the model can write a term; ``probes`` is the route's own and outlives the call.
    """

    source_language: str
    target_language: str
    translate: Translate
    can_spell: Callable[[str], bool]
    probes: Probes


Step = Callable[[Sequence["Draft"], EngineAccess], None]
"""Settles those of the drafts that it can."""
