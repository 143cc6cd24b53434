"""Dates as files write them."""

from __future__ import annotations

import pytest

from transnews.articles.declared import day_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-11-17", "2021-11-17"),
        ("2021-11-17T10:00:00Z", "2021-11-17"),
        ("20211117T100000+0100", "2021-11-17"),
        (" Wed, 17 Nov 2021 10:00:00 +0000\n", "2021-11-17"),
        ("Wed, 17 Nov 2021", "2021-11-17"),
        ("17 Nov 2021", "2021-11-17"),
        ("Wed, 31 Nov 2021", "None"),
        ("17/11/2021", "None"),  # or the 11th of a 17th month; of 5/11/2021 nobody can tell
        ("Yesterday", "None"),
        ("", "None"),
    ],
)
def test_days(text: str, day: str) -> None:
    assert str(day_of(text)) == day
