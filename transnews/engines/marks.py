"""Marks that models cannot spell or do not keep: quotes, dashes, ellipses, odd spaces. They travel in a plain form.

What comes back plain gets the author's form again, mark by mark, where the translation has as many of a kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of mark: how it is found in a source, what the model gets, what counts as one in a translation.

    ``splits``: what stands on both sides can be translated by itself, if there is no other way to keep the mark;
    where that is not so, the mark is held back with its number.
    """

    name: str
    source: regex.Pattern[str]
    plain: str
    output: regex.Pattern[str]
    splits: bool = True


_INSIDE = r"(?:[^‘’‚‹›'\s]|(?<=\p{L})[’'](?=\p{L})|\s){1,300}?"  # words between single quotes, with apostrophes
QUOTE = Kind(
    "quote",
    regex.compile(
        rf"[“”„‟«»″\"‹›]|(?<!\w)[‘‚]|(?<![\w’'])'(?={_INSIDE}'(?!\w))"
        rf"|(?<=(?<!\w)[‘‚‹]{_INSIDE})’(?!\w)|(?<![\p{{L}}\p{{N}}.,!?])’(?!\w)|(?<=(?<![\w’'])'{_INSIDE})'(?!\w)"
    ),
    '"',
    regex.compile(r"[“”„‟«»\"]"),
)
DASH = Kind(
    "dash",
    regex.compile(
        r"(?:(?<=\s)|(?<=\A))[–—―−-](?=\s|\Z)|(?<!\p{Nd})[—―]|[—―](?!\p{Nd})"
        r"|(?:(?<=[\s\p{Pi}\p{Ps}\"'])|(?<=\A))[–−](?!\p{Nd})|[–−](?=[\s\p{Pf}\p{Pe}\"'.,;:!?]|\Z)"
    ),
    "-",
    regex.compile(r"(?:(?<=\s)|(?<=\A))[–—―-](?=\s|\Z)"),
)
RANGE = Kind(
    "range",
    regex.compile(r"(?<=\p{Nd})[–‒―](?=\p{Nd})"),
    "-",
    regex.compile(r"(?<=\p{Nd})[-–](?=\p{Nd})"),
    splits=False,
)
MINUS = Kind(
    "minus",
    regex.compile(r"(?<![\w\p{Pd}])[−–](?=\p{Nd})"),
    "-",
    regex.compile(r"(?<!\w)[-−–](?=\p{Nd})"),
    splits=False,
)
ELLIPSIS = Kind("ellipsis", regex.compile("…"), "...", regex.compile(r"\.{3}|…"))
KINDS = (QUOTE, DASH, RANGE, MINUS, ELLIPSIS)

NUMBERS = regex.compile(r"[−–]?\p{Nd}[\p{Nd}.,]*(?:[–‒―]\p{Nd}[\p{Nd}.,]*)*")
"""A number with the dashes in and before it: what is held back where a translation loses one of these."""

SPACE = regex.compile(r"\s+|[\u200b\u2060\ufeff]+")
"""White space, and spaces without a width."""
CELL = regex.compile(r"\s*[\t\v\f\x1c-\x1f]\s*")
"""What stands between cells of a table: the text on each side is translated by itself."""

APOSTROPHES = regex.compile(r"(?<=\p{L})[’ʼ](?=\p{L})")
PLAIN = str.maketrans({**dict.fromkeys("’‘‛ʼ′`´", "'"), **dict.fromkeys("–—―−‑‐‒", "-"), "\u00ad": ""})
"""Characters that are replaced one by one, whatever they are part of."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of a source at ``start``, one character long."""

    kind: Kind
    start: int
    text: str


def marks(text: str) -> Iterator[Mark]:
    """Yield the marks of a text, kind by kind."""
    for kind in KINDS:
        for match in kind.source.finditer(text):
            yield Mark(kind, match.start(), match.group())
