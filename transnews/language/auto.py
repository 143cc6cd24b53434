"""The default detector: script first, then py3langid's model with a prior from CLDR and calibrated probabilities.

The figures were set on even lines of FLORES-200 dev in 59 languages and checked on the odd ones; docs/languages.md has
the tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unicodedata import normalize

import numpy as np
from babel.core import get_global

from transnews.language.classifiers import tag_of
from transnews.language.quotes import divide
from transnews.language.scripts import certain_language, main_script, scripts_in
from transnews.language.tags import UNDETERMINED, family, macrolanguage
from transnews.language.words import settle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Probabilities = NDArray[np.float32]

_TEMPERATURE, _GROWTH = 1.25, 0.3
"""Scores are divided by 1.25 times the bytes to the power of 0.3. Fitted by cross-entropy on one, two, four and eight
words and whole sentences together; the expected calibration error is then 1.5, 1.1, 0.8, 0.9 and 0.4 %. py3langid's
own temperature, the square root of the bytes, is too modest (0.55 meant 66 % right on four words)."""
_UNOFFICIAL = 0.1
"""Prior of a language that is official nowhere, against 1: four words of Spanish are seldom Aragonese.
0.02 and 0.22 fit less well; a sentence in such a language overrules it."""
_USED = 1.0
"""Percent of a country's people that make an official language of it one that news is likely to be in."""
_GLANCE = 60
"""Characters of a sentence that are looked at first. Their answer stands from ``_SETTLED``, for four sentences in five,
of which it is right in 99.98 %."""
_SETTLED = 0.99
_SHORT = 100
"""The longest text that is read in small letters once more; longer ones gain nothing by it."""
_WHOLE = 400
"""The longest text of which the beginning may speak for the whole: longer ones may hold several languages."""
_LONGEST = 4000
"""Characters of a long text that are read."""
_LEAST = 1e-5
"""Probability below which a language is not listed."""
_DOUBT = 0.002
"""Weight of a language that the words around a quotation speak for and the quotation does not, where both are in one
script. 5,342 sentences with quotations from news (WMT 13 to 17, eight languages) are right in 99.6 %, with 0.02 in
98.9 %; four words before a quotation in another language in 90.7 %, with 0.02 in 91.8 %."""


class Auto:
    """Ranks languages by script where that is certain, else by py3langid's model."""

    def __init__(self) -> None:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier, visit_counts

        model = LanguageIdentifier.from_model_file(MODEL_FILE)
        self._visit: Any = visit_counts
        self._moves, self._features = model.tk_nextmove, model.tk_output
        self._rows = [row << 8 for row in model.tk_row]
        self._table = model.nb_ptc.astype(np.float32)  # kept as 16 bits, which numpy multiplies at half the speed
        self._tags = [UNDETERMINED if label == "zxx" else tag_of(label) for label in model.nb_classes]
        families = [family(tag) for tag in self._tags]
        self._family = np.array([families.index(name) for name in families])
        official = _official_languages()
        known = np.array([macrolanguage(tag) in official for tag in self._tags])
        self._prior = np.where(known, 0.0, np.log(_UNOFFICIAL)).astype(np.float32)
        self._own_prior = model.nb_pc

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Return the languages a text may be in, most probable first; of a quotation, the words around it count."""
        frame, quotation = divide(text)
        if not quotation or not scripts_in(frame):
            return self._rank(text)
        ranked = self._rank(frame)
        if not ranked or ranked[0][1] >= _SETTLED or main_script(quotation) not in scripts_in(frame):
            return ranked
        said = dict(self._rank(quotation))
        weighed = [(tag, share * (said.get(tag, 0.0) + _DOUBT)) for tag, share in ranked]
        total = sum(share for _tag, share in weighed)
        return _sorted((tag, share / total) for tag, share in weighed)

    def _rank(self, text: str) -> list[tuple[str, float]]:
        language, share = certain_language(text)
        if language:
            return [(language, share)]
        shares = self._probabilities(text)
        if shares is None:
            return []
        listed = np.flatnonzero(shares > _LEAST)
        merged: dict[str, float] = {}
        for index, share in zip(listed.tolist(), shares[listed].tolist(), strict=True):
            tag = self._tags[index]
            merged[tag] = merged.get(tag, 0.0) + share
        ranked = _sorted(merged.items())
        return ranked if ranked[0][1] >= _SETTLED else _sorted(settle(text, merged).items())

    def _probabilities(self, text: str) -> Probabilities | None:
        """Return the probability of every column of the model, None where the text has no feature."""
        # A word at the end of a segment is a whole word only before white space: +0.7 points on four words.
        if len(text) <= _WHOLE:
            shares = self._classify(text[:_GLANCE] + " ")
            if shares is None or np.bincount(self._family, shares).max() >= _SETTLED:
                return shares
        if len(text) > _SHORT:
            return self._classify(text[:_LONGEST] + " ")
        # In small letters once more: a capital at the start hides the word. +0.3 points on four words.
        return self._classify(f"{text} {text.lower()} ")

    def _classify(self, text: str) -> Probabilities | None:
        if text.isupper():
            text = text.lower()
        encoded = normalize("NFC", text).encode(errors="surrogatepass")
        visits = self._visit(self._moves, self._rows, self._features, encoded)
        if not visits:
            return None
        features = np.fromiter(visits.keys(), np.intp, len(visits))
        counts = np.fromiter(visits.values(), np.float32, len(visits))
        scores = np.log1p(counts) @ self._table.take(features, axis=0) + self._own_prior
        scores = scores / (_TEMPERATURE * len(encoded) ** _GROWTH) + self._prior
        shares = np.exp(scores - scores.max())
        result: Probabilities = shares / shares.sum()
        return result


def _sorted(ranked: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    return sorted(ranked, key=lambda item: (-item[1], item[0]))


def _official_languages() -> frozenset[str]:
    """Return the languages official in a country, or a region, of which one in a hundred uses them (CLDR)."""
    return frozenset(
        macrolanguage(name.partition("_")[0])
        for languages in get_global("territory_languages").values()
        for name, facts in languages.items()
        if facts["official_status"] and facts["population_percent"] >= _USED
    )
