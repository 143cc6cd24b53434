"""Language detection: script first, then a classifier, with the article's own languages as prior.

A short segment ("Shoigu", "Sunday, November 28") says little by itself: multiplied with how likely a language is in
this article, the classifier's probabilities settle on the article's language; a long segment overrules the prior.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from transnews.language import detectors
from transnews.language.scripts import certain_language, letters_by_script, scripts_of
from transnews.language.tags import UNDETERMINED, closest, same_language, script

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transnews.language.detectors import Detector
    from transnews.model import Segment

SURE = 0.8
"""Probability from which a longer segment counts as evidence of an article's languages."""
ENOUGH_LETTERS = 40
"""Letters from which a segment counts as evidence: below it py3langid is right in 91 %, above in 98 %."""
_UNEXPECTED = 0.1
"""Prior weight of a language that nobody named, against 1 for one that was, while an article's languages are told."""
_MAIN, _KNOWN, _OTHER = 1.0, 0.2, 0.002
"""Prior weights: the article's main language; its other ones and those the user named; any other language."""


@dataclass(frozen=True, slots=True)
class Detection:
    """A language (BCP 47; "und" where there is nothing to tell) and the confidence in it, 0 to 1."""

    language: str
    confidence: float


_NOTHING = Detection(UNDETERMINED, 0.0)


def detect(text: str, candidates: Iterable[str] | None = None, detector: str = "auto") -> Detection:
    """Detect the language of a text; ``candidates`` (BCP 47 tags) limits the answer to these."""
    weights = dict.fromkeys(candidates, 1.0) if candidates is not None else None
    return _weigh(text, _rank(text, detectors.load(detector), alone=detector != "auto"), weights, 0.0)


def detect_segments(
    segments: Sequence[Segment],
    *,
    expected: str = UNDETERMINED,
    known: Sequence[str] = (),
    source: str = "",
    detector: str = "auto",
) -> str:
    """Set language and confidence of an article's segments in place, and return the article's main language.

    ``expected``: what the article's file says or suggests; its segments count double. ``known``: other languages that
    are likely to appear (the target's). ``source``: the language the user named, which is then the main one.
    """
    known = (*known, expected) if expected != UNDETERMINED else known
    engine = detectors.load(detector)
    ranks = [_rank(segment.text, engine, alone=detector != "auto") for segment in segments]
    evidence: Counter[str] = Counter()
    likely = dict.fromkeys(known, 1.0)
    for segment, rank in zip(segments, ranks, strict=True):
        letters = letters_by_script(segment.text).total()
        found = _weigh(segment.text, rank, likely, _UNEXPECTED)
        if letters >= ENOUGH_LETTERS and found.confidence >= SURE:
            evidence[found.language] += letters * (1 + same_language(found.language, expected))
    if not evidence and not source:
        text = " ".join(segment.text for segment in segments)
        whole = _weigh(text, _rank(text, engine, alone=False), likely, _UNEXPECTED)
        evidence[whole.language] += 1
    main = source or evidence.most_common(1)[0][0]
    weights = dict.fromkeys((*known, *evidence), _KNOWN) | {main: _MAIN}
    for segment, rank in zip(segments, ranks, strict=True):
        found = _weigh(segment.text, rank, weights, _OTHER)
        segment.language, segment.confidence = found.language, round(found.confidence, 3)
    return main


def _rank(text: str, detector: Detector, *, alone: bool) -> list[tuple[str, float]]:
    """Rank by script where the script tells the language (unless a detector was asked for alone), else classify."""
    if not letters_by_script(text):
        return []
    if not alone:
        language, share = certain_language(text)
        if language:
            return [(language, share)]
    return detector.rank(text)


def _weigh(text: str, ranked: list[tuple[str, float]], weights: dict[str, float] | None, otherwise: float) -> Detection:
    """Multiply a ranking with prior weights and normalize; languages without a weight get ``otherwise``."""
    if not ranked:
        return _NOTHING
    if weights is None:
        return Detection(*ranked[0])
    supported = tuple(weights)
    scores: defaultdict[str, float] = defaultdict(float)
    for language, probability in ranked:
        name = closest(language, supported) if otherwise == 0.0 else _own(language, supported)
        scores[name or language] += probability * (weights[name] if name else otherwise)
    written = letters_by_script(text)
    for name, weight in weights.items():  # a named language that the classifier does not know, by its script
        if weight and scores[name] == 0.0 and scripts_of(script(name)) & set(written):
            scores[name] = weight * 1e-6
    total = sum(scores.values())
    if not total:
        return _NOTHING
    language, score = max(scores.items(), key=itemgetter(1))
    return Detection(language, score / total)


def _own(language: str, supported: tuple[str, ...]) -> str:
    """Return the tag of ``supported`` that is the same language, so that 'pt' counts for a target 'pt-BR'."""
    return next((name for name in supported if same_language(name, language)), "")
