"""TBX: every dialect that is read, the round trips, and files that only look like TBX."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from translate.storage.tbx import tbxfile

from transnews.glossary import Concept, GlossaryError, Termbase, Terms
from transnews.glossary.csv_writer import write_csv
from transnews.glossary.formats import read_glossary
from transnews.glossary.tbx import read_tbx, unescape_id
from transnews.glossary.tbx_writer import escape_id, write_tbx

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
DCA = """<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>desk</p></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="m">
  <descrip type="subjectField">person-family</descrip><note>delegate</note>
  <langSec xml:lang="en">
    <termSec><term>Margarian</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec>
    <termSec><term>Margaryan</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
      <termNote type="partOfSpeech">noun</termNote></termSec>
  </langSec>
  <langSec xml:lang="pt_BR">
    <termSec><term>Margaryan</term><termNote type="grammaticalGender">feminine</termNote></termSec>
  </langSec>
</conceptEntry></body></text></tbx>"""
DCT = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
<conceptEntry id="m">
  <min:subjectField>person-family</min:subjectField><note>delegate</note>
  <langSec xml:lang="en">
    <termSec><term>Margarian</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>
    <termSec><term>Margaryan</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
      <min:partOfSpeech>noun</min:partOfSpeech></termSec>
  </langSec>
  <langSec xml:lang="pt-BR">
    <termSec><term>Margaryan</term><basic:grammaticalGender>feminine</basic:grammaticalGender></termSec>
  </langSec>
</conceptEntry></body></text></tbx>"""
MARTIF = """<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><martifHeader/><text><body>
<termEntry id="m">
  <descripGrp><descrip type="subjectField">person-family</descrip></descripGrp><note>delegate</note>
  <langSet xml:lang="en">
    <tig><term>Margaryan</term><termNote type="partOfSpeech">noun</termNote></tig>
    <ntig><termGrp><term>Margarian</term>
      <termNote type="normativeAuthorization">deprecatedTerm</termNote></termGrp></ntig>
  </langSet>
  <langSet xml:lang="pt-BR">
    <ntig><termGrp><term>Margaryan</term><termNoteGrp><termNote type="grammaticalGender">feminine</termNote>
    </termNoteGrp></termGrp></ntig></langSet>
</termEntry></body></text></martif>"""
MIN = """<TBX dialect="TBX-Min"><header><id>desk</id></header><body>
<entry id="m"><subjectField>person-family</subjectField>
  <langGroup xml:lang="en">
    <termGroup><term>Margaryan</term><termStatus>preferred</termStatus><partOfSpeech>noun</partOfSpeech></termGroup>
    <termGroup><term>Margarian</term><termStatus>notRecommended</termStatus></termGroup>
  </langGroup>
  <langGroup xml:lang="pt-BR"><termGroup><term>Margaryan</term></termGroup></langGroup>
</entry></body></TBX>"""


def save(folder: Path, text: str | bytes, name: str = "terms.tbx") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else (HEAD + text).encode())
    return path


@pytest.mark.parametrize("text", [DCA, DCT, MARTIF, MIN], ids=["v3-dca", "v3-dct", "v2-martif", "tbx-min"])
def test_every_dialect_says_the_same(tmp_path: Path, text: str) -> None:
    file = read_glossary(save(tmp_path, text))
    assert file.problems == []
    [concept] = file.concepts
    assert (concept.id, concept.kind) == ("m", "person-family")
    assert concept.terms["en"] == Terms("Margaryan", deprecated=("Margarian",))
    assert concept.terms["pt-BR"].preferred == "Margaryan"
    assert file.left_out == {"partOfSpeech": 1}
    if text is not MIN:  # which has neither
        assert concept.note == "delegate"
        assert concept.terms["pt-BR"].gender == "f"


