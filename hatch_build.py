"""Build hook: compile the message catalogs (.po to .mo), so that wheels and editable installs speak every language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogs(BuildHookInterface):  # type: ignore[type-arg]
    """Writes ``locales/<lang>/LC_MESSAGES/transnews.mo`` beside each ``transnews.po``."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Compile every catalog of the program's messages; fuzzy translations are left out."""
        for source in sorted(Path(self.root).glob("locales/*/LC_MESSAGES/transnews.po")):
            with source.open("rb") as file:
                catalog = read_po(file)
            with source.with_suffix(".mo").open("wb") as file:
                write_mo(file, catalog)
