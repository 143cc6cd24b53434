"""Argos's index and Mozilla's records on a local server, in the form in which the real ones come."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from tests.engines.local_server import LocalServer, Page
from transnews.engines.install.compressed import zstd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

RECORDS = "/v1/buckets/main/collections/translations-models-v2/records"


def publish_argos(server: LocalServer, archives: Iterable[Path]) -> None:
    """Serve Argos packages, named as ``build_package`` names them, and an index of them."""
    index: list[dict[str, Any]] = []
    for archive in archives:
        pair, version = archive.stem.removeprefix("translate-").split("-")
        source, target = pair.split("_")
        server.pages[f"/v1/{archive.name}"] = Page(archive.read_bytes())
        entry = {"package_version": version.replace("_", "."), "argos_version": "1.9", "from_code": source}
        entry |= {"from_name": source, "to_code": target, "to_name": target, "code": f"translate-{source}_{target}"}
        links = ["ipfs://QmV5bmf8iqKpoGoyuTzEppaSWdceuW6zgiePaUr5ThPCpW", server.address(f"/v1/{archive.name}")]
        index.append(entry | {"links": links})
    index.append({"type": "sbd", "package_version": "1.0", "links": [server.address("/v1/sbd")], "from_codes": ["en"]})
    server.pages["/index.json"] = Page(json.dumps(index).encode())


class FirefoxCatalogue:
    """A Remote Settings server with models: the records, the server's description, and the packed files."""

    def __init__(self, server: LocalServer) -> None:
        self.server = server
        self.records: list[dict[str, Any]] = []
        description = {"capabilities": {"attachments": {"base_url": server.address("/cdn/")}}}
        server.pages["/v1/"] = Page(json.dumps(description).encode())
        self._publish()

    def add(
        self, source: str, target: str, files: Mapping[str, bytes], version: str = "3.0", architecture: str = "base",
        condition: str = "",
    ) -> None:  # fmt: skip
        """Publish a model: one record and one file packed with zstd for each of ``files``."""
        for name, content in files.items():
            packed = zstd.compress(content)
            location = f"main-workspace/translations-models-v2/{version}-{architecture}-{name}.zst"
            self.server.pages[f"/cdn/{location}"] = Page(packed)
            attachment = {"hash": hashlib.sha256(packed).hexdigest(), "size": len(packed), "location": location}
            attachment |= {"filename": f"{name}.zst", "mimetype": "application/zstd"}
            record = {"name": name, "sourceLanguage": source, "targetLanguage": target, "version": version}
            record |= {"fileType": name.split(".")[0], "architecture": architecture, "filter_expression": condition}
            record |= {"decompressedHash": hashlib.sha256(content).hexdigest(), "decompressedSize": str(len(content))}
            self.records.append(record | {"attachment": attachment})
        self._publish()

    def page(self, name: str) -> Page:
        """Return the page of the packed file whose name begins with ``name``."""
        return next(page for path, page in self.server.pages.items() if f"-{name}" in path)

    def _publish(self) -> None:
        self.server.pages[RECORDS] = Page(json.dumps({"data": self.records}).encode())
