"""The catalog files themselves: valid for gettext's own tools, and of one piece with their template."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from typing import TYPE_CHECKING

import polib
import pytest

from transnews.resources import data_folder

if TYPE_CHECKING:
    from pathlib import Path

LOCALES = data_folder("locales")
ALL_FILES = sorted(LOCALES.glob("*/LC_MESSAGES/*.po"))
PHRASES = sorted(LOCALES.glob("*/LC_MESSAGES/phrases.po"))
CONTEXTS = {"boilerplate", "caption", "label"}


def _name(file: Path) -> str:
    return file.relative_to(LOCALES).as_posix()


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="msgfmt (GNU gettext) is not installed")
@pytest.mark.parametrize("file", ALL_FILES, ids=_name)
def test_gettext_accepts_every_catalog(file: Path) -> None:
    done = subprocess.run(
        ["msgfmt", "--check", "-o", "/dev/null", str(file)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_template_has_contexts_and_no_duplicates() -> None:
    template = polib.pofile(str(LOCALES / "phrases.pot"))
    keys = [(entry.msgctxt, entry.msgid) for entry in template]
    assert {context for context, _id in keys} == CONTEXTS
    assert len(set(keys)) == len(keys) >= 60
    assert not any(entry.msgstr or any(entry.msgstr_plural.values()) for entry in template)


@pytest.mark.parametrize("file", PHRASES, ids=_name)
def test_a_catalog_holds_messages_of_the_template_in_its_order(file: Path) -> None:
    template = [
        (entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in polib.pofile(str(LOCALES / "phrases.pot"))
    ]
    catalog = polib.pofile(str(file))
    keys = [(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in catalog]
    assert [key for key in template if key in set(keys)] == keys
    assert catalog.metadata["Language"] == file.parent.parent.name
    assert not {"Last-Translator", "PO-Revision-Date", "POT-Creation-Date"} & set(catalog.metadata)


@pytest.mark.parametrize("file", PHRASES, ids=_name)
def test_translations_are_clean_text(file: Path) -> None:
    for entry in polib.pofile(str(file)):
        for text in entry.msgstr_plural.values() if entry.msgid_plural else (entry.msgstr,):
            assert text, entry.msgid
            assert unicodedata.is_normalized("NFC", text), text
            assert text == text.strip(), text
            assert "  " not in text
            assert ("*" in text) == ("*" in entry.msgid), text
