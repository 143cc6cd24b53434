"""Other people's programs that tests let read our files; a test is skipped where they are not installed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


def program(name: str, package: str) -> list[str]:
    """Return the command that starts a program; skip the test where it is not on this machine.

    Debian's epubcheck is a Java archive that only a kernel with binfmt support starts by itself.
    """
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not on this machine (Debian package {package}); 'make formats' installs it")
    with Path(path).open("rb") as file:
        archive = file.read(2) == b"PK"
    if archive and shutil.which("java") is None:
        pytest.skip(f"{name} needs Java, which is not on this machine")
    return ["java", "-jar", path] if archive else [path]
