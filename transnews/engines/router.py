"""Which models take a text from one language to another: direct before pivot, the better engine before the faster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.engines.alignments import compose
from transnews.engines.base import ENGINES, Engine, Hypothesis, Model, OtherSearch, Problem, Reader
from transnews.engines.casing import with_known_capitals
from transnews.engines.choice import Candidate, Chooser, Route
from transnews.errors import InputError, MissingComponentError, TransnewsError
from transnews.language.tags import UNDETERMINED, closest
from transnews.messages import _
from transnews.model import Hop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from transnews.model import Issue
    from transnews.settings import Settings

_PORTION = 256  # texts that go to an engine at once, so that progress shows and Ctrl-C is heard


class NoModelError(MissingComponentError):
    """No installed model, and no two in a row, lead from one language to another."""


class UnusableModelError(InputError):
    """A model that was found but fails when it translates: its files are damaged, or its library is missing."""

    def __init__(self, model: Model, reason: TransnewsError) -> None:
        super().__init__(_("{model} is not used: {reason}").format(model=f"{model.engine}/{model.name}", reason=reason))
        self.model = model


class Router:
    """The installed engines and the ways through their models."""

    def __init__(self, settings: Settings) -> None:
        names = settings.engines if settings.engine == "auto" else (settings.engine,)
        self.engines: dict[str, Engine] = {name: ENGINES.get(name)(settings) for name in names}
        self._chooser = Chooser(settings)
        self._models: list[Model] | None = None
        self._candidates: dict[tuple[str, str], list[Candidate]] = {}
        self._unusable: set[Model] = set()
        self._dropped: list[Issue] = []

    def models(self) -> list[Model]:
        """Return every installed model, better engines first."""
        if self._models is None:
            self._models = [model for engine in self.engines.values() for model in engine.models()]
        return self._models

    def candidates(self, source: str, target: str) -> list[Candidate]:
        """Return every way between two languages (BCP 47), the one that is taken first, each with its reason."""
        pair = (source, target)
        if pair not in self._candidates:
            usable = [model for model in self.models() if model not in self._unusable]
            self._candidates[pair] = self._chooser.choose(usable, source, target)
        return self._candidates[pair]

    def find(self, source: str, target: str) -> Route | None:
        """Return the best route between two languages, None where there is none (engines/choice.py says how)."""
        candidates = self.candidates(source, target)
        return candidates[0].route if candidates else None

    def route(self, source: str, target: str) -> Route:
        """Return the best route. Raises NoModelError that says which command installs one, where one is known."""
        route = self.find(source, target)
        if route is None and source == UNDETERMINED:
            raise NoModelError(
                _("the text does not say which language it is in."),
                _("Name the language with {option}.").format(option="--from"),
            )
        if route is None:
            hints = [engine.install_hint(source, target) for engine in self.engines.values()]
            command = next((hint for hint in hints if hint), "")
            search = f"transnews models search {source} {target}"
            raise NoModelError(
                _("no model is installed for {source} to {target}.").format(source=source, target=target),
                _("Install one with: {command}").format(command=command)
                if command
                else _("Ask the catalogues whether there is one: {command}").format(command=search),
            )
        return route

    def alternatives(self, source: str, target: str) -> list[Route]:
        """Return the other routes between two languages, in the order in which ``find`` would take them."""
        return [candidate.route for candidate in self.candidates(source, target)[1:]]

    def searches_otherwise(self, route: Route) -> bool:
        """Tell whether an engine on the route has a second way to search for a translation."""
        return any(isinstance(self.engines[model.engine], OtherSearch) for model in route)

    def drop(self, error: UnusableModelError) -> None:
        """Go on without a model that failed; it becomes a problem."""
        self._unusable.add(error.model)
        self._candidates.clear()
        self._dropped.append(
            Problem("model-unusable", "warning", error.message, (error.model.source, error.model.target))
        )

    def problems(self, source: str, target: str) -> list[Issue]:
        """Return what is wrong with models that could take part in translating a pair, and with the machine.

        Where a direct model was found, that is the pair's own; else also what leads away from the source or to the
        target. A broken model that says nothing of its languages counts.
        """
        route = self.find(source, target)
        direct = route is not None and len(route) == 1
        found = [problem for engine in self.engines.values() for problem in engine.problems]
        found += self._dropped + self._unmet()
        return [
            problem
            for problem in found
            if not isinstance(problem, Problem)
            or problem.pair is None
            or _concerns(problem.pair, source, target, direct=direct)
        ]

    def all_problems(self) -> list[Issue]:
        """Return what is wrong with any model, with the machine, and with the setting ``prefer``."""
        self.models()
        return [problem for engine in self.engines.values() for problem in engine.problems] + self._unmet()

    def _unmet(self) -> list[Issue]:
        return [
            Problem(
                "preference-unmet",
                "warning",
                _("the setting 'prefer' names {name} for {source} to {target}, which is not installed.").format(
                    name="/".join(filter(None, (preference.engine, preference.name))),
                    source=preference.source,
                    target=preference.target,
                ),
                (preference.source, preference.target),
            )
            for preference in self._chooser.unmet(self.models())
            if preference.engine in self.engines
        ]

    def translate(
        self,
        texts: Sequence[str],
        route: Route,
        progress: Callable[[int], None] | None = None,
        *,
        otherwise: bool = False,
    ) -> list[Hypothesis]:
        """Translate along a route: every text through the first model, the results through the next.

        Texts go in sorted by length, so that batches are full; ``progress`` is told how many are done. The alignment
        of a route over two models is composed from theirs. ``otherwise``: with the other search, where an engine has
        one. Raises UnusableModelError where a model fails.
        """
        order = sorted(range(len(texts)), key=lambda index: (len(texts[index]), texts[index]))
        earlier = [Hypothesis(texts[index]) for index in order]
        for model in route:
            tell = progress if model is route[-1] else None
            found = self._run(model, [hypothesis.text for hypothesis in earlier], tell, otherwise=otherwise)
            if model is not route[0]:
                found = [
                    Hypothesis(second.text, compose(first.alignment, second.alignment))
                    for first, second in zip(earlier, found, strict=True)
                ]
            earlier = found
        result = [Hypothesis("")] * len(texts)
        for index, hypothesis in zip(order, earlier, strict=True):
            result[index] = hypothesis
        return result

    def _run(
        self, model: Model, texts: Sequence[str], progress: Callable[[int], None] | None, *, otherwise: bool
    ) -> list[Hypothesis]:
        """Translate texts with one model, a portion at a time."""
        engine = self.engines[model.engine]
        hypotheses: list[Hypothesis] = []
        for start in range(0, len(texts), _PORTION):
            portion = texts[start : start + _PORTION]
            try:
                if otherwise and isinstance(engine, OtherSearch):
                    hypotheses += engine.translate_otherwise(portion, model)
                else:
                    hypotheses += engine.translate(portion, model)
            except (InputError, MissingComponentError) as error:
                raise UnusableModelError(model, error) from error
            if progress is not None:
                progress(len(portion))
        return hypotheses

    def can_read(self, text: str, route: Route) -> bool:
        """Tell whether the first model on the route knows every character of ``text``; True where nobody can tell."""
        engine = self.engines[route[0].engine]
        try:
            return not isinstance(engine, Reader) or engine.can_read(text, route[0])
        except (InputError, MissingComponentError) as error:
            raise UnusableModelError(route[0], error) from error

    def with_known_capitals(self, text: str, route: Route) -> str:
        """Give a text in small letters the capitals that the first model's vocabulary knows, where it can tell."""
        engine = self.engines[route[0].engine]
        if not isinstance(engine, Reader):
            return text
        try:
            return with_known_capitals(text, lambda word: engine.count_tokens(word, route[0]))
        except (InputError, MissingComponentError) as error:
            raise UnusableModelError(route[0], error) from error

    def can_spell(self, text: str, route: Route) -> bool:
        """Tell whether every model on the route can carry ``text`` unharmed. Raises UnusableModelError."""
        for model in route:
            try:
                if not self.engines[model.engine].can_spell(text, model):
                    return False
            except (InputError, MissingComponentError) as error:
                raise UnusableModelError(model, error) from error
        return True


def hops(route: Iterable[Model], repair: str = "") -> tuple[Hop, ...]:
    """Return a route as the hops that a translation unit records; ``repair``: how self-repair took it."""
    return tuple(Hop(model.engine, model.name, model.source, model.target, repair) for model in route)


def _concerns(pair: tuple[str, str], source: str, target: str, *, direct: bool) -> bool:
    """Tell whether a model for ``pair`` could take part in translating from ``source`` to ``target``."""
    from_source, to_target = closest(source, (pair[0],)), closest(target, (pair[1],))
    return bool(from_source and to_target) if direct else bool(from_source or to_target)
