"""Messages for people, through gettext: ``_("…")`` in the reader's language.

The language is the environment's (LANGUAGE, LC_ALL, LC_MESSAGES, LANG), as in every gettext program; English where
there is no catalog. Catalogs are ``locales/<lang>/LC_MESSAGES/transnews.po``, compiled when the package is built.
"""

from __future__ import annotations

import gettext
import re

from transnews.resources import data_folder

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What moves a terminal's cursor, begins a line, or turns the direction of what follows; lone surrogates."""

_catalog = gettext.translation("transnews", localedir=data_folder("locales"), fallback=True)


def _(message: str) -> str:
    """Translate a message. Fill in fields afterwards: ``_("{n} files").format(n=3)``."""
    return _catalog.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate a message that depends on a count."""
    return _catalog.ngettext(singular, plural, count)


def one_line(message: str) -> str:
    """Return a message that may quote anything, such as a file's name, as a line that is safe for a terminal."""
    return _CONTROL.sub("\ufffd", message)
