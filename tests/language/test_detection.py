from __future__ import annotations

import pytest

from transnews.errors import UsageError
from transnews.language import detect, detect_segments
from transnews.language.classifiers import tag_of
from transnews.language.scripts import certain_language, letters_by_script
from transnews.model import Segment


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The parliament voted on the budget late on Friday.", "en"),
        ("O parlamento votou o orçamento na noite de sexta-feira.", "pt"),
        ("Парламент проголосовал за бюджет поздно вечером в пятницу.", "ru"),
        ("Parlament büdcəni cümə günü axşam qəbul etdi.", "az"),
        ("Խորհրդարանը ուրբաթ երեկոյան քվեարկեց բյուջեի օգտին։", "hy"),
        ("პარლამენტმა პარასკევს ბიუჯეტი დაამტკიცა.", "ka"),
        ("صوت البرلمان على الميزانية في وقت متأخر من يوم الجمعة.", "ar"),
        ("議会は金曜日に予算案を可決した。", "ja"),
    ],
)
def test_sentences(text: str, language: str) -> None:
    found = detect(text)
    assert found.language == language
    assert found.confidence > 0.6


@pytest.mark.parametrize("text", ["", "  ", "12 %", "2021-11-28", "***", "😀"])
def test_nothing_to_tell(text: str) -> None:
    assert detect(text).language == "und"


def test_candidates_limit_the_answer() -> None:
    assert detect("Baku", ["en", "tr"]).language in {"en", "tr"}
    assert detect("O ministro chegou ontem.", ["pt-BR", "en"]).language == "pt-BR"


def test_a_short_segment_follows_its_article() -> None:
    segments = [
        Segment("The delegation arrived in the capital on Monday and met the prime minister."),
        Segment("Shoigu"),
        Segment("Sunday, November 28"),
        Segment("«Nós chegamos ontem e vamos ficar na cidade até o fim da semana», disse ela."),
        Segment("42"),
    ]
    assert detect_segments(segments, known=["pt"]) == "en"
    assert [segment.language for segment in segments] == ["en", "en", "en", "pt", "und"]


def test_an_article_of_short_lines_has_a_language() -> None:
    segments = [Segment("Breaking news"), Segment("Talks resume in the capital")]
    assert detect_segments(segments) == "en"


def test_a_named_source_language_holds_for_short_segments() -> None:
    segments = [Segment("Shoigu"), Segment("Парламент проголосовал за бюджет поздно вечером в пятницу.")]
    assert detect_segments(segments, source="en") == "en"
    assert [segment.language for segment in segments] == ["en", "ru"]


def test_script_is_certain_where_one_language_uses_it() -> None:
    assert certain_language("Երևան, the capital") == ("", 0.0)
    assert certain_language("Երևան (Yrv)")[0] == "hy"
    assert certain_language("ニュース速報")[0] == "ja"
    assert certain_language("新闻")[0] == ""
    assert letters_by_script("Ереван, Yerevan") == {"Cyrl": 6, "Latn": 7}


@pytest.mark.parametrize("name", ["py3langid", "langdetect"])
def test_other_detectors_can_be_chosen_and_answer_the_same_twice(name: str) -> None:
    text = "The parliament voted on the budget late on Friday."
    first = detect(text, detector=name)
    assert first.language == "en"
    assert detect(text, detector=name) == first


@pytest.mark.parametrize(("label", "tag"), [("zh-cn", "zh"), ("zh-tw", "zh-Hant"), ("pt", "pt"), ("ckb", "ckb")])
def test_labels_of_classifiers_become_standard_tags(label: str, tag: str) -> None:
    assert tag_of(label) == tag


def test_unknown_detector() -> None:
    with pytest.raises(UsageError, match="py3langid"):
        detect("text", detector="guess")
