"""The command line: one command per module, imported only when it is run or listed."""

from __future__ import annotations

import click

from transnews.cli.lazy import LazyGroup
from transnews.messages import _


def _show_version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's
    if not value or context.resilient_parsing:
        return
    from importlib.metadata import version

    click.echo(f"transnews {version('transnews')}")
    context.exit()


@click.group(
    cls=LazyGroup,
    package="transnews.cli",
    names=("translate", "apply", "detect", "localize", "glossary", "memory", "models"),
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
