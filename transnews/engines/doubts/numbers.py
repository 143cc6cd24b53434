"""Numbers that an engine changed or dropped, of those that nobody spells out.

What is compared by value (``transnews.localize``) differs in many a human translation: "15" is spelled out, miles
become kilometres, the 18th century is the 1700s. So a number is doubted only where it has two significant digits, is
above twenty, is no decade ("1970s"), and its digits stand nowhere in the output either. That also spares most texts the
comparison.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import regex

from transnews.localize import localize
from transnews.messages import _
from transnews.model import Issue

if TYPE_CHECKING:
    from transnews.model import MentionUse

_NUMBER = regex.compile(r"\p{Nd}+(?:[.,'’\u00a0\u202f٬٫]\p{Nd}+)*")
_DECADE = regex.compile(r"\b\p{Nd}{3}0(?=\p{L})")
_SPELLED = 20
"""Numbers up to this one are spelled out in many styles."""


def numbers_in_doubt(source: str, output: str, source_language: str, target_language: str) -> list[Issue]:
    """Return the numbers of ``source`` that ``output`` changed or lacks, by value and by their digits."""
    written = digits_of(output)
    telling = filter(_is_telling, digits_of(_DECADE.sub("", source)))
    lost = {digits for digits in telling if not any(digits in other for other in written)}
    if not lost:
        return []
    mentions = localize(source, output, source_language, target_language).mentions
    return [_issue(use) for use in mentions if use.status in {"missing", "changed"} and digits_of(use.source) & lost]


def digits_of(text: str) -> set[str]:
    """Return the numbers of a text as plain ASCII digits, without separators."""
    return {_digits(match.group()) for match in _NUMBER.finditer(text)}


def _digits(number: str) -> str:
    return "".join(str(unicodedata.decimal(character)) for character in number if character.isdecimal())


def _is_telling(digits: str) -> bool:
    return len(digits.strip("0")) > 1 and int(digits) > _SPELLED


def _issue(use: MentionUse) -> Issue:
    subject = "date" if use.kind == "date" else "number"
    if use.status == "changed":
        message = _("{source} in the source is {target} in the target.").format(source=use.source, target=use.target)
        return Issue(f"{subject}-changed", "error", message)
    message = _("{mention} in the source is missing in the target.").format(mention=use.source)
    return Issue(f"{subject}-missing", "warning", message)
