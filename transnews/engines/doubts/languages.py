"""Output in a wrong language: the source copied, a run of it left as it was, or a third language altogether.

Names are the same in many languages, so few words prove nothing, and languages that read alike (Bosnian and Croatian)
are never told apart here.
"""

from __future__ import annotations

from difflib import SequenceMatcher

import regex

from transnews.engines.doubts.lengths import is_measured
from transnews.engines.doubts.words import letters, tokens
from transnews.language.detection import detect
from transnews.language.quotes import divide
from transnews.language.tags import UNDETERMINED, family, macrolanguage, same_language

_SENTENCE = 5
"""Words from which a copy of the whole source is no name, if the detector does not say that it is the target's."""
_PHRASE = 3
"""Words from which a copy is one where the detector is sure that it is in the source's language."""
_RUN, _RUN_LETTERS = 5, 20
"""Words in a row, not names, and their letters, that a translation does not share with its source."""
_LETTERS = 40
"""Letters from which the language of a text is told reliably (docs/languages.md)."""
_SURE = 0.99
"""Confidence in the other language, against the target, from which it is wrong.

At 0.99, 0.7 % of Malay sentences pass for Indonesian, none or one in a thousand of other languages; 93 % of Portuguese
sentences are noticed where Galician is wanted, 99.7 % of Russian ones in place of Ukrainian (FLORES-200 dev).
"""

_QUOTES = dict.fromkeys(
    map(ord, '"“”„«»‹›「」『』'), " "
)  # the detector trusts what is quoted less than the words around
_PLAIN_WORD = regex.compile(r"\p{Ll}|\p{Lo}")


def is_copy(source: str, output: str, source_language: str, target_language: str) -> bool:
    """Tell whether ``output`` is ``source`` and is more than a name."""
    words = [word.casefold() for word in tokens(source)]
    if len(words) < _PHRASE or words != [word.casefold() for word in tokens(output)]:
        return False
    if _alike(source_language, target_language):
        return False
    plain = [word for word in tokens(source) if _PLAIN_WORD.match(word)]
    found = detect(source, (source_language, target_language))
    if same_language(found.language, target_language):
        return False
    return len(words) >= _SENTENCE or (len(plain) >= _PHRASE - 1 and found.confidence >= _SURE)


def copied_run(source: str, output: str, source_language: str, target_language: str) -> str:
    """Return the longest run of the source's words in ``output`` that ought to have been translated, "" for none."""
    ours, written = tokens(divide(source)[0]), tokens(output)
    shared = {word for word in ours if _PLAIN_WORD.match(word)} & set(written)
    if len(shared) < _RUN - 1 or _alike(source_language, target_language):
        return ""
    match = SequenceMatcher(None, ours, written, autojunk=False).find_longest_match()
    run = ours[match.a : match.a + match.size]
    plain = [word for word in run if _PLAIN_WORD.match(word)]
    if len(plain) < _RUN or sum(map(len, plain)) < _RUN_LETTERS:
        return ""
    text = " ".join(run)
    found = detect(text, (source_language, target_language))
    if found.confidence < _SURE or not same_language(found.language, source_language):
        return ""
    return text


def other_language(output: str, target_language: str) -> str:
    """Return the language that ``output`` is clearly in instead of the target's, "" where it is not."""
    if letters(output) < _LETTERS or not is_measured(target_language):
        return ""
    text = output.translate(_QUOTES)
    found = detect(text).language
    if found == UNDETERMINED or _alike(found, target_language):
        return ""
    against = detect(text, (found, target_language))
    if against.language != found or against.confidence < _SURE:
        return ""
    return found


def _alike(one: str, other: str) -> bool:
    """Tell whether two tags are the same language or count as one."""
    return same_language(one, other) or family(one) == family(other) or macrolanguage(one) == macrolanguage(other)
