"""An offer of a catalogue, and asking all catalogues. A catalogue is a module with a function ``offers``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transnews.engines.network import NetworkError
from transnews.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.engines.download import Source
    from transnews.settings import Settings


class CatalogueError(NetworkError):
    """A catalogue that was fetched but cannot be understood."""


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file of a model. ``name`` is the one it gets on this machine.

    ``unpacked_size`` in bytes and ``unpacked_sha256`` are of what is packed in it, 0 and "" where the catalogue does
    not say.
    """

    name: str
    source: Source
    unpacked_size: int = 0
    unpacked_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A model that can be installed for ``engine``. ``source`` and ``target`` are BCP 47 tags."""

    engine: str
    name: str
    source: str
    target: str
    version: str
    files: tuple[RemoteFile, ...]
    architecture: str = ""
    license: str = ""

    @property
    def size(self) -> int:
        """Bytes to download, 0 where the catalogue does not say."""
        return sum(file.source.size for file in self.files)


Catalogue = Callable[["Settings"], "Sequence[Offer]"]
"""Fetches a catalogue; raises NetworkError."""

CATALOGUES: Registry[Catalogue] = Registry(
    "catalogue",
    {
        "firefox": "transnews.engines.catalogues.mozilla:offers",
        "argos": "transnews.engines.catalogues.argos:offers",
    },
)
"""By the name of the engine whose models it has."""


def fetch_offers(settings: Settings) -> tuple[list[Offer], list[NetworkError]]:
    """Return the offers for the engines in use, and an error for each catalogue that gave none.

    Raises the error where no catalogue could be had.
    """
    names = settings.engines if settings.engine == "auto" else (settings.engine,)
    offers: list[Offer] = []
    errors: list[NetworkError] = []
    asked = [name for name in names if name in CATALOGUES]
    for name in asked:
        try:
            offers += CATALOGUES.get(name)(settings)
        except NetworkError as error:
            errors.append(error)
    if errors and len(errors) == len(asked):
        raise errors[0]
    return offers, errors
