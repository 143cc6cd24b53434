"""A page in headless Chromium: its accessibility as axe-core sees it, and a picture of it.

Chromium is looked for on the path; axe-core, which is not ours to ship, in TRANSNEWS_TEST_AXE (``tools/formats.sh``
gets it from npm). Pictures are kept in TRANSNEWS_TEST_PICTURES where it is set.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_RESULT = re.compile(r'<pre id="axe-result">(.*?)</pre>', re.DOTALL)
_GRAVE = frozenset({"serious", "critical"})
_SECONDS = 90
_EXCHANGED = {"screen": "@media print", "print": "@media all"}
# Runs axe and leaves its answer in the page.
_SCRIPT = """
<script>{axe}</script>
<script>
axe.run(document, {{resultTypes: ["violations"]}}).then(
  (found) => found.violations.map((item) => ({{
    id: item.id, impact: item.impact, places: item.nodes.map((node) => node.html + " " + node.failureSummary)
  }})),
  (error) => [{{id: String(error), impact: "critical", places: []}}]
).then((found) => {{
  const result = document.createElement("pre");
  result.id = "axe-result";
  result.textContent = JSON.stringify(found);
  document.body.append(result);
}});
</script>
"""


@dataclass(frozen=True)
class Finding:
    """A rule of axe-core that a page breaks: its name, how grave that is, and the elements that break it."""

    rule: str
    impact: str
    places: tuple[str, ...]


def require_chromium() -> str:
    """Return Chromium's program; skip the test where there is none."""
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    return pytest.skip("Chromium is not on this machine")


def require_axe() -> str:
    """Return axe-core's source; skip the test where it is not there."""
    file = Path(os.environ.get("TRANSNEWS_TEST_AXE", "axe.min.js"))
    if not file.is_file():
        pytest.skip("axe-core is not on this machine; 'make formats' gets it")
    return _source(file)


@cache
def _source(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def grave_findings(page: str, folder: Path, *, media: str = "screen", width: int = 1000) -> list[Finding]:
    """Return axe-core's serious and critical findings in a page, on a screen or as it is printed."""
    program, axe = require_chromium(), require_axe()
    page = _for_print(page) if media == "print" else page
    tested = _POLICY.sub("", page)
    end = tested.rfind("</body>") if "</body>" in tested else len(tested)
    file = folder / "axe.html"
    file.write_text(tested[:end] + _SCRIPT.format(axe=axe) + tested[end:], encoding="utf-8")
    dumped = _run(
        program, folder, "--dump-dom", f"--window-size={width},1200", "--virtual-time-budget=20000", file.as_uri()
    )
    answer = _RESULT.search(dumped)
    assert answer, "axe-core gave no answer"
    found: list[dict[str, Any]] = json.loads(unescape(answer[1]))
    return [Finding(item["id"], item["impact"], tuple(item["places"])) for item in found if item["impact"] in _GRAVE]


def picture(
    page: str, folder: Path, name: str, *, media: str = "screen", width: int = 1000, height: int = 1400
) -> bytes:
    """Return a page as PNG; it is kept under ``name`` where a folder for pictures is named."""
    program = require_chromium()
    file, image = folder / f"{name}.html", folder / f"{name}.png"
    file.write_text(_for_print(page) if media == "print" else page, encoding="utf-8")
    _run(
        program, folder, f"--screenshot={image}", f"--window-size={width},{height}", "--hide-scrollbars", file.as_uri()
    )
    if kept := os.environ.get("TRANSNEWS_TEST_PICTURES"):
        Path(kept).mkdir(parents=True, exist_ok=True)
        shutil.copy(image, Path(kept) / image.name)
    return image.read_bytes()


def overflow(page: str, folder: Path, width: int) -> int:
    """Return by how many pixels a page is wider than a screen of ``width``: what a reader must scroll sideways."""
    program = require_chromium()
    file, frame = folder / "narrow.html", folder / "frame.html"
    file.write_text(_POLICY.sub("", page), encoding="utf-8")
    # A window cannot be as narrow as a phone, a frame can.
    frame.write_text(
        f'<!DOCTYPE html><iframe id="f" src="{file.name}" style="width: {width}px; height: 900px; border: 0"></iframe>'
        "<script>onload = () => { const root = f.contentDocument.documentElement;"
        " document.title = root.scrollWidth - root.clientWidth }</script>",
        encoding="utf-8",
    )
    dumped = _run(
        program, folder, "--allow-file-access-from-files", "--dump-dom", "--virtual-time-budget=5000", frame.as_uri()
    )
    found = re.search(r"<title>(-?\d+)</title>", dumped)
    assert found, dumped[:500]
    return int(found[1])


def _for_print(page: str) -> str:
    """Return a page whose rules for print hold on the screen, and those for the screen do not."""
    return re.sub(r"@media (screen|print)\b", lambda found: _EXCHANGED[found[1]], page)


def _run(program: str, folder: Path, *arguments: str) -> str:
    options = ("--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}")
    done = subprocess.run(
        [program, *options, *arguments], capture_output=True, text=True, encoding="utf-8", timeout=_SECONDS, check=True
    )
    return done.stdout
