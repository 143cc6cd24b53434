"""The trained Argos packages in ``packages/``, installed by Argos Translate itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ARCHIVES = tuple(sorted(Path(__file__).with_name("packages").glob("*.argosmodel")))

_SCRIPT = """
import json, sys
from pathlib import Path
from argostranslate import package, settings, translate
for archive in sys.argv[2:]:
    package.install_from_path(Path(archive))
class OneSentence:
    def split_sentences(self, text):
        return [text]
texts = json.loads(sys.argv[1])
results = {}
for installed in package.get_installed_packages():
    language = translate.Language("", "")
    translation = translate.PackageTranslation(language, language, installed)
    translation.sentencizer = OneSentence()
    results[installed.from_code] = [translation.translate(text) for text in texts.get(installed.from_code, [])]
print(json.dumps([str(settings.package_data_dir), results]))
"""


def install_and_translate(home: Path, texts: dict[str, list[str]]) -> tuple[Path, dict[str, list[str]]]:
    """Install the packages as a user of Argos Translate does, and translate texts with it, by source language.

    Returns the folder that they were installed in, and the translations. ``home`` is the user's home.
    """
    output = subprocess.run(
        [sys.executable, "-c", _SCRIPT, json.dumps(texts), *map(str, ARCHIVES)],
        env={"HOME": str(home), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    folder, results = json.loads(output)
    return Path(folder), results
