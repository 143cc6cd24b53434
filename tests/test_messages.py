"""The catalogs of the program's own messages: complete, true to their placeholders, and spoken by gettext."""

from __future__ import annotations

import ast
import gettext
import re
import shutil
import unicodedata
from collections import Counter
from pathlib import Path
from string import Formatter

import polib
import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.program import ROOT
from tools.messages import update

LOCALES = ROOT / "locales"
TEMPLATE = LOCALES / "transnews.pot"
CATALOGS = {file.parent.parent.name: file for file in sorted(LOCALES.glob("*/LC_MESSAGES/transnews.po"))}
FUNCTIONS = {"_": None, "ngettext": (1, 2)}
Message = tuple[str, ...]
"""A message's English: one text, or the singular and the plural."""

every_language = pytest.mark.parametrize("language", CATALOGS)


def _in_source() -> set[Message]:
    """Return the messages that gettext's tools find in the program."""
    found = extract_from_dir(ROOT / "transnews", keywords=FUNCTIONS)
    return {message if isinstance(message, tuple) else (message,) for _file, _line, message, *_rest in found}


def _message(entry: polib.POEntry) -> Message:
    return (entry.msgid, entry.msgid_plural) if entry.msgid_plural else (entry.msgid,)


def _translations(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def _entries(language: str) -> list[polib.POEntry]:
    return list(polib.pofile(str(CATALOGS[language])))


def _fields(text: str) -> set[str]:
    """Return the placeholders of a text, with their conversion: "{value!r}" is "value!r"."""
    return {
        f"{name}!{conversion}" if conversion else name
        for _text, name, _format, conversion in Formatter().parse(text)
        if name is not None
    }


def _ending(text: str) -> str:
    """Return the mark at the end of a text, "" where it ends in a word; Arabic has a question mark of its own."""
    mark = text[-1:].replace("؟", "?")
    return mark if mark in {".", ":", "?"} else ""


def _load(language: str, folder: Path) -> gettext.GNUTranslations:
    """Compile a catalog as the build hook does, and load it as the program does."""
    compiled = folder / language / "LC_MESSAGES" / "transnews.mo"
    compiled.parent.mkdir(parents=True)
    with CATALOGS[language].open("rb") as source, compiled.open("wb") as file:
        write_mo(file, read_po(source))
    return gettext.translation("transnews", folder, [language])


def test_there_are_catalogs() -> None:
    assert {"ar", "pt", "ru"} <= set(CATALOGS)


def test_every_message_can_be_extracted() -> None:
    """gettext's tools read neither a call inside an f-string nor an f-string inside a call."""
    messages = _in_source()
    for file in sorted((ROOT / "transnews").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS:
                texts = node.args[: 2 if node.func.id == "ngettext" else 1]
                assert not any(isinstance(text, ast.JoinedStr) for text in texts), f"{file}:{node.lineno}"
                message = tuple(text.value for text in texts if isinstance(text, ast.Constant))
                assert not message or message in messages, f"{file}:{node.lineno}"


def test_the_template_holds_the_messages_of_the_source() -> None:
    assert {_message(entry) for entry in polib.pofile(str(TEMPLATE))} == _in_source()


@every_language
def test_every_message_is_translated(language: str) -> None:
    entries = _entries(language)
    assert {_message(entry) for entry in entries} == _in_source()
    assert not [entry.msgid for entry in entries if entry.obsolete or entry.fuzzy or not all(_translations(entry))]


@every_language
def test_plurals_have_every_form(language: str) -> None:
    header = polib.pofile(str(CATALOGS[language])).metadata["Plural-Forms"]
    forms = int(header.partition("nplurals=")[2].partition(";")[0])
    counts = {len(entry.msgstr_plural) for entry in _entries(language) if entry.msgid_plural}
    assert counts == {forms}


@every_language
def test_placeholders_agree(language: str) -> None:
    """A plural form may leave the number out if it serves one number only, as Arabic's dual does."""
    header = polib.pofile(str(CATALOGS[language])).metadata["Plural-Forms"]
    form_of = gettext.c2py(header.partition("plural=")[2].rstrip("; "))
    served = [form_of(number) for number in range(1000)]
    for entry in _entries(language):
        expected = set().union(*map(_fields, _message(entry)))
        for form, text in entry.msgstr_plural.items() if entry.msgid_plural else [(None, entry.msgstr)]:
            optional = {"n"} if form is not None and served.count(form) == 1 else set()
            assert expected - optional <= _fields(text) <= expected, entry.msgid


@every_language
@pytest.mark.parametrize(
    "pattern",
    [r"\n+", r"(?m)^  .*$", r"transnews (?:translate|detect|models)[^\n`]*", r"(?<!\S)--?[a-z][a-z-]*", r"`"],
    ids=["line breaks", "indented lines", "commands", "options", "backquotes"],
)
def test_what_is_typed_and_how_a_text_is_laid_out_stay(language: str, pattern: str) -> None:
    for entry in _entries(language):
        for text in _translations(entry):
            assert Counter(re.findall(pattern, text)) == Counter(re.findall(pattern, entry.msgid)), entry.msgid


@every_language
def test_sentences_end_as_the_english_ones(language: str) -> None:
    for entry in _entries(language):
        for text in _translations(entry):
            assert _ending(text) == _ending(entry.msgid), entry.msgid


@every_language
def test_translations_are_clean_text(language: str) -> None:
    for entry in _entries(language):
        for text in _translations(entry):
            assert unicodedata.is_normalized("NFC", text), text
            assert text == text.strip(), text
            assert not re.search(r"\S  ", text), text


@pytest.mark.parametrize("file", [TEMPLATE, *CATALOGS.values()], ids=lambda file: file.relative_to(LOCALES).as_posix())
def test_headers_say_what_is_needed_and_no_more(file: Path) -> None:
    catalog = polib.pofile(str(file))
    assert set(catalog.metadata) == {
        "Project-Id-Version",
        "Language",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
        "Plural-Forms",
    }
    assert catalog.metadata["Language"] == ("" if file == TEMPLATE else file.parent.parent.name)
    assert "@" not in catalog.header


@pytest.mark.parametrize(("language", "text"), [("pt", "Tradução"), ("ru", "Перевод"), ("ar", "الترجمة")])
def test_gettext_speaks_the_language(tmp_path: Path, language: str, text: str) -> None:
    assert _load(language, tmp_path).gettext("Translation") == text


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("pt", {1: "1 segmento", 2: "2 segmentos", 24: "24 segmentos"}),
        ("ru", {1: "1 сегмент", 3: "3 сегмента", 5: "5 сегментов", 11: "11 сегментов", 21: "21 сегмент"}),
        ("ar", {0: "لا مقاطع", 1: "مقطع واحد", 2: "مقطعان", 3: "3 مقاطع", 11: "11 مقطعًا", 100: "100 مقطع"}),
    ],
)
def test_gettext_speaks_in_the_plural(tmp_path: Path, language: str, texts: dict[int, str]) -> None:
    catalog = _load(language, tmp_path)
    assert texts == {n: catalog.ngettext("{n} segment", "{n} segments", n).format(n=n) for n in texts}


