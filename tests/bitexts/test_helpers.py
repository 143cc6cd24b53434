"""The small modules that formats share: characters, languages, figures, words, XML trees."""

from __future__ import annotations

import gettext
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.bitexts import samples
from transnews import messages
from transnews.bitexts import wording, xmltree
from transnews.bitexts.characters import for_terminal, for_xml, name_token, on_one_line, split_for_xml
from transnews.bitexts.languages import direction, long_date, own_name
from transnews.bitexts.summary import summarize
from transnews.bitexts.units import blocks_of, source_language
from transnews.model import Issue

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


@given(samples.texts())
def test_split_for_xml_loses_nothing(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    pieces = split_for_xml(text)
    assert "".join(piece + character for piece, character in pieces) == text
    assert all(for_xml(piece) == piece for piece, _character in pieces)
    assert all(for_xml(character) != character for _piece, character in pieces[:-1])


@given(st.lists(st.text(st.characters(codec=None) | st.sampled_from("_x09AF"), min_size=1), unique=True))
def test_name_tokens_are_names_and_differ(texts: list[str]) -> None:
    tokens = [name_token(text) for text in texts]
    assert len(set(tokens)) == len(tokens)
    elements = "".join(f'<b n="{token}"/>' for token in tokens)
    document = etree.fromstring(
        f"<!DOCTYPE a [<!ELEMENT a (b*)><!ELEMENT b EMPTY><!ATTLIST b n NMTOKEN #REQUIRED>]><a>{elements}</a>",
        etree.XMLParser(dtd_validation=True),
    )
    assert [element.get("n") for element in document] == tokens


def test_on_one_line() -> None:
    assert on_one_line(" a\r\n b\u2028c\x85d\x00 ") == "a b c d\N{REPLACEMENT CHARACTER}"


def test_for_terminal() -> None:
    assert for_terminal("a\x1b[2J\x9b\n\tb\ud800") == "a\ufffd[2J\ufffd\n\tb\ufffd"


@given(samples.texts())
def test_xml_trees_keep_text_and_attributes(text: str) -> None:
    root = xmltree.root("root", {"name": text})
    xmltree.child(xmltree.child(root, "part"), "leaf", {"name": text}, text)
    read = etree.fromstring(xmltree.write(root, {"leaf"}), etree.XMLParser(huge_tree=True))
    assert read.findtext("part/leaf") == for_xml(text)
    assert read.get("name") == for_xml(text)


def test_languages() -> None:
    assert [direction(tag) for tag in ("en", "ar", "uz-Arab", "he", "zh-Hant", "und", "")] == [
        "ltr",
        "rtl",
        "rtl",
        "rtl",
        "ltr",
        "auto",
        "auto",
    ]
    assert [own_name(tag) for tag in ("pt", "pt-BR", "ar", "und", "qaa")] == [
        "português",
        "português (Brasil)",
        "العربية",
        "und",
        "qaa",
    ]
    assert long_date(date(2021, 11, 28), "pt") == "28 de novembro de 2021"
    assert long_date(date(2021, 11, 28), "qaa") == "2021-11-28"


def test_summary() -> None:
    assert summarize(samples.news()) == {
        "units": 13,
        "origins": {"memory": 1, "phrase": 3, "glossary": 0, "locale": 1, "copy": 1, "machine": 6, "none": 1},
        "states": {"initial": 1, "translated": 12, "reviewed": 0, "final": 0},
        "terms": {"wanted": 2, "engine": 1, "enforced": 0, "missing": 1},
        "mentions": {"kept": 0, "repaired": 1, "changed": 0, "missing": 0, "extra": 0},
        "issues": {"error": 1, "warning": 1, "info": 2},
    }


def test_blocks_stand_in_reading_order() -> None:
    text = samples.news()
    text.units.append(text.units.pop(2))
    blocks = blocks_of(text)
    assert [block.number for block in blocks] == list(range(11))
    assert [[unit.id for unit in block.units] for block in blocks][2] == ["b2s3", "b2s2"]


def test_only_another_language_is_a_segments_own() -> None:
    text = samples.parallel([("One.", "Um.")])
    text.source_language = "en-GB"
    unit = text.units[0]
    languages = {}
    for unit.segment.language in ("und", "en", "de"):
        languages[unit.segment.language] = source_language(text, unit)
    assert languages == {"und": "en-GB", "en": "en-GB", "de": "de"}


def test_counts_are_in_words() -> None:
    issues = [Issue("a", "warning", ""), Issue("b", "warning", ""), Issue("c", "error", "")]
    assert wording.issue_counts(issues) == "1 error, 2 warnings"
    assert wording.issue_counts([]) == ""
    assert wording.overview(samples.parallel([("One.", "Um.")])) == "1 segment"
    assert (
        wording.overview(samples.parallel([("A", "A"), ("B", "B")], "none", "initial"))
        == "2 segments, 2 not translated"
    )


def test_a_draft_says_so() -> None:
    assert wording.origin_mark(samples.parallel([("One.", "Um.")], state="initial").units[0]) == "draft"
    assert wording.origin_mark(samples.parallel([("One.", "Um.")]).units[0]) == ""


def test_the_interface_language_is_the_catalogs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert wording.interface_language() == "en"
    import polib

    catalog = polib.POFile()
    catalog.metadata = {"Language": "pt_BR", "Content-Type": "text/plain; charset=UTF-8"}
    catalog.append(polib.POEntry(msgid="copied", msgstr="copiado"))
    catalog.save_as_mofile(str(tmp_path / "test.mo"))
    with (tmp_path / "test.mo").open("rb") as stream:
        monkeypatch.setattr(messages, "_catalog", gettext.GNUTranslations(stream))
    assert wording.interface_language() == "pt-BR"
    assert wording.origin_name("copy") == "copiado"
