"""Measure how often wanted terms stand in a translation: with the engine alone, simple replacement, and the cascade.

    python -m benchmarks.terminology --items FILE.jsonl [--pair en-pt] [--hyps OUT.jsonl] [--limit N] [--half odd]

A line of the items is one sentence: ``{"id", "set", "src", "ref", "terms": [{"src", "tgt", "spans": [[start, end]],
"gender"}]}``. Without ``--pair`` the languages are those in the file's name ("dev.en-pt.jsonl"), else those detected.
The engine is the one that transnews chooses for the pair, behind its guard. Simple replacement puts the wanted term in
place of words of the raw translation that are at least 80 % like the source's or the wanted term.

Per set, and pooled, for each of the three: the sentences that have every wanted term at least as often as needed, and
exactly as often; chrF against the reference; wrong articles and adjectives right before a replaced term whose gender is
given, of all replaced terms; sentences with a repetition that raw translation and source do not have; calls, which are
sentences sent to the engine beyond one for the raw translation, per sentence, without and with probes (which a run
makes once per term). ``--hyps`` writes the cascade's translations, ``{"id", "hyp", "calls"}``, calls being all of the
sentence's.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.terminology_scores import Score, score, simply_replaced
from transnews.draft import Drafter
from transnews.engines import Router
from transnews.glossary import Enforced, EngineAccess, Probes, Termbase, WantedTerm, enforce_wanted
from transnews.language import detect
from transnews.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.engines.base import Hypothesis

Item = dict[str, Any]
_GENDERS = {"m": "m", "f": "f", "n": "n", "ms": "m", "fs": "f", "ns": "n", "mp": "mp", "fp": "fp", "np": "np"}
_POOLED = "all"


class CountingEngine:
    """The engine of a pair as transnews runs it, behind the guard. ``sent`` counts the sentences that went to it."""

    def __init__(self, pair: tuple[str, str], settings: Settings) -> None:
        self._router = Router(settings)
        self._route = self._router.route(*pair)
        self._careful = Drafter(Termbase(), settings).careful(pair, self._route)
        self.name = " → ".join(f"{model.engine}/{model.name}" for model in self._route)
        self.sent = 0

    def translate(self, texts: Sequence[str]) -> list[Hypothesis]:
        """Translate and count."""
        self.sent += len(texts)
        return self._careful(texts)

    def can_spell(self, text: str) -> bool:
        """Tell whether the route can carry ``text``."""
        return self._router.can_spell(text, self._route)


def main() -> None:
    """Read the arguments, measure set by set, print one block per set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=Path, required=True)
    parser.add_argument("--pair", help="source and target language, such as en-pt")
    parser.add_argument("--hyps", type=Path)
    parser.add_argument("--limit", type=int, default=0, help="at most so many sentences of each set, evenly spread")
    parser.add_argument("--half", choices=["odd", "even"], help="every second item: tune on odd ones, report even ones")
    arguments = parser.parse_args()
    items = [json.loads(line) for line in arguments.items.read_text(encoding="utf-8").splitlines()]
    if arguments.half:
        items = items[arguments.half == "odd" :: 2]
    pair = languages(arguments.pair, arguments.items.name, items)
    engine = CountingEngine(pair, Settings())
    engine.translate(["Start."])  # loads the model
    print(f"{'-'.join(pair)}: {engine.name}")
    lines: list[str] = []
    totals: dict[str, list[Score]] = {}
    for name in sorted({item["set"] for item in items}):
        chosen = [item for item in items if item["set"] == name]
        if 0 < arguments.limit < len(chosen):
            chosen = chosen[:: -(-len(chosen) // arguments.limit)]
        lines += measure(name, chosen, pair, engine, totals)
    print(_POOLED)
    for strategy, scores in totals.items():
        pooled = replace(sum(scores[1:], scores[0]), referenced=0)  # chrF of different tasks has no common mean
        print(f"  {strategy:12} {pooled}")
    if arguments.hyps:
        arguments.hyps.write_text("".join(lines), encoding="utf-8")


def languages(given: str | None, file_name: str, items: Sequence[Item]) -> tuple[str, str]:
    """Return source and target language: those given, else those in the file's name, else those detected."""
    named = re.search(r"(?:^|[._])([a-z]{2,3})-([a-z]{2,3})[._]", file_name)
    if given:
        source, _dash, target = given.partition("-")
        return source, target
    if named:
        return named[1], named[2]
    sample = [" ".join(item[side] for item in items[:200]) for side in ("src", "ref")]
    return detect(sample[0]).language, detect(sample[1]).language


def measure(
    name: str, items: list[Item], pair: tuple[str, str], engine: CountingEngine, totals: dict[str, list[Score]]
) -> list[str]:
    """Translate one set in three ways, print its figures and return its translations as JSON lines."""
    sources = [item["src"] for item in items]
    wanted = [wanted_terms(item) for item in items]
    begin = time.perf_counter()
    raw = [hypothesis.text for hypothesis in engine.translate(sources)]
    raw_seconds = time.perf_counter() - begin
    simple = [simply_replaced(item["terms"], text) for item, text in zip(items, raw, strict=True)]
    access = EngineAccess(*pair, engine.translate, engine.can_spell, Probes())
    engine.sent = 0
    begin = time.perf_counter()
    results = enforce_wanted(sources, wanted, access)
    seconds = time.perf_counter() - begin
    sent = engine.sent - len(items)
    print(f"{name}: {len(items)} sentences, {sum(map(len, wanted))} occurrences; {statuses(results)}")
    ours = [result.text for result in results]
    for strategy, texts in (("raw", raw), ("replacement", simple), ("transnews", ours)):
        scored = score(items, texts, raw, pair[1])
        totals.setdefault(strategy, []).append(scored)
        print(f"  {strategy:12} {scored}")
    own = sum(result.calls - 1 for result in results if result.calls)
    print(f"  extra calls a sentence {own / len(items):.2f}, with probes {sent / len(items):.2f}", end="")
    print(f", without terms {calls_without_terms(sources, access, engine):.2f}", end="")
    print(f"; time {seconds / raw_seconds:.2f} of raw")
    return [
        json.dumps({"id": item["id"], "hyp": result.text, "calls": result.calls}, ensure_ascii=False) + "\n"
        for item, result in zip(items, results, strict=True)
    ]


def calls_without_terms(sources: Sequence[str], access: EngineAccess, engine: CountingEngine) -> float:
    """Return the extra calls a sentence for the first sentences of a set, when no term is wanted."""
    some = list(dict.fromkeys(sources))[:20]
    engine.sent = 0
    enforce_wanted(some, [[] for _source in some], access)
    return (engine.sent - len(some)) / len(some)


def wanted_terms(item: Item) -> list[WantedTerm]:
    """Return the wanted terms of an item."""
    return [
        WantedTerm(
            start,
            end,
            item["src"][start:end],
            term["tgt"],
            concept=term["src"],
            gender=_GENDERS.get(term.get("gender") or "", ""),
        )
        for term in item["terms"]
        for start, end in term["spans"]
    ]


def statuses(results: Sequence[Enforced]) -> str:
    """Return how many occurrences came about in which way."""
    counts = Counter(term.status for result in results for term in result.terms)
    return ", ".join(f"{word} {counts[word]}" for word in sorted(counts))


if __name__ == "__main__":
    main()
