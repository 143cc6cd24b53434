"""What Babel writes and the recognizer does not read back, with the reason; everything else must come back.

The tests fail where one of these starts to work, so the table stays true.
"""

from __future__ import annotations

TEXT_DATES = {
    "bal_Latn": "the long formats are digits with commas: 22,03,2024",
    "tok": "month and weekday names are numbers: mun #7",
}
"""Locales whose full or long dates are not read."""

NUMERIC_DATES = {
    "kk_Arab": "year, day, month: 1976-28-3, which everywhere else is year, month, day",
    "kkj": "two kinds of separators: 28/03 1976",
    "ky": "year, day, month: 1976-28-03",
    "nqo": "a space on both sides of the separator: 1976 / 28 / 03",
    "tok": "digits with other signs: #1976)#3)#28",
    "ug": "year, day, month: 1976-28-3",
}
"""Locales whose yMd dates are not read."""

NUMBERS = {
    "km": "Khmer digits have a decimal comma, Latin ones a point; the symbols of the default, Latin, are read",
    "tok": "groups of two digits, with spaces: 1 23",
}
"""Languages in some numbering system of which numbers are not read."""
