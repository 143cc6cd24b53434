"""``transnews models``: the translation models on this machine, and those to be had."""

from __future__ import annotations

from transnews.cli import Commands
from transnews.messages import _

command = Commands(
    "models",
    package="transnews.cli.models",
    names=("list", "search", "install", "remove", "info", "route"),
    help=_(
        "Find, install and remove translation models; ask which one is used and why."
        "\n\nExamples:\n\n  transnews models list\n\n  transnews models install en pt"
    ),
    short_help=_("Find, install and remove translation models."),
)
