"""Nothing lost and nothing left as it was: checks that need a unit's source and target only.

Codes: ``text-added`` (brackets that the source lacks), ``text-lost`` (an address, an emoji or a word in another script
did not arrive), ``untranslated`` (a sentence came back as it was).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from transnews.engines.protection import protected
from transnews.messages import _
from transnews.model import Issue

if TYPE_CHECKING:
    from transnews.model import TranslationUnit

_WORD = regex.compile(r"\p{L}+")
_BRACKETS = "([（"  # models add remarks: "Mark" came back as "Mark (em inglês)"
_SENTENCE = 5  # words: fewer can be a name, which is the same in both languages


def check_losses(unit: TranslationUnit, source: str, target: str) -> list[Issue]:
    """Return what a machine translation lost or added; other origins cannot lose anything."""
    if unit.origin != "machine":
        return []
    message = _("'{text}' is missing from the translation.")
    issues = [
        Issue("text-lost", "error", message.format(text=item.text))
        for item in protected(unit.source, source, target)
        if unit.target.count(item.text) < unit.source.count(item.text)
    ]
    if any(unit.target.count(mark) > unit.source.count(mark) for mark in _BRACKETS):
        issues.append(Issue("text-added", "warning", _("The translation has brackets that the source lacks.")))
    if unit.target == unit.source and len(_WORD.findall(unit.source)) >= _SENTENCE:
        issues.append(Issue("untranslated", "warning", _("The engine returned the source unchanged.")))
    return issues