def test_a_termbase_loads_tbx_and_finds_its_terms(tmp_path: Path) -> None:
    base = Termbase.load(save(tmp_path, DCT, "terms.xml"), strict=True)
    assert [match.status for match in base.matches("Margarian met Margaryan", "en")] == ["deprecated", "preferred"]


def test_utf_16_is_read(tmp_path: Path) -> None:
    text = HEAD.replace("UTF-8", "UTF-16") + DCA
    assert len(read_glossary(save(tmp_path, text.encode("utf-16"))).concepts) == 1


WORDS = st.text(st.sampled_from("abÇéЖ中ه-'&<>\"; 9"), min_size=1, max_size=8).map(lambda text: " ".join(text.split()))
TERM = WORDS.filter(lambda text: any(map(str.isalnum, text)))
NOTE = st.text(st.sampled_from("ab é\n,;\"'<&\t"), max_size=12).map(str.strip)


@st.composite
def some_terms(draw: st.DrawFn) -> Terms:
    terms = draw(st.lists(TERM, min_size=1, max_size=6, unique=True))
    cuts = sorted(draw(st.lists(st.integers(1, len(terms)), min_size=2, max_size=2)))
    wanted, forms, avoided = terms[: cuts[0]], terms[cuts[0] : cuts[1]], terms[cuts[1] :]
    gender = draw(st.sampled_from(["", "m", "f", "n", "c", "mp", "fp"]))
    return Terms(wanted[0], tuple(wanted[1:]), tuple(avoided), gender, tuple(forms))


@st.composite
def concepts(draw: st.DrawFn) -> list[Concept]:
    ids = draw(st.lists(WORDS.filter(bool), min_size=1, max_size=4, unique=True))
    return [
        Concept(
            concept_id,
            draw(st.sampled_from(["", "city", "person-family"])),
            draw(st.dictionaries(st.sampled_from(["en", "pt-BR", "ru", "zh-Hant"]), some_terms(), min_size=1)),
            draw(st.booleans()),
            draw(NOTE),
            draw(st.sampled_from(["", "CLDR", "a & b"])),
            draw(st.booleans()),
        )
        for concept_id in ids
    ]


@settings(max_examples=150, deadline=None)
@given(concepts())
def test_what_both_formats_hold_survives_every_round_trip(
    tmp_path_factory: pytest.TempPathFactory, original: list[Concept]
) -> None:
    folder = tmp_path_factory.mktemp("round")
    tbx = write_tbx(original)
    from_tbx = read_glossary(save(folder, tbx))
    assert (from_tbx.concepts, from_tbx.problems, from_tbx.left_out) == (original, [], {})
    assert write_tbx(from_tbx.concepts) == tbx
    from_csv = read_glossary(save(folder, write_csv(from_tbx.concepts), "terms.csv"))
    assert (from_csv.concepts, from_csv.problems) == (original, [])
    assert sorted(map(repr, read_glossary(save(folder, write_tbx(from_csv.concepts))).concepts)) == sorted(
        map(repr, from_csv.concepts)
    )


@given(st.text(max_size=12), st.text(max_size=12))
def test_ids_become_xml_names_and_back(one: str, other: str) -> None:
    assert unescape_id(escape_id(one)) == one
    assert (escape_id(one) == escape_id(other)) == (one == other)
    if one:
        assert etree.fromstring(f'<!DOCTYPE a [<!ATTLIST a id ID #IMPLIED>]><a id="{escape_id(one)}"/>') is not None


