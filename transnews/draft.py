"""The draft: for every unit the first of copy, memory, phrases, locale data, glossary and engine that has an answer."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from importlib.metadata import version
from typing import TYPE_CHECKING

from transnews.engines.base import Hypothesis
from transnews.engines.doubts import find_doubts
from transnews.engines.protection import has_words
from transnews.engines.repair import Repairer, careful, is_unusable
from transnews.engines.router import NoModelError, Router, UnusableModelError, hops
from transnews.glossary import ProbeCache, cldr_terms, enforce, is_cldr
from transnews.language.tags import same_language
from transnews.localize import is_date, write_whole
from transnews.memory.phrases import PhraseCatalog
from transnews.memory.store import open_memory
from transnews.messages import _
from transnews.model import SOURCE_DIGEST, Alignment, Hop, Issue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from transnews.engines.choice import Route
    from transnews.engines.guard import Translate
    from transnews.engines.repair import Case
    from transnews.errors import TransnewsError
    from transnews.glossary import Enforced, Termbase
    from transnews.model import ParallelText, TranslationUnit
    from transnews.settings import Settings

Pair = tuple[str, str]
"""Source and target language (BCP 47)."""


class Drafter:
    """Drafts the units of parallel texts; keeps engines, routes and probes from one batch to the next."""

    def __init__(self, termbase: Termbase, settings: Settings, warn: Callable[[str], None] | None = None) -> None:
        self._termbase = termbase
        self._warn = warn
        self._warned: set[str] = set()
        self._router = Router(settings)
        self._phrases = PhraseCatalog.load()
        self._memory = open_memory(settings)
        self._probes = ProbeCache()
        self._cldr_names = settings.cldr_names
        self._versions = {name: version(name) for name in ("transnews", "babel")}

    def draft(self, texts: Sequence[ParallelText], progress: Callable[[int, int], None] | None = None) -> None:
        """Give every unit of every text a target, an origin, a route and a state, in place."""
        waiting: defaultdict[Pair, list[tuple[ParallelText, TranslationUnit]]] = defaultdict(list)
        total = sum(len(text.units) for text in texts)
        done = 0
        for text in texts:
            previous: TranslationUnit | None = None
            for unit in text.units:
                language = text.language_of(unit)
                before = previous.source if previous is not None and previous.block == unit.block else ""
                previous = unit
                if self._without_engine(unit, before, language, text.target_language):
                    done += 1
                else:
                    waiting[language, text.target_language].append((text, unit))
        counter = _Counter(done, total, progress)
        for pair, pairs in waiting.items():
            self._by_models(pair, pairs, counter)
            self._tell_problems(pair)
        for text in {id(text): text for pairs in waiting.values() for text, _unit in pairs}.values():
            _tell_if_nothing(text)
        counter.finish()

    def _without_engine(self, unit: TranslationUnit, before: str, language: str, target: str) -> bool:
        """Draft what needs no engine; return False where it does. ``before`` is the sentence before it in its block."""
        own = same_language(language, target)
        reviewed = None if own or self._memory is None else self._memory.lookup(unit.source, before, language, target)
        if reviewed is not None:
            unit.target, unit.origin, unit.state = reviewed.target, "memory", reviewed.state
            unit.route = (Hop("memory", "context" if reviewed.in_context else "exact", language, target),)
        elif own or not has_words(unit.source, language, target) or self._is_unknown_name(unit, language, target):
            unit.origin, unit.state = "copy", "translated"
        elif phrase := self._phrases.lookup(unit.source, language, target):
            unit.target, unit.origin, unit.state = phrase, "phrase", "translated"
            unit.route = (Hop("phrases", self._phrases.digest, language, target),)
        elif unit.kind == "boilerplate":
            unit.issues.append(Issue("boilerplate", "info", _("Website furniture, left untranslated.")))
        elif whole := write_whole(unit.source, language, target):
            unit.target, unit.origin, unit.state = whole, "locale", "translated"
            unit.route = (Hop("babel", self._versions["babel"], language, target),)
        else:
            return False
        return True

    def _is_unknown_name(self, unit: TranslationUnit, language: str, target: str) -> bool:
        """Tell whether a unit is a credit or a place that the glossary does not know; names stay as they are."""
        if unit.kind not in {"credit", "dateline"} or any(word[:1].islower() for word in unit.source.split()):
            return False
        known = self._termbase.matches(unit.source, language, credit=unit.kind == "credit", target=target)
        if not known and self._cldr_names and unit.kind == "dateline":
            known = cldr_terms(language, target).matches(unit.source, language, target=target)
        return not known and not is_date(unit.source, language)

    def _by_models(self, pair: Pair, pairs: Sequence[tuple[ParallelText, TranslationUnit]], counter: _Counter) -> None:
        """Translate the units of a pair by the best route whose models work; say so where there is none."""
        failure: TransnewsError | None = None
        while True:
            try:
                route = self._router.route(*pair)
                self._with_engine([unit for _text, unit in pairs], pair, route, counter)
            except UnusableModelError as error:
                self._router.drop(error)
                failure = error
            except NoModelError as error:
                _leave(pair, pairs, failure or error)
                return
            else:
                return

    def _tell_problems(self, pair: Pair) -> None:
        """Tell once of each thing that is wrong with models for a pair, or with the machine."""
        if self._warn is None:
            return
        for problem in self._router.problems(*pair):
            if problem.severity != "info" and problem.message not in self._warned:
                self._warned.add(problem.message)
                self._warn(problem.message)

    def _with_engine(self, units: Sequence[TranslationUnit], pair: Pair, route: Route, counter: _Counter) -> None:
        """Translate the distinct texts of units and hold them to the glossary."""
        groups: defaultdict[tuple[str, bool], list[TranslationUnit]] = defaultdict(list)
        for unit in units:
            groups[unit.source, unit.kind == "credit"].append(unit)
        translate = self.careful(pair, route, counter)
        aligned = _Alignments(translate)
        enforced = enforce(
            [source for source, _credit in groups],
            self._termbase,
            *pair,
            aligned,
            lambda text: self._router.can_spell(text, route),
            credits=[credit for _source, credit in groups],
            probes=self._probes.of(route),
            names=cldr_terms(*pair) if self._cldr_names else None,
        )
        for result, group in zip(enforced, groups.values(), strict=True):
            case = translate.cases.get(group[0].source)
            for unit in group:
                if case is not None and self._is_kept(unit, result.text, pair):
                    continue
                unit.terms, unit.issues = list(result.terms), [*unit.issues, *result.issues]
                unit.target, unit.state = result.text, "translated"
                unit.alignment = aligned.of(unit.source)
                if [term.status for term in result.terms] == ["exact"] and is_cldr(result.terms[0].concept):
                    unit.origin, unit.route = "locale", (Hop("babel", self._versions["babel"], *pair),)
                elif [term.status for term in result.terms] == ["exact"]:
                    unit.origin, unit.route = "glossary", (Hop("glossary", self._termbase.digest, *pair),)
                else:
                    unit.origin, unit.route = "machine", _hops(route, case, result)

    def _is_kept(self, unit: TranslationUnit, output: str, pair: Pair) -> bool:
        """Keep the source, and say why, where an output is of no use after every repair; tell whether it is kept."""
        doubts = find_doubts(unit.source, output, *pair)
        if not is_unusable(doubts):
            return False
        for doubt in doubts:
            message = _("{problem} The source is kept.").format(problem=doubt.message)
            unit.issues.append(Issue(doubt.code, doubt.severity, message))
        return True

    def readable(self, target: str) -> list[str]:
        """Return the languages (BCP 47) that installed models translate into ``target``."""
        sources = dict.fromkeys(model.source for model in self._router.models())
        return [source for source in sources if self._router.find(source, target)]

    def careful(self, pair: Pair, route: Route, counter: _Counter | None = None) -> Repairer:
        """Return a translate function for a route: what models would hurt is protected, what they did repaired."""
        advance = counter.advance if counter else None
        return careful(self._router, route, pair, lambda text: self._termbase.recase(text, pair[0]), advance)

    def alone(self, texts: Sequence[str], pair: Pair) -> list[Hypothesis]:
        """Translate texts by themselves, without the glossary; the texts themselves where there is no route."""
        while texts and (route := self._router.find(*pair)):
            try:
                return self.careful(pair, route)(texts)
            except UnusableModelError as error:
                self._router.drop(error)
        return [Hypothesis(text) for text in texts]

    def signature(self, text: ParallelText) -> dict[str, str]:
        """Return what a text depends on: versions and hashes, no time and no path."""
        used = {(hop.engine, hop.model) for unit in text.units if unit.origin == "machine" for hop in unit.route}
        digests = {(model.engine, model.name): model.digest for model in self._router.models()}
        models = ", ".join(f"{engine}/{name}@{digests[engine, name]}" for engine, name in sorted(used))
        data = {"glossary": self._termbase.digest, "phrases": self._phrases.digest}
        remembered = [(unit.source, unit.target) for unit in text.units if unit.origin == "memory"]
        if remembered:
            data["memory"] = hashlib.sha256(repr(remembered).encode()).hexdigest()[:16]
        if text.article.digest:
            data[SOURCE_DIGEST] = text.article.digest
        return {**self._versions, "models": models, **data}


class _Alignments:
    """A translate function that remembers the word alignments of its answers, where the engine gives them."""

    def __init__(self, translate: Translate) -> None:
        self._translate = translate
        self._answers: dict[str, Hypothesis] = {}

    def __call__(self, texts: Sequence[str]) -> list[Hypothesis]:
        answers = self._translate(texts)
        self._answers.update(zip(texts, answers, strict=True))
        return answers

    def of(self, source: str) -> Alignment | None:
        """Return the alignment of a source with its raw translation, without links where its engine has none."""
        answer = self._answers.get(source)
        if answer is None:
            return None
        links = tuple((*link.source, *link.target, link.weight) for link in answer.alignment or ())
        return Alignment(answer.text, links)


_CHANGED_SOURCE = frozenset({"code-switch", "placeholder"})  # terms whose translation is another than the repaired one


def _hops(route: Route, case: Case | None, result: Enforced) -> tuple[Hop, ...]:
    """Return the route that a translation really took."""
    if case is None or any(term.status in _CHANGED_SOURCE for term in result.terms):
        return hops(route)
    return hops(case.route or route, case.way)


def _leave(pair: Pair, pairs: Iterable[tuple[ParallelText, TranslationUnit]], reason: TransnewsError) -> None:
    """Say on each unit that no model could translate it, and on texts that are mainly in its language."""
    issue = Issue("no-model", "error", str(reason))
    for text, unit in pairs:
        unit.issues.append(issue)
        if text.source_language == pair[0] and issue not in text.issues:
            text.issues.append(issue)


def _tell_if_nothing(text: ParallelText) -> None:
    """Give a text the issue of its units where no model translated anything of it, whatever its main language is."""
    missing = [issue for unit in text.units for issue in unit.issues if issue.code == "no-model"]
    if missing and not any(unit.origin in {"machine", "glossary"} for unit in text.units):
        text.issues += [issue for issue in missing[:1] if issue not in text.issues]


class _Counter:
    """Counts finished segments for a progress bar; further passes over the same segments do not count again."""

    def __init__(self, done: int, total: int, tell: Callable[[int, int], None] | None) -> None:
        self._done, self._total, self._tell = done, total, tell
        self.advance(0)

    def advance(self, count: int) -> None:
        self._done = min(self._done + count, self._total)
        if self._tell is not None:
            self._tell(self._done, self._total)

    def finish(self) -> None:
        self.advance(self._total)
