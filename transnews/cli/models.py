"""``transnews models``: the translation models on this machine."""

from __future__ import annotations

import click

from transnews.messages import _


@click.group("models", help=_("Show translation models.\n\nExample: transnews models list"))
def command() -> None:
    """Run a command on models."""


@command.command("list", help=_("List the installed models.\n\nExample: transnews models list --format json"))
@click.option("--format", "form", default="text", metavar="text|json", help=_("Output: text (default) or json."))
@click.option("--config", metavar="FILE", help=_("Settings file; default: the nearest transnews.toml."))
def list_models(form: str, config: str | None) -> int:
    """Print the models of every engine, best engine first; problems found go to standard error."""
    import json
    from dataclasses import asdict
    from pathlib import Path

    from transnews.engines import Router
    from transnews.errors import UsageError
    from transnews.settings import load

    if form not in {"text", "json"}:
        raise UsageError(_("--format takes 'text' or 'json', not '{word}'.").format(word=form))
    router = Router(load(Path(config) if config else None))
    models = router.models()
    for engine in router.engines.values():
        for problem in engine.problems:
            click.echo(_("warning: {message}").format(message=problem.message), err=True)
    if form == "json":
        documents = [asdict(model) | {"path": str(model.path)} for model in models]
        click.echo(json.dumps(documents, ensure_ascii=False, indent=2))
        return 0
    for model in models:
        click.echo(f"{model.engine:8}  {model.source:>5} → {model.target:5}  {model.name}  {model.path}")
    if not models:
        click.echo(_("No models are installed."), err=True)
        command = "pip install 'transnews[starter]'"
        click.echo(_("English and Portuguese come with: {command}").format(command=command), err=True)
    return 0
