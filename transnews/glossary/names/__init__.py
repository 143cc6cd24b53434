"""Names: are two spellings the same name, which names stand in a text, which of them are variants of one name."""

from __future__ import annotations

from transnews.glossary.names.clusters import keys
from transnews.glossary.names.distance import leave_out_costs
from transnews.glossary.names.readings import read
from transnews.glossary.names.same import same_name
from transnews.glossary.names.sounds import unified

__all__ = ["clear_caches", "same_name"]


def clear_caches() -> None:
    """Forget the names that were read, for measurements of speed."""
    for cached in (read, keys, leave_out_costs, unified):
        cached.cache_clear()
