from __future__ import annotations

from pathlib import Path

from transnews.glossary import Concept, Termbase, Terms
from transnews.glossary.csv_writer import write_csv
from transnews.glossary.mining import MinedName, mine, propose_concepts
from transnews.glossary.variants import Passage


def text(*lines: str, language: str = "en") -> list[Passage]:
    return [Passage(line, language, str(number)) for number, line in enumerate(lines, 1)]


ENGLISH = text("The delegate, Mir Margaryan, met Shoigu.", "Margarian spoke. Shoigu left Baku.")
PORTUGUESE = text("O delegado, Mir Margaryan, viu Choigou.", "Margarian falou. Choigou deixou Bacu.", language="pt")


def find(names: list[MinedName], spelling: str) -> MinedName:
    return next(name for name in names if name.spelling == spelling)


def test_names_with_their_spellings_and_counts() -> None:
    names = mine([ENGLISH])
    assert dict(find(names, "Margaryan").spellings) == {"Margaryan": 1, "Margarian": 1}
    assert (find(names, "Shoigu").count, find(names, "Mir Margaryan").count) == (2, 1)
    assert "Baku" in find(names, "Baku").context


def test_renderings_of_a_bitext() -> None:
    names = mine([ENGLISH], [PORTUGUESE])
    assert dict(find(names, "Shoigu").renderings) == {"Choigou": 2}
    assert dict(find(names, "Mir Margaryan").renderings) == {"Mir Margaryan": 1}


def test_names_of_many_texts_come_first() -> None:
    other = text("He went to Baku.")
    assert mine([ENGLISH, other])[0].spelling == "Baku"
    assert mine([ENGLISH, other])[0].texts == {0, 1}


def test_a_word_of_a_sentences_start_is_no_name() -> None:
    assert [name.spelling for name in mine([text("Yesterday Shoigu left.", "Officials met.")])] == ["Shoigu"]


def test_concepts_that_a_glossary_has_are_left_out() -> None:
    known = Termbase([[Concept("s", terms={"en": Terms("Shoigu")}), Concept("b", terms={"en": Terms("Baku")})]])
    concepts = propose_concepts(mine([ENGLISH]), known, least=2)
    assert [(concept.id, concept.terms["en"].deprecated) for concept in concepts] == [("margaryan", ("Margarian",))]


def test_languages_meet_in_one_concept() -> None:
    names = mine([ENGLISH, text("Он видел Шойгу в Баку.", language="ru")])
    terms = {concept.id: dict(concept.terms) for concept in propose_concepts(names)}
    assert terms["shoigu"] == {"en": Terms("Shoigu"), "ru": Terms("Шойгу")}


def test_the_csv_is_a_glossary(tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    concepts = propose_concepts(mine([ENGLISH], [PORTUGUESE]))
    file.write_bytes(write_csv(concepts))
    termbase = Termbase.load(file, strict=True)
    assert [concept.id for concept in termbase.concepts] == [concept.id for concept in concepts]
    assert [match.concept.id for match in termbase.matches("It was Shoigu.", "en")] == ["shoigu"]
    assert "2 times in 1 text" in termbase.matches("It was Shoigu.", "en")[0].concept.note
