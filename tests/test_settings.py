from __future__ import annotations

from pathlib import Path

import pytest

from transnews.settings import Settings, SettingsError, load, override


def settings_file(folder: Path, text: str) -> Path:
    file = folder / "transnews.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_defaults() -> None:
    assert Settings().engine == "auto"


def test_file_then_environment_then_command_line(tmp_path: Path) -> None:
    file = settings_file(tmp_path, '[transnews]\ntarget = "pt"\nthreads = 2\nengine = "argos"\n')
    settings = load(file, {"TRANSNEWS_ENGINE": "firefox", "TRANSNEWS_FORMATS": "html, json"})
    assert (settings.target, settings.threads, settings.engine) == ("pt", 2, "firefox")
    assert settings.formats == ("html", "json")
    assert override(settings, engine="auto", target=None, formats="po").formats == ("po",)
    assert override(settings, target=None).target == "pt"


def test_nearest_file_above_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings_file(tmp_path, '[transnews]\ntarget = "ru"\n')
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert load(environment={}).target == "ru"


def test_paths_are_relative_to_their_file(tmp_path: Path) -> None:
    file = settings_file(tmp_path, '[transnews]\nglossaries = ["names.csv"]\nargos_packages = "models"\n')
    settings = load(file, {})
    assert settings.glossaries == (str(tmp_path / "names.csv"),)
    assert settings.argos_packages == str(tmp_path / "models")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[transnews]\ntargte = 'pt'\n", "Did you mean 'target'"),
        ("[transnews]\nthreads = 'many'\n", "whole number"),
        ("[transnews]\nthreads = -1\n", "whole number"),
        ("[transnews]\nbundled_glossaries = 'perhaps'\n", "true or false"),
        ("[transnews]\nformats = [1]\n", "list of texts"),
        ("[other]\na = 1\n", "[transnews]"),
        ("transnews", "transnews.toml"),
    ],
)
def test_mistakes_name_file_and_key(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load(settings_file(tmp_path, text), {})
    assert said in str(caught.value)
    assert "transnews.toml" in str(caught.value)
    assert caught.value.exit_code == 2


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no such settings file"):
        load(environment={"TRANSNEWS_CONFIG": str(tmp_path / "none.toml")})


@pytest.mark.parametrize(("word", "value"), [("yes", True), ("0", False), ("True", True)])
def test_truth_in_the_environment(word: str, *, value: bool) -> None:
    assert load(environment={"TRANSNEWS_BUNDLED_GLOSSARIES": word}).bundled_glossaries is value
