"""What languages write onto a word: found with the term where it is an affix, never where it makes another word."""

from __future__ import annotations

import pytest

from transnews.glossary import Concept, Termbase, Terms


def found(term: str, text: str, language: str) -> list[tuple[str, str]]:
    """Return (text without suffix, suffix) of every match."""
    base = Termbase([[Concept("c", terms={language: Terms(term)})]])
    matches = base.matches(text, language)
    for match in matches:
        assert text[match.start : match.end] == match.text
        assert match.text.endswith(match.suffix)
    return [(text[match.start : match.term_end], match.suffix) for match in matches]


@pytest.mark.parametrize(
    ("term", "text", "language"),
    [
        ("باكو", "وباكو", "ar"),
        ("باكو", "سافر إلى يريفان وباكو.", "ar"),
        ("يريفان", "بيريفان", "ar"),
        ("يريفان", "وليريفان", "ar"),
        ("أرمينيا", "لأرمينيا", "ar"),
        ("أرمينيا", "فأرمينيا", "ar"),
        ("طائرة مسيرة", "الطائرة مسيرة", "ar"),
        ("באקו", "בבאקו", "he"),
        ("באקו", "ומבאקו", "he"),
        ("ירוואן", "שבירוואן", "he"),
    ],
)
def test_particles_before_a_term_are_no_part_of_it(term: str, text: str, language: str) -> None:
    assert found(term, text, language) == [(term, "")]


@pytest.mark.parametrize(
    ("term", "text", "language", "suffix"),
    [
        ("Bakı", "Bakıda", "az", "da"),
        ("Bakı", "Bakının", "az", "nın"),
        ("Bakı", "BAKIDA", "az", "DA"),
        ("Şuşa", "Şuşadan", "az", "dan"),
        ("Gəncə", "Gəncəyə", "az", "yə"),
        ("Naxçıvan", "Naxçıvanın", "az", "ın"),
        ("Ermenistan", "Ermenistan’ın", "tr", ""),
        ("ateşkes anlaşması", "ateşkes anlaşmasının", "tr", "nın"),
        ("barış görüşmesi", "barış görüşmesinde", "tr", "nde"),
        ("milletvekili", "milletvekiliyle", "tr", "yle"),
        ("Երևան", "Երևանում", "hy", "ում"),
        ("Երևան", "Երևանից", "hy", "ից"),
        ("Երևան", "Երևանը", "hy", "ը"),
        ("Արմենիա", "Արմենիայում", "hy", "յում"),
        ("Փաշինյան", "Փաշինյանի", "hy", "ի"),
    ],
)
def test_endings_after_a_term_belong_to_the_match(term: str, text: str, language: str, suffix: str) -> None:
    stem = text.removesuffix(suffix) if suffix else term
    assert found(term, text, language) == [(stem, suffix)]


@pytest.mark.parametrize(
    ("term", "text", "language"),
    [
        ("تاس", "وتاس", "ar"),  # short
        ("باكو", "سباكو", "ar"),  # no particle
        ("باكو", "باكون", "ar"),
        ("مالي", "المالي", "ar"),  # financial
        ("יוון", "כיוון", "he"),  # since
        ("Bakı", "Bakılı", "az"),  # a person from Baku
        ("Bakı", "Bakıdə", "az"),  # against vowel harmony
        ("Bakı", "Bakıın", "az"),  # against the hiatus
        ("Van", "Vanda", "tr"),  # a name
        ("İran", "İranlı", "tr"),
        ("Երևան", "Երևանցի", "hy"),
        ("Մարգար", "Մարգարյան", "hy"),
        ("Алиев", "Алиева", "ru"),  # Aliyev's, or Aliyeva
        ("Baku", "Bakuda", "en"),
    ],
)
def test_what_makes_another_word_hides_the_term(term: str, text: str, language: str) -> None:
    assert found(term, text, language) == []


def test_case_is_that_of_the_term_without_its_ending() -> None:
    assert found("Bakı", "bakıda", "az") == []
    base = Termbase([[Concept("c", terms={"az": Terms("BMT")}, case_sensitive=True)]])
    assert base.matches("BMT-də, BMTdə", "az")[0].text == "BMT"


def test_recasing_keeps_the_ending() -> None:
    base = Termbase([[Concept("c", terms={"az": Terms("Bakı")})]])
    assert base.recase("bakıda danışıqlar", "az") == "Bakıda danışıqlar"


@pytest.mark.parametrize(
    ("term", "text", "language"),
    [
        ("إيران", "إِيرَان", "ar"),
        ("باكو", "بـــاكو", "ar"),
        ("ירוואן", "יֶרֶוָואן", "he"),
        ("תל אביב-יפו", "תל אביב־יפו", "he"),
    ],
)
def test_points_and_stretching_do_not_matter(term: str, text: str, language: str) -> None:
    base = Termbase([[Concept("c", terms={language: Terms(term)})]])
    assert [match.text for match in base.matches(f"{text} ", language)] == [text]
