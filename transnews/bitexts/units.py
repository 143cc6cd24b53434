"""What every format asks of the units of a parallel text: their blocks, their languages, their translations."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from transnews.language.tags import UNDETERMINED, same_language

if TYPE_CHECKING:
    from transnews.model import BlockKind, ParallelText, TranslationUnit


class BlockOfUnits(NamedTuple):
    """The units of one block of the article, in reading order; ``number`` is the block's in ``Article.blocks``."""

    number: int
    kind: BlockKind
    units: list[TranslationUnit]


def blocks_of(text: ParallelText) -> list[BlockOfUnits]:
    """Return the blocks that have units, in the order in which their first units stand."""
    blocks: dict[int, BlockOfUnits] = {}
    for unit in text.units:
        blocks.setdefault(unit.block, BlockOfUnits(unit.block, unit.kind, [])).units.append(unit)
    return list(blocks.values())


def source_language(text: ParallelText, unit: TranslationUnit) -> str:
    """Return the language of a unit's source: the article's, but for a segment recognized as being in another one."""
    language = unit.segment.language
    if language == UNDETERMINED or same_language(language, text.source_language):
        return text.source_language
    return language


def has_translation(unit: TranslationUnit) -> bool:
    """Tell whether the unit's target is a translation; origin ``none`` means that it only repeats the source."""
    return unit.origin != "none" and bool(unit.target)


def is_draft(unit: TranslationUnit) -> bool:
    """Tell whether a person should look at the translation before it is used.

    So it is with state ``initial``, and with an engine's output that has an error or a warning and that no one has
    reviewed.
    """
    doubtful = unit.origin == "machine" and any(issue.severity != "info" for issue in unit.issues)
    return unit.state == "initial" or (unit.state == "translated" and doubtful)
