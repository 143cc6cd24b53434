"""The glossaries that a command uses: those it names, those of the settings, the bundled ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from transnews.messages import _

if TYPE_CHECKING:
    from transnews.glossary import Termbase


def options(command: Any) -> Any:
    """Give a command its options ``glossaries`` and ``no_bundled_glossaries``, as ``load`` takes them."""
    bundled = click.option("--no-bundled-glossaries", is_flag=True, help=_("Leave the bundled glossaries out."))
    named = click.option(
        "--glossary", "glossaries", multiple=True, metavar="FILE", help=_("Glossary (CSV or TBX), above others.")
    )
    return named(bundled(command))


def load(names: tuple[str, ...], *, bundled: bool, config: str | None) -> Termbase:
    """Return the glossaries in order of precedence; what was left out of them is told on standard error."""
    from transnews.glossary import Termbase
    from transnews.settings import load as load_settings

    settings = load_settings(Path(config) if config else None)
    layers = [Termbase.load(name) for name in (*names, *settings.glossaries)]
    if bundled and settings.bundled_glossaries:
        layers.append(Termbase.bundled())
    termbase = Termbase.combine(layers)
    for problem in termbase.problems:
        click.echo(_("warning: {message}").format(message=problem), err=True)
    return termbase
