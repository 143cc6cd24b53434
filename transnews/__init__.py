"""transnews: offline translation and localization of news.

``transnews.read`` reads an article, ``transnews.translate`` translates articles into parallel texts. Both load their
machinery when they are first asked for, so that ``import transnews`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from transnews.articles import read
    from transnews.pipeline import translate

__all__ = ["read", "translate"]

_HOMES = {"read": "transnews.articles", "translate": "transnews.pipeline"}


def __getattr__(name: str) -> Any:
    """Import the public functions when they are first used (PEP 562)."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'transnews' has no attribute {name!r}")
