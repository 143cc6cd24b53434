"""PO, read back with polib, translate-toolkit and gettext itself, and checked by msgfmt."""

from __future__ import annotations

import gettext
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import polib
import pytest
from hypothesis import given, settings
from translate.storage import pypo

from tests.bitexts import samples
from transnews.bitexts import po
from transnews.bitexts.characters import for_xml
from transnews.model import Article, ParallelText

if TYPE_CHECKING:
    from pathlib import Path

needs_msgfmt = pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext is not installed")


def _expected(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(_kept(source), _kept(target)) for source, target in pairs]


def _kept(text: str) -> str:
    """Return what PO keeps of a text, as the module says: U+FFFD for characters outside XML, LF for separators."""
    for separator in "\x85\u2028\u2029":
        text = text.replace(separator, "\n")
    return for_xml(text)


def _catalog(text: ParallelText) -> polib.POFile:
    return polib.pofile(po.serialize(text).decode())


def _entry(text: ParallelText, source: str) -> polib.POEntry:
    return next(entry for entry in _catalog(text) if entry.msgid == source)


@given(pairs=samples.pairs())
@settings(max_examples=60)
def test_polib_and_translate_toolkit_read_back_what_went_in(pairs: list[tuple[str, str]]) -> None:
    text = samples.parallel(pairs)
    assert [(entry.msgid, entry.msgstr) for entry in _catalog(text)] == _expected(pairs)
    reader: Any = pypo.pofile
    units = reader.parsestring(po.serialize(text)).units
    assert [(str(unit.source), str(unit.target)) for unit in units if not unit.isheader()] == _expected(pairs)


@needs_msgfmt
def test_msgfmt_accepts_any_text_and_gettext_finds_it(tmp_path: Path) -> None:
    @given(pairs=samples.pairs())
    @settings(max_examples=25, deadline=None)
    def check(pairs: list[tuple[str, str]]) -> None:
        text = samples.parallel(pairs)
        catalog = _compile(text, tmp_path)
        for entry in _catalog(text):
            if "fuzzy" in entry.flags:
                continue
            found = catalog.pgettext(entry.msgctxt, entry.msgid) if entry.msgctxt else catalog.gettext(entry.msgid)
            assert found == entry.msgstr

    check()


@needs_msgfmt
@pytest.mark.parametrize("text", [samples.news(), samples.news_in_arabic(), ParallelText(Article(""), "en", "zh-Hant")])
def test_msgfmt_has_nothing_to_say(text: ParallelText, tmp_path: Path) -> None:
    assert _compile(text, tmp_path).info()["language"] == text.target_language.replace("-", "_")


def _compile(text: ParallelText, folder: Path) -> gettext.GNUTranslations:
    """Compile with every check of msgfmt, which must not even warn, and return the catalog."""
    source, compiled = folder / "text.po", folder / "text.mo"
    source.write_bytes(po.serialize(text))
    result = subprocess.run(["msgfmt", "--check", "-o", compiled, source], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    with compiled.open("rb") as stream:
        return gettext.GNUTranslations(stream)


def test_untranslated_and_doubtful_units() -> None:
    text = samples.news()
    assert _entry(text, "The old bridge in winter").msgstr == ""
    assert _entry(text, "Aliyev will meet Margaryan on Sunday.").flags == ["fuzzy"]
    assert _entry(text, "About 6,500 people fled.").flags == []
    text.units[2].state = "reviewed"
    assert _entry(text, "Aliyev will meet Margaryan on Sunday.").flags == []
    draft = samples.parallel([("Draft.", "Rascunho.")], state="initial")
    assert _entry(draft, "Draft.").flags == ["fuzzy"]


def test_only_repeated_sources_have_a_context() -> None:
    contexts = {(entry.msgid, entry.msgstr): entry.msgctxt for entry in _catalog(samples.news())}
    assert contexts["Read more", "Leia mais"] == "b10s11"
    assert contexts["Read more", "Saiba mais"] == "b10s12"
    assert sum(context is not None for context in contexts.values()) == 2


def test_a_line_break_at_one_end_only_makes_an_entry_fuzzy() -> None:
    assert _entry(samples.parallel([("One.", "Um.\n")]), "One.").flags == ["fuzzy"]


def test_comments_and_places() -> None:
    entry = _entry(samples.news(), "Aliyev will meet Margaryan on Sunday.")
    assert entry.comment.splitlines() == [
        "Block: paragraph",
        "Origin: machine translation; en → pt (firefox, tiny)",
        "Term: Margaryan → Margaryan (engine)",
        "Term: Aliyev → Aliyev (missing)",
        "error: The translation lacks <Aliyev> & its title. [term-missing]",
        "transnews: unit=b2s2 block=2 kind=paragraph origin=machine state=translated",
    ]
    data = po.serialize(samples.news()).decode()
    assert "#: \u2068border talks.md\u2069:5\n" in data
    assert "#: sample.txt:1\n" in po.serialize(samples.parallel([("One.", "Um.")])).decode()
    replaced = _entry(samples.parallel([("One\x00.", "Um.")]), "One\N{REPLACEMENT CHARACTER}.")
    assert replaced.comment.splitlines()[-2] == "Control characters or line separators were replaced."


def test_header() -> None:
    catalog = _catalog(samples.news())
    assert catalog.metadata["Language"] == "pt"
    assert catalog.metadata["PO-Revision-Date"] == ""
    assert catalog.metadata["X-Generator"] == "transnews 0.1.0"
    assert catalog.header.splitlines()[:2] == ["Talks on the border", "Published: 2021-11-28"]
    assert _catalog(ParallelText(Article("a"), "en", "zh-Hant")).metadata["Language"] == "zh_Hant"
