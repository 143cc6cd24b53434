"""What is written comes back, and files of other programs are read. All texts are written for these tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from tests.bitexts import samples
from tests.schemas import xml_schema
from transnews.bitexts import BITEXTS, ReadableBitext, is_bitext, read
from transnews.bitexts.characters import for_xml, name_token, text_of_token, without_surrogates
from transnews.bitexts.formats import serialize
from transnews.bitexts.reading import BitextError
from transnews.bitexts.tmx import teaches
from transnews.errors import InputError
from transnews.files import UnreadableFileError
from transnews.model import Issue, ParallelText, Span, TranslationUnit
from transnews.xmlfiles import XmlError

READABLE = [name for name in BITEXTS if isinstance(BITEXTS.get(name), ReadableBitext)]


def _back(name: str, text: ParallelText) -> ParallelText:
    """Return a text as it comes back from a file of the format."""
    [data] = serialize(text, name).values()
    return _read(name, data)


def _read(name: str, data: bytes) -> ParallelText:
    bitext = BITEXTS.get(name)
    assert isinstance(bitext, ReadableBitext)
    [text] = bitext.parse(data, "file" + bitext.SUFFIX)
    return text


def _facts(unit: TranslationUnit) -> tuple[object, ...]:
    return (unit.id, unit.kind, unit.source, unit.target, unit.origin, unit.state, unit.issues, unit.notes)


def test_the_formats_that_can_be_read() -> None:
    assert READABLE == [  # noqa: SIM300 - what is expected stands on the right
        *("tmx", "xliff", "xliff-codes", "xliff-1.2", "xliff-1.2-codes"),
        *("po", "csv", "tsv", "json", "jsonl"),
    ]


@pytest.mark.parametrize("name", READABLE)
@pytest.mark.parametrize("make", [samples.news, samples.news_in_arabic])
def test_units_states_and_notes_come_back(name: str, make: Callable[[], ParallelText]) -> None:
    text = make()
    text.units[0].notes = ["Shorter, please.", "The desk agrees."]
    text.units[3].state = "reviewed"
    back = _back(name, text)
    units = [unit for unit in text.units if name != "tmx" or teaches(unit)]
    assert [_facts(unit) for unit in back.units] == [_facts(unit) for unit in units]
    assert (back.source_language, back.target_language) == (text.source_language, text.target_language)


@pytest.mark.parametrize("name", READABLE)
def test_a_second_writing_gives_the_same_file(name: str) -> None:
    [once] = serialize(_back(name, samples.news()), name).values()
    assert list(serialize(_read(name, once), name).values()) == [once]


@pytest.mark.parametrize("name", ["xliff", "xliff-codes", "xliff-1.2", "xliff-1.2-codes", "json", "jsonl"])
def test_all_of_a_unit_comes_back(name: str) -> None:
    text = samples.news()
    for ours, theirs in zip(text.units, _back(name, text).units, strict=True):
        assert (ours.route, ours.segment.gap, ours.block) == (theirs.route, theirs.segment.gap, theirs.block)
        assert ours.terms == theirs.terms
        assert name.startswith("xliff") or ours.mentions == theirs.mentions


@pytest.mark.parametrize("name", READABLE)
@given(pairs=samples.pairs())
@settings(max_examples=25)
def test_any_text_comes_back(name: str, pairs: list[tuple[str, str]]) -> None:
    """But for what a format cannot hold: lone surrogates; in most XML and PO control characters, too."""
    if name in {"tmx", "xliff-1.2", "xliff-1.2-codes", "po"}:
        pairs = [(for_xml(source), for_xml(target)) for source, target in pairs]
    if name == "po":
        pairs = [(s.translate(_SEPARATORS), t.translate(_SEPARATORS)) for s, t in pairs]
    text = samples.parallel([pair for pair in pairs if all(part.strip() for part in pair)])
    if not text.units and name in {"tmx", "jsonl"}:
        return
    back = [(unit.source, unit.target) for unit in _back(name, text).units]
    assert back == [(without_surrogates(unit.source), without_surrogates(unit.target)) for unit in text.units]


_SEPARATORS = str.maketrans(dict.fromkeys("\x85\u2028\u2029\r", " "))


def _marked() -> ParallelText:
    """Return a text with markup inside markup, twice the same, around everything, and standing alone."""
    text = samples.parallel(
        [("The old bridge stands.", "A velha ponte está de pé."), ("One \x07 two.", "Um \x07 dois.")]
    )
    block = text.article.blocks[0]
    block.spans = [
        Span(0, 14, "[", "](a.html)"),
        Span(4, 7, "**", "**"),
        Span(8, 14, "**", "**"),
        Span(22, 22, "![i](j)", ""),
    ]
    block.segments = [unit.segment for unit in text.units]
    text.units[0].spans = [
        Span(0, 13, "[", "](a.html)"),
        Span(2, 7, "**", "**"),
        Span(8, 13, "**", "**"),
        Span(25, 25, "![i](j)", ""),
    ]
    text.units[1].spans = [Span(0, 4, "<b>", "</b>")]
    return text


def test_inline_codes_come_back() -> None:
    text = _marked()
    [data] = serialize(text, "xliff-codes").values()
    assert b'<pc id="1" dataRefStart="d1" dataRefEnd="d2">The <pc id="2" dataRefStart="d3"' in data
    assert b'<ph id="4" dataRef="' in data
    [back] = read_bytes(data)
    assert [unit.spans for unit in back.units] == [unit.spans for unit in text.units]
    assert [unit.target for unit in back.units] == [unit.target for unit in text.units]
    assert [unit.spans for unit in _back("xliff", text).units] == [[], []]


def test_inline_codes_are_valid_by_the_schema() -> None:
    oasis = xml_schema("xliff-core-2.0.xsd")
    [data] = serialize(_marked(), "xliff-codes").values()
    assert oasis.validate(etree.fromstring(data)), oasis.error_log


def read_bytes(data: bytes) -> list[ParallelText]:
    bitext = BITEXTS.get("xliff")
    assert isinstance(bitext, ReadableBitext)
    return bitext.parse(data, "file.xlf")


@given(text=samples.texts())
def test_names_of_xml_can_be_read_back(text: str) -> None:
    assert text_of_token(name_token(text)) == text


def test_blocks_are_put_together_again() -> None:
    text = _back("xliff", samples.news())
    assert [block.kind for block in text.article.blocks][:4] == ["headline", "dateline", "paragraph", "subhead"]
    assert text.article.blocks[2].text == "Aliyev will meet Margaryan on Sunday. About 6,500 people fled."
    assert text.article.title == "Talks on the border"
    assert text.article.published is not None
    assert text.signature["engine"] == "firefox"


XLIFF_12 = """<?xml version="1.0"?>
<!-- a comment -->
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
 <file original="harbour.html" source-language="en-US" target-language="uk" datatype="html"><body>
  <group restype="x-caption">
   <trans-unit id="1" approved="yes"><source>The <g id="1">harbour</g> is open.<x id="2"/></source>
    <target state="translated">Порт <g id="1">відкрито</g>.</target>
    <note>Check with the port.</note><alt-trans><target>Гавань відкрита.</target></alt-trans></trans-unit>
  </group>
  <trans-unit id="2"><source>Ships wait.</source></trans-unit>
  <trans-unit id="3"><source>Two <ph id="1">&lt;br/&gt;</ph>days.</source>
   <target state="final">Два дні.</target></trans-unit>
 </body></file>
 <file original="second.html" source-language="en-US" target-language="uk" datatype="html"><body/></file>
