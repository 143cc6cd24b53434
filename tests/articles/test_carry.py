"""Inline markup finds its words in the translation."""

from __future__ import annotations

from collections.abc import Sequence

from transnews import articles
from transnews.articles.carry import carry_markup
from transnews.model import MentionUse
from transnews.pipeline import recognize


def test_markup_of_a_number_finds_it_in_the_targets_form() -> None:
    article = articles.read_bytes(b"The army said **1,250** people left on *Sunday*.\n", "talks.en.md", language="en")
    text = recognize(article, "pt", "en")
    [unit] = text.units
    unit.target, unit.origin = "O ex\u00e9rcito disse que 1.250 pessoas partiram no domingo.", "machine"
    unit.mentions = [MentionUse("number", "1,250", "1.250", "1250", "repaired")]

    def alone(words: Sequence[str], _languages: tuple[str, str]) -> list[str]:
        assert list(words) == ["Sunday"]
        return ["Domingo"]

    carry_markup(text, alone)
    assert articles.render(text).decode() == "O ex\u00e9rcito disse que **1.250** pessoas partiram no *domingo*.\n"
    assert unit.issues == []
