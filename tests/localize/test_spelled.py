"""Numbers in words: their values, always soft, and what they satisfy."""

from __future__ import annotations

import pytest

from transnews.localize import compare, find_mentions


def words(text: str, locale: str) -> dict[str, str]:
    """Return the canonical values of the numbers in words, by their text."""
    mentions = [mention for mention in find_mentions(text, locale) if not any(map(str.isdigit, mention.text))]
    assert not any(mention.hard for mention in mentions)
    return {mention.text: mention.canonical for mention in mentions if mention.kind == "number"}


@pytest.mark.parametrize(
    ("locale", "text", "found", "value"),
    [
        ("en", "fourteen banks", "fourteen", "14"),
        ("en", "the Tenth Army", "Tenth", "10"),
        ("en", "twenty-three people", "twenty-three", "23"),
        ("en", "two hundred and five thousand", "two hundred and five thousand", "205000"),
        ("en", "three decades ago", "three decades", "30"),
        ("en", "four dozen bases", "four dozen", "48"),
        ("en", "five million", "five million", "5000000"),
        ("en", "in their twenties", "twenties", "20"),
        ("pt", "vinte e cinco casas", "vinte e cinco", "25"),
        ("de", "dreiundzwanzig Jahre", "dreiundzwanzig", "23"),
        ("de", "um das Neunzigfache", "Neunzigfache", "90"),
        ("fr", "une quinzaine de jours", "quinzaine", "15"),
        ("ru", "двадцати трёх тысяч", "двадцати трёх тысяч", "23000"),
        ("ru", "полтора миллиона", "полтора миллиона", "1500000"),
        ("fi", "neljäkymmentä perhettä", "neljäkymmentä", "40"),
        ("hu", "kilencvenszeresére", "kilencvenszeresére", "90"),
        ("el", "δέκα δισεκατομμυρίων", "δέκα δισεκατομμυρίων", "10000000000"),
        ("ar", "القرن الثامن عشر", "الثامن عشر", "18"),
        ("ar", "عشرة ملايين وثيقة", "عشرة ملايين", "10000000"),
        ("fa", "قرن نوزدهم", "نوزدهم", "19"),
        ("he", "בשנות השבעים", "שבעים", "70"),
        ("zh", "三千五百万人", "三千五百万", "35000000"),
        ("zh", "二〇二一", "二〇二一", "2021"),
        ("ko", "이백 명", "이백", "200"),
    ],
)
def test_values(locale: str, text: str, found: str, value: str) -> None:
    assert words(text, locale)[found] == value


def test_a_word_inside_another_is_no_number() -> None:
    assert "ten" not in words("often written", "en")
    assert words("The tender was lifted.", "en").get("ten") is None


def test_what_is_part_of_a_hard_mention_is_not_found_again() -> None:
    assert words("7 million people", "en") == {}


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("en-fr", "the 10 gunmen", "les dix hommes armés"),
        ("en-ar", "in the 18th century", "في القرن الثامن عشر"),
        ("en-ar", "in the 1970s", "في سبعينيات القرن العشرين"),
        ("en-he", "in the 1970s", "בשנות השבעים"),
        ("en-fi", "in the 18th century", "1700-luvulla"),
        ("en-zh", "since the 1970s", "自20世纪70年代以来"),
        ("en-ja", "about three thousand years later", "約3,000年後"),
        ("en-tr", "four dozen bases", "48 üs"),
        ("en-pl", "during the last three decades", "na przestrzeni ostatnich 30 lat"),
        ("en-ru", "with 50 million or more speakers", "50 и более миллионов"),
        ("en-hi", "1.5 million herbivores", "1.5 मिलियन शाकाहारी"),
    ],
)
def test_words_and_digits_are_equal(languages: str, source: str, target: str) -> None:
    one, two = languages.split("-")
    assert compare(source, target, one, two) == []


@pytest.mark.parametrize(
    ("target", "code"), [("les douze hommes", "number-missing"), ("les 12 hommes", "number-changed")]
)
def test_words_hide_no_other_number(target: str, code: str) -> None:
    assert [issue.code for issue in compare("the 10 gunmen", target, "en", "fr")] == [code]
    assert [issue.code for issue in compare("the ten gunmen", "les 12 hommes", "en", "fr")] == ["number-extra"]
