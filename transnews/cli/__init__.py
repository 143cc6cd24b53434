"""The command line: one command per module, imported only when it is run or listed."""

from __future__ import annotations

from importlib import import_module

import click

from transnews.messages import _

_COMMANDS = ("translate", "detect", "localize", "models")


class _Commands(click.Group):
    """A group that imports a command's module when the command is needed."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"transnews.cli.{name}").command
        return command


def _show_version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's
    if not value or context.resilient_parsing:
        return
    from importlib.metadata import version

    click.echo(f"transnews {version('transnews')}")
    context.exit()


@click.group(
    cls=_Commands,
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