@every_language
def test_a_compiled_catalog_has_every_message_and_names_its_language(tmp_path: Path, language: str) -> None:
    catalog = _load(language, tmp_path)
    for entry in _entries(language):
        if not entry.msgid_plural:
            assert catalog.gettext(entry.msgid) == entry.msgstr
    assert catalog.info()["language"] == language


def test_updating_the_catalogs_of_the_repository_changes_nothing(tmp_path: Path) -> None:
    copies = _copy(tmp_path)
    update(ROOT / "transnews", tmp_path / "locales")
    assert {name: file.read_bytes() for name, file in copies.items()} == {
        name: (LOCALES / name).read_bytes() for name in copies
    }


def test_an_update_changes_what_changed_and_no_more(tmp_path: Path) -> None:
    copies = _copy(tmp_path)
    before = {name: file.read_text(encoding="utf-8") for name, file in copies.items()}
    source = tmp_path / "program"
    shutil.copytree(ROOT / "transnews", source, ignore=shutil.ignore_patterns("__pycache__"))
    module = source / "bitexts" / "edition.py"
    module.write_text(module.read_text(encoding="utf-8").replace('_("Original")', '_("Originals")'), encoding="utf-8")
    update(source, tmp_path / "locales")
    for name, file in copies.items():
        entry = re.search(r'msgid "Original"\nmsgstr ".*"\n', before[name])
        assert entry is not None
        expected = before[name].replace(entry[0], 'msgid "Originals"\nmsgstr ""\n')
        assert file.read_text(encoding="utf-8") == expected


def test_a_header_is_enough_to_begin_a_language(tmp_path: Path) -> None:
    _copy(tmp_path)
    header = re.sub("Language: ru", "Language: uk", CATALOGS["ru"].read_text(encoding="utf-8").partition("\n\n")[0])
    file = tmp_path / "locales" / "uk" / "LC_MESSAGES" / "transnews.po"
    file.parent.mkdir(parents=True)
    file.write_text(header + "\n", encoding="utf-8")
    update(ROOT / "transnews", tmp_path / "locales")
    catalog = polib.pofile(str(file))
    assert {_message(entry) for entry in catalog} == _in_source()
    assert not any(text for entry in catalog for text in _translations(entry))
    assert {len(entry.msgstr_plural) for entry in catalog if entry.msgid_plural} == {3}


def _copy(folder: Path) -> dict[str, Path]:
    """Copy the template and the catalogs, and return the copies by their names inside ``locales``."""
    copies = {}
    for file in (TEMPLATE, *CATALOGS.values()):
        name = file.relative_to(LOCALES).as_posix()
        copies[name] = folder / "locales" / name
        copies[name].parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copies[name])
    return copies
