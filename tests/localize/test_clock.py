"""Clock times: read on the clock of 24 hours, and compared by value."""

from __future__ import annotations

import pytest

from transnews.localize import compare, find_mentions


@pytest.mark.parametrize(
    ("locale", "text", "value"),
    [
        ("en", "5:30 p.m.", "17:30"),
        ("en", "5.30 p.m.", "17:30"),
        ("en", "12 am", "00:00"),
        ("en", "9pm", "21:00"),
        ("en", "17:30", "17:30"),
        ("pt", "17h30", "17:30"),
        ("fr", "11 h 29", "11:29"),
        ("de", "11.29 Uhr", "11:29"),
        ("de", "18 Uhr", "18:00"),
        ("fi", "9.30", "09:30"),
        ("ja", "11時29分", "11:29"),
        ("ja", "午後5時", "17:00"),
        ("ko", "오후 5시 30분", "17:30"),
        ("zh", "11 点 29 分", "11:29"),
        ("vi", "11 giờ 29 phút", "11:29"),
        ("hy", "11։00", "11:00"),
    ],
)
def test_times(locale: str, text: str, value: str) -> None:
    (mention,) = [mention for mention in find_mentions(text, locale) if mention.hard]
    assert (mention.kind, mention.text.rstrip("."), mention.canonical) == ("time", text.rstrip("."), value)


@pytest.mark.parametrize(
    ("locale", "text"),
    [("de", "am 5. am Abend"), ("en", "5 homes"), ("ja", "5時間"), ("en", "2:11.60"), ("en", "25:10")],
)
def test_no_times(locale: str, text: str) -> None:
    assert not any(mention.kind == "time" and mention.hard for mention in find_mentions(text, locale))


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("en-pt", "at 5:30 p.m.", "às 17h30"),
        ("en-de", "around 11:29", "gegen 11.29 Uhr"),
        ("en-fi", "around 11:29", "noin 11.29"),
        ("en-ru", "at 5:30 p.m.", "в 17:30"),
        ("en-ru", "(0230 UTC)", "(02:30 UTC)"),
        ("en-ko", "Around 11:29", "11시 29분 경"),
        ("en-ar", "at 9:30 am", "الساعة 9:30 صباحًا"),
        ("en-fr", "just after 11:00", "peu après 11 h"),
        ("en-es", "at 10 o'clock", "a las 10:00"),
    ],
)
def test_the_same_time_is_no_issue(languages: str, source: str, target: str) -> None:
    one, two = languages.split("-")
    assert compare(source, target, one, two) == []


@pytest.mark.parametrize(
    ("target", "code"), [("às 18h30", "time-changed"), ("às 17h29", "time-changed"), ("à tarde", "time-missing")]
)
def test_another_time_is_an_issue(target: str, code: str) -> None:
    assert [issue.code for issue in compare("at 5:30 p.m.", target, "en", "pt")] == [code]
