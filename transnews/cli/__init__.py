"""The command line: one command per module, imported only when it is run or listed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMANDS = ("translate", "apply", "detect", "localize", "glossary", "memory", "models")


class Commands(click.Group):
    """A group that imports a command's module when the command is needed.

    ``package`` holds a module for each of ``names``, with the click command in its attribute ``command``.
    """

    def __init__(self, name: str | None = None, *, package: str = "", names: Sequence[str] = (), **rest: Any) -> None:
        super().__init__(name, **rest)
        self._package, self._names = package, tuple(names)

    def list_commands(self, _context: click.Context) -> list[str]:
        """Return the names in the order of the help."""
        return list(self._names)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """Import a command; None where there is none of that name."""
        if name not in self._names:
            return None
        command: click.Command = import_module(f"{self._package}.{name}").command
        return command


def _show_version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's
    if not value or context.resilient_parsing:
        return
    from importlib.metadata import version

    click.echo(f"transnews {version('transnews')}")
    context.exit()


@click.group(
    cls=Commands,
    package="transnews.cli",
    names=_COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_(
        "Offline translation and localization of news: names held to one spelling, dates and numbers right by value."
        "\n\nExample: transnews translate article.en.txt --to pt"
    ),
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help=_("Show the version.")
)
def program() -> None:
    """Run a command."""
