"""Language detection: of one text, and of an article's segments in the light of each other.

A short segment ("Shoigu", "Sunday, November 28") says little by itself. So an article is read as a chain of segments
that mostly stay in the language of the one before: each one's probabilities are weighed with what its neighbours and
the whole article say (forward-backward over a hidden Markov model). A segment that is long enough overrules them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transnews.language import detectors
from transnews.language.chain import smooth
from transnews.language.quotes import divide
from transnews.language.scripts import han_variants, letters_by_script, main_script, scripts_in, scripts_of
from transnews.language.tags import UNDETERMINED, closest, family, in_script, macrolanguage, same_language, script

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transnews.model import Segment

    Shares = dict[str, float]  # of every language that a text may be in

SURE = 0.8
"""Probability from which a longer segment counts as evidence of an article's languages."""
ENOUGH_LETTERS = 40
"""Letters from which a segment counts as evidence: eight words, of which 98 % are told right."""
_MAIN, _KNOWN, _OTHER = 1.0, 0.2, 0.0005
"""How likely a segment is in the article's main language, in one that it is known to hold or the user named, or in
any other one, relatively. 0.002 and 0.0001 for the last differ by 0.1 points on four-word segments in articles."""
_UNEXPECTED = 0.1
"""Weight of a language that nobody named, against 1 for one that was, while an article's languages are told."""
_LIKELY, _LEAST = 0.01, 0.001
"""Weight, against 1 for the language that a file's name suggests, of a language that can be translated, where all of an
article is too short to tell; and the share that a language has at least, where the script allows it."""
_UNLIKELY = 1e-6
"""Probability of a named language that the classifier does not list, where the script allows it."""


@dataclass(frozen=True, slots=True)
class Detection:
    """A language (BCP 47; "und" where there is nothing to tell) and the confidence in it, 0 to 1.

    Languages that are too near to be told apart from a sentence (bs, hr and sr-Latn; nb, nn and no) share one
    confidence, which is in the group.
    """

    language: str
    confidence: float


_NOTHING = Detection(UNDETERMINED, 0.0)


def detect(text: str, candidates: Iterable[str] | None = None, detector: str = "auto") -> Detection:
    """Detect the language of a text; ``candidates`` (BCP 47 tags) limits the answer to these.

    ``detector``: a name of ``detectors.DETECTORS``. Raises UsageError for another one, MissingComponentError where
    its package is not installed.
    """
    ranked = _rank(text, detectors.load(detector))
    if candidates is None:
        return _best(ranked)
    supported = tuple(candidates)
    shares: Shares = {}
    for language, share in ranked.items():
        if name := closest(language, supported) or _own(language, supported):
            shares[name] = shares.get(name, 0.0) + share
    return _best(shares | _possible(text, supported, shares) if ranked else {})


def detect_segments(
    segments: Sequence[Segment],
    *,
    expected: str = UNDETERMINED,
    known: Sequence[str] = (),
    readable: Sequence[str] = (),
    source: str = "",
    detector: str = "auto",
    names: Iterable[int] = (),
) -> str:
    """Set language and confidence of an article's segments in place, and return the article's main language.

    ``expected``: what the article's file says or suggests; its segments count double. ``known``: other languages that
    are likely to appear (the target's). ``readable``: languages that can be translated, which is what counts where the
    text itself says too little. ``source``: the language the user named, which is then the main one. ``names``: the
    numbers of segments that are but a name, which is spelled alike in many languages: their neighbours tell theirs.
    """
    named = tuple(dict.fromkeys(tag for tag in (source, *known, expected) if tag and tag != UNDETERMINED))
    engine = detectors.load(detector)
    rankings = [_renamed(_rank(segment.text, engine), named) for segment in segments]
    evidence = _evidence(segments, rankings, named, expected)
    if not evidence and not source:
        text = " ".join(segment.text for segment in segments)
        evidence[_guess(text, _rank(text, engine), expected, (*known, *readable))] += 1
    main = source or evidence.most_common(1)[0][0]
    likely = dict.fromkeys((*named, *evidence), _KNOWN) | {main: _MAIN}
    likely.pop(UNDETERMINED, None)
    for number in names:
        rankings[number] = _possible(segments[number].text, likely, {})
    emissions = [
        ranked | _possible(segment.text, likely, ranked) if ranked else {}
        for segment, ranked in zip(segments, rankings, strict=True)
    ]
    for segment, shares in zip(segments, smooth(emissions, likely, _OTHER), strict=True):
        found = _best(shares)
        segment.language, segment.confidence = found.language, round(found.confidence, 3)
    return main


