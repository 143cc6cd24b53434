"""What an engine is: batches of sentences in, hypotheses with word alignments out.

An engine lists the models it finds on this machine and translates with one of them. It knows nothing of articles,
glossaries or routes. Engines are made once per run, from the settings, and import their heavy libraries only when they
translate.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from transnews.model import Issue
from transnews.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from transnews.settings import Settings


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a word alignment: source characters ``[start, end)`` and target characters ``[start, end)``.

    ``weight`` is 0 to 1, the engine's own belief in the link.
    """

    source: tuple[int, int]
    target: tuple[int, int]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A translation of one text. ``alignment`` is None where the engine has none."""

    text: str
    alignment: tuple[Link, ...] | None = None


@dataclass(frozen=True, slots=True)
class Model:
    """A translation model found on this machine, for one direction.

    ``name`` identifies it within its engine; ``source`` and ``target`` are BCP 47 tags; ``path`` is its folder;
    ``digest`` is a short hash of the model's files, part of a run's signature.
    """

    engine: str
    name: str
    source: str
    target: str
    path: Path
    version: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Problem(Issue):
    """Something wrong with one model. ``pair``: what it translates (BCP 47), None where that cannot be told."""

    pair: tuple[str, str] | None = None


class Engine(Protocol):
    """The protocol that every engine implements."""

    name: str

    @property
    def problems(self) -> list[Issue]:
        """What was wrong with models found or with the machine; filled by ``models()`` and ``translate()``.

        A ``Problem`` concerns one pair of languages, any other issue all of them.
        """

    def __init__(self, settings: Settings) -> None:
        """Make the engine; must be cheap (no model is loaded, no heavy library imported)."""

    def models(self) -> Sequence[Model]:
        """Return the models found on this machine, empty where the engine or its packages are not installed."""

    def install_hint(self, source: str, target: str) -> str:
        """Return the command that would give this engine a model for a pair, "" where it knows of none."""

    def translate(self, texts: Sequence[str], model: Model) -> list[Hypothesis]:
        """Translate a batch: ``len(texts)`` sentences in, as many hypotheses out, in the same order.

        Raises MissingComponentError (with the install command) where the engine's library is not installed.
        """

    def can_spell(self, text: str, model: Model) -> bool:
        """Tell whether the model's target vocabulary can write ``text`` without losing a character."""


@runtime_checkable
class Reader(Protocol):
    """What an engine has besides that can tell what its models' source vocabularies hold."""

    def can_read(self, text: str, model: Model) -> bool:
        """Tell whether the model's source vocabulary has every character of ``text``."""

    def count_tokens(self, text: str, model: Model) -> int:
        """Return how many tokens ``text`` has in the model's source vocabulary."""


@runtime_checkable
class OtherSearch(Protocol):
    """What an engine has besides that can search for a translation in a second way; self-repair asks for it."""

    def translate_otherwise(self, texts: Sequence[str], model: Model) -> list[Hypothesis]:
        """Translate as ``translate`` does, with another search: greedy where that had a beam, a beam where it had none.

        No group of words may come twice, so that loops end.
        """


def install_command(source: str, target: str, settings: Settings) -> str:
    """Return the command that installs a model for a pair, of the one engine that the settings allow if they do."""
    return f"transnews models install {source} {target}" + (
        "" if settings.engine == "auto" else f" --engine {settings.engine}"
    )


ENGINES: Registry[type[Engine]] = Registry(
    "engine",
    {
        "firefox": "transnews.engines.firefox:FirefoxEngine",
        "argos": "transnews.engines.argos:ArgosEngine",
        "apertium": "transnews.engines.apertium:ApertiumEngine",
    },
)
