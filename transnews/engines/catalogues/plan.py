"""What to install for a pair of languages: the best direct model, else two that meet in a pivot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transnews.engines.choice import serves, version_key
from transnews.errors import MissingComponentError
from transnews.language.tags import distance, same_language, standardize
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.engines.base import Model
    from transnews.engines.catalogues.base import Offer
    from transnews.settings import Settings

_ARCHITECTURES = ("base", "base-memory", "tiny")
"""Mozilla's, from the largest and best to the smallest."""


class NoOfferError(MissingComponentError):
    """No catalogue has a model for a pair, nor two in a row."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps from one language to another: offers to install and models that are there. ``pivot`` "" is direct."""

    steps: tuple[Offer | Model, ...]
    pivot: str = ""


def make_plan(source: str, target: str, offers: Sequence[Offer], models: Sequence[Model], settings: Settings) -> Plan:
    """Return what leads from ``source`` to ``target`` (BCP 47): the best offer, or what is installed and as good.

    Raises NoOfferError where nothing does.
    """
    direct = best(source, target, offers, settings)
    if direct is not None:
        return Plan((_installed(direct, models) or direct,))
    if source != target and (model := next((model for model in models if serves(model, source, target)), None)):
        return Plan((model,))
    for pivot in _pivots(offers, models, settings):
        if not same_language(pivot, source) and not same_language(pivot, target):
            legs = [_leg(*pair, offers, models, settings) for pair in ((source, pivot), (pivot, target))]
            if all(legs):
                return Plan(tuple(leg for leg in legs if leg is not None), pivot)
    raise NoOfferError(
        _("no catalogue has a model for {source} to {target}, nor two that meet in another language.").format(
            source=source, target=target
        ),
        _("See what there is with: {command}").format(command="transnews models search"),
    )


def best(source: str, target: str, offers: Sequence[Offer], settings: Settings) -> Offer | None:
    """Return the best of the offers for a pair, by engine, nearness, version and architecture; None without any."""
    fitting = [offer for offer in offers if serves(offer, source, target)]
    return min(fitting, key=lambda offer: _rank(offer, source, target, settings), default=None)


def _rank(offer: Offer, source: str, target: str, settings: Settings) -> tuple[object, ...]:
    engines = list(settings.engines)
    size = _ARCHITECTURES.index(offer.architecture) if offer.architecture in _ARCHITECTURES else len(_ARCHITECTURES)
    return (
        engines.index(offer.engine) if offer.engine in engines else len(engines),
        distance(source, offer.source) + distance(target, offer.target),
        tuple(-number for number in version_key(offer.version)),
        size,
        offer.name,
    )


def _leg(
    source: str, target: str, offers: Sequence[Offer], models: Sequence[Model], settings: Settings
) -> Offer | Model | None:
    """Return a step of a pivot: what is installed before what would have to be."""
    return next((model for model in models if serves(model, source, target)), None) or best(
        source, target, offers, settings
    )


def _installed(offer: Offer, models: Sequence[Model]) -> Model | None:
    """Return the model on this machine that an offer is, in the same version."""
    own = (offer.engine, offer.source, offer.target, offer.version)
    same = (model for model in models if (model.engine, model.source, model.target, model.version) == own)
    return next(same, None)


def _pivots(offers: Sequence[Offer], models: Sequence[Model], settings: Settings) -> list[str]:
    """Return the languages that two steps may meet in, preferred ones first."""
    others = sorted({offer.target for offer in offers} | {model.target for model in models})
    return list(dict.fromkeys([*(standardize(tag) for tag in settings.pivots), *others]))
