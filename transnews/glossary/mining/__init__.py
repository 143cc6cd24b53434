"""Mining: propose a glossary from articles and bitexts, for an editor to finish."""

from __future__ import annotations

from transnews.glossary.mining.concepts import propose_concepts
from transnews.glossary.mining.phrases import MinedName, mine

__all__ = ["MinedName", "mine", "propose_concepts"]
