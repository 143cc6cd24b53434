"""Loops: words or characters that an engine repeats and the source does not.

Calibrated on FLORES-200 dev, even lines, 59 languages: human translations double a single word (Bengali, Hindi, Turkish
do so for emphasis), seldom two in a row, and hardly ever say anything three times in a row.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import regex

from transnews.engines.doubts.words import has_letters, is_unspaced, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LONGEST = 40
"""Tokens of the longest loop looked for: a sentence. It bounds the time, which grows with the square."""
_TIMES = 3
"""Times in a row from which any words are a loop; letters of a script without spaces need one more."""
_DOUBLED = 12
"""Characters from which a loop of two or more words counts when it stands twice in a row."""
_SCATTERED = 4
"""Words of a group that stands three times in a text, wherever; twice as many letters where there are no spaces."""
_CHARACTERS = regex.compile(r"(?=\p{L})(\X{1,3}?)\1{5,}")
"""A loop of letters: "aaaaaa", "hahahahahaha"."""


class Loop(NamedTuple):
    """What is repeated, and whether three times or more, as engines do that found no end."""

    text: str
    endless: bool


def loop_in(output: str, source: str) -> Loop | None:
    """Return what ``output`` repeats although ``source`` repeats nothing, None where that is not so."""
    found = _loop(output)
    return None if found and _loop(source) else found


def _loop(text: str) -> Loop | None:
    """Return what a text repeats, the worst first."""
    if match := _CHARACTERS.search(text):
        return Loop(str(match.group()), endless=True)
    written = tokens(text)
    words = [word.casefold() for word in written]
    if len(set(words)) == len(words):
        return None
    if group := _in_a_row(words, written, _is_often) or _scattered(words, written):
        return Loop(group, endless=True)
    group = _in_a_row(words, written, lambda group, _times: _is_phrase(group))
    return Loop(group, endless=False) if group else None


def _in_a_row(words: list[str], written: Sequence[str], counts: Callable[[list[str], int], bool]) -> str:
    """Return the first group of words that stands so often in a row that it ``counts(group, times)``."""
    for size in range(1, min(_LONGEST, len(words) // 2) + 1):
        equal = 0  # how many words in a row equal the one ``size`` before
        for place in range(size, len(words)):
            equal = equal + 1 if words[place] == words[place - size] else 0
            if equal < size:
                continue
            group = words[place - size + 1 : place + 1]
            if counts(group, equal // size + 1):
                return " ".join(written[place - size + 1 : place + 1])
    return ""


def _is_often(group: list[str], times: int) -> bool:
    return times >= _TIMES + is_unspaced(group[0])


def _is_phrase(group: list[str]) -> bool:
    """Tell whether words are too many to be doubled for emphasis; numbers ("15-15, 15-15") do not count."""
    lettered = {word for word in group if has_letters(word)}
    return len(lettered) > 1 and sum(map(len, lettered)) >= _DOUBLED / (1 + is_unspaced(group[0]))


def _scattered(words: list[str], written: Sequence[str]) -> str:
    size = _SCATTERED * (2 if is_unspaced(words[len(words) // 2]) else 1)
    groups = [tuple(words[start : start + size]) for start in range(len(words) - size + 1)]
    counts = Counter(groups)
    for start, group in enumerate(groups):
        if counts[group] >= _TIMES and sum(map(len, group)) >= _DOUBLED:
            return " ".join(written[start : start + size])
    return ""
