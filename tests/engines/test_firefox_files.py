"""The Firefox engine on small models made on the spot: sound, broken, or not belonging together."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engines.marian_file import write_folder, write_vocabulary
from transnews.engines.firefox import FirefoxEngine
from transnews.engines.firefox.marian import ModelFileError
from transnews.engines.firefox.store import find_models
from transnews.settings import Settings


def translate(folder: Path, texts: list[str]) -> list[str]:
    engine = FirefoxEngine(Settings(firefox_models=str(folder), threads=2))
    model = next(model for model in engine.models() if model.target == "fr")
    return [hypothesis.text for hypothesis in engine.translate(texts, model)]


def test_any_model_of_the_kind_translates(tmp_path: Path) -> None:
    write_folder(tmp_path / "enfr", "enfr")
    texts = ["The bridge was closed.", "", "Farmers fear snow and people were there in winter."]
    translations = translate(tmp_path, texts)
    assert [bool(translation) for translation in translations] == [True, False, True]
    assert translate(tmp_path, texts[::-1]) == translations[::-1]


def test_a_model_cut_short_names_its_file(tmp_path: Path) -> None:
    weights = write_folder(tmp_path, "enfr")
    weights.write_bytes(weights.read_bytes()[:-1000])
    engine = FirefoxEngine(Settings(firefox_models=str(tmp_path)))
    assert all(model.target != "fr" for model in engine.models())
    [problem] = engine.problems
    assert weights.name in problem.message
    assert "the end of its weights is missing" in problem.message


def test_a_broken_vocabulary_names_its_file(tmp_path: Path) -> None:
    write_folder(tmp_path, "enfr")
    for content in (b"", b"no vocabulary"):
        (tmp_path / "vocab.enfr.spm").write_bytes(content)
        with pytest.raises(ModelFileError, match=r"vocab\.enfr\.spm"):
            translate(tmp_path, ["The bridge."])


def test_a_vocabulary_of_another_model_names_its_file(tmp_path: Path) -> None:
    write_folder(tmp_path, "enfr", vocabulary=90)
    with pytest.raises(ModelFileError, match=r"vocab\.enfr\.spm.* 100 .* 90"):
        translate(tmp_path, ["The bridge."])


def test_a_vocabulary_for_each_side(tmp_path: Path) -> None:
    write_folder(tmp_path, "enfr", tied=False)
    (tmp_path / "vocab.enfr.spm").rename(tmp_path / "srcvocab.enfr.spm")
    write_vocabulary(tmp_path / "trgvocab.enfr.spm", size=60)
    [translation] = translate(tmp_path, ["The bridge over the river was closed."])
    assert translation


def test_the_runtime_leaves_nothing_in_the_home_folder(tmp_path: Path) -> None:
    """ONNX Runtime by itself writes an identifier of the machine and a database of events, and sends them off."""
    write_folder(tmp_path / "models" / "enfr", "enfr")
    home = tmp_path / "home"
    home.mkdir()
    code = (
        "import sys; from transnews.settings import Settings; from transnews.engines.firefox import FirefoxEngine\n"
        "engine = FirefoxEngine(Settings(firefox_models=sys.argv[1]))\n"
        "print(engine.translate(['The bridge.'], engine.models()[0])[0].text)"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "ORT_"))}
    environment |= {"HOME": str(home), "USERPROFILE": str(home), "LOCALAPPDATA": str(home)}
    command = [sys.executable, "-c", code, str(tmp_path / "models")]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert result.stdout.strip()
    assert list(home.rglob("*")) == []


def test_files_that_are_no_model_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "model.enfr.bin").write_bytes(b"")  # without a vocabulary
    (tmp_path / "model.strange-name.bin").write_bytes(b"")
    assert all(files.model.target != "fr" for files in find_models(str(tmp_path)))
