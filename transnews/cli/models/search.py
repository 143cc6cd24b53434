"""``transnews models search``: what the catalogues offer. Calls the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transnews.cli import arguments
from transnews.cli.models.options import engine_option, format_option
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.engines.catalogues import Offer


@click.command(
    "search",
    help=_(
        "List the models that can be installed: all, those from or to a language, or those for a pair."
        "\n\nAsks Argos's package index and Mozilla's catalogue of Firefox models over the network."
        "\n\nExamples:\n\n  transnews models search hy\n\n  transnews models search en pt --engine firefox"
    ),
    short_help=_("List the models that can be installed."),
)
@click.argument("source", required=False, metavar="[LANG")
@click.argument("target", required=False, metavar="[LANG]]")
@engine_option
@format_option
@arguments.config
def command(source: str | None, target: str | None, engine: str | None, form: str, config: str | None) -> int:
    """Print the offers; exit with 4 where there is none."""
    from transnews.cli.models.options import print_json, read_settings, warn
    from transnews.engines.catalogues import NoOfferError, fetch_offers
    from transnews.language.tags import standardize

    arguments.check_format(form)
    tags = [standardize(tag) for tag in (source, target) if tag]
    offers, errors = fetch_offers(read_settings(config, engine))
    warn(str(error) for error in errors)
    found = _fitting(offers, tags)
    if form == "json":
        print_json([_document(offer) for offer in found])
    else:
        for offer in found:
            click.echo(_line(offer))
    if not found:
        message = _("no catalogue has a direct model for {languages}.")
        pair = " → ".join(tags) or "-"
        hint = _("Two models in a row are found with: {command}")
        names = f"transnews models install {' '.join(tags)}"
        raise NoOfferError(message.format(languages=pair), hint.format(command=names) if len(tags) > 1 else "")
    return 0


def _fitting(offers: Sequence[Offer], tags: Sequence[str]) -> list[Offer]:
    """Return the offers for a pair, from or to a single language, or all; sorted by languages."""
    from transnews.engines.choice import serves
    from transnews.language.tags import closest

    if len(tags) > 1:
        found = [offer for offer in offers if serves(offer, tags[0], tags[1])]
    else:
        found = [offer for offer in offers if all(closest(tag, (offer.source, offer.target)) for tag in tags)]
    return sorted(found, key=lambda offer: (offer.source, offer.target))


def _line(offer: Offer) -> str:
    from transnews.engines.space import show_size

    size = show_size(offer.size) if offer.size else "-"
    return f"{offer.engine:8}  {offer.source:>5} → {offer.target:5}  {offer.name}  {offer.version}  {size}"


def _document(offer: Offer) -> dict[str, object]:
    names = ("engine", "name", "source", "target", "version", "architecture", "license", "size")
    return {name: getattr(offer, name) for name in names} | {
        "addresses": [address for file in offer.files for address in file.source.addresses]
    }
