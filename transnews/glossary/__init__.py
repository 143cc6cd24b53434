"""The glossary layer: which terms a text uses, and how their translations get into the target."""

from __future__ import annotations

from transnews.glossary.cldr_terms import cldr_terms, is_cldr
from transnews.glossary.concepts import Concept, Terms
from transnews.glossary.drafts import WantedTerm
from transnews.glossary.enforce import Enforced, enforce, enforce_wanted
from transnews.glossary.engine_access import EngineAccess
from transnews.glossary.glossary_file import GlossaryError, GlossaryProblem
from transnews.glossary.matcher import Match
from transnews.glossary.names import same_name
from transnews.glossary.probes import ProbeCache, Probes
from transnews.glossary.termbase import Termbase

__all__ = [
    "Concept",
    "Enforced",
    "EngineAccess",
    "GlossaryError",
    "GlossaryProblem",
    "Match",
    "ProbeCache",
    "Probes",
    "Termbase",
    "Terms",
    "WantedTerm",
    "cldr_terms",
    "enforce",
    "enforce_wanted",
    "is_cldr",
    "same_name",
]
