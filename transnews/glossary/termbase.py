"""A termbase: the concepts of one or more glossary files, and which of their terms a text uses."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from transnews.glossary.folding import replaced
from transnews.glossary.formats import read_glossary
from transnews.glossary.glossary_file import GlossaryError, GlossaryProblem
from transnews.glossary.matcher import Match, Matcher
from transnews.messages import _
from transnews.resources import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transnews.glossary.concepts import Concept


class Termbase:
    """Concepts in layers of falling precedence: where two match the same words, the earlier layer's concept wins.

    ``problems`` are the rows and columns that were left out, in order of the files. A termbase does not change once
    it is made, so several threads may share one.
    """

    def __init__(self, layers: Iterable[Sequence[Concept]] = (), problems: Iterable[GlossaryProblem] = ()) -> None:
        self.layers = tuple(tuple(layer) for layer in layers if layer)
        self.problems = tuple(problems)
        self._matchers: dict[str, Matcher] = {}

    @classmethod
    def load(cls, path: Path | str, *, strict: bool = False) -> Termbase:
        """Read a glossary file: CSV (``transnews.glossary.terms_csv``) or TBX (``transnews.glossary.tbx``).

        A broken row is left out and listed in ``problems``; with ``strict`` the first one raises GlossaryError. A file
        that is unreadable, not UTF-8 or no glossary always does.
        """
        file = read_glossary(Path(path))
        if strict and file.problems:
            raise GlossaryError(
                str(file.problems[0]),
                _("Correct the file, or leave out --strict to go on without such rows."),
            )
        return cls([file.concepts], file.problems)

    @classmethod
    def bundled(cls) -> Termbase:
        """Return the glossaries that ship with transnews, in order of their file names."""
        return cls.combine(cls.load(path) for path in sorted(data_folder("glossaries").glob("*.csv")))

    @classmethod
    def combine(cls, termbases: Iterable[Termbase]) -> Termbase:
        """Join termbases, highest precedence first."""
        parts = list(termbases)
        return cls(
            (layer for part in parts for layer in part.layers),
            (problem for part in parts for problem in part.problems),
        )

    @cached_property
    def concepts(self) -> tuple[Concept, ...]:
        """Every concept, highest precedence first. Two layers may both have an id."""
        return tuple(concept for layer in self.layers for concept in layer)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The BCP 47 tags of the languages that have terms, sorted."""
        return tuple(sorted({tag for concept in self.concepts for tag in concept.terms}))

    @cached_property
    def digest(self) -> str:
        """Twelve hexadecimal digits of SHA-256 over everything that a translation can depend on.

        The order of the concepts counts, since it decides conflicts; file names, the order of columns, notes and
        sources do not.
        """
        layers = [[_canonical(concept) for concept in layer] for layer in self.layers]
        text = json.dumps(layers, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    def matches(self, text: str, language: str, *, credit: bool = False, target: str = "") -> list[Match]:
        """Return the terms that ``text`` (in ``language``, BCP 47) uses, in order, without overlaps.

        ``credit``: the text is a credit line, which a concept of kind "credit" may be as a whole. ``target``: only
        concepts that have a term to write in that language. See ``transnews.glossary.matcher`` for what matches.
        """
        return self._matcher(language).find(text, credit=credit, target=target)

    def recase(self, text: str, language: str) -> str:
        """Return ``text``, which has lost its capitals, with those that terms have: "nato and baku", "NATO and Baku".

        Concepts whose case is "sensitive" are left alone: nobody can tell whether "us" was "US".
        """
        found = self._matcher(language).find(text, any_case=True)
        return replaced(
            text, [(match.start, match.term_end, match.term) for match in found if match.term != match.term.lower()]
        )

    def _matcher(self, language: str) -> Matcher:
        if language not in self._matchers:
            self._matchers[language] = Matcher(self.layers, language)
        return self._matchers[language]


def _canonical(concept: Concept) -> list[object]:
    terms = {
        tag: [terms.preferred, list(terms.admitted), list(terms.deprecated), terms.gender, list(terms.forms)]
        for tag, terms in concept.terms.items()
    }
    return [concept.id, concept.kind, concept.case_sensitive, concept.translate, terms]
