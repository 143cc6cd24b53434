"""What checking finds: a code, a sentence for people, and the places it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transnews.messages import _

if TYPE_CHECKING:
    from transnews.model import Severity


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a file, ``text``; ``line`` and ``column`` count from 1, ``column`` in characters.

    ``unit`` names the unit of a bitext, whose line nobody knows: it is 0; ``context`` is the text around, in which the
    stretch begins at ``offset``; ``column`` 0 is the whole line.
    """

    path: str
    line: int
    column: int = 0
    text: str = ""
    unit: str = ""
    context: str = ""
    offset: int = 0

    @property
    def position(self) -> str:
        """The place as editors and terminals understand it: "path:line:column", or "path#unit"."""
        if self.unit:
            return f"{self.path}#{self.unit}"
        return f"{self.path}:{self.line}:{self.column}" if self.column else f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at, with at least one place. ``wanted`` is what should stand there, "" where nobody can say."""

    code: str
    severity: Severity
    message: str
    places: tuple[Place, ...]
    wanted: str = ""


def deprecated(term: str, wanted: str, concept: str, places: tuple[Place, ...]) -> Finding:
    """Return the finding that a text has a term to avoid; ``wanted`` is "" where the glossary has none instead."""
    message = _("'{term}' is to be avoided ({concept}).")
    if wanted:
        message = _("'{term}' should be '{wanted}' ({concept}).")
    return Finding(
        "deprecated-term", "error", message.format(term=term, wanted=wanted, concept=concept), places, wanted
    )
