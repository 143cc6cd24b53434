"""Names: are two spellings the same name, which names stand in a text, which of them are variants of one name."""

from __future__ import annotations

from transnews.glossary.names.same import same_name

__all__ = ["same_name"]
