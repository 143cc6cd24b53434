"""What the commands on models share: options, reading the settings, printing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transnews.engines.base import Model
    from transnews.settings import Settings

engine_option = click.option("--engine", metavar="NAME", help=_("Only models of this engine: firefox or argos."))
format_option = click.option(
    "--format", "form", default="text", metavar="text|json", help=_("Output: text (default) or json.")
)


def read_settings(config: str | None, engine: str | None = None) -> Settings:
    """Return the settings of a command. Raises UsageError."""
    from transnews.engines.base import ENGINES
    from transnews.settings import load, override

    settings = override(load(Path(config) if config else None), engine=engine)
    if settings.engine != "auto":
        ENGINES.get(settings.engine)  # a wrong name is told at once
    return settings


def warn(messages: Iterable[str]) -> None:
    """Print warnings to standard error, each once."""
    for message in dict.fromkeys(messages):
        click.secho(_("warning: {message}").format(message=message), fg="yellow", err=True)


def print_json(document: object) -> None:
    """Print one JSON document."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def model_document(model: Model) -> dict[str, Any]:
    """Return a model as JSON has it."""
    from dataclasses import asdict

    return asdict(model) | {"path": str(model.path)}
