"""Sources written a little differently, for models that stumble over the way they are written."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from transnews.engines.casing import Casing
from transnews.engines.doubts.words import is_unspaced, tokens
from transnews.language.tags import script

if TYPE_CHECKING:
    from collections.abc import Callable

_FULL_STOPS = {
    **dict.fromkeys(("Hans", "Hant", "Jpan"), "。"),
    **dict.fromkeys(("Deva", "Beng"), "।"),
    "Armn": "։",
    "Ethi": "።",
    "Mymr": "။",
    "Thai": "",
}
"""The full stop of scripts (ISO 15924) that do not write "." (Unicode's property Sentence_Terminal)."""
_END = regex.compile(r"[.。।։።။]\s*\Z")
_ENDED = regex.compile(r"[\p{STerm}:;…][\p{P}\s]*\Z")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’]*")
_TITLE = 0.6
"""Share of capitalized words from which a text is written as a title ("Ministers Meet in Baku Again")."""
_FEWEST = 3
"""Words of a title, and of a clause, at least."""
_CLAUSE_END = regex.compile(r"[,;:.!?،؛։।][\p{Pf}\p{Pe}\"'”’»]*(?=\s)|[。，；！？、]|(?<=\s)(?=[–—-]\s)")
"""Where a clause ends: after a mark before white space, after a mark in scripts without it, before a dash."""

Span = tuple[int, int]


def sentence_case(text: str, language: str, recase: Callable[[str], str]) -> str:
    """Return a title or a text with words in capitals in sentence case, any other text as it is."""
    words = _WORD.findall(text)
    raised = [word for word in words if word[0].isupper()]
    if len(words) < _FEWEST or len(raised) < _TITLE * len(words):
        return text
    return Casing(language, language, recase).sentence(text)


def other_full_stop(text: str, language: str) -> str:
    """Return a text with a full stop at its end where it had no mark there, without it where it had one."""
    if _END.search(text):
        return _END.sub("", text)
    return text if _ENDED.search(text) else text + _FULL_STOPS.get(script(language), ".")


def with_own_end(text: str, output: str, language: str) -> str:
    """Give an output the end that its source has: no full stop, or the one of the output's language."""
    bare = _END.sub("", output)
    return bare + _FULL_STOPS.get(script(language), ".") if _END.search(text) else bare


def clauses(text: str) -> list[str]:
    """Return the clauses of a text, a list of the text alone where it has only one."""
    return [text[start:end].strip() for start, end in _clauses(text)]


def joined(text: str, outputs: list[str]) -> str:
    """Return the translations of the clauses of a text as one text, spaced as the clauses are.

    A clause that starts with a small letter does so in the translation too.
    """
    result = ""
    for (start, end), output in zip(_clauses(text), outputs, strict=True):
        written = output.strip()
        if start and text[start:end].lstrip()[:1].islower() and not written[1:2].isupper():
            written = written[:1].lower() + written[1:]
        spaced = result and (text[start - 1 : start].isspace() or text[start : start + 1].isspace())
        result += f" {written}" if spaced or (result and not is_unspaced(written[:1])) else written
    return result


@lru_cache(maxsize=1024)
def _clauses(text: str) -> tuple[Span, ...]:
    """Return the spans of the clauses; a short one stays with the one before, the first with the one behind."""
    spans: list[Span] = []
    start = 0
    for end in (*(match.end() for match in _CLAUSE_END.finditer(text)), len(text)):
        if not text[start:end].strip():
            continue
        if spans and (_is_short(text, spans[-1]) or _is_short(text, (start, end))):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        start = end
    return tuple(spans)


def _is_short(text: str, span: Span) -> bool:
    words = tokens(text[slice(*span)])
    return len(words) < _FEWEST * (2 if words and is_unspaced(words[0]) else 1)
