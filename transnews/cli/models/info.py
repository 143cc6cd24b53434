"""``transnews models info``: all there is to know of one model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transnews.cli import arguments
from transnews.cli.models.options import format_option
from transnews.messages import _

if TYPE_CHECKING:
    from transnews.engines.base import Model


@click.command(
    "info",
    help=_(
        "Show what is known of an installed model: languages, version, size, digest, licence, where it lies and where "
        "it came from.\n\nExample: transnews models info translate-en_de-1_0"
    ),
    short_help=_("Show what is known of an installed model."),
)
@click.argument("name", metavar="NAME")
@format_option
@arguments.config
def command(name: str, form: str, config: str | None) -> int:
    """Print a model's facts, one a line."""
    from dataclasses import replace

    from transnews.cli.models.options import print_json, read_settings
    from transnews.engines import Router
    from transnews.engines.install.remove import find

    arguments.check_format(form)
    facts = _facts(find(name, Router(replace(read_settings(config), engine="auto")).models()))
    if form == "json":
        print_json(facts)
        return 0
    labels = {
        "engine": _("Engine"),
        "name": _("Name"),
        "source": _("From"),
        "target": _("To"),
        "version": _("Version"),
        "architecture": _("Architecture"),
        "size": _("Size"),
        "digest": _("Digest"),
        "license": _("Licence"),
        "origin": _("Installed from"),
        "path": _("Folder"),
    }
    width = max(map(len, labels.values()))
    for key, label in labels.items():
        value = f"{facts[key]:,} bytes" if key == "size" else facts[key] or _("unknown")
        click.echo(f"{label:{width}}  {value}")
    return 0


def _facts(model: Model) -> dict[str, object]:
    from transnews.cli.models.options import model_document
    from transnews.engines.record import Record, read_record

    record = read_record(model.path) or Record()
    facts = {name: getattr(record, name) for name in ("architecture", "license", "origin")}
    size = sum(file.stat().st_size for file in model.path.rglob("*") if file.is_file())
    return model_document(model) | facts | {"size": size, "files": record.files}
