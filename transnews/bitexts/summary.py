"""The figures of a parallel text: how many units of which origin, terms, mentions and issues."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, get_args

from transnews.model import Origin, Severity, State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transnews.model import ParallelText, TermUse

_MENTION_STATUSES = ("kept", "repaired", "changed", "missing", "extra")


def summarize(text: ParallelText) -> dict[str, Any]:
    """Return the counts of a parallel text.

    Keys: ``units`` (int), and dicts of int: ``origins``, ``states``, ``terms``, ``mentions`` (both by status, see
    ``TermUse`` and ``MentionUse``), ``issues`` (by severity; those of the article and of the text as a whole count
    too). The keys of the dicts are always there, so that 0 is said and not left out.
    """
    return {
        "units": len(text.units),
        "origins": _count(get_args(Origin), (unit.origin for unit in text.units)),
        "states": _count(get_args(State), (unit.state for unit in text.units)),
        "terms": _terms([term for unit in text.units for term in unit.terms]),
        "mentions": _count(_MENTION_STATUSES, (mention.status for unit in text.units for mention in unit.mentions)),
        "issues": _count(get_args(Severity), (issue.severity for _unit, issue in text.all_issues())),
    }


def _terms(terms: list[TermUse]) -> dict[str, int]:
    """Return how many terms were wanted, and of these: written by the engine itself, enforced, missing."""
    by_status = Counter(term.status for term in terms)
    engine, missing = by_status["engine"], by_status["missing"]
    return {"wanted": len(terms), "engine": engine, "enforced": len(terms) - engine - missing, "missing": missing}


def _count(keys: tuple[str, ...], values: Iterable[str]) -> dict[str, int]:
    """Return how often each value occurs: the expected keys first, in their order, then any others, sorted."""
    counter = Counter(values)
    return {key: counter[key] for key in (*keys, *sorted(counter.keys() - set(keys)))}
