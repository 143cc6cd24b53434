"""Arguments and options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from transnews.errors import UsageError
from transnews.messages import _

if TYPE_CHECKING:
    from transnews.settings import Settings


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


def largest(command: Any) -> Any:
    """Give a command its option ``largest``, the setting of this name; see ``largest_of``."""
    text = _("Largest file that is read, in megabytes; 100 by default, 0 for any size.")
    return click.option("--largest", metavar="MB", help=text)(command)


def largest_of(given: str | None, config: str | None) -> int:
    """Return the megabytes of the largest file to read: those of the option, else those of the settings."""
    from pathlib import Path

    from transnews.settings import load, override

    return override(load(Path(config) if config else None), largest=given).largest


def fields(command: Any) -> Any:
    """Give a command its option ``fields``, the setting of this name; see ``reading``."""
    text = _("What is what in a table or JSON Lines of articles, such as headline=titel,body=content:html.")
    option = click.option("--fields", multiple=True, metavar="ROLE=NAME[,...]", help=text, callback=_joined)
    return option(command)


def _joined(_context: click.Context, _parameter: click.Parameter, texts: tuple[str, ...]) -> str | None:
    """Return the texts as one, None without any, as other options of the settings are."""
    return ",".join(texts) or None


def reading(largest: str | None, fields: str | None, config: str | None) -> Settings:
    """Return the settings by which articles are read, the options before the settings file.

    Raises SettingsError, and FieldMapError for fields that are no map.
    """
    from pathlib import Path

    from transnews.articles.records.fieldmap import read_map
    from transnews.settings import load, override

    settings = override(load(Path(config) if config else None), largest=largest, fields=fields)
    read_map(settings.fields)
    return settings


def check_format(form: str) -> None:
    """Raise UsageError for an output format that is not text or json."""
    if form not in {"text", "json"}:
        raise UsageError(_("--format takes 'text' or 'json', not '{word}'.").format(word=form))
