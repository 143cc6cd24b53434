"""The digits of numbers and dates: those of the house style, where it asks for others than the text has."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from transnews.localize.cldr import native_digits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from babel import Locale

    from transnews.localize.mentions import Mention


def in_digits(text: str, mentions: Sequence[Mention], locale: Locale, digits: str) -> str:
    """Return a text with the digits of its hard mentions ``native`` or ``latin``; codes and names keep theirs."""
    system = "latn" if digits == "latin" else locale.other_numbering_systems.get("native", "latn")
    letters = list(text)
    for mention in mentions:
        if mention.hard and mention.form != "fixed" and mention.kind != "code":
            for place in range(mention.start, mention.end):
                if letters[place].isdecimal():
                    letters[place] = native_digits(str(unicodedata.decimal(letters[place])), system)
    return "".join(letters)
