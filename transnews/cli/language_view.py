"""A mixed article for a terminal: every part with the tag of its language in front, and in that language's colour."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from transnews.bitexts.characters import for_terminal
from transnews.language.tags import UNDETERMINED
from transnews.messages import _

if TYPE_CHECKING:
    from rich.console import Console

    from transnews.model import ParallelText

UNSURE = 0.5
"""Confidence below which a language has a question mark."""

_STYLES = ("", "cyan", "magenta", "yellow", "green", "blue")
"""The main language has the terminal's own colour, the others take these in order of appearance."""


def render(title: str, text: ParallelText, console: Console) -> None:
    """Print an article on a console; rich leaves colours out where it must (a file, ``NO_COLOR``).

    Neighbouring segments of one language stand together; a question mark follows a language that is only likely.
    """
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    styles = _styles(text)
    for _block, units in groupby(text.units, key=lambda unit: unit.block):
        table.add_row()
        for (language, sure), run in groupby(
            units, key=lambda unit: (unit.segment.language, unit.segment.confidence >= UNSURE)
        ):
            label = language if sure or language == UNDETERMINED else _("{language}?").format(language=language)
            words = "".join(unit.source + (unit.segment.gap or " ") for unit in run)
            style = styles[language]
            table.add_row(Text(label, style=f"bold {style}"), Text(for_terminal(words.strip()), style=style))
    console.print(Text(for_terminal(title), style="bold"), soft_wrap=True)
    console.print(table)
    console.print()


def _styles(text: ParallelText) -> dict[str, str]:
    """Return the style of every language of an article."""
    languages = dict.fromkeys((text.source_language, *(unit.segment.language for unit in text.units)))
    told = [language for language in languages if language != UNDETERMINED]
    last = len(_STYLES) - 1
    styles = {
        language: _STYLES[number if number <= last else 1 + (number - 1) % last] for number, language in enumerate(told)
    }
    return {**styles, UNDETERMINED: "dim"}
