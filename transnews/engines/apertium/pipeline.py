"""One long-lived Apertium pipeline: texts in and translations out, a NUL after each."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import threading
from contextlib import suppress
from typing import IO, TYPE_CHECKING

from transnews.engines.apertium.modes import TOOL
from transnews.errors import InputError, MissingComponentError
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

PATIENCE = 60.0
"""Seconds without any output after which a pipeline counts as hung; a sentence takes milliseconds."""

_BLOCK = 1 << 16


class PipelineError(InputError):
    """A pipeline that died or hung; the message names its mode."""


class Pipeline:
    """A mode's programs, started and connected. Must be closed."""

    def __init__(self, mode: Path, patience: float = PATIENCE) -> None:
        """Start the programs. Raises MissingComponentError where Apertium or one of its tools is not installed."""
        self._name = mode.stem
        self._patience = patience
        self._closed = False
        script = _script(mode)
        self._process = subprocess.Popen(  # noqa: S603 - a mode that is installed on this machine
            # $1 asks the generator to mark unknown words; $2, an option of the tagger, stays empty.
            ["sh", "-c", script, "apertium", "-g"],  # noqa: S607 - the user's own shell, as Apertium itself does
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            start_new_session=True,
        )

    def translate(self, texts: Sequence[str]) -> Iterator[str]:
        """Yield the answer to each text (in stream format, without NUL), in order.

        Raises PipelineError when the programs end or fall silent; answers yielded before are good.
        """
        source, answers = self._process.stdin, self._process.stdout
        if source is None or answers is None:  # only for the types: both are pipes
            raise PipelineError(self._name)
        writer = threading.Thread(target=_write, args=(source, texts), daemon=True)
        writer.start()
        waiting = b""
        for _text in texts:
            while b"\0" not in waiting:
                waiting += self._read(answers)
            answer, _nul, waiting = waiting.partition(b"\0")
            yield answer.decode(errors="replace")
        writer.join()

    def _read(self, answers: IO[bytes]) -> bytes:
        ready, _writable, _failed = select.select([answers], [], [], self._patience)
        if not ready:
            raise PipelineError(_("Apertium's {mode} does not answer.").format(mode=self._name))
        block = os.read(answers.fileno(), _BLOCK)
        if not block:
            raise PipelineError(_("Apertium's {mode} ended without an answer.").format(mode=self._name))
        return block

    def close(self) -> None:
        """End all programs of the pipeline."""
        if self._closed:  # the number of its process group may be another's by now
            return
        self._closed = True
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()


def _write(pipe: IO[bytes], texts: Sequence[str]) -> None:
    try:
        pipe.writelines(text.encode() + b"\0" for text in texts)
        pipe.flush()
    except (BrokenPipeError, ValueError):  # the programs ended, or the pipeline was closed: the reader says so
        return


def _script(mode: Path) -> str:
    """Return a mode's shell pipeline with every tool flushing at NUL."""
    if not mode.is_file():  # the tool below would say nothing
        raise PipelineError(_("{path} is gone.").format(path=mode))
    try:
        result = subprocess.run([TOOL, "-z", str(mode)], capture_output=True, check=True)  # noqa: S603 - Apertium's own
    except FileNotFoundError:
        raise MissingComponentError(
            _("the engine 'apertium' needs {name}, of Apertium 3.8 or later.").format(name=TOOL),
            _("Install it with: {command}").format(command="sudo apt-get install apertium"),
        ) from None
    except subprocess.CalledProcessError as error:
        raise PipelineError(f"{mode}: {error.stderr.decode(errors='replace').strip()}") from error
    return result.stdout.decode()
