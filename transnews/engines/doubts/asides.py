"""Asides that nobody said: 'Mark' came back as 'Mark (em inglês)', 'Thank you' as 'Obrigado (Aplausos)' or with '♪'.

Human translators add brackets too, for a name in its own script or a full form (on 3 % of the sentences of FLORES-200
dev), but inside the sentence. Models learned theirs from subtitles and dictionaries: they open or close the text, or
hang on a text of a few words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from transnews.engines.doubts.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

_GROUP = regex.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）|【[^【】]*】")
_OPENING = regex.compile(r"[(\[（【]")
_SIGNS = regex.compile(r"[♪♫♬♩]+")
_FEW = 5
"""Words of a source that is hardly a sentence: whatever is added to it in brackets was not said."""
_CLOSES = regex.compile(r"[\p{STerm}…!?][\p{Pf}\p{Pe}\"'”’»]*\s*\Z")


def added_asides(source: str, output: str) -> list[str]:
    """Return the asides of ``output`` that nobody said, in order."""
    return [output[start:end] for start, end in _added(source, output)]


def without_asides(source: str, output: str) -> str:
    """Return ``output`` without them."""
    pieces = []
    at = 0
    for start, end in sorted(_added(source, output)):
        pieces.append(output[at:start].rstrip() if not output[end:].strip(" .") else output[at:start])
        at = end
    return " ".join("".join([*pieces, output[at:]]).split(" ")).strip() if at else output


def _added(source: str, output: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _SIGNS.finditer(output) if match.group() not in source)
    groups = list(_GROUP.finditer(output))
    if not groups or _OPENING.search(source):
        return
    short = len(tokens(source)) <= _FEW
    for match in groups:
        inside = match.group()[1:-1].strip()
        if inside.casefold() in source.casefold() or any(map(str.isdigit, inside)):
            continue
        before, after = output[: match.start()], output[match.end() :]
        closes = not tokens(after) and _CLOSES.search(before) is not None
        opens = not tokens(before) and bool(tokens(after))
        if short or closes or opens:
            yield match.span()
