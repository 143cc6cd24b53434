"""``transnews models remove``: delete an installed model."""

from __future__ import annotations

import click

from transnews.cli import arguments
from transnews.messages import _


@click.command(
    "remove",
    help=_(
        "Delete installed models, named as `transnews models list` names them, or ENGINE/NAME; also broken ones."
        "\n\nExample: transnews models remove argos/translate-en_de-1_0"
    ),
    short_help=_("Delete an installed model."),
)
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@arguments.config
def command(names: tuple[str, ...], config: str | None) -> int:
    """Delete and say which folder is gone."""
    from dataclasses import replace

    from transnews.cli.models.options import read_settings
    from transnews.engines import Router
    from transnews.engines.install import remove

    settings = replace(read_settings(config), engine="auto")
    for name in names:
        folder = remove(name, Router(settings).models(), settings)
        click.echo(_("Removed: {path}").format(path=folder))
    return 0
