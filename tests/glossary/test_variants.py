from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transnews.glossary import Concept, Termbase, Terms
from transnews.glossary.variants import NameVariants, Passage, find_variants


def passages(*texts: str, language: str = "en") -> list[Passage]:
    return [Passage(text, language, str(number)) for number, text in enumerate(texts, 1)]


def summary(found: list[NameVariants]) -> list[tuple[str, str, list[tuple[str, int]]]]:
    return [
        (item.canonical, item.reason, [(name, len(places)) for name, places in item.places.items()]) for item in found
    ]


def termbase(*spellings: str) -> Termbase:
    return Termbase([[Concept(spelling.lower(), terms={"en": Terms(spelling)}) for spelling in spellings]])


TWO = passages("The delegate, Mir Margaryan, spoke.", "Margarian also called for talks.", "A road was closed.")


def test_two_spellings_are_found_with_every_place() -> None:
    [item] = find_variants(TWO)
    assert (item.canonical, item.reason) == ("Margaryan", "first")
    for spelling, places in item.places.items():
        for place in places:
            assert TWO[place.passage].text[place.start : place.end] == spelling
            assert TWO[place.passage].place == place.place


def test_the_most_frequent_spelling_is_proposed() -> None:
    found = find_variants(passages("He met Margaryan.", "He saw Margarian.", "He left Margarian’s house."))
    assert summary(found) == [("Margarian", "most-frequent", [("Margarian", 2), ("Margaryan", 1)])]


def test_the_glossary_decides() -> None:
    found = find_variants(passages("He met Margaryan.", "He saw Margarian and Margarian."), termbase("Margaryan"))
    assert [(item.canonical, item.reason) for item in found] == [("Margaryan", "glossary")]


def test_names_that_the_glossary_knows_apart_are_left_alone() -> None:
    assert find_variants(passages("He met Margaryan.", "He saw Margarian."), termbase("Margaryan", "Margarian")) == []


def test_possessives_and_case_are_no_variants() -> None:
    assert find_variants(passages("He met Shoigu.", "It is Shoigu's road.", "SHOIGU SPEAKS TO MINISTERS")) == []


def test_only_sentence_starts_make_no_name() -> None:
    assert find_variants(passages("Closed roads.", "Klosed roads.")) == []


def test_case_endings_are_no_variants() -> None:
    texts = ("Он был в Москве.", "Он уехал из Москвы.", "Он любит Москву.")
    assert find_variants(passages(*texts, language="ru")) == []


def test_german_nouns_are_no_variants() -> None:
    texts = ("Das klare Wasser floss.", "Er sah alte Fässer im Hof.", "Herr Margarjan sprach.", "Er sah Margarian.")
    assert [item.canonical for item in find_variants(passages(*texts, language="de"))] == ["Margarjan"]


def test_each_language_by_itself() -> None:
    texts = [*passages("He met Margaryan."), *passages("Ele viu Margarian.", language="pt")]
    assert find_variants(texts) == []


def test_two_people_in_different_company_are_two_names() -> None:
    assert find_variants(passages("It was Paolo Borsellino.", "It was in São Paulo.")) == []


def test_names_in_order_of_their_first_place() -> None:
    texts = passages("He met Aliyev and Shoigu.", "He saw Schoigu.", "He left Aliev.")
    assert [item.canonical for item in find_variants(texts)] == ["Aliyev", "Shoigu"]


@given(st.lists(st.text(st.sampled_from("Margainy Shou.'-é "), max_size=40), max_size=5))
def test_places_hold_the_spelling_and_runs_agree(texts: list[str]) -> None:
    given_texts = passages(*texts)
    found = find_variants(given_texts)
    assert found == find_variants(given_texts)
    for item in found:
        assert set(item.places) != {item.canonical}
        for spelling, places in item.places.items():
            assert all(texts[place.passage][place.start : place.end].lower() == spelling.lower() for place in places)
