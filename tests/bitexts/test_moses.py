"""Moses: two plain files, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.bitexts import samples
from tests.program import run
from transnews.bitexts import files_of, is_bitext, moses, read
from transnews.bitexts.characters import for_xml
from transnews.bitexts.files import write_as
from transnews.bitexts.reading import BitextError
from transnews.errors import UsageError

_BREAKS = str.maketrans(dict.fromkeys("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))
EN = "The ferry returned.\n\nIt rains.\nNobody was late.\n"
PT = "A balsa voltou.\n\nChove.\n\n"


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the first file of a pair, in a folder that the test works in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ferry.en-pt.en").write_text(EN, encoding="utf-8")
    (tmp_path / "ferry.en-pt.pt").write_text(PT, encoding="utf-8")
    return tmp_path / "ferry.en-pt.en"


def test_two_files_with_one_line_a_unit() -> None:
    text = samples.news()
    text.units[0].target = "Retomadas as negociações\u2028sobre a\r\nfronteira"
    files = {ending: data.decode().split("\n") for ending, data in moses.serialize_files(text).items()}
    assert list(files) == [".en", ".pt"]
    assert [len(lines) for lines in files.values()] == [len(text.units) + 1] * 2
    assert files[".pt"][0] == "Retomadas as negociações sobre a fronteira"
    assert (files[".en"][8], files[".pt"][8]) == ("The old bridge in winter", "")


@given(pairs=samples.pairs())
@settings(max_examples=60)
def test_any_text_comes_back_on_one_line(pairs: list[tuple[str, str]]) -> None:
    text = samples.parallel((f"1 {source}", f"2 {target}") for source, target in pairs)
    files = moses.serialize_files(text)
    assert all(len(data.decode().splitlines()) == len(pairs) for data in files.values())
    pair = moses.pair_of("a.en-pt.en")
    assert pair is not None
    [back] = moses.parse_pair(pair, files[".en"], files[".pt"], "a.en-pt.en")
    for unit, other in zip(text.units, back.units, strict=True):
        assert other.source == for_xml(unit.source.replace("\r\n", " ").translate(_BREAKS)).strip()
        assert other.target == for_xml(unit.target.replace("\r\n", " ").translate(_BREAKS)).strip()


@pytest.mark.parametrize(
    ("name", "source", "target", "files"),
    [
        ("a/t.en-pt.en", "", "", ("t.en-pt.en", "t.en-pt.pt", "en", "pt")),
        ("a/t.en-pt.pt", "", "", ("t.en-pt.en", "t.en-pt.pt", "en", "pt")),
        ("a/en-pt.en", "", "", ("en-pt.en", "en-pt.pt", "en", "pt")),
        ("a/t.zh-Hans-pt-BR.pt-BR", "", "", ("t.zh-Hans-pt-BR.zh-Hans", "t.zh-Hans-pt-BR.pt-BR", "zh-Hans", "pt-BR")),
        ("a/t.en-pt_BR.en", "", "", ("t.en-pt_BR.en", "t.en-pt_BR.pt_BR", "en", "pt-BR")),
        ("a/t.en-pt.en", "pt", "en", ("t.en-pt.pt", "t.en-pt.en", "pt", "en")),
        ("a/t.en-pt.en", "pt-BR", "", ("t.en-pt.pt", "t.en-pt.en", "pt", "en")),
        ("a/t.en-GB-en-US.en-GB", "", "en-US", ("t.en-GB-en-US.en-GB", "t.en-GB-en-US.en-US", "en-GB", "en-US")),
        ("a/t.en-GB-en-US.en-GB", "en-US", "", ("t.en-GB-en-US.en-US", "t.en-GB-en-US.en-GB", "en-US", "en-GB")),
        ("a/t.en", "", "pt", ("t.en", "t.pt", "en", "pt")),
        ("a/t.pt", "en", "pt", ("t.en", "t.pt", "en", "pt")),
        ("a/t.en", "", "", None),
        ("a/t.txt", "", "pt", None),
        ("a/t.en-xx9.en", "", "", None),
        ("a/t.en-en.en", "", "", None),
        ("a/.en", "", "pt", None),
        ("a/t", "", "pt", None),
    ],
)
def test_a_name_tells_the_pair(name: str, source: str, target: str, files: tuple[str, ...] | None) -> None:
    pair = moses.pair_of(name, source, target)
    found = pair and (pair.source_file.name, pair.target_file.name, pair.source, pair.target)
    assert found == files
    assert pair is None or pair.source_file.parent == Path("a")


def test_either_file_names_the_pair(pair: Path) -> None:
    for name in (pair, pair.with_suffix(".pt")):
        [text] = read(name)
        assert [(unit.id, unit.source, unit.target, unit.origin) for unit in text.units] == [
            ("1", "The ferry returned.", "A balsa voltou.", "memory"),
            ("3", "It rains.", "Chove.", "memory"),
            ("4", "Nobody was late.", "Nobody was late.", "none"),
        ]
        assert (text.source_language, text.target_language, text.article.id) == ("en", "pt", name.name)
        assert files_of(name) == [pair, pair.with_suffix(".pt")]
        assert is_bitext(name)


def test_names_with_one_language_need_the_other(pair: Path) -> None:
    for file in (pair, pair.with_suffix(".pt")):
        file.rename(file.with_name("story" + file.suffix))
    assert not is_bitext("story.en")
    assert not is_bitext("story.en", target="fr")
    assert is_bitext("story.en", target="pt")
    [text] = read("story.en", target="pt")
    assert len(text.units) == 3
    with pytest.raises(BitextError, match=r"story\.en: this is no file of parallel text"):
        read("story.en")


def test_files_that_are_no_pair(pair: Path) -> None:
    other = pair.with_suffix(".pt")
    other.write_text("A balsa voltou.\n", encoding="utf-8")
    with pytest.raises(BitextError, match=r"ferry\.en-pt\.en has 4 lines and .*ferry\.en-pt\.pt has 1: they are no"):
        read(pair)
    other.unlink()
    with pytest.raises(BitextError, match=r"ferry\.en-pt\.pt: no such file, and .*ferry\.en-pt\.en is half of a pair"):
        read(pair)


def test_a_pair_is_written_by_either_name(tmp_path: Path) -> None:
    text = samples.parallel([("It rains.", "Chove.")])
    write_as(text, tmp_path / "a.en-pt.pt")
    assert {file.name: file.read_text(encoding="utf-8") for file in tmp_path.iterdir()} == {
        "a.en-pt.en": "It rains.\n",
        "a.en-pt.pt": "Chove.\n",
    }
    with pytest.raises(UsageError, match="for other languages"):
        write_as(text, tmp_path / "a.pt-en.en")


def test_commands_that_read_bitexts(pair: Path) -> None:
    stored = run("memory", "import", pair.name, "--all", "--memory", "own.sqlite")
    assert (stored.code, stored.out) == (0, "ferry.en-pt.en: 2 translations stored.\n")
    exported = run("memory", "export", "out.en-pt.en", "--memory", "own.sqlite")
    assert exported.code == 0
    assert Path("out.en-pt.pt").read_text(encoding="utf-8") == "A balsa voltou.\nChove.\n"
    Path("names.csv").write_text("id,kind,en,pt\nferry,term,ferry,barco\n", encoding="utf-8")
    for names in ([pair.name], ["ferry.en", "--to", "pt"]):
        checked = run("glossary", "check", *names, "--glossary", "names.csv", "--no-bundled-glossaries")
        assert (checked.code, "wants 'barco'" in checked.out) == (1, True)
        pair.with_name("ferry.en").write_text(EN, encoding="utf-8")
        pair.with_name("ferry.pt").write_text(PT, encoding="utf-8")


def test_translate_writes_a_pair_and_apply_reads_it(pair: Path) -> None:
    Path("story.en.txt").write_text("The ferry returned.\n\nIt rains.\n", encoding="utf-8")
    run("memory", "import", pair.name, "--all", "--memory", "own.sqlite")
    translate = ("translate", "story.en.txt", "--to", "pt", "--format", "moses", "--memory", "own.sqlite")
    refused = run(*translate)
    assert refused.code == 2
    assert "-o FOLDER" in refused.err
    assert run(*translate, "-o", "story.en-pt.en").code == 2
    assert run(*translate, "-o", "out").code == 0
    assert sorted(file.name for file in Path("out").iterdir()) == ["story.en-pt.en", "story.en-pt.pt"]
    target = Path("out/story.en-pt.pt")
    target.write_text(target.read_text(encoding="utf-8").replace("Chove.", "Está a chover."), encoding="utf-8")
    applied = run("apply", "out/story.en-pt.en", "--source", "story.en.txt", "--no-memory")
    assert (applied.code, applied.out) == (0, "A balsa voltou.\n\nEstá a chover.\n")
    overwriting = run("apply", "out/story.en-pt.en", "--source", "story.en.txt", "-o", "out/story.en-pt.pt")
    assert (overwriting.code, "would overwrite a source" in overwriting.err) == (3, True)
    assert run("localize", "out/story.en-pt.en", "-o", "out/story.en-pt.pt").code == 3
    assert run("localize", "out/story.en-pt.en", "-o", "out/new.en-pt.en").code == 0
    assert Path("out/new.en-pt.pt").read_bytes() == target.read_bytes()
