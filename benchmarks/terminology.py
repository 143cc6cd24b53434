"""Measure how often wanted terms stand in a translation, with the engine alone and with the glossary's cascade.

    python -m benchmarks.terminology --data FILE.jsonl --pair en-pt [--limit N] [--output FILE.jsonl]

A line of the data is one sentence: ``{"id", "set", "src", "ref", "terms": [{"src", "tgt", "spans": [[start, end]]}]}``.
Success: the sentence has every wanted term exactly as often as it should. Engine calls a sentence are given without
and with probes, which a run makes once per term. chrF is the mean over the sentences whose reference ``ref`` has the
wanted terms.
``--output`` writes the translations, ``{"id", "raw", "hyp"}``.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from statistics import mean
from typing import Any

from benchmarks.starter import MODELS, StarterEngine
from transnews.glossary import Enforced, EngineAccess, Probes, WantedTerm, enforce_wanted
from transnews.glossary.drafts import Draft
from transnews.glossary.quality import chrf

Item = dict[str, Any]


def main() -> None:
    """Read the arguments, measure set by set, print one block per set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pair", choices=sorted(MODELS), required=True)
    parser.add_argument("--limit", type=int, default=0, help="at most so many sentences of each set, evenly spread")
    parser.add_argument("--output", type=Path)
    arguments = parser.parse_args()
    items = [json.loads(line) for line in arguments.data.read_text(encoding="utf-8").splitlines()]
    lines: list[str] = []
    for name in sorted({item["set"] for item in items}):
        chosen = [item for item in items if item["set"] == name]
        if 0 < arguments.limit < len(chosen):
            chosen = chosen[:: -(-len(chosen) // arguments.limit)]
        lines += measure(name, chosen, arguments.pair)
    if arguments.output:
        arguments.output.write_text("".join(lines), encoding="utf-8")


def measure(name: str, items: list[Item], pair: str) -> list[str]:
    """Translate one set both ways, print its figures and return its translations as JSON lines."""
    engine = StarterEngine(pair)
    sources = [item["src"] for item in items]
    wanted = [wanted_terms(item) for item in items]
    engine.translate(["Warm."])
    started = time.perf_counter()
    raw = [hypothesis.text for hypothesis in engine.translate(sources)]
    raw_seconds = time.perf_counter() - started
    engine.batches.clear()
    started = time.perf_counter()
    source_language, target_language = pair.split("-")
    access = EngineAccess(source_language, target_language, engine.translate, engine.can_spell, Probes())
    results = enforce_wanted(sources, wanted, access)
    seconds = time.perf_counter() - started
    own = engine.batches[:1] + engine.batches[2:]  # the second batch is the probes
    print(f"{name}: {len(items)} sentences, {sum(map(len, wanted))} occurrences")
    print(f"  success  raw {success(sources, wanted, raw):.1f} %", end="")
    print(f"  cascade {success(sources, wanted, [result.text for result in results]):.1f} %")
    print(f"  engine calls a sentence {sum(own) / len(items):.2f}, with probes {sum(engine.batches) / len(items):.2f}")
    print(f"  seconds  raw {raw_seconds:.1f}  cascade {seconds:.1f}  ratio {seconds / raw_seconds:.2f}")
    print(f"  how  {statuses(results)}")
    print_chrf(items, wanted, raw, [result.text for result in results])
    return [
        json.dumps({"id": item["id"], "raw": text, "hyp": result.text}, ensure_ascii=False) + "\n"
        for item, text, result in zip(items, raw, results, strict=True)
    ]


def print_chrf(items: list[Item], wanted: list[list[WantedTerm]], raw: list[str], cascade: list[str]) -> None:
    """Print the mean chrF of the sentences whose reference has every wanted term, if there are any."""
    fair = [
        index
        for index, (item, terms) in enumerate(zip(items, wanted, strict=True))
        if Draft(item["src"], tuple(terms)).is_exact(item["ref"])
    ]
    if fair:
        scores = [mean(chrf(texts[index], items[index]["ref"]) for index in fair) for texts in (raw, cascade)]
        print(f"  chrF of {len(fair)} sentences  raw {scores[0]:.2f}  cascade {scores[1]:.2f}")


def wanted_terms(item: Item) -> list[WantedTerm]:
    """Return the wanted terms of a line of the data."""
    return [
        WantedTerm(start, end, item["src"][start:end], term["tgt"], concept=term["src"])
        for term in item["terms"]
        for start, end in term["spans"]
    ]


def success(sources: list[str], wanted: list[list[WantedTerm]], texts: list[str]) -> float:
    """Return the percentage of translations that have every term exactly as often as it is wanted."""
    right = [
        Draft(source, tuple(terms)).is_exact(text) for source, terms, text in zip(sources, wanted, texts, strict=True)
    ]
    return 100 * sum(right) / len(right)


def statuses(results: list[Enforced]) -> str:
    """Return how many occurrences came about in which way."""
    words = [term.status for result in results for term in result.terms]
    return ", ".join(f"{word} {words.count(word)}" for word in sorted(set(words)))


if __name__ == "__main__":
    main()
