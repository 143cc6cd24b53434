from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from transnews.errors import EXIT_BAD_INPUT
from transnews.glossary import Concept, GlossaryError, Termbase, Terms
from transnews.resources import data_folder

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "id,kind,en,pt,en-avoid,gender-pt,case,note,source\n"


def write(folder: Path, text: str, name: str = "terms.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_row_is_a_concept(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        HEADER + 'drone,noun,drone|unmanned  aircraft,"VANT|drone, o",UAV|robot plane,m,sensitive,"a ""note""",house\n',
    )
    termbase = Termbase.load(path)
    assert termbase.problems == ()
    assert termbase.languages == ("en", "pt")
    assert termbase.concepts == (
        Concept(
            id="drone",
            kind="noun",
            terms={
                "en": Terms("drone", ("unmanned aircraft",), ("UAV", "robot plane")),
                "pt": Terms("VANT", ("drone, o",), gender="m"),
            },
            case_sensitive=True,
            note='a "note"',
            source="house",
        ),
    )
    assert hash(termbase.concepts[0]) == hash(
        Concept("drone", "noun", {}, case_sensitive=True, note='a "note"', source="house")
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_dialects_of_spreadsheets(tmp_path: Path, delimiter: str, mark: str, newline: str) -> None:
    rows = [["id", "en", "pt-br", "note"], ["baku", "Baku", "Baku", '"with , and ; in it"'], ["", "", "", ""]]
    path = tmp_path / "terms.csv"
    path.write_bytes((mark + newline.join(delimiter.join(row) for row in rows) + newline).encode())
    termbase = Termbase.load(path, strict=True)
    assert [concept.id for concept in termbase.concepts] == ["baku"]
    assert termbase.languages == ("en", "pt-BR")
    assert termbase.concepts[0].note == "with , and ; in it"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (",place,Baku,Bacu,,,,,", "no id"),
        ("good,place,Baku,Bacu,,,,,", "'good' stands in an earlier row"),
        ("x,place,,,,,,,", "no term"),
        ("x,place,,,Bakou,,,,", "no term"),
        ("x,place,Baku", "3 cells, where the header has 9"),
        ("x,place,Baku,Bacu,,,,,,more", "10 cells"),
        ("x,place,Ba\0ku,Bacu,,,,,", "NUL"),
        ("x,place,Baku,Bacu,,,exact,,", "'case' must be 'sensitive' or empty, not 'exact'"),
        ("x,place,Baku,Bacu,,male,,,", "not 'male'"),
        ("x,place,Baku,Bacu,Bakou|Baku,,,,", "'Baku' is both wanted and to be avoided"),
        ("x,place,Baku|—,Bacu,,,,,", "no letter or digit"),
        ('x,place,"Baku,Bacu,,,,,', "quotation marks"),
        ('x,place,"Baku"x,Bacu,,,,,', "quotation marks"),
    ],
)
def test_a_broken_row_is_left_out_and_named(tmp_path: Path, row: str, message: str) -> None:
    before, after = "good,place,Erevan,Erevã,,,,,\n", 'last,place,"Gyumri","Guiumri",,,,,\n'
    path = write(tmp_path, HEADER + before + row + "\n" + after)
    termbase = Termbase.load(path)
    assert [concept.id for concept in termbase.concepts] == ["good", "last"]
    assert [(problem.path, problem.line) for problem in termbase.problems] == [(str(path), 3)]
    assert message in termbase.problems[0].message
    with pytest.raises(GlossaryError, match=r"terms\.csv:3: ") as caught:
        Termbase.load(path, strict=True)
    assert message in str(caught.value)
    assert caught.value.exit_code == EXIT_BAD_INPUT


def test_lines_are_counted_in_the_file_not_in_rows(tmp_path: Path) -> None:
    path = write(tmp_path, 'id,en,note\nbaku,Baku,"two\nlines"\n\nbaku,Bakou,\n')
    assert [problem.line for problem in Termbase.load(path).problems] == [5]


def test_unusual_line_separators_do_not_end_a_row(tmp_path: Path) -> None:
    path = write(tmp_path, "id,en,note\nbaku,Baku,one\u2028two\x0bthree\n")
    assert Termbase.load(path, strict=True).concepts[0].note == "one\u2028two\x0bthree"


def test_unknown_and_repeated_columns_are_named(tmp_path: Path) -> None:
    path = write(tmp_path, "id,en,EN,colour,xx-avoid,gender-english,pt-BR,pt_br\nbaku,Baku,B,red,y,m,Bacu,C\n")
    termbase = Termbase.load(path)
    assert [problem.line for problem in termbase.problems] == [1] * 5
    for problem, column in zip(termbase.problems, ("EN", "colour", "xx-avoid", "gender-english", "pt_br"), strict=True):
        assert f"'{column}'" in problem.message
    assert termbase.concepts[0].terms == {"en": Terms("Baku"), "pt-BR": Terms("Bacu")}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no glossary"),
        (b"en,pt\nBaku,Bacu\n", "no glossary"),
        (b"\n\nid,en\n", "no glossary"),
        (b'id,"en\n', "no glossary"),
        (b"id,kind,note\nx,y,z\n", "no column of the header is a language"),
        (b"id,en\nbaku,Bak\xfa\n", r"terms\.csv:2: not UTF-8"),
        ("id,en\nbaku,Baku\n".encode("utf-16"), r"terms\.csv:1: not UTF-8"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "no glossary"),
    ],
)
@pytest.mark.parametrize("strict", [True, False])
def test_what_is_no_glossary_is_refused(tmp_path: Path, content: bytes, message: str, strict: bool) -> None:  # noqa: FBT001 - a column
    path = tmp_path / "terms.csv"
    path.write_bytes(content)
    with pytest.raises(GlossaryError, match=message):
        Termbase.load(path, strict=strict)


def test_unreadable_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match=r"missing\.csv: cannot read"):
        Termbase.load(tmp_path / "missing.csv")
    with pytest.raises(GlossaryError, match="cannot read"):
        Termbase.load(tmp_path)


def test_an_unclosed_quotation_mark_costs_one_row(tmp_path: Path) -> None:
    rows = "".join(f"t{number},Term {number},\n" for number in range(200))
    path = write(tmp_path, 'id,en,note\nbad,"Bad,\n' + rows + 'worse,Worse,"\n' + "end,End,\n")
    termbase = Termbase.load(path)
    assert len(termbase.concepts) == 201
    assert [problem.line for problem in termbase.problems] == [2, 203]


def test_a_term_with_a_line_break_is_a_problem_and_a_note_with_one_is_not(tmp_path: Path) -> None:
    path = write(tmp_path, 'id,en,note\none,"First\nterm",\ntwo,Second,"a\nb"\n')
    termbase = Termbase.load(path)
    assert [(concept.id, concept.note) for concept in termbase.concepts] == [("two", "a\nb")]
    assert [problem.line for problem in termbase.problems] == [2, 3]


def test_regional_variants_stand_in_for_each_other() -> None:
    concept = Concept("iran", "place", {"pt-BR": Terms("Irã"), "pt-PT": Terms("Irão"), "sr": Terms("Иран")})
    for language, expected in {"pt": "Irã", "pt-BR": "Irã", "pt-PT": "Irão", "pt-AO": "Irão"}.items():
        terms = concept.terms_in(language)
        assert terms is not None
        assert terms.preferred == expected
    for language in ("sr-Latn", "es", "und", "en"):
        assert concept.terms_in(language) is None


def test_a_variant_without_a_wanted_term_leaves_it_to_the_next() -> None:
    concept = Concept("iran", "place", {"pt-BR": Terms(deprecated=("Irão",)), "pt": Terms("Irã")})
    assert concept.terms_in("pt-BR") == Terms("Irã")


def test_the_first_termbase_wins() -> None:
    ours = Termbase([[Concept("k1", "place", {"en": Terms("Karabakh"), "pt": Terms("Carabaque")})]])
    theirs = Termbase([[Concept("k2", "place", {"en": Terms("Karabakh"), "pt": Terms("Karabakh")})]])
    for parts, winner in (([ours, theirs], "k1"), ([theirs, ours], "k2")):
        combined = Termbase.combine(parts)
        assert [match.concept.id for match in combined.matches("in Karabakh", "en")] == [winner]
        assert len(combined.concepts) == 2
    nested = Termbase.combine([Termbase.combine([ours]), theirs])
    assert nested.digest == Termbase.combine([ours, theirs]).digest


def test_an_earlier_layer_without_the_target_language_does_not_hide_a_later_one() -> None:
    ours = Termbase([[Concept("k", "place", {"en": Terms("Karabakh"), "pt": Terms("Carabaque")})]])
    theirs = Termbase([[Concept("k", "place", {"en": Terms("Karabakh"), "ru": Terms("Карабах")})]])
    combined = Termbase.combine([ours, theirs])
    (match,) = combined.matches("in Karabakh", "en", target="ru")
    assert match.concept is theirs.concepts[0]


def test_the_digest_depends_on_content_only(tmp_path: Path) -> None:
    one = Termbase.load(write(tmp_path, "id,en,pt,note\nbaku,Baku,Bacu,x\n", "one.csv"))
    other = Termbase.load(write(tmp_path, "note;pt;id;en\ny;Bacu;baku;Baku\n", "other.csv"))
    changed = Termbase.load(write(tmp_path, "id,en,pt\nbaku,Baku,Baku\n", "changed.csv"))
    assert one.digest == other.digest
    assert one.digest != changed.digest
    assert len(one.digest) == 12
    assert Termbase().digest != one.digest


def test_bundled_glossaries_load_without_a_problem() -> None:
    termbase = Termbase.bundled()
    files = sorted(data_folder("glossaries").glob("*.csv"))
    assert termbase.problems == ()
    assert len(termbase.concepts) == sum(len(Termbase.load(path).concepts) for path in files)


def test_recasing_gives_names_their_capitals_back() -> None:
    termbase = Termbase(
        [
            [
                Concept("nato", "org", {"en": Terms("NATO")}),
                Concept("us", "place", {"en": Terms("US")}, case_sensitive=True),
                Concept("baku", "place", {"en": Terms("Baku", deprecated=("Bakou",))}),
                Concept("drone", "noun", {"en": Terms("drone")}),
            ]
        ]
    )
    assert termbase.recase("nato tells us of a drone in bakou", "en") == "NATO tells us of a drone in Bakou"
    assert termbase.recase("Drone over baku", "en") == "Drone over Baku"


def test_inflected_forms_are_the_term_and_count_as_admitted(tmp_path: Path) -> None:
    path = tmp_path / "forms.csv"
    path.write_text("id,en,ru,forms-ru\nm,Margaryan,Маргарян,Маргаряна|Маргаряну\n", encoding="utf-8")
    base = Termbase.load(path, strict=True)
    terms = base.concepts[0].terms["ru"]
    assert (terms.preferred, terms.admitted, terms.forms) == ("Маргарян", (), ("Маргаряна", "Маргаряну"))
    assert [(match.text, match.status) for match in base.matches("звонок Маргаряну", "ru")] == [
        ("Маргаряну", "admitted")
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("m,Margaryan,,Маргаряна,", "form of no term"),
        ("m,Margaryan,Маргарян,Маргаряна,maybe", "'translate' must be 'no'"),
    ],
)
def test_forms_without_a_term_and_other_choices_are_problems(tmp_path: Path, row: str, said: str) -> None:
    path = tmp_path / "forms.csv"
    path.write_text(f"id,en,ru,forms-ru,translate\n{row}\n", encoding="utf-8")
    [problem] = Termbase.load(path).problems
    assert said in problem.message
    assert problem.line == 2


def test_a_term_that_is_not_to_be_translated_stays_in_every_language(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("id,en,ru,translate\nnews,transnews,,no\ntour,tour,тур,no\n", encoding="utf-8")
    news, tour = Termbase.load(path, strict=True).concepts
    wanted = [concept.terms_in("pt") for concept in (news, tour)]
    assert [terms.preferred for terms in wanted if terms] == ["transnews", "tour"]
    assert tour.terms_in("ru") == Terms("тур")
