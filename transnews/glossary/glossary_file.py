"""A glossary file as it was read: its concepts with their lines, what was left out of it, and its terms as written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transnews.errors import InputError

if TYPE_CHECKING:
    from transnews.glossary.concepts import Concept


class GlossaryError(InputError):
    """A glossary file that cannot be used; the message names the file, the line and what is wrong."""


@dataclass(frozen=True, slots=True)
class GlossaryProblem:
    """A row, an entry or a column that was left out. ``line`` is 1-based, the line on which it starts."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        """Return "path:line: message", which editors and terminals understand."""
        return f"{self.path}:{self.line}: {self.message}"


class UnreadableGlossaryError(GlossaryError):
    """A file whose content makes it no glossary; ``problem`` says where and why."""

    def __init__(self, path: object, line: int, message: str, hint: str = "") -> None:
        self.problem = GlossaryProblem(str(path), line, message)
        super().__init__(str(self.problem), hint)


class EntryError(Exception):
    """What is wrong with one row or entry; caught where these become concepts."""


@dataclass(frozen=True, slots=True)
class WrittenTerm:
    """A term exactly as the file has it, stray spaces and all. ``language`` is a BCP 47 tag."""

    line: int
    concept: str
    language: str
    text: str


@dataclass(slots=True)
class GlossaryFile:
    """What was read from ``path``: ``lines[i]`` is the 1-based line on which ``concepts[i]`` starts.

    ``left_out`` counts what the file says and a Concept cannot hold, by the format's own name for it. ``written`` is
    filled only for those who ask for it, since it doubles the memory that a glossary takes.
    """

    path: str
    concepts: list[Concept] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    problems: list[GlossaryProblem] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    written: list[WrittenTerm] = field(default_factory=list)

    def add(self, concept: Concept, line: int) -> None:
        """Append a concept."""
        self.concepts.append(concept)
        self.lines.append(line)

    def complain(self, line: int, message: str) -> None:
        """Append a problem."""
        self.problems.append(GlossaryProblem(self.path, line, message))
