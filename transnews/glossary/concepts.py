"""Concepts and their terms, as in TBX: one meaning, and per language the words that are wanted, allowed and avoided."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import langcodes

from transnews.language.tags import UNDETERMINED, script

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Status = Literal["preferred", "admitted", "deprecated"]
"""TBX's administrative statuses: the wanted term, one that is right too, one that is to be avoided."""

SAME_LANGUAGE = 5
"""CLDR's distance between regional variants ("pt-PT" and "pt-BR"); another language is farther away."""

CREDIT = "credit"
"""The kind of concepts that count only as a whole credit line ("Anatolia" under a photo is Anadolu Agency)."""


@dataclass(frozen=True, slots=True)
class Terms:
    """A concept's terms in one language; ``preferred`` is "" where the glossary only says what to avoid.

    ``gender`` is "", "m", "f", "n" or "c" (common), with "p" after it for a plural. ``forms`` are inflected forms of
    the wanted terms ("Маргаряна"): found in a text they are the term, in a translation they count as right.
    """

    preferred: str = ""
    admitted: tuple[str, ...] = ()
    deprecated: tuple[str, ...] = ()
    gender: str = ""
    forms: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[tuple[str, Status]]:
        """Yield every term with its status, the preferred one first; inflected forms count as admitted."""
        if self.preferred:
            yield self.preferred, "preferred"
        for term in (*self.admitted, *self.forms):
            yield term, "admitted"
        for term in self.deprecated:
            yield term, "deprecated"


@dataclass(frozen=True, slots=True)
class Concept:
    """One row of a glossary. ``terms`` maps BCP 47 tags to terms; ``note`` and ``source`` are for people.

    With ``translate`` False the preferred term of the first language stands in every language that has no terms.
    """

    id: str
    kind: str = ""
    terms: Mapping[str, Terms] = field(default_factory=dict, hash=False)
    case_sensitive: bool = False
    note: str = ""
    source: str = ""
    translate: bool = True

    def terms_in(self, language: str) -> Terms | None:
        """Return the terms to write in ``language``: its own, else those of its nearest variant that has any.

        A concept with a "pt" column serves "pt-BR", and the other way about. None where no variant has a wanted term,
        but for a concept that is not to be translated.
        """
        for tag in variants(language, tuple(self.terms)):
            if self.terms[tag].preferred:
                return self.terms[tag]
        if self.translate:
            return None
        return next((Terms(terms.preferred) for terms in self.terms.values() if terms.preferred), None)


@lru_cache(maxsize=4096)
def variants(language: str, available: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tags of ``available`` in the language and script of ``language``, nearest first (CLDR's distance).

    "zh-Hant" is no variant of "zh", nor "sr-Latn" of "sr"; nothing is a variant of "und" but "und" itself.
    """
    if UNDETERMINED in (language.partition("-")[0], *available):
        return tuple(tag for tag in available if tag == language)
    distances = {tag: langcodes.tag_distance(language, tag) for tag in available}
    near = [tag for tag in available if distances[tag] <= SAME_LANGUAGE and script(tag) == script(language)]
    return tuple(sorted(near, key=lambda tag: (tag != language, distances[tag], tag)))
