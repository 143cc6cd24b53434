from __future__ import annotations

import pytest

from transnews.localize import localize
from transnews.localize.numeric_dates import is_order_disputed


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("As inscrições vão até as 18h de quinta-feira.", "Registration runs until 6pm on Thursday."),
        ("Das 9h às 20h.", "From 9am to 8pm."),
        ("A sessão começa às 17h30.", "The session begins at 17:30."),
    ],
)
def test_hours_are_no_quantities(source: str, target: str) -> None:
    assert localize(source, target, "pt", "en").issues == []
    assert localize(source, target, "pt", "en").text == target


def test_a_number_with_a_word_that_starts_with_h_is_one() -> None:
    assert [issue.code for issue in localize("Há 18 homens.", "There are men.", "pt", "en").issues] == [
        "number-missing"
    ]


def test_a_date_that_two_regions_read_differently_is_said() -> None:
    source, target = "The final is on 05/06/2022.", "A final é em 05/06/2022."
    assert [issue.code for issue in localize(source, target, "en", "pt").issues] == ["date-ambiguous"]
    assert localize(source, target, "en-GB", "pt").issues == []
    assert localize(source, target, "en-US", "pt").issues == []
    assert localize("It was on 25/06/2022.", "Foi em 25/06/2022.", "en", "pt").issues == []
    assert localize("Foi em 05/06/2022.", "It was on 06/05/2022.", "pt", "en").issues == []


def test_which_languages_leave_the_order_open() -> None:
    assert [tag for tag in ("en", "pt", "de", "fr", "ru", "ar", "es", "en-AU", "zh") if is_order_disputed(tag)] == [
        "en"
    ]
