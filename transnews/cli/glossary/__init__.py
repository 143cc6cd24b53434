"""``transnews glossary``: look at glossaries, and check and correct texts with them."""

from __future__ import annotations

import click

from transnews.cli import Commands
from transnews.messages import _


@click.group(
    "glossary",
    cls=Commands,
    package="transnews.cli.glossary",
    names=("check", "fix", "lint", "lookup", "mine", "convert"),
    help=_(
        "Check texts against glossaries, and glossaries themselves.\n\nExample: transnews glossary check article.txt"
    ),
    short_help=_("Check and correct names and terms; work on glossaries."),
)
def command() -> None:
    """Run a command on glossaries."""
