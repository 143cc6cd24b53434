"""The columns for a terminal: as plain text, on a narrow and on a wide console, with colours and without."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import given, settings
from rich.cells import cell_len
from rich.console import Console

from tests.bitexts import samples
from transnews.bitexts import columns
from transnews.bitexts.characters import for_terminal

if TYPE_CHECKING:
    from transnews.model import ParallelText


def _rendered(text: ParallelText, width: int, *, terminal: bool) -> str:
    stream = io.StringIO()
    colours: Literal["standard", "auto"] = "standard" if terminal else "auto"
    columns.render(text, Console(file=stream, width=width, force_terminal=terminal, color_system=colours))
    return stream.getvalue()


def test_plain_text() -> None:
    lines = columns.serialize(samples.news()).decode().splitlines()
    assert lines[0].split() == ["English", "português"]
    assert lines[2].split("  ")[0] == "headline"
    line = next(line for line in lines if "Aliyev will meet" in line)
    assert re.fullmatch(r"paragraph +Aliyev will meet Margaryan on Sunday\. +Aliyev se reunirá com .* domingo\.", line)
    column = line.index("Aliyev se")
    below = lines[lines.index(line) + 1]
    assert below[:column].strip() == ""
    assert below[column:].startswith("error: The translation lacks <Aliyev>")
    assert lines[-1] == "13 segments, 1 copied, 1 not translated, 1 error, 1 warning, 2 notes"
    assert lines[-2] == "note: The file is in windows-1252. [encoding]"
    assert "(copied)" in "".join(lines)
    assert "(not translated)" in "".join(lines)


def test_a_pipe_gets_no_colours_and_a_terminal_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b" not in columns.serialize(samples.news()).decode()
    assert "\x1b" not in _rendered(samples.news(), 80, terminal=False)
    assert "\x1b[31m" in _rendered(samples.news(), 80, terminal=True)


def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[3\d", _rendered(samples.news(), 80, terminal=True))


@pytest.mark.parametrize("width", [40, 80, 200])
@given(pairs=samples.pairs())
@settings(max_examples=15, deadline=None)
def test_no_line_is_wider_than_the_console(width: int, pairs: list[tuple[str, str]]) -> None:
    shown = _rendered(samples.parallel(pairs), width, terminal=False)
    assert max(map(cell_len, shown.split("\n"))) <= width


@given(pairs=samples.pairs().filter(lambda pairs: all(len(text) < 500 for pair in pairs for text in pair)))
@settings(max_examples=40, deadline=None)
def test_every_text_is_shown(pairs: list[tuple[str, str]]) -> None:
    """On a console so wide that nothing wraps: but for runs of white space and control characters, all is there."""
    shown = _rendered(samples.parallel(pairs), 2500, terminal=False)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown)
    for pair in pairs:
        for text in pair:
            assert " ".join(for_terminal(text).split()) in shown


def test_right_to_left_text_stands_at_the_right() -> None:
    line = next(line for line in columns.serialize(samples.news_in_arabic()).decode().splitlines() if "ماذا" in line)
    assert cell_len(line) == columns.WIDTH


def test_markup_is_text() -> None:
    shown = columns.serialize(samples.parallel([("[red]One[/red] :smile:", "[/] Um")])).decode()
    assert "[red]One[/red] :smile:" in shown
    assert "[/] Um" in shown
