from __future__ import annotations

import pytest
from babel import Locale

from transnews.glossary import cldr_terms, is_cldr
from transnews.glossary.matcher import Match


def found(text: str, source: str = "en", target: str = "pt") -> list[tuple[str, str, str]]:
    return [described(match, target) for match in cldr_terms(source, target).matches(text, source, target=target)]


def described(match: Match, target: str) -> tuple[str, str, str]:
    terms = match.concept.terms_in(target)
    assert terms is not None
    assert is_cldr(match.concept.id)
    return match.text, match.concept.kind, terms.preferred


def test_countries_cities_languages_and_scripts() -> None:
    assert found("From Belgrade to Armenia, in Sanskrit and Cyrillic") == [
        ("Belgrade", "city", "Belgrado"),
        ("Armenia", "country", "Armênia"),
        ("Sanskrit", "language", "sânscrito"),
        ("Cyrillic", "script", "cirílico"),
    ]


@pytest.mark.parametrize("target", ["ar", "hy", "ka", "ru", "tr", "zh-Hant", "pt-PT"])
def test_any_language(target: str) -> None:
    name = Locale.parse(target, sep="-").territories["FR"]
    assert found("In France", "en", target) == [("France", "country", name)]
    assert found(name, target, "en") == [(name, "country", "France")]


def test_what_means_other_things_too_is_left_out() -> None:
    assert found("Michael Jordan in Georgia: Chad ate turkey, Turkey and polish in March, even in Jersey.") == []
    assert found("the french and the german") == []


def test_spellings_of_regions_and_of_and_count_as_right() -> None:
    (match,) = cldr_terms("en", "pt").matches("Poland", "en", target="pt")
    terms = match.concept.terms_in("pt")
    assert terms is not None
    assert (terms.preferred, terms.admitted) == ("Polônia", ("Polónia",))
    assert found("Bosnia and Herzegovina")[0][2] == "Bósnia e Herzegovina"


def test_a_city_that_a_locale_does_not_spell_has_its_zones_name() -> None:
    assert found("Belgrado", "pt", "en") == [("Belgrado", "city", "Belgrade")]


@pytest.mark.parametrize("pair", [("und", "pt"), ("en", "und"), ("tlh", "pt"), ("en", "zxx")])
def test_languages_that_cldr_does_not_have(pair: tuple[str, str]) -> None:
    assert cldr_terms(*pair).concepts == ()


def test_it_is_made_once() -> None:
    assert cldr_terms("en", "fr") is cldr_terms("en", "fr")
