"""Argos's package index: a JSON list of packages with links, without sizes or checksums.

Its entries are the packages' ``metadata.json`` with ``links`` and ``code`` added (argosopentech/argospm-index). Links
of ipfs are passed over: they need a program of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from transnews.engines.argos.packages import tag_of
from transnews.engines.catalogues.base import CatalogueError, Offer, RemoteFile
from transnews.engines.download import Source
from transnews.engines.network import fetch_json
from transnews.language.tags import UnknownLanguageError
from transnews.messages import _

if TYPE_CHECKING:
    from transnews.settings import Settings


def offers(settings: Settings) -> list[Offer]:
    """Return the translation packages in Argos's index. Raises NetworkError."""
    address = settings.argos_catalogue
    index = fetch_json(address, settings.network_timeout)
    if not isinstance(index, list):
        raise CatalogueError(_("{address}: this is no index of Argos packages.").format(address=address))
    found = [_offer(entry) for entry in index if isinstance(entry, dict)]
    return [offer for offer in found if offer is not None]


def _offer(entry: dict[str, Any]) -> Offer | None:
    """Return the offer of an entry, None for a package of another kind or one that says too little."""
    source, target, version = (entry.get(key) for key in ("from_code", "to_code", "package_version"))
    links = entry.get("links")
    if entry.get("type", "translate") != "translate" or not isinstance(links, list):
        return None
    addresses = [link for link in links if isinstance(link, str) and urlsplit(link).scheme in {"http", "https"}]
    if not addresses or not (isinstance(source, str) and isinstance(target, str) and isinstance(version, str)):
        return None
    try:
        pair = tag_of(source), tag_of(target)
    except UnknownLanguageError:
        return None
    name = f"translate-{source}_{target}-{version.replace('.', '_')}"
    if "/" in name or "\\" in name:
        return None
    file = RemoteFile(f"{name}.argosmodel", Source(tuple(addresses)))
    return Offer("argos", name, *pair, version, (file,), license=str(entry.get("license") or ""))
