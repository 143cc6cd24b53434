"""Cells of tables in every dialect, against the csv module. All texts are written for these tests."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews.articles.records.cells import DELIMITERS, head_of, rows, written

DIALECTS = st.tuples(
    st.sampled_from(DELIMITERS),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)


def table(data: list[list[str]], delimiter: str, ending: str, quoting: int) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator=ending, quoting=quoting).writerows(data)  # type: ignore[arg-type]
    return stream.getvalue()


def cells(ending: str) -> st.SearchStrategy[str]:
    """Return texts whose line breaks are those of the file, as the csv module of Python 3.11 quotes no others."""
    return st.text(st.sampled_from([*"ab,;\t|\"' é本=", ending[-1]]), max_size=8)


@given(st.data(), DIALECTS)
def test_values_are_those_of_the_csv_module(data: st.DataObject, dialect: tuple[str, str, int]) -> None:
    delimiter, ending, quoting = dialect
    values = data.draw(st.lists(st.lists(cells(ending), min_size=2, max_size=4), min_size=1, max_size=5))
    text = table(values, delimiter, ending, quoting)
    found = [row for row in rows(text, delimiter) if not row.is_blank]
    assert [[cell.value for cell in row.cells] for row in found] == values
    assert [row.line for row in found] == [1 + text.count(ending[-1], 0, row.start) for row in found]


@given(st.data(), DIALECTS)
def test_a_cell_that_is_written_is_read_again(data: st.DataObject, dialect: tuple[str, str, int]) -> None:
    delimiter, ending, quoting = dialect
    values = data.draw(st.lists(st.lists(cells(ending), min_size=3, max_size=3), min_size=1, max_size=3))
    new = data.draw(cells(ending))
    text = table(values, delimiter, ending, quoting)
    row = next(rows(text, delimiter))
    cell = row.cells[1]
    after = text[: cell.start] + written(new, text[cell.start : cell.end], delimiter) + text[cell.end :]
    values[0][1] = new
    assert [[cell.value for cell in row.cells] for row in rows(after, delimiter)] == values
    assert list(csv.reader(io.StringIO(after, newline=""), delimiter=delimiter)) == values


@given(st.text(st.sampled_from('ab,"\n\r \t'), max_size=60), st.sampled_from(DELIMITERS))
def test_any_text_is_rows_and_line_breaks(text: str, delimiter: str) -> None:
    at = 0
    for row in rows(text, delimiter):
        assert text[at : row.start] in {"", "\n", "\r", "\r\n"}
        assert [cell.start for cell in row.cells[1:]] == [cell.end + 1 for cell in row.cells[:-1]]
        at = row.end
    assert text[at:] in {"", "\n", "\r", "\r\n"}


def test_a_quotation_that_never_ends_costs_its_line_alone() -> None:
    text = 'a,"b\nc,d\n"e"f,g\n"h","i"\n'
    found = list(rows(text, ","))
    assert [row.is_broken for row in found] == [True, False, True, False]
    assert [row.line for row in found] == [1, 2, 3, 4]
    assert text[found[0].start : found[0].end] == 'a,"b'


def test_quotes_in_the_middle_and_spaces_around() -> None:
    [row] = rows('say "hi", "b, c" ,d', ",")
    assert [cell.value for cell in row.cells] == ['say "hi"', "b, c", "d"]
    assert written("x, y", ' "b, c" ', ",") == ' "x, y" '


def test_a_tab_separated_cell_may_begin_with_a_quote() -> None:
    [row] = rows('"Stop," he said\tb', "\t")
    assert [cell.value for cell in row.cells] == ['"Stop," he said', "b"]
    assert written('"Pare", disse', '"Stop," he said', "\t") == '"Pare", disse'


@pytest.mark.parametrize(
    ("value", "old", "expected"),
    [
        ("b", "a", "b"),
        ("b", '"a"', '"b"'),
        ("b, c", "a", '"b, c"'),
        ('b "c"', "a", '"b ""c"""'),
        ('b "c"', 'a "d"', 'b "c"'),
        ("b\nc", "a", '"b\nc"'),
        ("pt", "", "pt"),
    ],
)
def test_quotes_are_as_before_unless_they_must_be(value: str, old: str, expected: str) -> None:
    assert written(value, old, ",") == expected


def test_excel_says_its_delimiter() -> None:
    delimiter, head = head_of("\ufeffsep=;\r\na;b\r\n", ",")
    assert delimiter == ";"
    assert head is not None
    assert ([cell.value for cell in head.cells], head.line) == (["a", "b"], 2)


def test_broken_quotes_are_read_in_linear_time() -> None:
    text = '"a,""\n' * 200_000
    assert sum(row.is_broken for row in rows(text, ",")) > 1
