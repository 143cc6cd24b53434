"""Self-repair: what an engine got visibly wrong is tried again in other ways, and the first clean answer is taken.

A detector (``transnews.engines.doubts``) judges every answer. Sound ones cost nothing more; the doubtful ones of a
batch go together through each way in turn (``_ways``), at most one call of the engine for a way. Where no way gives a
clean answer the best is taken, which may be the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transnews.engines.base import Hypothesis
from transnews.engines.doubts import UNUSABLE, find_doubts, numbers_in_doubt, without_asides
from transnews.engines.guard import Guard
from transnews.engines.rewriting import clauses, joined, other_full_stop, sentence_case, with_own_end
from transnews.engines.router import UnusableModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from transnews.engines.choice import Route
    from transnews.engines.router import Router
    from transnews.model import Issue

    Translate = Callable[[Sequence[str]], list[Hypothesis]]
    Pair = tuple[str, str]

OTHER_ROUTES = 2
"""How many further routes are tried: each costs a model that has to be loaded."""


@dataclass(slots=True)
class Case:
    """A text whose translation is doubtful: the first answer, the best so far, and how that one came about."""

    text: str
    first: Hypothesis
    doubts: list[Issue]
    best: Hypothesis
    left: list[Issue]
    way: str = ""
    route: Route = ()

    def offer(self, hypothesis: Hypothesis, doubts: list[Issue], way: Way) -> None:
        """Take a hypothesis that is less doubtful than the best so far."""
        if _weight(doubts) < _weight(self.left):
            self.best, self.left, self.way, self.route = hypothesis, doubts, way.name, way.route


@dataclass(frozen=True, slots=True)
class Way:
    """A way to another translation. ``run`` returns one per case, None where the way does not apply to it.

    ``name`` is what a unit's route says ("split"); ``route`` is given where it is another than the usual one.
    """

    name: str
    run: Callable[[Sequence[Case]], list[Hypothesis | None]]
    route: Route = ()


class Repairer:
    """A translate function that repairs what it can; ``cases`` keeps what became of every doubtful text."""

    def __init__(self, translate: Translate, ways: Sequence[Way], pair: Pair) -> None:
        """``pair``: source and target language (BCP 47)."""
        self.cases: dict[str, Case] = {}
        self._translate = translate
        self._ways = ways
        self._pair = pair

    def __call__(self, texts: Sequence[str]) -> list[Hypothesis]:
        """Translate texts, and those with doubtful translations again in other ways."""
        hypotheses = self._translate(texts)
        new: dict[str, Case] = {}
        for text, hypothesis in zip(texts, hypotheses, strict=True):
            if text not in self.cases and text not in new and (doubts := self._judge(text, hypothesis.text)):
                new[text] = Case(text, hypothesis, doubts, hypothesis, doubts)
        for way in self._ways:
            waiting = [case for case in new.values() if case.left]
            if not waiting:
                break
            for case, found in zip(waiting, way.run(waiting), strict=True):
                if found is not None and found.text != case.best.text:
                    case.offer(found, self._judge(case.text, found.text), way)
        self.cases |= new
        return [
            self.cases[text].best if text in self.cases else hypothesis
            for text, hypothesis in zip(texts, hypotheses, strict=True)
        ]

    def _judge(self, text: str, output: str) -> list[Issue]:
        return [*find_doubts(text, output, *self._pair), *numbers_in_doubt(text, output, *self._pair)]


def is_unusable(doubts: Sequence[Issue]) -> bool:
    """Tell whether an output is of no use to anybody."""
    return any(issue.code in UNUSABLE and issue.severity == "error" for issue in doubts)


def _weight(doubts: Sequence[Issue]) -> tuple[bool, int, int]:
    """Return what doubtful outputs are compared by: of use or not, errors, doubts in all."""
    return is_unusable(doubts), sum(issue.severity == "error" for issue in doubts), len(doubts)


def careful(
    router: Router,
    route: Route,
    pair: Pair,
    recase: Callable[[str], str],
    progress: Callable[[int], None] | None = None,
) -> Repairer:
    """Return a translate function for a route that protects what its models would hurt and repairs what they did.

    ``recase`` gives names in a lower-cased headline their capitals back; ``progress`` is told how many texts are done.
    """

    def guarded(own: Route, *, otherwise: bool = False) -> Translate:
        return Guard(
            lambda texts: router.translate(texts, own, progress, otherwise=otherwise),
            *pair,
            recase=lambda text: recase(router.with_known_capitals(text, own)),
            can_read=lambda text: router.can_read(text, own),
            can_write=lambda text: router.can_spell(text, own),
        )

    return Repairer(guarded(route), list(_ways(router, route, pair, recase, guarded)), pair)


def _ways(
    router: Router, route: Route, pair: Pair, recase: Callable[[str], str], guarded: Callable[..., Translate]
) -> Iterator[Way]:
    """Yield the ways in the order in which they are tried: those that change least go first."""
    usual = guarded(route)
    yield Way("without-aside", lambda cases: [_without_asides(case) for case in cases])
    if router.searches_otherwise(route):
        yield Way("other-search", _as_it_is(guarded(route, otherwise=True)))
    yield Way(
        "sentence-case",
        _changed(
            usual,
            lambda text: [
                sentence_case(text, pair[0], lambda lowered: recase(router.with_known_capitals(lowered, route)))
            ],
            lambda _text, out: out[0],
        ),
    )
    yield Way(
        "full-stop",
        _changed(
            usual,
            lambda text: [other_full_stop(text, pair[0])],
            lambda text, outputs: with_own_end(text, outputs[0], pair[1]),
        ),
    )
    yield Way("split", _changed(usual, clauses, joined))
    for other in router.alternatives(*pair)[:OTHER_ROUTES]:
        yield Way("other-route", _if_usable(_as_it_is(guarded(other)), router), other)


def _without_asides(case: Case) -> Hypothesis | None:
    text = without_asides(case.text, case.best.text)
    return Hypothesis(text) if text != case.best.text else None


def _as_it_is(translate: Translate) -> Callable[[Sequence[Case]], list[Hypothesis | None]]:
    return lambda cases: [*translate([case.text for case in cases])]


def _if_usable(
    run: Callable[[Sequence[Case]], list[Hypothesis | None]], router: Router
) -> Callable[[Sequence[Case]], list[Hypothesis | None]]:
    """Return a way that does not apply where a model of its route turns out to be broken."""

    def attempt(cases: Sequence[Case]) -> list[Hypothesis | None]:
        try:
            return run(cases)
        except UnusableModelError as error:
            router.drop(error)
            return [None] * len(cases)

    return attempt


def _changed(
    translate: Translate, cut: Callable[[str], list[str]], join: Callable[[str, list[str]], str]
) -> Callable[[Sequence[Case]], list[Hypothesis | None]]:
    """Return a way that gives the engine changed texts: ``cut`` makes them of a text, ``join`` one of their outputs."""

    def run(cases: Sequence[Case]) -> list[Hypothesis | None]:
        parts = [cut(case.text) for case in cases]
        parts = [part if part != [case.text] else [] for part, case in zip(parts, cases, strict=True)]
        outputs = iter(translate([text for part in parts for text in part]) if any(parts) else [])
        return [
            Hypothesis(join(case.text, [next(outputs).text for _text in part])) if part else None
            for part, case in zip(parts, cases, strict=True)
        ]

    return run
