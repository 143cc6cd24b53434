"""Arguments and options that several commands share."""

from __future__ import annotations

from typing import Any

import click

from transnews.errors import UsageError
from transnews.messages import _


def _refuse_empty(_context: click.Context, _parameter: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names. Raises UsageError for an empty one, which a path takes for the working folder."""
    if "" in names:
        raise UsageError(_("SOURCE is empty."), _("Name a file, a folder or - for standard input."))
    return names


def sources(command: Any) -> Any:
    """Give a command its argument ``sources``: files, folders or -, at least one, none of them ""."""
    return click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", callback=_refuse_empty)(command)


def config(command: Any) -> Any:
    """Give a command its option ``config``, the settings file."""
    text = _("Settings file; default: the nearest transnews.toml.")
    return click.option("--config", metavar="FILE", help=text)(command)


def fields(command: Any) -> Any:
    """Give a command its option ``fields``: what is what in tables and JSON Lines of articles."""
    text = _("What is what in a table or JSON Lines of articles, such as headline=titel,body=content:html.")
    option = click.option("--fields", multiple=True, metavar="ROLE=NAME[,...]", help=text, callback=_joined)
    return option(command)


def _joined(_context: click.Context, _parameter: click.Parameter, texts: tuple[str, ...]) -> str | None:
    """Return the texts as one, None without any, as other options of the settings are."""
    return ",".join(texts) or None


def field_map(fields: str | None, config: str | None = None) -> tuple[str, ...]:
    """Return the setting ``fields`` of a command that takes it alone. Raises FieldMapError for what is no map."""
    from pathlib import Path

    from transnews.articles.records.fieldmap import read_map
    from transnews.settings import load, override

    settings = override(load(Path(config) if config else None), fields=fields)
    read_map(settings.fields)
    return settings.fields


def check_format(form: str) -> None:
    """Raise UsageError for an output format that is not text or json."""
    if form not in {"text", "json"}:
        raise UsageError(_("--format takes 'text' or 'json', not '{word}'.").format(word=form))
