from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bitexts import samples
from transnews.memory.store import MemoryFileError, TranslationMemory


@pytest.fixture
def memory(tmp_path: Path) -> TranslationMemory:
    return TranslationMemory(tmp_path / "folder" / "memory.sqlite")


def test_a_missing_file_is_an_empty_memory(memory: TranslationMemory) -> None:
    assert memory.lookup("It rains.", "", "en", "pt") is None
    assert memory.stats() == {}
    assert not memory.path.exists()


def test_only_what_was_reviewed_is_stored(memory: TranslationMemory) -> None:
    text = samples.parallel([("It rains.", "Chove."), ("It snows.", "Neva.")])
    text.units[0].state = "reviewed"
    assert memory.store(text) == 1
    match = memory.lookup("It  rains.", "", "en", "pt")
    assert match is not None
    assert (match.target, match.state) == ("Chove.", "reviewed")
    assert memory.lookup("It snows.", "It rains.", "en", "pt") is None
    assert memory.lookup("It rains.", "", "en", "es") is None
    assert memory.lookup("It rains.", "", "de", "pt") is None
    assert memory.store(text, every=True) == 2


def test_the_same_context_comes_first_then_the_latest(memory: TranslationMemory) -> None:
    text = samples.parallel(
        [("One.", "Um."), ("Read more", "Leia mais"), ("Two.", "Dois."), ("Read more", "Saiba mais")]
    )
    memory.store(text, every=True)
    in_context = memory.lookup("Read more", "One.", "en", "pt")
    elsewhere = memory.lookup("Read more", "Three.", "en", "pt")
    assert in_context is not None
    assert elsewhere is not None
    assert (in_context.target, in_context.in_context) == ("Leia mais", True)
    assert (elsewhere.target, elsewhere.in_context) == ("Saiba mais", False)


def test_an_edit_replaces_what_stood_there(memory: TranslationMemory) -> None:
    memory.store(samples.parallel([("It rains.", "Chove.")], state="final"))
    memory.store(samples.parallel([("It rains.", "Está a chover.")], state="reviewed"))
    memory.close()
    match = TranslationMemory(memory.path).lookup("It rains.", "", "en-GB", "pt-BR")
    assert match is not None
    assert (match.target, match.state) == ("Está a chover.", "reviewed")


def test_copies_and_untranslated_units_teach_nothing(memory: TranslationMemory) -> None:
    assert memory.store(samples.parallel([("BBC", "BBC")], origin="copy"), every=True) == 0
    assert memory.store(samples.parallel([("Lost.", "Lost.")], origin="none"), every=True) == 0


def test_a_copy_that_was_edited_is_a_translation(memory: TranslationMemory) -> None:
    assert memory.store(samples.parallel([("By our staff", "Da redação")], origin="copy", state="reviewed")) == 1
    match = memory.lookup("By our staff", "", "en", "pt")
    assert match is not None
    assert match.target == "Da redação"


def test_what_is_stored_comes_out_again(memory: TranslationMemory) -> None:
    memory.store(samples.news(), every=True)
    [german, english] = memory.texts()
    assert (german.source_language, german.units[0].target) == ("de", "Uma linha em alemão.")
    assert english.units[0].source == "Talks on the border resume"
    assert sum(memory.stats().values()) == len(german.units) + len(english.units) == 11


@given(st.text(min_size=1).filter(str.strip), st.text(min_size=1))
def test_any_text_is_found_again(tmp_path_factory: pytest.TempPathFactory, source: str, target: str) -> None:
    """Lone surrogates are no text and hypothesis makes none."""
    memory = TranslationMemory(tmp_path_factory.mktemp("memory") / "m.sqlite")
    memory.store(samples.parallel([(source, target)]), every=True)
    match = memory.lookup(source, "", "en", "pt")
    memory.close()
    assert match is not None
    assert match.target == target


def test_a_file_that_is_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, and no memory at all. " * 50)
    with pytest.raises(MemoryFileError, match=r"notes\.txt: this translation memory cannot be used"):
        TranslationMemory(path)


def test_a_locked_memory_says_so(memory: TranslationMemory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transnews.memory.store._BUSY", 0.1)
    memory.store(samples.parallel([("One.", "Um.")]), every=True)
    other = sqlite3.connect(memory.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(MemoryFileError, match="locked"):
        TranslationMemory(memory.path)
    other.close()
    memory.close()
