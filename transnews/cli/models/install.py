"""``transnews models install``: from the catalogues, or from files. Only the former calls the network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transnews.cli import arguments
from transnews.cli.models.options import engine_option
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self

    from transnews.engines.catalogues import Offer, Plan
    from transnews.settings import Settings


@click.command(
    "install",
    help=_(
        "Install what it takes to translate from one language to another: the best model there is, or two that meet in "
        "a third language."
        "\n\nWith --from-file nothing is downloaded: FILE is an Argos package (.argosmodel), or a folder or a file of "
        "a Firefox model, plain or packed."
        "\n\nExamples:\n\n  transnews models install en pt\n\n  transnews models install ar pt --engine argos"
        "\n\n  transnews models install --from-file translate-en_de-1_0.argosmodel"
    ),
    short_help=_("Install models from the catalogues, or from files."),
)
@click.argument("source", required=False, metavar="[LANG")
@click.argument("target", required=False, metavar="LANG]")
@click.option("--from-file", "files", multiple=True, metavar="FILE", help=_("Install this file or folder."))
@engine_option
@arguments.config
@click.option("-q", "--quiet", is_flag=True, help=_("No progress on standard error."))
def command(
    *,
    source: str | None,
    target: str | None,
    files: tuple[str, ...],
    engine: str | None,
    config: str | None,
    quiet: bool,
) -> int:
    """Install, and print what was installed and why."""
    from transnews.cli.models.options import read_settings
    from transnews.errors import UsageError
    from transnews.language.tags import standardize

    settings = read_settings(config, engine)
    pair = (standardize(source), standardize(target)) if source and target else None
    if files:
        return _from_files(files, settings, pair)
    if pair is None:
        raise UsageError(
            _("name the languages to translate from and to."),
            _("For example: {command}").format(command="transnews models install en pt"),
        )
    return _from_catalogues(pair, settings, quiet=quiet)


def _from_files(files: tuple[str, ...], settings: Settings, pair: tuple[str, str] | None) -> int:
    from transnews.engines.install import install_file

    for name in files:
        _tell(install_file(Path(name), settings, pair), settings)
    return 0


def _from_catalogues(pair: tuple[str, str], settings: Settings, *, quiet: bool) -> int:
    from transnews.cli.models.options import warn
    from transnews.engines import Router
    from transnews.engines.catalogues import Offer, fetch_offers, make_plan
    from transnews.engines.install import install_offer

    offers, errors = fetch_offers(settings)
    warn(str(error) for error in errors)
    plan = make_plan(*pair, offers, Router(settings).models(), settings)
    click.echo(_describe(plan, pair), err=True)
    for step in plan.steps:
        if isinstance(step, Offer):
            with _Bar(step, quiet=quiet) as bar:
                folder = install_offer(step, settings, bar.update)
            _tell([folder], settings)
    return 0


def _describe(plan: Plan, pair: tuple[str, str]) -> str:
    """Say what will be installed, and why."""
    from transnews.engines.catalogues import Offer

    new = [step for step in plan.steps if isinstance(step, Offer)]
    lines = []
    if plan.pivot:
        text = _("There is no direct model for {source} to {target}: two meet in {pivot}.")
        lines.append(text.format(source=pair[0], target=pair[1], pivot=plan.pivot))
    for step in plan.steps:
        text = _("To install: {model}") if isinstance(step, Offer) else _("Installed already: {model}")
        size = f", {step.size / 1e6:.1f} MB" if isinstance(step, Offer) and step.size else ""
        name = f"{step.engine}/{step.name} ({step.source} → {step.target}{size})"
        lines.append(text.format(model=name))
    if not new:
        lines.append(_("There is nothing to install."))
    return "\n".join(lines)


def _tell(folders: Iterable[Path], settings: Settings) -> None:
    """Print the models that were installed into folders, as they are found now."""
    from dataclasses import replace

    from transnews.engines import Router

    placed = list(folders)
    models = [model for model in Router(replace(settings, engine="auto")).models() if model.path in placed]
    for model in models:
        click.echo(f"{model.engine}/{model.name}  {model.source} → {model.target}  {model.path}")


class _Bar:
    """A progress bar on standard error, on a terminal only."""

    def __init__(self, offer: Offer, *, quiet: bool) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

        console = Console(stderr=True, highlight=False, markup=False, emoji=False)
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            DownloadColumn(),
            TransferSpeedColumn(),
            console=console,
            transient=True,
            disable=quiet or not console.is_terminal,
        )
        self._task = self._progress.add_task(offer.name, total=offer.size or None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._progress.stop()

    def update(self, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` bytes are there; 0 in all is an unknown total."""
        self._progress.update(self._task, completed=done, total=total or None)
