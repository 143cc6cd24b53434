"""House style: how a newsroom wants quotation marks, digits, dates, times, amounts and units written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transnews.errors import UsageError
from transnews.messages import _

if TYPE_CHECKING:
    from transnews.settings import Settings


@dataclass(frozen=True, slots=True)
class Style:
    """A house style; every field is a setting of the same name (docs/settings.md)."""

    quotation_marks: str = "locale"
    """``locale``: the target locale's; ``keep``: as the source has them."""
    digits: str = "locale"
    """``locale``: as the locale writes by default; ``native``: the language's own digits; ``latin``: 0 to 9."""
    dates: str = "keep"
    """Dates with a day: ``keep``; ``long``: "28 de novembro de 2021"; ``medium``: "28 de nov. de 2021"; ``numeric``."""
    clock: str = "locale"
    """``locale``: an English "5:30 p.m." gets the locale's form; ``12`` or ``24`` hours for all; ``keep``."""
    currency: str = "keep"
    """``keep``; ``symbol``: "5,2 Mrd. €"; ``code``: "5,2 Mrd. EUR"."""
    relative_dates: str = "keep"
    """Weekdays alone: ``keep``; ``afp``: "quarta-feira (17)"; ``ap``: "Wednesday, Nov 17"."""
    units: str = "keep"
    """``keep``; ``double``: "6 miles (9.7 km)"."""


HOUSE_STYLE = Style()
"""The style of who says nothing."""

CHOICES: dict[str, tuple[str, ...]] = {
    "quotation_marks": ("locale", "keep"),
    "digits": ("locale", "native", "latin"),
    "dates": ("keep", "long", "medium", "numeric"),
    "clock": ("locale", "keep", "12", "24"),
    "currency": ("keep", "symbol", "code"),
    "relative_dates": ("keep", "afp", "ap"),
    "units": ("keep", "double"),
}


def style_of(settings: Settings) -> Style:
    """Return the house style of the settings. Raises UsageError for a word that is none of the choices."""
    values = {name: getattr(settings, name) for name in CHOICES}
    for name, value in values.items():
        if value not in CHOICES[name]:
            raise UsageError(
                _("{setting} is one of {choices}, not '{value}'.").format(
                    setting=name, choices=", ".join(CHOICES[name]), value=value
                )
            )
    return Style(**values)
