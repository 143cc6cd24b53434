"""Which models take a text from one language to another: direct before pivot, the better engine before the faster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.engines.base import ENGINES, Engine, Hypothesis, Model, OtherSearch, Reader
from transnews.engines.casing import with_known_capitals
from transnews.errors import MissingComponentError
from transnews.language.tags import closest, same_language
from transnews.messages import _
from transnews.model import Hop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from transnews.settings import Settings

Route = tuple[Model, ...]

PIVOT_FIRST = "en"
"""Pivot preferred among equals: nearly every model has English on one side."""
_PORTION = 256  # texts that go to an engine at once, so that progress shows and Ctrl-C is heard


class NoModelError(MissingComponentError):
    """No installed model, and no two in a row, lead from one language to another."""


class Router:
    """The installed engines and the ways through their models."""

    def __init__(self, settings: Settings) -> None:
        names = settings.engines if settings.engine == "auto" else (settings.engine,)
        self.engines: dict[str, Engine] = {name: ENGINES.get(name)(settings) for name in names}
        self._models: list[Model] | None = None
        self._routes: dict[tuple[str, str], Route | None] = {}

    def models(self) -> list[Model]:
        """Return every installed model, better engines first."""
        if self._models is None:
            self._models = [model for engine in self.engines.values() for model in engine.models()]
        return self._models

    def find(self, source: str, target: str) -> Route | None:
        """Return the best route between two languages (BCP 47), None where there is none.

        A direct model comes before a pivot over two; among several, the engine that stands first in the settings.
        """
        pair = (source, target)
        if pair not in self._routes:
            self._routes[pair] = self._direct(*pair) or next(iter(self._pivots(*pair)), None)
        return self._routes[pair]

    def route(self, source: str, target: str) -> Route:
        """Return the best route. Raises NoModelError that says which command installs one, where one is known."""
        route = self.find(source, target)
        if route is None:
            hints = [engine.install_hint(source, target) for engine in self.engines.values()]
            command = next((hint for hint in hints if hint), "")
            raise NoModelError(
                _("no model is installed for {source} to {target}.").format(source=source, target=target),
                _("Install one with: {command}").format(command=command)
                if command
                else _("No engine offers one; `transnews models list` shows what is installed."),
            )
        return route

    def alternatives(self, source: str, target: str) -> list[Route]:
        """Return the other routes between two languages, in the order in which ``find`` would take them."""
        direct: list[Route] = [(model,) for model in self.models() if _serves(model, source, target)]
        best = self.find(source, target)
        return [route for route in (*direct, *self._pivots(source, target)) if route != best]

    def _direct(self, source: str, target: str) -> Route | None:
        fitting = [model for model in self.models() if _serves(model, source, target)]
        first = [model for model in fitting if model.engine == fitting[0].engine]
        nearest = closest(target, tuple(model.target for model in first))
        return next(((model,) for model in first if model.target == nearest), None)

    def _pivots(self, source: str, target: str) -> list[Route]:
        first = [model for model in self.models() if closest(source, (model.source,))]
        second = [model for model in self.models() if closest(target, (model.target,))]
        pairs: list[Route] = [(one, two) for one in first for two in second if same_language(one.target, two.source)]
        pairs.sort(key=lambda pair: pair[0].target != PIVOT_FIRST)
        return pairs

    def searches_otherwise(self, route: Route) -> bool:
        """Tell whether an engine on the route has a second way to search for a translation."""
        return any(isinstance(self.engines[model.engine], OtherSearch) for model in route)

    def translate(
        self,
        texts: Sequence[str],
        route: Route,
        progress: Callable[[int], None] | None = None,
        *,
        otherwise: bool = False,
    ) -> list[Hypothesis]:
        """Translate along a route: every text through the first model, the results through the next.

        Texts go in sorted by length, so that batches are full; ``progress`` is told how many are done. An alignment is
        given only for a route of one model. ``otherwise``: with the other search, where an engine has one.
        """
        order = sorted(range(len(texts)), key=lambda index: (len(texts[index]), texts[index]))
        current = [texts[index] for index in order]
        hypotheses: list[Hypothesis] = []
        for model in route:
            last = model is route[-1]
            engine = self.engines[model.engine]
            hypotheses = []
            for start in range(0, len(current), _PORTION):
                portion = current[start : start + _PORTION]
                if otherwise and isinstance(engine, OtherSearch):
                    hypotheses += engine.translate_otherwise(portion, model)
                else:
                    hypotheses += engine.translate(portion, model)
                if progress is not None and last:
                    progress(len(portion))
            current = [hypothesis.text for hypothesis in hypotheses]
        result = [Hypothesis("")] * len(texts)
        for index, hypothesis in zip(order, hypotheses, strict=True):
            result[index] = hypothesis if len(route) == 1 else Hypothesis(hypothesis.text)
        return result

    def can_read(self, text: str, route: Route) -> bool:
        """Tell whether the first model on the route knows every character of ``text``; True where nobody can tell."""
        engine = self.engines[route[0].engine]
        return not isinstance(engine, Reader) or engine.can_read(text, route[0])

    def with_known_capitals(self, text: str, route: Route) -> str:
        """Give a text in small letters the capitals that the first model's vocabulary knows, where it can tell."""
        engine = self.engines[route[0].engine]
        if not isinstance(engine, Reader):
            return text
        return with_known_capitals(text, lambda word: engine.count_tokens(word, route[0]))

    def can_spell(self, text: str, route: Route) -> bool:
        """Tell whether every model on the route can carry ``text`` unharmed."""
        return all(self.engines[model.engine].can_spell(text, model) for model in route)


def hops(route: Iterable[Model], repair: str = "") -> tuple[Hop, ...]:
    """Return a route as the hops that a translation unit records; ``repair``: how self-repair took it."""
    return tuple(Hop(model.engine, model.name, model.source, model.target, repair) for model in route)


def _serves(model: Model, source: str, target: str) -> bool:
    return bool(closest(source, (model.source,)) and closest(target, (model.target,)))
