"""The phrase catalog in every direction, on the catalogs that ship."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews.memory.phrases import PhraseCatalog, PhraseCatalogError
from transnews.memory.wording import fold
from transnews.resources import data_folder

if TYPE_CHECKING:
    from pathlib import Path

CATALOG = PhraseCatalog.load()
LANGUAGES = [tag for tag in CATALOG.languages if tag != "en"]
TRANSLATED = {
    tag: [
        entry
        for entry in polib.pofile(str(data_folder("locales") / tag / "LC_MESSAGES" / "phrases.po"))
        if not entry.msgid_plural and "{n}" not in entry.msgid
    ]
    for tag in LANGUAGES
}


def test_english_into_portuguese() -> None:
    assert CATALOG.lookup("Leave a Reply", "en", "pt") == "Deixe uma resposta"
    assert CATALOG.category("Leave a Reply", "en") == "boilerplate"


def test_two_languages_meet_in_english() -> None:
    assert CATALOG.lookup("Deixe um comentário", "pt", "es") == "Deja un comentario"
    assert CATALOG.lookup("اقرأ المزيد", "ar", "tr") == "Devamını oku"


def test_a_regional_tag_uses_the_catalog_of_its_language() -> None:
    assert CATALOG.lookup("Read more", "en-GB", "pt-BR") == "Leia mais"
    assert CATALOG.category("Leia mais", "pt-PT") == "boilerplate"


@pytest.mark.parametrize(("source", "target"), [("en", "sw"), ("sw", "en"), ("und", "pt"), ("az-Cyrl", "en")])
def test_a_language_without_a_catalog_has_no_phrases(source: str, target: str) -> None:
    assert CATALOG.lookup("Video", source, target) is None


def test_news_is_no_phrase() -> None:
    assert CATALOG.lookup("The two sides agreed to read more of the draft.", "en", "pt") is None
    assert CATALOG.category("The two sides agreed to read more of the draft.", "en") is None
    assert CATALOG.category("", "en") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  read   MORE ", "Leia mais"),
        ("Read more »", "Leia mais »"),
        ("Read more ...", "Leia mais ..."),
        ("Read more…", "Leia mais…"),
        ("« Previous article", "« Artigo anterior"),
        ("More news →", "Mais notícias →"),
        ("Share this:", "Compartilhe isso:"),
        ("RELATED ARTICLES:", "ARTIGOS RELACIONADOS:"),
        (":", None),
    ],
)
def test_marks_are_kept_and_capitals_follow(text: str, expected: str | None) -> None:
    assert CATALOG.lookup(text, "en", "pt") == expected


def test_the_shape_of_apostrophes_and_accents_in_capitals_do_not_count() -> None:
    assert CATALOG.lookup("Photo d'archives", "fr", "en") == CATALOG.lookup("Photo d’archives", "fr", "en") is not None
    assert CATALOG.lookup("PLUS D'ACTUALITES", "fr", "pt") == "MAIS NOTÍCIAS"


def test_a_catalog_entry_with_its_own_colon_goes_before_the_copied_one() -> None:
    assert CATALOG.lookup("Photo:", "en", "fr") == "Photo\N{NO-BREAK SPACE}:"
    assert CATALOG.lookup("Photo :", "fr", "en") == "Photo:"


def test_capitals_follow_the_rules_of_the_language() -> None:
    assert CATALOG.lookup("LEAVE A REPLY", "en", "tr") == "BİR YANIT YAZIN"
    assert CATALOG.lookup("BİR YANIT YAZIN", "tr", "pt") == "DEIXE UMA RESPOSTA"
    assert CATALOG.lookup("READ ALSO", "en", "hy") == "ԿԱՐԴԱՑԵՔ ՆԱԵՎ"
    assert CATALOG.lookup("READ ALSO", "en", "ar") == "اقرأ أيضاً"


def test_the_armenian_full_stop_is_often_a_colon() -> None:
    assert CATALOG.lookup("Ձեր էլ-փոստի հասցեն չի հրապարակվելու:", "hy", "en") == (
        "Your email address will not be published."
    )


@pytest.mark.parametrize(
    ("text", "target", "expected"),
    [
        ("1 comment", "pt", "1 comentário"),
        ("0 comments", "pt", "0 comentários"),
        ("1,234 comments", "pt", "1,234 comentários"),
        ("21 comments", "ru", "21 комментарий"),
        ("22 comments", "ru", "22 комментария"),
        ("12 comments", "ar", "12 تعليقاً"),
        ("2 comments", "ar", "تعليقان"),
        ("{n} comments", "pt", None),
    ],
)
def test_numbers_are_copied_and_choose_the_plural(text: str, target: str, expected: str | None) -> None:
    assert CATALOG.lookup(text, "en", target) == expected


def test_a_wording_without_the_number_cannot_give_one() -> None:
    assert CATALOG.lookup("تعليق واحد", "ar", "en") is None
    assert CATALOG.lookup("لا توجد تعليقات", "ar", "en") == "No comments"


def test_the_context_tells_phrases_apart() -> None:
    assert CATALOG.lookup("Video", "en", "pt", context="caption") == "Vídeo"
    assert CATALOG.lookup("Video", "en", "pt", context="label") == "Vídeo"
    assert CATALOG.lookup("Video", "en", "pt", context="boilerplate") is None
    assert CATALOG.category("Video", "en") == "caption"


def test_an_undetermined_language_asks_every_catalog() -> None:
    assert CATALOG.category("Залишити коментар", "und") == "boilerplate"
    assert CATALOG.category("Son dakika", "und") == "label"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_phrase_comes_back_through_english(tag: str) -> None:
    for entry in TRANSLATED[tag]:
        english = CATALOG.lookup(entry.msgstr, tag, "en", entry.msgctxt)
        assert english is not None, entry.msgstr
        assert fold(CATALOG.lookup(english, "en", tag, entry.msgctxt) or "") == fold(entry.msgstr)
        assert CATALOG.lookup(entry.msgid, "en", tag, entry.msgctxt) == entry.msgstr
        assert CATALOG.category(entry.msgid, "en") is not None


@given(
    tag=st.sampled_from(LANGUAGES),
    number=st.integers(0, 10**6),
    before=st.sampled_from(["", "« ", "→ ", "• "]),
    after=st.sampled_from(["", ":", " …", " »", " ..."]),
    data=st.data(),
)
def test_marks_case_and_space_never_change_what_is_found(
    tag: str, number: int, before: str, after: str, data: st.DataObject
) -> None:
    entry = data.draw(st.sampled_from(TRANSLATED[tag]))
    if not entry.msgid.endswith(":"):
        found = CATALOG.lookup(f" {before}{entry.msgid.swapcase()}{after}\n", "en", tag, entry.msgctxt)
        assert found is not None
        assert found.startswith(before)
        assert found.endswith(after)
        assert fold(found[len(before) : len(found) - len(after)]) == fold(entry.msgstr)
    counted = CATALOG.lookup(f"{number} comments", "en", tag)
    assert counted is not None
    assert "{" not in counted
    assert str(number) in counted or number in {0, 1, 2}


@given(st.text(max_size=60))
def test_any_text_may_be_looked_up(text: str) -> None:
    found = CATALOG.lookup(text, "en", "tr")
    assert (found is None) == (CATALOG.lookup(text.strip(), "en", "tr") is None)
    assert fold(fold(text)) == fold(text)


def _catalog(folder: Path, entries: str, template: str = 'msgctxt "label"\nmsgid "Live"\nmsgstr ""\n') -> PhraseCatalog:
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    (folder / "phrases.pot").write_text(header + template, encoding="utf-8")
    (folder / "pt_PT" / "LC_MESSAGES").mkdir(parents=True)
    (folder / "pt_PT" / "LC_MESSAGES" / "phrases.po").write_text(header + entries, encoding="utf-8")
    return PhraseCatalog.load(folder)


def test_a_folder_of_ones_own(tmp_path: Path) -> None:
    catalog = _catalog(tmp_path, 'msgctxt "label"\nmsgid "Live"\nmsgstr "Em direto"\n')
    assert catalog.languages == ("en", "pt-PT")
    assert catalog.lookup("LIVE", "en", "pt") == "EM DIRETO"
    assert catalog.digest != CATALOG.digest
    assert catalog.digest == PhraseCatalog.load(tmp_path).digest


def test_a_message_needs_no_context(tmp_path: Path) -> None:
    messages = 'msgid "Live"\nmsgstr "{live}"\n\nmsgid "{{n}} vote"\nmsgid_plural "{{n}} votes"\nmsgstr[0] "{votes}"\n'
    catalog = _catalog(
        tmp_path, messages.format(live="Em direto", votes="{n} votos"), messages.format(live="", votes="")
    )
    assert catalog.lookup("Live", "en", "pt-PT") == "Em direto"
    assert catalog.lookup("1 vote", "en", "pt-PT") == "1 votos"
    assert catalog.category("Live", "en") is None


@pytest.mark.parametrize(
    "entry",
    [
        '#, fuzzy\nmsgctxt "label"\nmsgid "Live"\nmsgstr "Em direto"\n',
        '#~ msgctxt "label"\n#~ msgid "Live"\n#~ msgstr "Em direto"\n',
        'msgctxt "label"\nmsgid "Live"\nmsgstr ""\n',
    ],
)
def test_fuzzy_obsolete_and_empty_entries_are_ignored(tmp_path: Path, entry: str) -> None:
    catalog = _catalog(tmp_path, entry)
    assert catalog.lookup("Live", "en", "pt") is None
    assert catalog.category("Em direto", "pt") is None
    assert catalog.category("Live", "en") == "label"


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ('msgid "Live"\nstring "Em direto"\n', r"phrases\.po \(line 5\).*msgfmt --check"),
        ('msgid "a"\nmsgstr "b"\n\xff', r"phrases\.po.*decode"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, entry: str, problem: str) -> None:
    catalog = _catalog(tmp_path, "")
    file = tmp_path / "pt_PT" / "LC_MESSAGES" / "phrases.po"
    file.write_bytes(file.read_bytes() + entry.encode("latin-1"))
    assert catalog.lookup("Live", "en", "de") is None
    with pytest.raises(PhraseCatalogError, match=problem):
        catalog.lookup("Live", "en", "pt")


def test_a_plural_rule_that_is_no_rule_is_an_error(tmp_path: Path) -> None:
    catalog = _catalog(tmp_path, "")
    file = tmp_path / "pt_PT" / "LC_MESSAGES" / "phrases.po"
    file.write_text('msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=import;\\n"\n', encoding="utf-8")
    with pytest.raises(PhraseCatalogError, match="plural form"):
        catalog.category("Em direto", "pt")


def test_a_folder_without_a_catalog_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PhraseCatalogError, match="no phrase catalog"):
        PhraseCatalog.load(tmp_path)
