"""Dates and numbers compared by value and written in the form of the target's locale.

The order of work: ``reader`` finds mentions (``folding``, then ``dates`` and ``numbers``), ``align`` pairs those of a
source with those of its target, ``repair`` rewrites forms, ``report`` says what differs; ``localizer`` does all four.
All knowledge of languages is CLDR's, through Babel (``cldr``).
"""

from transnews.localize.cldr import LocaleError
from transnews.localize.localizer import Localized, compare, is_date, localize, repair, write_whole
from transnews.localize.mentions import DateValue, Mention
from transnews.localize.published import publication_day
from transnews.localize.reader import find_mentions
from transnews.localize.style import HOUSE_STYLE, Style, style_of

__all__ = [
    "HOUSE_STYLE",
    "DateValue",
    "LocaleError",
    "Localized",
    "Mention",
    "Style",
    "compare",
    "find_mentions",
    "is_date",
    "localize",
    "publication_day",
    "repair",
    "style_of",
    "write_whole",
]
