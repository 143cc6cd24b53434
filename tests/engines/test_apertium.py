from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transnews.engines import Router
from transnews.engines.apertium import ApertiumEngine
from transnews.engines.apertium.modes import TOOL, data_folder, data_path, find_modes, install_command
from transnews.engines.apertium.pipeline import Pipeline, PipelineError
from transnews.engines.apertium.stream import from_stream, to_stream
from transnews.engines.base import Model
from transnews.errors import MissingComponentError
from transnews.settings import Settings

needs_apertium = pytest.mark.skipif(shutil.which(TOOL) is None, reason="Apertium 3.8 is not installed")

SENTENCES = [
    "El presidente del gobierno aprobó la ley.",
    "Las negociaciones continúan en la capital",
    "¿Cuándo llegará el tren?",
    "La casa de los niños está cerca del río.",
    "El precio del pan subió un 6,5 % en marzo.",
]

STUMBLE = """#!/usr/bin/env python3
import sys, time
while text := b"".join(iter(lambda: sys.stdin.buffer.read(1), b"\\0")):
    if b"fatal" in text:
        sys.exit(1)
    if b"endless" in text:
        time.sleep(60)
    sys.stdout.buffer.write(text.upper() + b"\\0")
    sys.stdout.buffer.flush()
"""
"""A tool of a pipeline that writes capitals, dies at one word and hangs at another."""


def installed(name: str) -> Model:
    folder = data_path()
    found = {model.name: model for model in find_modes(folder)} if folder else {}
    if name not in found or shutil.which(TOOL) is None:
        pytest.skip(f"Apertium's {name} is not installed")
    return found[name]


@pytest.fixture
def stumbling(tmp_path: Path) -> Model:
    tool = tmp_path / "stumble"
    tool.write_text(STUMBLE, encoding="utf-8")
    tool.chmod(0o755)
    (tmp_path / "modes").mkdir()
    (tmp_path / "modes" / "spa-cat.mode").write_text(f"'{tool}' 'x'", encoding="utf-8")
    [model] = find_modes(tmp_path)
    return model


@pytest.fixture(scope="module")
def galician() -> tuple[ApertiumEngine, Model]:
    return ApertiumEngine(Settings()), installed("es-gl")