</xliff>"""


def test_xliff_12_of_a_cat_tool(tmp_path: Path) -> None:
    path = tmp_path / "job.xliff"
    path.write_text(XLIFF_12, encoding="utf-8")
    text, second = read(path)
    assert (text.source_language, text.target_language, second.units) == ("en-US", "uk", [])
    assert (text.article.id, text.article.path) == ("harbour.html", str(path))
    first, waiting, last = text.units
    assert (first.source, first.target, first.state) == ("The harbour is open.", "Порт відкрито.", "reviewed")
    assert (first.notes, first.kind, first.origin) == (["Check with the port."], "caption", "memory")
    assert (waiting.target, waiting.origin, waiting.state) == ("Ships wait.", "none", "initial")
    assert (last.source, last.target, last.state) == ("Two days.", "Два дні.", "final")


TMX = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en" datatype="xml" segtype="sentence" adminlang="en" o-tmf="x"
 creationtool="x" creationtoolversion="1"/><body>
<tu tuid="7"><tuv xml:lang="en-GB"><seg>The <bpt i="1">&lt;b></bpt>bridge<ept i="1">&lt;/b></ept> stands.</seg></tuv>
<tuv xml:lang="pt"><seg>A <hi>ponte</hi> está de pé.</seg></tuv>
<tuv xml:lang="es"><seg>El puente sigue en pie.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>It rains.</seg></tuv><tuv xml:lang="es"><seg>Llueve.</seg></tuv></tu>
</body></tmx>"""