def test_what_is_written_follows_the_schema_of_the_dialect() -> None:
    """The rules of TBX-Basic's Schematron file that concern what we write."""
    concept = Concept("1 a", "city", {"ru": Terms("Баку", ("Бакы",), ("Бакуу",), "mp", ("Бакинца",))}, note="x")
    tree = etree.fromstring(write_tbx([concept]))
    namespace = {"t": "urn:iso:std:iso:30042:ed-2"}
    assert (tree.get("type"), tree.get("style")) == ("TBX-Basic", "dca")
    assert {element.getparent().tag for element in tree.iterfind(".//t:termNote", namespace)} == {
        "{urn:iso:std:iso:30042:ed-2}termSec"
    }
    values = {(element.get("type"), element.text) for element in tree.iterfind(".//t:termNote", namespace)}
    assert values == {
        ("administrativeStatus", "preferredTerm-admn-sts"),
        ("administrativeStatus", "admittedTerm-admn-sts"),
        ("administrativeStatus", "deprecatedTerm-admn-sts"),
        ("termType", "variant"),
        ("grammaticalGender", "masculine"),
    }
    assert tree.find(".//t:conceptEntry", namespace).get("id") == "_x31__x20_a"


def test_another_programs_file_is_read(tmp_path: Path) -> None:
    """Translate Toolkit writes TBX 2."""
    store: Any = tbxfile()  # it has no types
    store.settargetlanguage("pt")
    store.addsourceunit("ceasefire").settarget("cessar-fogo", "pt")
    [concept] = read_glossary(save(tmp_path, bytes(store))).concepts
    assert {terms.preferred for terms in concept.terms.values()} == {"ceasefire", "cessar-fogo"}


BOMB = """<!DOCTYPE tbx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
<tbx type="TBX-Basic"><text><body><conceptEntry id="x"><langSec xml:lang="en"><termSec><term>&c;</term></termSec>
</langSec></conceptEntry></body></text></tbx>"""
EXTERNAL = """<!DOCTYPE tbx [<!ENTITY secret SYSTEM "{url}">]><tbx type="TBX-Basic"><text><body>
<conceptEntry id="x"><langSec xml:lang="en"><termSec><term>a&secret;</term></termSec></langSec></conceptEntry>
</body></text></tbx>"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<html><body/></html>", "no TBX: the file's outermost element is 'html'"),
        ("<tbx><text><body><conceptEntry>", "not well-formed"),
        ("<", "not well-formed"),
        (BOMB, "declares XML entities"),
        (EXTERNAL, "declares XML entities"),
        (f"<tbx><text><body><conceptEntry><note>{'x' * 10_100_000}</note></conceptEntry></body></text></tbx>", "XML ("),
        ("<tbx>" * 300 + "</tbx>" * 300, "not well-formed"),
    ],
    ids=["html", "cut off", "almost nothing", "billion laughs", "external entity", "one huge text", "very deep"],
)
def test_files_that_are_refused(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    path = save(tmp_path, text.replace("{url}", (tmp_path / "secret.txt").as_uri()))
    with pytest.raises(GlossaryError, match=r"terms\.tbx:") as error:
        read_tbx(path)
    assert said in str(error.value)


def test_broken_entries_are_problems_with_a_line_and_the_others_load(tmp_path: Path) -> None:
    section = '<langSec xml:lang="en"><termSec><term>{}</term></termSec></langSec>'
    entries = [
        f'<conceptEntry id="a">{section.format("Baku")}</conceptEntry>',
        f'<conceptEntry id="a">{section.format("Bakou")}</conceptEntry>',
        f'<conceptEntry id="b">{section.format("...")}</conceptEntry>',
        '<conceptEntry id="c"/>',
        f'<conceptEntry id="d">{section.format("Ganja").replace("en", "martian!")}</conceptEntry>',
        f"<conceptEntry>{section.format('Lachin')}</conceptEntry>",
    ]
    file = read_glossary(save(tmp_path, "<tbx><text><body>\n" + "\n".join(entries) + "\n</body></text></tbx>"))
    assert [concept.id for concept in file.concepts] == ["a", "concept-2"]
    assert file.lines == [3, 8]
    assert [problem.line for problem in file.problems] == [4, 5, 6, 7, 7]


def test_csv_says_which_term_it_cannot_hold() -> None:
    with pytest.raises(GlossaryError, match=r"'a\|b' of 'c'"):
        write_csv([Concept("c", terms={"en": Terms("a|b")})])
