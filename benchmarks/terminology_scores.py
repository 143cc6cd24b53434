"""Scores of translations that had to have terms: counted by rules of their own, not by those of the glossary layer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from transnews.glossary.determiners import gender_before
from transnews.glossary.quality import repeats

if TYPE_CHECKING:
    from collections.abc import Sequence

    Term = dict[str, Any]

_ALIKE = 80
_WORDS = re.compile(r"\w+(?:[-'’.]\w+)*")
_NUMBERS = {"ms": "m", "fs": "f", "ns": "n"}


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over sentences; ``chrf`` is the sum of the corpus chrF times the sentences of the set it is of."""

    sentences: int
    at_least: int
    exact: int
    replaced: int
    wrong: int
    checked: int
    repeating: int
    referenced: int
    chrf: float

    def __add__(self, other: Score) -> Score:
        """Pool two sets."""
        return Score(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    def __str__(self) -> str:
        """Return the figures in one line."""
        share = 100 / max(1, self.sentences)
        wrong = f"{100 * self.wrong / self.replaced:4.1f} %" if self.replaced else "   - %"
        chrf = f", chrF {self.chrf / self.referenced:.2f}" if self.referenced else ""
        return (
            f"at least {share * self.at_least:6.2f} %, exactly {share * self.exact:6.2f} %, wrong determiners {wrong} "
            f"({self.wrong} of {self.replaced} replaced, {self.checked} with one), repeating {self.repeating}{chrf}"
        )


def score(items: Sequence[dict[str, Any]], texts: Sequence[str], raw: Sequence[str], language: str) -> Score:
    """Score the translations ``texts`` of items into ``language``; ``raw`` are the engine's own."""
    at_least = exact = replaced = wrong = checked = repeating = 0
    for item, text, own in zip(items, texts, raw, strict=True):
        needed: dict[str, int] = {}
        for term in item["terms"]:
            needed[term["tgt"]] = needed.get(term["tgt"], 0) + len(term["spans"])
        counts, before = count(text, list(needed)), count(own, list(needed))
        at_least += all(counts[target] >= times for target, times in needed.items())
        exact += all(counts[target] == times for target, times in needed.items())
        repeating += repeats(text) and not repeats(own) and not repeats(item["src"])
        for term in item["terms"]:
            if before[term["tgt"]] < needed[term["tgt"]] <= counts[term["tgt"]]:
                replaced += len(term["spans"])
                faults = disagreements(text, term, language)
                checked += len(faults)
                wrong += sum(faults)
    referenced = [index for index, item in enumerate(items) if item["ref"]]
    chrf = corpus_chrf([texts[index] for index in referenced], [items[index]["ref"] for index in referenced])
    return Score(
        len(items), at_least, exact, replaced, wrong, checked, repeating, len(referenced), chrf * len(referenced)
    )


def corpus_chrf(texts: list[str], references: list[str]) -> float:
    """Return sacrebleu's corpus chrF, 0 to 100; 0 without texts."""
    from sacrebleu.metrics.chrf import CHRF

    return float(CHRF().corpus_score(texts, [references]).score) if texts else 0.0


def pattern(target: str) -> str:
    """Return a regular expression for a target term: whole words, its first letter may be raised."""
    first = f"[{re.escape(target[0])}{re.escape(target[0].upper())}]" if target[0].islower() else re.escape(target[0])
    return rf"(?<!\w){first}" + r"\s+".join(map(re.escape, target[1:].split(" "))) + r"(?!\w)"


def count(text: str, targets: Sequence[str]) -> dict[str, int]:
    """Return how often a text has each target; what is a part of a longer one does not count."""
    counts = {}
    for target in sorted(set(targets), key=len, reverse=True):
        text, counts[target] = re.subn(pattern(target), "\ue000", text)
    return counts


def disagreements(text: str, term: Term, language: str) -> list[bool]:
    """Tell of every article or adjective right before a term whose gender is known whether it is wrong."""
    gender = _NUMBERS.get(term.get("gender") or "", term.get("gender") or "")
    if gender in {"", "n"}:
        return []
    found = (gender_before(text[: match.start()], language) for match in re.finditer(pattern(term["tgt"]), text))
    return [gender not in genders for genders in found if genders]


def simply_replaced(terms: Sequence[Term], raw: str) -> str:
    """Return a raw translation in which what is 80 % like a term, in either language, is the wanted term."""
    windows = []
    for term in terms:
        words = [match.span() for match in _WORDS.finditer(raw)]
        longest = max(len(form.split()) for form in (term["src"], term["tgt"])) + 1
        for first in range(len(words)):
            for last in range(first, min(first + longest, len(words))):
                start, end = words[first][0], words[last][1]
                alike = max(fuzz.ratio(raw[start:end].lower(), term[form].lower()) for form in ("src", "tgt"))
                if alike >= _ALIKE:
                    windows.append((alike, start, end, term["tgt"]))
    taken: list[tuple[int, int, str]] = []
    for _alike, start, end, target in sorted(windows, key=lambda window: (-window[0], window[1])):
        if all(end <= other or start >= stop for other, stop, _target in taken):
            taken.append((start, end, target))
    for start, end, target in sorted(taken, reverse=True):
        raw = raw[:start] + target + raw[end:]
    return raw
