"""What the readers of bitexts share: the error for bad files, and the article behind a list of units."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from transnews.errors import InputError
from transnews.language.tags import UnknownLanguageError, standardize
from transnews.messages import _
from transnews.model import Article, Block, ParallelText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transnews.model import TranslationUnit


Word = TypeVar("Word", bound=str)


class BitextError(InputError):
    """A file that cannot be read as parallel text; the message names the file and the place."""


def language(tag: str | None, shown: str, option: str) -> str:
    """Return a tag of a bitext in standard form. Raises BitextError for none and for one that no language has.

    ``option`` is the command line option that names the language instead ("--from").
    """
    hint = _("Name the language with {option}.").format(option=option)
    if not tag:
        raise BitextError(_("{path}: the file does not say which languages it is in.").format(path=shown), hint)
    try:
        return standardize(tag.replace("_", "-"))
    except UnknownLanguageError as error:
        raise BitextError(_("{path}: '{tag}' is not a language tag.").format(path=shown, tag=tag), hint) from error


def parallel_text(article: Article, source: str, target: str, units: Iterable[TranslationUnit]) -> ParallelText:
    """Return a parallel text of units as read; it gives ``article`` the blocks that the units say they stand in.

    Units of one block must follow each other; blocks get numbers from 0 in reading order. A unit of unknown language
    gets the source's, as the file's own word, hence with confidence 1.
    """
    units = list(units)
    blocks: list[Block] = []
    for number, (_block, group) in enumerate(groupby(units, key=lambda unit: unit.block)):
        members = list(group)
        for unit in members:
            unit.block = number
            if unit.segment.language == "und":
                unit.segment.language, unit.segment.confidence = source, 1.0
        text = "".join(unit.segment.text + unit.segment.gap for unit in members)
        blocks.append(Block(members[0].kind, text, line=number + 1, segments=[unit.segment for unit in members]))
    article.language = source
    article.blocks = blocks
    return ParallelText(article, source, target, units)


def finished(unit: TranslationUnit) -> TranslationUnit:
    """Complete a unit as read: one without a target repeats its source, with origin ``none`` and state ``initial``.

    One that had none when it was written, and has one of its own now, was translated by a person.
    """
    if not unit.target:
        unit.target, unit.origin, unit.state = unit.source, "none", "initial"
    elif unit.origin == "none" and unit.target != unit.source:
        unit.origin = "memory"
        unit.state = "translated" if unit.state == "initial" else unit.state
    return unit


def day(text: str) -> date | None:
    """Return an ISO 8601 date, None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def known(word: str, words: Iterable[Word], otherwise: Word) -> Word:
    """Return the one of ``words`` that ``word`` is, ``otherwise`` where it is none of them."""
    return next((each for each in words if each == word), otherwise)
