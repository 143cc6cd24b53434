"""Which characters of a text are still free for a term: not in an address, not in a term that was found before."""

from __future__ import annotations

import regex

_ADDRESSES = regex.compile(
    # Each alternative can start only where a run of its characters starts, so that the search stays linear.
    r"""(?<![a-z0-9])(?:[a-z][a-z0-9+.\-]{1,15}://|www\.)[^\s<>"“”«»]+    # URLs
    | (?<![\w.+\-])[\w.+\-]{1,64}+@[\w\-]++(?:\.[\w\-]++)+            # e-mail addresses
    | (?<!\w)[@#＠＃][\w\-]+(?:\.[\w\-]+)*                            # handles and hashtags""",
    regex.VERBOSE | regex.IGNORECASE,
)

_SIGNS = ("://", "@", "#", "＠", "＃")


class Ground:
    """The characters of a text, taken or free. URLs, e-mail addresses, @handles and #hashtags are taken from the start.

    Each question costs time in proportion to the stretch it is about.
    """

    def __init__(self, text: str) -> None:
        self._taken = bytearray(len(text))
        if (
            any(sign in text for sign in _SIGNS) or "www." in text.lower()
        ):  # most texts have none, and the search is slow
            for address in _ADDRESSES.finditer(text):
                self.take(*address.span())

    def take(self, start: int, end: int) -> None:
        """Mark the characters ``[start, end)`` as taken."""
        self._taken[start:end] = b"\1" * (end - start)

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether no character of ``[start, end)`` is taken."""
        return self._taken.find(1, start, end) < 0