def processes(group: int) -> bool:
    """Tell whether a process group still has members."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def texts(engine: ApertiumEngine, sentences: list[str], model: Model) -> list[str]:
    return [hypothesis.text for hypothesis in engine.translate(sentences, model)]


def test_modes_are_models_with_language_tags(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("spa-cat", "spa-cat_valencia", "cat-por_BR", "es-gl", "eng-hbs_SR", "nob-nno", "zlm-ind", "oc_aran-es")
    others = ("spa-cat_iec2017", "pt-gl-latin1", "eco-es-fr", "Cyrl-Latn", "spa-cat_valencia_uni", "nno-nno_e")
    (tmp_path / "modes").mkdir()
    for name in (*names, *others):
        (tmp_path / "modes" / f"{name}.mode").write_text("cat", encoding="utf-8")
    monkeypatch.setenv("APERTIUM_DATADIR", str(tmp_path))
    models = ApertiumEngine(Settings()).models()
    assert {model.name: (model.source, model.target) for model in models} == {
        "spa-cat": ("es", "ca"),
        "spa-cat_valencia": ("es", "ca-valencia"),
        "cat-por_BR": ("ca", "pt-BR"),
        "es-gl": ("es", "gl"),
        "eng-hbs_SR": ("en", "sr-Latn"),
        "nob-nno": ("nb", "nn"),
        "zlm-ind": ("ms", "id"),
        "oc_aran-es": ("oc-aranes", "es"),
    }


def test_the_digest_depends_on_mode_and_data(tmp_path: Path) -> None:
    (tmp_path / "modes").mkdir()
    mode, data = tmp_path / "modes" / "spa-cat.mode", tmp_path / "spa-cat.bin"
    data.write_bytes(b"rules")
    mode.write_text(f"lt-proc '{data}'", encoding="utf-8")
    digests = [next(find_modes(tmp_path)).digest]
    data.write_bytes(b"Rules")
    digests.append(next(find_modes(tmp_path)).digest)
    mode.write_text(f"lt-proc -w '{data}'", encoding="utf-8")
    digests.append(next(find_modes(tmp_path)).digest)
    assert len(set(digests)) == 3


def test_data_lie_where_apertium_looks(tmp_path: Path) -> None:
    program = tmp_path / "prefix" / "bin" / "apertium"
    program.parent.mkdir(parents=True)
    program.write_text("")
    program.chmod(0o755)
    assert data_folder({"PATH": str(program.parent)}) == tmp_path / "prefix" / "share" / "apertium"
    assert data_folder({"PATH": str(program.parent), "APERTIUM_DATADIR": "/data"}) == Path("/data")
    assert data_folder({"PATH": str(tmp_path)}) is None


@pytest.mark.skipif(shutil.which("apt-get") is None, reason="no Debian")
def test_install_hint_names_the_debian_package() -> None:
    assert install_command("es", "ca") == "sudo apt-get install apertium apertium-spa-cat"
    assert install_command("es-MX", "gl") == "sudo apt-get install apertium apertium-es-gl"
    assert install_command("eu", "es") == "sudo apt-get install apertium apertium-eu-es"
    assert install_command("es", "eu") == ""
    assert install_command("en", "hy") == ""


@needs_apertium
def test_no_apertium_is_no_models_and_a_clear_message(monkeypatch: pytest.MonkeyPatch, stumbling: Model) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    engine = ApertiumEngine(Settings())
    assert engine.models() == []
    with pytest.raises(MissingComponentError, match=TOOL):
        engine.translate(["Hola"], stumbling)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_what_passes_a_pipeline_unchanged_comes_back_unchanged(text: str) -> None:
    assert from_stream(to_stream(text), text) == (text, 0)


def test_marks_are_taken_out_and_counted() -> None:
    output = from_stream("*pepe [*]és \\@#casa @cosa.[][\n]", "x")
    assert output == ("pepe *és @casa cosa", 3)


@pytest.mark.parametrize("name", ["spa-cat", "es-gl"])
def test_gives_what_the_command_apertium_gives(name: str) -> None:
    model = installed(name)
    command = ["apertium", "-u", name]
    expected = [
        subprocess.run(command, input=sentence, capture_output=True, text=True, check=True).stdout
        for sentence in SENTENCES
    ]
    assert texts(ApertiumEngine(Settings()), SENTENCES, model) == expected


def test_unknown_words_stay_without_their_mark() -> None:
    engine = ApertiumEngine(Settings())
    model = installed("spa-cat")
    assert texts(engine, ["El xyzzyq habló con *Frobnitz* ayer."], model) == [
        "El xyzzyq va parlar amb *Frobnitz* ahir."
    ]
    [problem] = engine.problems
    assert (problem.code, problem.severity) == ("unknown-words", "info")
    assert "2 words" in problem.message


@pytest.mark.parametrize("name", ["spa-cat", "es-gl", "pt-gl"])
def test_no_sign_is_lost(name: str) -> None:
    model = installed(name)
    signs = r"[1] {2} ^3$ 4/5 6\7 <8> @9 *10 #11 ~12 [[t:b]] ** ## \\ 13+14 15_16 «17» &amp; 😀 Дания 中文"
    [text] = texts(ApertiumEngine(Settings()), [f"{signs} \t19  20\u00a021"], model)
    assert text == f"{signs} \t19  20\u00a021"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.sampled_from("[]{}^$/\\<>@*#~+_ 12\t\n%&|:"), max_size=20), max_size=4))
def test_no_sign_is_lost_in_any_order(galician: tuple[ApertiumEngine, Model], samples: list[str]) -> None:
    assert texts(galician[0], samples, galician[1]) == [text if text.strip() else "" for text in samples]


def test_order_and_batches_do_not_matter() -> None:
    model = installed("spa-cat")
    engine = ApertiumEngine(Settings())
    sentences = [f"{sentence} Número {number}." for number in range(20) for sentence in SENTENCES]
    together = texts(engine, sentences, model)
    assert texts(engine, sentences[::-1], model) == together[::-1]
    assert [text for sentence in sentences[:10] for text in texts(engine, [sentence], model)] == together[:10]
    assert texts(engine, ["", " ", "Hola"], model) == ["", "", "Hola"]


def test_one_pipeline_serves_many_calls() -> None:
    model = installed("spa-cat")
    engine = ApertiumEngine(Settings())
    engine.translate(["Hola"], model)
    began = time.monotonic()
    for _call in range(20):
        engine.translate(["Hola"], model)
    assert time.monotonic() - began < 2  # starting the programs takes some 0.1 s and more


@needs_apertium
def test_a_text_at_which_it_dies_costs_only_itself(stumbling: Model) -> None:
    engine = ApertiumEngine(Settings())
    sentences = ["one", "two", "fatal", "three", "four", "fatal too", "five"]
    assert texts(engine, sentences, stumbling) == ["ONE", "TWO", "", "THREE", "FOUR", "", "FIVE"]
    [problem] = engine.problems
    assert (problem.code, problem.severity) == ("engine-failed", "warning")
    assert "spa-cat" in problem.message
    assert texts(engine, ["six"], stumbling) == ["SIX"]


@needs_apertium
def test_a_text_at_which_it_hangs_costs_only_itself(stumbling: Model) -> None:
    engine = ApertiumEngine(Settings())
    engine.patience = 1.0
    assert texts(engine, ["one", "endless", "two"], stumbling) == ["ONE", "", "TWO"]
    assert "does not answer" in engine.problems[0].message


@needs_apertium
def test_broken_data_make_the_model_unusable_at_once(tmp_path: Path) -> None:
    (tmp_path / "modes").mkdir()
    (tmp_path / "modes" / "spa-cat.mode").write_text("lt-proc '/nonexistent/spa-cat.bin'", encoding="utf-8")
    [model] = find_modes(tmp_path)
    engine = ApertiumEngine(Settings())
    began = time.monotonic()
    with pytest.raises(PipelineError, match="spa-cat"):
        engine.translate(["one"] * 500, model)
    assert time.monotonic() - began < 10


@needs_apertium
def test_a_closed_pipeline_leaves_no_process(stumbling: Model) -> None:
    pipeline = Pipeline(stumbling.path)
    assert list(pipeline.translate(["one"])) == ["ONE"]
    group = pipeline._process.pid
    pipeline.close()
    pipeline.close()
    until = time.monotonic() + 10  # the system takes a moment to bury them
    while processes(group) and time.monotonic() < until:
        time.sleep(0.05)
    assert not processes(group)


@needs_apertium
def test_a_mode_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="absent"):
        Pipeline(tmp_path / "absent.mode")


def test_the_router_takes_it_where_it_is_direct() -> None:
    installed("spa-cat")
    [model] = Router(Settings()).route("es", "ca")
    assert (model.engine, model.name) == ("apertium", "spa-cat")
