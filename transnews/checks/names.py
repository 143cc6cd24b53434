"""One spelling for each name: a check of a parallel text as a whole.

Code: ``name-variants`` (the target spells a name in several ways, where the source has one name).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.glossary.unify import inconsistent_names
from transnews.messages import _
from transnews.model import Issue

if TYPE_CHECKING:
    from transnews.model import ParallelText


def check_names(text: ParallelText) -> None:
    """Add an issue to every unit whose target spells a name otherwise than most of the text does."""
    units = {unit.id: unit for unit in text.units}
    for name in inconsistent_names(text):
        home = next(iter(name.places.get(name.canonical, ())), None)
        for spelling, places in name.places.items():
            if spelling == name.canonical:
                continue
            for place in dict.fromkeys(occurrence.place for occurrence in places):
                message = _("'{spelling}' seems to be the name that is '{canonical}' elsewhere ({place}).").format(
                    spelling=spelling, canonical=name.canonical, place=home.place if home else "-"
                )
                units[place].issues.append(Issue("name-variants", "warning", message))
