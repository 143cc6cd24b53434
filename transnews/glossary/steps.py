"""The steps of enforcement, each for what the step before left wrong: take as is, replace, write into the source.

A step gets the drafts that are not settled and the engine, and settles those it can; it makes at most one call to the
engine for all of them. A further step is a function more in ``STEPS``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.glossary.drafts import Candidate
from transnews.glossary.plain_names import translated
from transnews.glossary.probes import translate_all
from transnews.glossary.replacing import replace_aligned, replace_renderings, replace_unlike
from transnews.glossary.switching import SHAPES, borrow_endings, code_switch, hold_all, hold_stubborn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.glossary.drafts import Draft
    from transnews.glossary.engine_access import EngineAccess, Step


def accept_raw(drafts: Sequence[Draft], engine: EngineAccess) -> None:
    """Translate the segments as they are; settle those that have every wanted term.

    Names of places that the engine left as they were are translated first.
    """
    answers = translate_all((draft.source for draft in drafts), engine.translate)
    for draft in drafts:
        answer = answers[draft.source]
        if draft.names:
            answer, draft.name_uses = translated(draft.source, answer, draft.names, engine.target_language)
        draft.raw, draft.alignment = answer.text, answer.alignment
        draft.calls += 1
        draft.best = Candidate(draft.raw, ("engine",) * len(draft.wanted))
        draft.settled = not draft.lacking(draft.raw)


def take_spare(drafts: Sequence[Draft], _engine: EngineAccess) -> None:
    """Where the best translation still lacks a term, take the nearest of those that have all."""
    for draft in drafts:
        if draft.spares:
            draft.best = max(draft.spares, key=lambda spare: (draft.is_exact(spare.text), draft.nearness(spare.text)))
            draft.settled = True


STEPS: tuple[Step, ...] = (
    accept_raw,
    replace_aligned,
    borrow_endings,
    replace_renderings,
    code_switch,
    replace_unlike,
    *(hold_stubborn(shape) for shape in SHAPES),
    *(hold_all(shape) for shape in SHAPES),
    take_spare,
)
