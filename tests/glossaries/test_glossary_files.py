"""The glossary files that ship, and the example: clean text, one script a word, one term one concept."""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest
import regex
from babel import Locale

from transnews.glossary.termbase import Termbase
from transnews.language.tags import script
from transnews.resources import data_folder

SHIPPED = sorted(data_folder("glossaries").glob("*.csv"))
EXAMPLE = Path(__file__).parents[2] / "examples" / "glossary.csv"
FILES = [*SHIPPED, EXAMPLE]
NO_TERMS = {"id", "kind", "case", "translate", "note", "source"}
WORD = regex.compile(r"[\p{L}\p{M}]+")
TERMBASE = Termbase.combine(Termbase.load(file, strict=True) for file in SHIPPED)


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened, strict=True))


def _terms(row: dict[str, str]) -> list[tuple[str, str]]:
    """Return (language, term) of every term of a row, wanted or to be avoided."""
    columns = [name for name in row if name not in NO_TERMS and not name.startswith("gender-")]
    return [
        (name.removesuffix("-avoid").removeprefix("forms-"), term)
        for name in columns
        if row[name]
        for term in row[name].split("|")
    ]


def test_the_bundled_glossaries_are_there() -> None:
    assert [file.stem for file in SHIPPED] == [
        *("agencies", "caucasus", "central-asia", "conflicts", "leaders", "organizations")
    ]
    assert len(Termbase.load(EXAMPLE, strict=True).concepts) == 5


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_row_loads_and_has_an_english_term(file: Path) -> None:
    rows = _rows(file)
    assert len(Termbase.load(file, strict=True).concepts) == len(rows)
    ids = [row["id"] for row in rows]
    assert len(set(ids)) == len(ids)
    for row in rows:
        assert regex.fullmatch(r"[a-z]+(-[a-z]+)*", row["id"]), row["id"]
        assert row["en"], row["id"]
        assert len(row) == len(rows[0])
        assert None not in row.values()


def test_ids_are_unique_across_the_bundled_files() -> None:
    ids = [row["id"] for file in SHIPPED for row in _rows(file)]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_cells_are_normalized_and_without_stray_spaces(file: Path) -> None:
    for row in _rows(file):
        for column, cell in row.items():
            where = f"{row['id']}: {column}: {cell!r}"
            assert unicodedata.is_normalized("NFC", cell), where
            assert cell == " ".join(cell.split(" ")).strip(), where
            assert not regex.search(r"\p{Cf}|\p{Cc}|\p{Zl}|\p{Zp}|\u00a0|  | \||\| |\|\||^\||\|$", cell), where
            if column not in NO_TERMS:
                assert len(set(cell.split("|"))) == len(cell.split("|")), where


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_letter_comes_from_another_script(file: Path) -> None:
    """A word is in the script of its column; a Latin name may stand in any column as it stands in English."""
    for row in _rows(file):
        latin = {word for word in WORD.findall(row["en"]) if regex.fullmatch(r"\p{Script=Latin}+", word)}
        for language, term in _terms(row):
            for word in WORD.findall(term):
                own = regex.fullmatch(rf"[\p{{Script={script(language)}}}\p{{Script=Inherited}}]+", word)
                assert own or word in latin, f"{row['id']}: {language}: {term!r}"


def test_a_term_names_one_concept() -> None:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in (row for file in SHIPPED for row in _rows(file)):
        group = "credit" if row["kind"] == "credit" else "text"
        for language, term in _terms(row):
            owners[f"{group} {language}", term].add(row["id"])
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


def test_short_acronyms_count_only_as_credits_or_in_capitals() -> None:
    short = {
        (row["id"], term)
        for file in SHIPPED
        for row in _rows(file)
        for _language, term in _terms(row)
        if row["kind"] != "credit" and row.get("case") != "sensitive" and len(term) <= 2
    }
    assert short == set()


@pytest.mark.parametrize("pair", [("stepanakert", "khankendi"), ("shusha", "shushi"), ("nagorno-karabakh", "artsakh")])
def test_names_of_two_sides_stay_apart(pair: tuple[str, str]) -> None:
    rows = {row["id"]: row for file in SHIPPED for row in _rows(file)}
    for one, other in combinations(pair, 2):
        assert not set(_terms(rows[one])) & set(_terms(rows[other]))


COUNTRIES = {"armenia": "AM", "azerbaijan": "AZ", "turkey": "TR", "iran": "IR"}
CAPITALS = {"yerevan": "Asia/Yerevan", "baku": "Asia/Baku", "tbilisi": "Asia/Tbilisi"}


@pytest.mark.parametrize("tag", TERMBASE.languages)
def test_countries_and_capitals_are_those_of_cldr(tag: str) -> None:
    locale = Locale.parse(tag, sep="-")
    concepts = {concept.id: concept for concept in TERMBASE.concepts}
    for concept, code in COUNTRIES.items():
        terms = concepts[concept].terms_in(tag)
        assert terms is not None
        assert locale.territories[code] in {terms.preferred, *terms.admitted}
    for concept, zone in CAPITALS.items():
        terms = concepts[concept].terms_in(tag)
        city = locale.time_zones.get(zone, {}).get("city")
        assert terms is not None
        assert city in {None, terms.preferred}


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Talks near Mount Kilisali", "en", ["kilisali"]),
        ("Sergei Shoigu's call; Shoigu said", "en", ["sergei-shoigu", "shoigu"]),
        ("Margarian and Margaryan, but Markarian", "en", ["margaryan", "margaryan"]),
        ("a turkey farm in Turkey", "en", ["turkey"]),
        ("Anatolia, Anadolu Agency", "en", ["anadolu"]),
        ("в Армении и Нагорном Карабахе", "ru", ["armenia", "nagorno-karabakh"]),
        ("звонок Сергея Шойгу и Никола Пашиняна", "ru", ["sergei-shoigu", "nikol-pashinyan"]),
        ("وكالة الأناضول في يريفان", "ar", ["anadolu", "yerevan"]),
        ("Բաքու և Երևան", "hy", ["baku", "yerevan"]),
        ("Laçın ve Hankendi", "tr", ["lachin", "khankendi"]),
        ("l’Arménie et le groupe de Minsk", "fr", ["armenia", "minsk-group"]),
        ("Arménia e Irão", "pt-PT", ["armenia", "iran"]),
    ],
)
def test_news_finds_its_terms(text: str, language: str, found: list[str]) -> None:
    assert [match.concept.id for match in TERMBASE.matches(text, language)] == found


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Anatolia", "en", "Anadolu"),
        ("الفرنسية", "ar", "AFP"),
        ("Getty", "fr", "Getty Images"),
        ("AA", "tr", "Anadolu"),
    ],
)
def test_a_whole_credit_is_an_agency(text: str, language: str, wanted: str) -> None:
    (match,) = TERMBASE.matches(text, language, credit=True)
    terms = match.concept.terms_in("pt")
    assert terms is not None
    assert terms.preferred == wanted
    assert TERMBASE.matches("Anatolia", "en") == []