def test_tmx_of_several_languages(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text(TMX, encoding="utf-8")
    portuguese, spanish = read(path)
    assert [(unit.id, unit.source, unit.target) for unit in portuguese.units] == [
        ("7", "The bridge stands.", "A ponte está de pé.")
    ]
    assert [unit.target for unit in spanish.units] == ["El puente sigue en pie.", "Llueve."]
    assert [text.target_language for text in read(path, target="es")] == ["es"]
    [reverse] = read(path, source="es", target="en")
    assert reverse.units[0].source == "El puente sigue en pie."
    with pytest.raises(BitextError, match="no translations into 'fr'"):
        read(path, target="fr")


def test_po_an_editor_had(tmp_path: Path) -> None:
    """A draft whose mark 'fuzzy' was taken away has been reviewed; a translation put in is one."""
    text = samples.news()
    text.units[3].issues[0] = Issue("number-changed", "error", "6,500 became 6.600.")
    [data] = serialize(text, "po").values()
    content = data.decode()
    assert content.count("#, fuzzy") == 2  # the term that is missing, the number that changed
    before, _mark, after = content.rpartition("#, fuzzy\n")
    content = before + after
    content = content.replace(
        'msgid "The old bridge in winter"\nmsgstr ""',
        'msgid "The old bridge in winter"\nmsgstr "A ponte velha no inverno"',
    )
    path = tmp_path / "talks.po"
    path.write_text(content, encoding="utf-8")
    [back] = read(path)
    states = {unit.id: (unit.state, unit.origin) for unit in back.units}
    assert states["b2s2"] == ("translated", "machine")
    assert states["b2s3"] == ("reviewed", "machine")
    assert states["b7s8"] == ("translated", "memory")


def test_po_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "de.po"
    path.write_text(
        'msgid ""\nmsgstr ""\n"Language: pt_BR\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        '# ask the desk\n#, fuzzy\nmsgid "Weather"\nmsgstr "Clima"\n\n'
        'msgid "{n} storm"\nmsgid_plural "{n} storms"\nmsgstr[0] "{n} tempestade"\nmsgstr[1] "{n} tempestades"\n\n'
        '#~ msgid "Old"\n#~ msgstr "Velho"\n',
        encoding="utf-8",
    )
    [text] = read(path)
    assert (text.source_language, text.target_language) == ("en", "pt-BR")
    assert [(unit.source, unit.target, unit.state) for unit in text.units] == [
        ("Weather", "Clima", "initial"),
        ("{n} storm", "{n} tempestade", "translated"),
        ("{n} storms", "{n} tempestades", "translated"),
    ]
    assert text.units[0].notes == ["ask the desk"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "en,pt\r\nRain today.,Chuva hoje.\r\n"),
        ("a.tsv", "en\tpt\nRain today.\tChuva hoje.\n"),
        ("a.csv", "en;pt;notes\r\nRain today.;Chuva hoje.;\r\n"),
        ("a.csv", "en\tpt\nRain today.\tChuva hoje.\n"),
        ("a.tsv", "en,pt\nRain today.,Chuva hoje.\n"),
        ("a.csv", "Target,Note,Source\nChuva hoje.,x,Rain today.\n"),
        ("a.jsonl", '{"en": "Rain today.", "pt": "Chuva hoje."}\n'),
        ("a.jsonl", '{"translation": {"en": "Rain today.", "pt": "Chuva hoje."}}\n\n'),
        ("a.json", '{"units": [{"source": "Rain today.", "target": "Chuva hoje."}]}'),
        ("a.json", '[{"source_language": "en", "units": [{"source": "Rain today.", "target": "Chuva hoje."}]}]'),
    ],
)
def test_plain_pairs(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\xef\xbb\xbf" + content.encode())
    [text] = read(path, "en", "pt")
    assert (text.source_language, text.target_language) == ("en", "pt")
    [unit] = text.units
    assert (unit.source, unit.target, unit.state) == ("Rain today.", "Chuva hoje.", "translated")
    assert text.article.blocks[0].segments == [unit.segment]


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><tmx><header/><body>&b;</body></tmx>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff version="2.0">&a;</xliff>'


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.tmx", ENTITIES, "declares XML entities"),
        ("a.xlf", OUTSIDE, "declares XML entities"),
        ("a.xlf", '<xliff version="2.0">\n<file>', "line 2: this is not well-formed XML"),
        ("a.xlf", "<html/>", "this is not XLIFF 1 or 2"),
        ("a.xlf", '<xliff version="2.0"><file id="f"/></xliff>', "does not say which languages"),
        ("a.xlf", '<xliff version="2.0" srcLang="en" trgLang="x_!"><file/></xliff>', "'x_!' is not a language tag"),
        ("a.tmx", "<xliff/>", "this is not TMX"),
        ("a.tmx", '<tmx><header srclang="en"/><body/></tmx>', "holds no translations"),
        ("a.tmx", "", "not well-formed"),
        ("a.po", "Weather\n", "this is not PO"),
        ("a.po", 'msgid "a"\nmsgstr "b"\n', "does not say which languages"),
        ("a.csv", "Rain today.,Chuva hoje.\n", "line 1: no columns for a source and a target"),
        ("a.csv", "en,pt\nRain today.\n", "line 2: the row has only 1 cells"),
        ("a.csv", "", "the file is empty"),
        ("a.json", "[1]", "holds no parallel text"),
        ("a.json", "{", "this is not JSON"),
        ("a.json", '{"units": [{"target": "x"}], "source_language": "en", "target_language": "pt"}', "unit 1 has no"),
        ("a.jsonl", '{"en": "a", "pt": "b"}\n[]\n', "line 2: an object is expected"),
        ("a.jsonl", '{"en": "a"}\n', "no pair of texts in two languages"),
        ("a.jsonl", '{"en"\n', "line 1: this is not JSON"),
        ("a.docx", "x", "no file of parallel text"),
    ],
)
def test_bad_files(tmp_path: Path, name: str, content: str, words: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read(path)
    assert words in caught.value.message
    assert str(path) in caught.value.message


def test_missing_folder_and_far_too_large(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="no such file"):
        read(tmp_path / "a.tmx")
    (tmp_path / "b.tmx").mkdir()
    with pytest.raises(UnreadableFileError, match="a folder"):
        read(tmp_path / "b.tmx")
    (tmp_path / "c.tmx").write_text("<tmx>" + " " * 2_000_000)
    with pytest.raises(UnreadableFileError, match="the file has 3 MB, more than the 2 MB"):
        read(tmp_path / "c.tmx", largest=2)
    with pytest.raises(XmlError):
        read(tmp_path / "c.tmx", largest=3)


def test_depth_and_length_have_limits(tmp_path: Path) -> None:
    path = tmp_path / "deep.xlf"
    path.write_text('<xliff version="2.0">' + "<group>" * 5000, encoding="utf-8")
    with pytest.raises(XmlError, match="over 256 deep"):
        read(path)
    path.write_text(f'<xliff version="2.0"><file>{"x " * 6_000_000}</file></xliff>', encoding="utf-8")
    with pytest.raises(XmlError, match="over 10 MB"):
        read(path)


def test_which_files_are_bitexts() -> None:
    assert is_bitext("a.XLIFF")
    assert is_bitext("b.tmx")
    assert not is_bitext("talks.en.txt")
    assert not is_bitext("page.html")
