"""Mozilla's catalogue of Firefox models: the records of a Remote Settings collection, one for each file.

A record has ``fileType`` (model, lex, vocab, srcvocab, trgvocab), ``sourceLanguage``, ``targetLanguage``, ``version``,
``architecture``, ``decompressedHash`` and ``decompressedSize``, and an ``attachment`` with ``location``, ``hash`` and
``size``. The base of the locations stands in the server's own description (docs of mozilla/remote-settings, client
specifications). An address without "/buckets/" is taken for a copy of the records with the files beside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from transnews.engines.catalogues.base import CatalogueError, Offer, RemoteFile
from transnews.engines.download import Source
from transnews.engines.network import fetch_json
from transnews.language.tags import UnknownLanguageError, standardize
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transnews.settings import Settings

LICENSE = "MPL-2.0"
"""Of Mozilla's models (mozilla/firefox-translations-models, LICENSE)."""
NEWEST_VERSION = 3
"""Newest main version whose format is known: 3 differs from 2 only in being packed with zstd (Firefox's
TranslationsParent.sys.mjs).
"""
_KINDS = {"model", "lex", "vocab", "srcvocab", "trgvocab"}
_RELEASED = {"", "env.appinfo.OS != 'Android'", "env.appinfo.OS != 'Android' || env.channel != 'release'"}
"""Conditions of records that Firefox for desktops takes when it is a release; the others are for Android, or trials."""
_VERSION = re.compile(r"(\d+)(?:\.\d+)*")

_Key = tuple[str, str, str, str]


def offers(settings: Settings) -> list[Offer]:
    """Return the complete released models in Mozilla's catalogue. Raises NetworkError."""
    address, timeout = settings.firefox_catalogue, settings.network_timeout
    document = fetch_json(address, timeout)
    records = document.get("data") if isinstance(document, dict) else document
    if not isinstance(records, list):
        raise CatalogueError(_("{address}: this is no list of Firefox models.").format(address=address))
    base = _base(address, timeout)
    models: defaultdict[_Key, dict[str, RemoteFile]] = defaultdict(dict)
    for record in records:
        if isinstance(record, dict) and _is_usable(record):
            key = (*(standardize(record[name]) for name in ("sourceLanguage", "targetLanguage")), record["version"])
            models[*key, str(record.get("architecture") or "")][record["fileType"]] = _file(record, base)
    return [_offer(key, files) for key, files in models.items() if _is_complete(files)]


def _base(address: str, timeout: float) -> str:
    """Return the address that the files' locations are relative to."""
    server, is_server, _collection = address.partition("/buckets/")
    if not is_server:
        return address
    description = fetch_json(f"{server}/", timeout)
    try:
        base = description["capabilities"]["attachments"]["base_url"]
    except (KeyError, TypeError):
        base = None
    if not isinstance(base, str):
        raise CatalogueError(_("{address}: the server does not say where its files are.").format(address=server))
    return base if base.endswith("/") else f"{base}/"


def _is_usable(record: dict[str, Any]) -> bool:
    """Tell whether a record is of a released model that this program can run, and says all that is needed."""
    attachment = record.get("attachment")
    keys = ("name", "sourceLanguage", "targetLanguage", "version")
    texts = [text for key in keys if isinstance(text := record.get(key), str)]
    if not isinstance(attachment, dict) or len(texts) < len(keys):
        return False
    name, source, target, version = texts
    number = _VERSION.fullmatch(version)
    try:
        standardize(source), standardize(target)
    except UnknownLanguageError:
        return False
    return (
        record.get("fileType") in _KINDS
        and str(record.get("filter_expression") or "").strip() in _RELEASED
        and number is not None
        and int(number[1]) <= NEWEST_VERSION
        and isinstance(attachment.get("location"), str)
        and re.fullmatch(rf"{record['fileType']}\.[\w.-]*", name) is not None
        and re.fullmatch(r"\w*(-\w+)*", str(record.get("architecture") or "")) is not None
    )


def _file(record: dict[str, Any], base: str) -> RemoteFile:
    attachment = record["attachment"]
    source = Source(
        (urljoin(base, attachment["location"].lstrip("/")),),
        _size(attachment.get("size")),
        str(attachment.get("hash") or ""),
    )
    name = PurePosixPath(record["name"]).name.removesuffix(".zst").removesuffix(".gz")
    return RemoteFile(
        name, source, _size(record.get("decompressedSize")), str(record.get("decompressedHash") or "").lower()
    )


def _size(value: object) -> int:
    return int(value) if isinstance(value, (int, str)) and str(value).isdecimal() else 0


def _is_complete(files: Iterable[str]) -> bool:
    kinds = set(files)
    return "model" in kinds and ("vocab" in kinds or {"srcvocab", "trgvocab"} <= kinds)


def _offer(key: _Key, files: dict[str, RemoteFile]) -> Offer:
    source, target, version, architecture = key
    name = "-".join(filter(None, key))
    ordered = tuple(files[kind] for kind in sorted(files, key=lambda kind: (kind != "model", kind)))
    return Offer("firefox", name, source, target, version, ordered, architecture, LICENSE)
