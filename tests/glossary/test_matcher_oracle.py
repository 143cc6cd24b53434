"""The matcher against a slow matcher that tries every stretch of the text."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from transnews.glossary import Concept, Termbase, Terms

ALPHABET = ["a", "A", "b", "B", "é", "e\u0301", "ß", "'", "’", "-", "–", " ", "中", "."]
LETTERS = "aAbBéeßS\u0301"
TEXTS = st.lists(st.sampled_from(ALPHABET), max_size=24).map("".join)
TERMS = (
    st.lists(st.sampled_from(ALPHABET), min_size=1, max_size=5)
    .map(lambda parts: " ".join("".join(parts).split()))
    .filter(lambda term: re.search(r"\w", term) and not term.startswith("\u0301"))
)


def plain(text: str) -> str:
    text = unicodedata.normalize("NFC", text).replace("’", "'").replace("–", "-")
    return re.sub(r"\s+", " ", text)


def capitals_kept(term: str, text: str) -> bool:
    for word, other in zip(re.findall(r"\w+", plain(term)), re.findall(r"\w+", plain(text)), strict=False):
        if word[0].isupper() and other[0].islower():
            return False
        if len(word) > 1 and word.isupper() and not other.isupper():
            return False
    return True


def free_edge(text: str, index: int) -> bool:
    if index in (0, len(text)):
        return True
    left, right = text[index - 1], text[index]
    return right != "\u0301" and (left not in LETTERS or right not in LETTERS)


def oracle(terms: list[str], text: str) -> list[tuple[int, int, str]]:
    candidates = []
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            if not (free_edge(text, start) and free_edge(text, end)) or text[start:end] != text[start:end].strip():
                continue
            piece = text[start:end]
            for rank, term in enumerate(terms):
                if plain(piece).casefold() == plain(term).casefold() and capitals_kept(term, piece):
                    agreement = plain(piece) != plain(term)
                    candidates.append((start - end, start, agreement, rank, end, term))
    chosen: list[tuple[int, int, str]] = []
    for _length, start, _agreement, _rank, end, term in sorted(candidates):
        if all(end <= other_start or start >= other_end for other_start, other_end, _term in chosen):
            chosen.append((start, end, term))
    return sorted(chosen)


@settings(max_examples=400, deadline=None)
@given(st.lists(TERMS, min_size=1, max_size=6, unique=True), TEXTS)
def test_the_matcher_finds_what_trying_everything_finds(terms: list[str], text: str) -> None:
    termbase = Termbase([[Concept(term, terms={"en": Terms(term)}) for term in terms]])
    found = [(match.start, match.end, match.concept.id) for match in termbase.matches(text, "en")]
    assert found == oracle(terms, text)
