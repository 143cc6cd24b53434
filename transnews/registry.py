"""One small lazy registry for every kind of plug-in: article and bitext formats, engines, detectors.

An entry names a module, which is imported only when the entry is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from transnews.errors import UsageError
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")


class Registry(Generic[T]):
    """Names mapped to ``"module:attribute"`` (or ``"module"``, the module itself being the plug-in).

    ``kind`` is the word that error messages use ("engine", "format").
    """

    def __init__(self, kind: str, entries: dict[str, str]) -> None:
        self.kind = kind
        self._entries = dict(entries)

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names, in order of registration."""
        return iter(self._entries)

    def __contains__(self, name: object) -> bool:
        """Tell whether a name is registered."""
        return name in self._entries

    def add(self, name: str, entry: str) -> None:
        """Register ``entry`` ("module:attribute" or "module") under ``name``; a later registration wins."""
        self._entries[name] = entry

    def get(self, name: str) -> T:
        """Import and return the plug-in called ``name``.

        Raises UsageError that lists the known names when there is none.
        """
        if name not in self._entries:
            raise UsageError(self._unknown(name), _("Known: {names}.").format(names=", ".join(self._entries)))
        module, colon, attribute = self._entries[name].partition(":")
        plugin: Any = import_module(module)
        result: T = getattr(plugin, attribute) if colon else plugin
        return result

    def _unknown(self, name: str) -> str:
        """Return the message that there is no such name, in the reader's language for the kinds that people choose."""
        sentences = {
            "engine": _("unknown engine '{name}'."),
            "detector": _("unknown language detector '{name}'."),
            "article format": _("unknown article format '{name}'."),
            "bitext format": _("unknown bitext format '{name}'."),
        }
        return sentences.get(self.kind, f"unknown {self.kind} '{{name}}'.").format(name=name)
