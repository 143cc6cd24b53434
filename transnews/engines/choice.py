"""Which of several ways through the installed models is taken, and why the others are not.

In this order: fewer models before more (direct before pivot), what the setting ``prefer`` names, the pivot that stands
first in ``pivots``, the engine that stands first in ``engines`` (which lists the better models first, whatever their
speed), the nearer variety of the languages, the newer version, the order in which models are found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from transnews.engines.base import ENGINES, Model
from transnews.language.tags import closest, distance, family, same_language, standardize
from transnews.messages import _
from transnews.settings import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transnews.settings import Settings

Route = tuple[Model, ...]

_VERSION_PARTS = 4
_PREFERENCE = re.compile(r"\s*(\S+)\s+(\S+)\s*=\s*([^\s/]+)(?:/(\S+))?\s*")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A way from one language to another, and why it is taken or not: a clause, without a full stop."""

    route: Route
    reason: str


@dataclass(frozen=True, slots=True)
class Preference:
    """One entry of the setting ``prefer``: an engine, or one model of it (``name``), for a pair of BCP 47 tags."""

    source: str
    target: str
    engine: str
    name: str = ""

    def concerns(self, model: Model) -> bool:
        """Tell whether a model translates the pair."""
        return serves(model, self.source, self.target)

    def names(self, model: Model) -> bool:
        """Tell whether a model is of the preferred engine, or the preferred one."""
        return model.engine == self.engine and self.name in {"", model.name}


def preferences(settings: Settings) -> list[Preference]:
    """Return the entries of the setting ``prefer``.

    Raises SettingsError for one that cannot be understood, UsageError for an unknown language or engine.
    """
    result = []
    for entry in settings.prefer:
        match = _PREFERENCE.fullmatch(entry)
        if match is None:
            raise SettingsError(
                _("'{entry}' in the setting 'prefer' cannot be understood.").format(entry=entry),
                _("Write a pair and an engine or a model, such as: {example}").format(example="en pt = argos"),
            )
        source, target, engine, name = match.groups()
        ENGINES.get(engine)
        result.append(Preference(standardize(source), standardize(target), engine, name or ""))
    return result


class Directed(Protocol):
    """What has a direction: a model, or a catalogue's offer of one."""

    @property
    def source(self) -> str:
        """The BCP 47 tag of the language it reads."""

    @property
    def target(self) -> str:
        """The BCP 47 tag of the language it writes."""


def serves(model: Directed, source: str, target: str) -> bool:
    """Tell whether a model made for a variety of two languages (BCP 47) can translate from one to the other."""
    return reads(model, source) and bool(closest(target, (model.target,)))


def reads(model: Directed, source: str) -> bool:
    """Tell whether a model can read a language: its own, a variety, or one its readers read, too.

    So a model for simplified Chinese takes traditional Chinese where there is no other, and a Croatian one Bosnian.
    """
    return bool(closest(source, (model.source,))) or family(source) == family(model.source)


class _Rank(NamedTuple):
    """What routes are sorted by, most important first; smaller is better."""

    hops: int
    disliked: int
    pivot: tuple[int, str]
    engines: tuple[int, ...]
    distance: int
    version: tuple[int, ...]


class Chooser:
    """Ranks routes by the settings."""

    def __init__(self, settings: Settings) -> None:
        self.preferences = preferences(settings)
        self._engines = list(settings.engines)
        self._pivots = [standardize(tag) for tag in settings.pivots]

    def choose(self, models: Sequence[Model], source: str, target: str) -> list[Candidate]:
        """Return every way from one language to another over one or two models, the one to take first."""
        routes: list[Route] = [(model,) for model in models if serves(model, source, target)]
        second = [model for model in models if closest(target, (model.target,))]
        for one in models:
            if reads(one, source):
                routes += [(one, two) for two in second if same_language(one.target, two.source)]
        ranked = sorted((self._rank(route, source, target), place) for place, route in enumerate(routes))
        if not ranked:
            return []
        best, place = ranked[0]
        chosen = routes[place]
        candidates = [Candidate(chosen, _why(chosen))]
        for rank, place in ranked[1:]:
            candidates.append(Candidate(routes[place], _why_not(routes[place], rank, chosen, best)))
        return candidates

    def _rank(self, route: Route, source: str, target: str) -> _Rank:
        pivot = route[0].target if len(route) > 1 else ""
        engines = [self._engines.index(model.engine) for model in route if model.engine in self._engines]
        places = [place for place, tag in enumerate(self._pivots) if pivot and same_language(tag, pivot)]
        return _Rank(
            len(route),
            sum(self._dislikes(model) for model in route),
            (min(places, default=len(self._pivots)), pivot),
            (sum(engines), *engines),
            distance(source, route[0].source) + distance(target, route[-1].target),
            tuple(-number for model in route for number in version_key(model.version)),
        )

    def _dislikes(self, model: Model) -> bool:
        """Tell whether the settings prefer another model for a model's pair."""
        concerning = [preference for preference in self.preferences if preference.concerns(model)]
        return bool(concerning) and not concerning[0].names(model)

    def unmet(self, models: Iterable[Model]) -> list[Preference]:
        """Return the preferences that no installed model meets."""
        installed = list(models)
        return [
            preference
            for preference in self.preferences
            if not any(preference.concerns(model) and preference.names(model) for model in installed)
        ]


def version_key(version: str) -> tuple[int, ...]:
    """Return a version as numbers to compare, all zeros where there is none ("1.9" is (1, 9, 0, 0))."""
    numbers = [int(number) for number in re.findall(r"\d+", version)[:_VERSION_PARTS]]
    return (*numbers, *[0] * (_VERSION_PARTS - len(numbers)))


def _why(route: Route) -> str:
    if len(route) == 1:
        return _("a direct model")
    return _("no direct model is installed; two meet in {pivot}").format(pivot=route[0].target)


def _why_not(route: Route, rank: _Rank, chosen: Route, best: _Rank) -> str:
    """Return in which respect the chosen route is better: the first in which the two differ."""
    respect = next((name for name in _Rank._fields if getattr(rank, name) != getattr(best, name)), "")
    reasons = {
        "hops": _("a direct model comes before two in a row"),
        "disliked": _("the setting 'prefer' names another"),
        "pivot": _("{pivot} comes after {other} among the pivots"),
        "engines": _("the engine comes later in the setting 'engines', which begins with the better one"),
        "distance": _("made for varieties farther from those asked for"),
        "version": _("version {version} is older than {newer}"),
    }
    return reasons.get(respect, _("equally good, and found later")).format(
        pivot=route[0].target,
        other=chosen[0].target,
        version=_versions(route),
        newer=_versions(chosen),
    )


def _versions(route: Route) -> str:
    return " + ".join(model.version or "?" for model in route)
