"""Terms that are not written as they look: stray spaces, decomposed or invisible characters, letters of other scripts.

Such a term never matches, or matches what nobody meant, and no eye sees why.
"""

from __future__ import annotations

import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import regex

from transnews.glossary.findings import Finding, Place
from transnews.language.scripts import scripts_in, scripts_of
from transnews.language.tags import UnknownLanguageError, script, standardize
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transnews.glossary.glossary_file import GlossaryFile, WrittenTerm
    from transnews.model import Severity

_WORDS = regex.compile(r"[\p{L}\p{M}]+")
_LETTER = regex.compile(r"\p{L}")
_WRITTEN_TOGETHER = (frozenset({"Hani", "Hira", "Kana"}), frozenset({"Hani", "Hang"}), frozenset({"Hani", "Bopo"}))
"""Scripts that one word may have together (UTS 39, section 5.1)."""

_JOINERS = {"\u200c", "\u200d"}
_WITHOUT_JOINERS = frozenset({"Latn", "Cyrl", "Grek", "Armn", "Hebr", "Geor"})
"""Scripts in which a zero-width joiner or non-joiner changes nothing; Persian and Indic scripts need them."""


def find_misspelled(file: GlossaryFile) -> Iterator[Finding]:
    """Yield what is wrong with the terms of a file as written.

    Codes: ``empty-term``, ``stray-space``, ``unnormalized``, ``invisible-character``, ``mixed-scripts`` (one word in
    two scripts), ``look-alike`` (a word of look-alikes of the letters that its language uses).
    """
    by_concept: dict[tuple[int, str], list[WrittenTerm]] = {}
    for term in file.written:
        by_concept.setdefault((term.line, term.concept), []).append(term)
    for terms in by_concept.values():
        words = {word for term in terms for word in _own_words(term)}
        for term in terms:
            for code, severity, message in _faults(term, words):
                place = Place(file.path, term.line, text=term.text)
                yield Finding(
                    code, severity, _("{concept}: {message}").format(concept=term.concept, message=message), (place,)
                )


def _faults(term: WrittenTerm, words: set[str]) -> Iterator[tuple[str, Severity, str]]:
    """Yield (code, severity, message) for one term; ``words`` are the concept's words in their own script."""
    text = term.text
    shown = {"term": text, "language": term.language}
    if not text.strip():
        yield "empty-term", "warning", _("an empty term stands in '{language}'.").format(**shown)
        return
    if text != " ".join(text.split(" ")).strip() or regex.search(r"[^\S ]|  ", text):
        yield "stray-space", "warning", _("'{term}' ({language}) has stray white space.").format(**shown)
    if not unicodedata.is_normalized("NFC", text):
        message = _("'{term}' ({language}) is not in Unicode's composed form (NFC).")
        yield "unnormalized", "warning", message.format(**shown)
    for character in sorted(set(filter(_is_invisible, text))):
        if character in _JOINERS and script(_tag(term.language)) not in _WITHOUT_JOINERS:
            continue
        message = _("'{term}' ({language}) has an invisible character, {name}.")
        name = f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
        yield "invisible-character", "warning", message.format(**shown, name=name)
    yield from _foreign_letters(term, words)


def _foreign_letters(term: WrittenTerm, words: set[str]) -> Iterator[tuple[str, Severity, str]]:
    """Yield the words of a term that mix scripts, and those whose letters only look like the language's own."""
    own = scripts_of(script(_tag(term.language)))
    for word in _WORDS.findall(term.text):
        scripts = scripts_in(word)
        if len(scripts) > 1 and not any(scripts <= together for together in _WRITTEN_TOGETHER):
            message = _("'{word}' ({language}) mixes letters of {scripts}.").format(
                word=word, language=term.language, scripts=", ".join(sorted(scripts))
            )
            yield "mixed-scripts", "error", message
        elif own and scripts and not scripts & own and word not in words and _looks_like(word, own):
            message = _("'{word}' ({language}) is in letters of {scripts} that look like others.").format(
                word=word, language=term.language, scripts=", ".join(sorted(scripts))
            )
            yield "look-alike", "error", message


def _own_words(term: WrittenTerm) -> Iterator[str]:
    """Yield the words of a term that are in its language's own script."""
    own = scripts_of(script(_tag(term.language)))
    return (word for word in _WORDS.findall(term.text) if scripts_in(word) <= own)


@lru_cache(maxsize=1024)
def _tag(written: str) -> str:
    try:
        return standardize(written.replace("_", "-"))
    except UnknownLanguageError:  # TBX: reported where the file is read
        return "und"


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in {"Cf", "Cc"} and character not in "\t\n\r"


def _looks_like(word: str, own: frozenset[str]) -> bool:
    """Tell whether every letter of a word has a look-alike in one of the scripts ``own``."""
    tables = _look_alikes()
    return any(all(letter in tables.get(code, ()) for letter in _LETTER.findall(word)) for code in own)


@lru_cache(maxsize=1)
def _look_alikes() -> dict[str, frozenset[str]]:
    """Return, by script, the letters of other scripts that look like letters of it."""
    document = tomllib.loads((files("transnews.glossary") / "data" / "confusables.toml").read_text(encoding="utf-8"))
    return {code: frozenset("".join(groups)) for code, groups in document.items()}
