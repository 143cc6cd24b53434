"""What is doubtful about an engine's output, judged from source and output alone.

One definition serves twice: self-repair (``transnews.engines.repair``) asks before it tries again, and the checks
(``transnews.checks``) report what is left. Codes:

- ``empty-translation``: no word came back;
- ``untranslated``: the source came back, ``partly-untranslated``: a long run of its words did;
- ``wrong-language``: the output is clearly in a language other than the target;
- ``repetition``: words or characters in a loop that the source does not have (an error), or a phrase twice in a row;
- ``too-short``, ``too-long``: a length that translations of such a source do not have;
- ``text-added``: brackets, or signs for music, that nobody said;
- ``text-lost``: an address, an emoji, a word in another script did not arrive;
- ``number-changed``, ``number-missing``: by value, as ``transnews.localize`` compares them (``numbers_in_doubt``).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from transnews.engines.doubts.asides import added_asides, without_asides
from transnews.engines.doubts.languages import copied_run, is_copy, other_language
from transnews.engines.doubts.lengths import unlikely_length
from transnews.engines.doubts.numbers import numbers_in_doubt
from transnews.engines.doubts.repetition import loop_in
from transnews.engines.doubts.words import has_letters
from transnews.engines.protection import protected
from transnews.messages import _
from transnews.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transnews.model import Severity

__all__ = ["UNUSABLE", "find_doubts", "numbers_in_doubt", "without_asides"]

UNUSABLE = frozenset({"empty-translation", "untranslated", "repetition", "wrong-language"})
"""Codes of outputs that, as errors, nobody can use: the source is kept instead."""


@lru_cache(maxsize=8192)  # self-repair and the checks ask about the same texts
def find_doubts(source: str, output: str, source_language: str, target_language: str) -> tuple[Issue, ...]:
    """Return what is doubtful about ``output`` as a translation of ``source``, numbers aside; () where nothing is.

    Languages are BCP 47 tags. Thresholds and their sources stand with each kind; benchmarks/doubts.py counts how often
    human translations are doubted.
    """
    return tuple(_doubts(source, output, source_language, target_language))


def _doubts(source: str, output: str, source_language: str, target_language: str) -> Iterator[Issue]:
    if has_letters(source) and not has_letters(output):
        yield Issue("empty-translation", "error", _("The engine returned no words."))
        return
    if is_copy(source, output, source_language, target_language):
        yield Issue("untranslated", "error", _("The engine returned the source unchanged."))
        return
    # What passes a model unchanged, such as the words of an address, tells nothing of the translation's language.
    kept = [item.text for item in protected(source, source_language, target_language)]
    if run := copied_run(_without(source, kept), output, source_language, target_language):
        message = _("The engine left '{text}' untranslated.")
        yield Issue("partly-untranslated", "warning", message.format(text=run))
    if language := other_language(_without(output, kept), target_language):
        message = _("The translation seems to be in another language ({language}).")
        yield Issue("wrong-language", "error", message.format(language=language))
    if loop := loop_in(output, source):
        severity: Severity = "error" if loop.endless else "warning"
        yield Issue("repetition", severity, _("The translation repeats '{text}'.").format(text=loop.text))
    yield from _lengths(source, output, source_language, target_language)
    for aside in added_asides(source, output):
        message = _("The translation has '{text}', which the source lacks.")
        yield Issue("text-added", "warning", message.format(text=aside))
    for text in kept:
        if output.count(text) < source.count(text):
            message = _("'{text}' is missing from the translation.")
            yield Issue("text-lost", "error", message.format(text=text))


def _without(text: str, parts: Sequence[str]) -> str:
    for part in parts:
        text = text.replace(part, " ")
    return text


def _lengths(source: str, output: str, source_language: str, target_language: str) -> Iterator[Issue]:
    code = unlikely_length(source, output, source_language, target_language)
    if code == "too-short":
        yield Issue(code, "warning", _("The translation is much too short; something may be missing."))
    elif code == "too-long":
        yield Issue(code, "warning", _("The translation is much too long; something may be repeated or added."))
