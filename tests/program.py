"""Run the command line as a user does: in this process for speed, or in a process of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from transnews.__main__ import main

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


def run(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> Result:
    """Run ``transnews`` with arguments in this process; the language of messages is English."""
    out, err = _stream(), _stream()
    variables = {"NO_COLOR": "1", "COLUMNS": "100", **environment}
    code = 0
    with (
        mock.patch.object(sys, "argv", ["transnews", *map(str, arguments)]),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(stdin)), encoding="utf-8")),
        mock.patch.dict(os.environ, variables),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as stop:
            code = int(stop.code or 0)
        out.flush()
        err.flush()
    return Result(code, _text(out), _text(err))


def start(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``python -m transnews`` in a process of its own."""
    variables = {**os.environ, "LANGUAGE": "en", "NO_COLOR": "1", "COLUMNS": "100", **environment}
    command = [sys.executable, "-m", "transnews", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=variables, cwd=ROOT, check=False
    )


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def _text(stream: io.TextIOWrapper) -> str:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")
