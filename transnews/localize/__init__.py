"""Dates and numbers compared by value and written in the form of the target's locale.

The order of work: ``reader`` finds mentions (``folding``, then ``dates`` and ``numbers``), ``align`` pairs those of a
source with those of its target, ``repair`` rewrites forms, ``report`` says what differs; ``localizer`` does all four.
All knowledge of languages is CLDR's, through Babel (``cldr``).
"""

from transnews.localize.cldr import LocaleError
from transnews.localize.localizer import Localized, compare, is_date, localize, repair, write_whole
from transnews.localize.mentions import DateValue, Mention
from transnews.localize.reader import find_mentions

__all__ = [
    "DateValue",
    "LocaleError",
    "Localized",
    "Mention",
    "compare",
    "find_mentions",
    "is_date",
    "localize",
    "repair",
    "write_whole",
]
