"""``transnews models route``: which models translate a pair, and why not others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transnews.cli import arguments
from transnews.cli.models.options import engine_option, format_option
from transnews.messages import _, ngettext

if TYPE_CHECKING:
    from transnews.engines.choice import Candidate

_SHOWN = 10
"""Candidates that the text shows; JSON has all."""


@click.command(
    "route",
    help=_(
        "Say which installed models would translate from one language to another, why, and why no others."
        "\n\nExample: transnews models route hy pt"
    ),
    short_help=_("Say which models would translate a pair, and why."),
)
@click.argument("source", metavar="LANG")
@click.argument("target", metavar="LANG")
@engine_option
@format_option
@arguments.config
def command(*, source: str, target: str, engine: str | None, form: str, config: str | None) -> int:
    """Print the candidates, the chosen one first; exit with 4 where there is none."""
    from transnews.cli.models.options import print_json, read_settings, warn
    from transnews.engines import Router
    from transnews.language.tags import standardize

    arguments.check_format(form)
    pair = standardize(source), standardize(target)
    router = Router(read_settings(config, engine))
    candidates = router.candidates(*pair)
    warn(problem.message for problem in router.problems(*pair))
    if form == "json":
        print_json(
            {
                "source": pair[0],
                "target": pair[1],
                "candidates": [_document(candidate, chosen=number == 0) for number, candidate in enumerate(candidates)],
            }
        )
    router.route(*pair)
    if form == "text":
        _print(candidates)
    return 0


def _print(candidates: list[Candidate]) -> None:
    labels = (_("used:"), _("not used:"))
    width = max(map(len, labels))
    for number, candidate in enumerate(candidates[:_SHOWN]):
        steps = ", ".join(f"{model.source} → {model.target} {model.engine}/{model.name}" for model in candidate.route)
        click.echo(f"{labels[number > 0]:{width}} {steps} ({candidate.reason})")
    rest = len(candidates) - _SHOWN
    if rest > 0:
        click.echo(
            ngettext("… and {n} more; see --format json.", "… and {n} more; see --format json.", rest).format(n=rest)
        )


def _document(candidate: Candidate, *, chosen: bool) -> dict[str, object]:
    names = ("engine", "name", "source", "target", "version")
    route = [{name: getattr(model, name) for name in names} for model in candidate.route]
    return {"chosen": chosen, "reason": candidate.reason, "route": route}
