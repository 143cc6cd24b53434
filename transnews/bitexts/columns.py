"""Columns: source and target side by side, for reading in a terminal or as plain text.

The kind of a block stands in front of its first unit; what a reader should know of a unit stands below its target,
as words and, on a terminal, in colour. Control characters, which could change the terminal itself, become U+FFFD.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from transnews.bitexts.characters import for_terminal
from transnews.bitexts.languages import direction, own_name
from transnews.bitexts.units import blocks_of
from transnews.bitexts.wording import issue_line, kind_name, origin_mark, overview

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transnews.bitexts.units import BlockOfUnits
    from transnews.model import BlockKind, Issue, ParallelText, Severity, TranslationUnit

SUFFIX = ".txt"

WIDTH = 100
"""Width of a plain text file, in terminal cells."""

_KIND_STYLES: dict[BlockKind, str] = {"headline": "bold", "subhead": "bold", "boilerplate": "dim"}
_SEVERITY_STYLES: dict[Severity, str] = {"error": "red", "warning": "yellow", "info": "cyan"}


def serialize(text: ParallelText) -> bytes:
    """Return a parallel text as plain text, ``WIDTH`` cells wide, without colours."""
    stream = io.StringIO()
    render(text, Console(file=stream, width=WIDTH, color_system=None, force_terminal=False, legacy_windows=False))
    return ("\n".join(line.rstrip(" ") for line in stream.getvalue().split("\n"))).encode()


def render(text: ParallelText, console: Console) -> None:
    """Print a parallel text on a console, as wide as the console; rich knows whether it may use colours."""
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(no_wrap=True, style="dim")
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    table.add_row("", Text(own_name(text.source_language)), Text(own_name(text.target_language)), style="dim")
    for block in blocks_of(text):
        table.add_row()
        for label, source, target in _rows(text, block):
            table.add_row(label, source, target)
    console.print(table)
    console.print()
    for issue in (*text.article.issues, *text.issues):
        console.print(_issue(issue))
    console.print(Text(overview(text)))


def _rows(text: ParallelText, block: BlockOfUnits) -> Iterator[tuple[Text, Text, Group]]:
    """Yield the rows of a block: its kind in front of the first, source, target with what there is to know of it."""
    style = _KIND_STYLES.get(block.kind, "")
    for position, unit in enumerate(block.units):
        label = Text(kind_name(block.kind) if position == 0 else "")
        source = _cell(unit.source, text.source_language, style)
        target = _cell(unit.target, text.target_language, style)
        yield label, source, Group(target, *_marks(unit))


def _cell(text: str, language: str, style: str) -> Text:
    return Text(
        " ".join(for_terminal(text).split()), style=style, justify="right" if direction(language) == "rtl" else "left"
    )


def _marks(unit: TranslationUnit) -> Iterator[Text]:
    mark = origin_mark(unit)
    if mark:
        yield Text(f"({mark})", style="magenta")
    for issue in unit.issues:
        yield _issue(issue)


def _issue(issue: Issue) -> Text:
    return Text(" ".join(for_terminal(issue_line(issue)).split()), style=_SEVERITY_STYLES[issue.severity])