def _rank(text: str, detector: detectors.Detector) -> Shares:
    """Rank the languages of a text in the script it is written in: classifiers say "sr" of Latin letters too."""
    frame, _quotation = divide(text)
    written = main_script(frame) or main_script(text)
    if not written:
        return {}
    variants = han_variants(text) if written == "Hani" else (written,)
    shares: Shares = {}
    for language, share in detector.rank(text):
        for variant in variants:
            tag = in_script(language, variant)
            shares[tag] = shares.get(tag, 0.0) + share / len(variants)
    return shares


def _evidence(
    segments: Sequence[Segment], rankings: Sequence[Shares], named: tuple[str, ...], expected: str
) -> Counter[str]:
    """Count the letters of longer segments by language, those in the expected language twice."""
    evidence: Counter[str] = Counter()
    for segment, ranked in zip(segments, rankings, strict=True):
        letters = letters_by_script(segment.text).total()
        found = _best(_weighed(ranked, named))
        if letters >= ENOUGH_LETTERS and found.confidence >= SURE and found.language != UNDETERMINED:
            evidence[found.language] += letters * (1 + same_language(found.language, expected))
    return evidence


def _guess(text: str, ranked: Shares, expected: str, likely: Sequence[str]) -> str:
    """Return the language of a text that is too short to tell: a greeting, a headline, a list of names."""
    weights = dict.fromkeys(likely, _LIKELY) | {expected: 1.0}
    weights.pop(UNDETERMINED, None)
    shares = _renamed(ranked, tuple(weights))
    if not shares:
        return expected
    shares |= dict.fromkeys(_possible(text, weights, shares), _LEAST)
    return _best({tag: max(share, _LEAST) * weights.get(tag, _UNLIKELY) for tag, share in shares.items()}).language


def _weighed(ranked: Shares, named: tuple[str, ...]) -> Shares:
    return {language: share * (1.0 if language in named else _UNEXPECTED) for language, share in ranked.items()}


def _renamed(ranked: Shares, named: tuple[str, ...]) -> Shares:
    """Give languages the tags under which they were named, so that 'pt' is found as the target's 'pt-BR'."""
    result: Shares = {}
    for language, share in ranked.items():
        name = _own(language, named) or language
        result[name] = result.get(name, 0.0) + share
    return result


def _own(language: str, named: tuple[str, ...]) -> str:
    """Return the tag of ``named`` that is the same language or a variety of it, "" where none is.

    Whoever names Chinese ("zh") names it in whichever of its scripts.
    """
    if language in named:
        return language
    return next((tag for tag in named if _names(tag, language)), "")


def _names(tag: str, language: str) -> bool:
    return (
        same_language(tag, language)
        or macrolanguage(tag) == language
        or (language.startswith(f"{tag}-") and family(tag) == family(language))
    )


def _possible(text: str, named: Iterable[str], found: Shares) -> Shares:
    """Return a small share for every named language that the detector does not list, if it is written in that script.

    A detector may not know the language at all.
    """
    missing = [tag for tag in named if not found.get(tag)]
    if not missing:
        return {}
    return {tag: _UNLIKELY for tag in missing if scripts_of(script(tag)) & scripts_in(text)}


def _best(shares: Shares) -> Detection:
    """Return the best language of the best family, with the family's share of all."""
    total = sum(shares.values())
    if not total:
        return _NOTHING
    families: Shares = {}
    for language, share in shares.items():
        key = family(language)
        families[key] = families.get(key, 0.0) + share
    best = max(families, key=families.__getitem__)
    language = max((tag for tag in shares if family(tag) == best), key=shares.__getitem__)
    return _NOTHING if language == UNDETERMINED else Detection(language, min(1.0, families[best] / total))
