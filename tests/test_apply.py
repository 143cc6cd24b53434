"""Edits of a bitext brought back. All texts are written for these tests."""

from __future__ import annotations

from copy import deepcopy

import pytest

from transnews import articles
from transnews.apply import ForeignBitextError, merge, the_one
from transnews.model import Article, Issue, ParallelText
from transnews.pipeline import recognize

STORY = """Ferry returns to the bay

The ferry returned on Monday. It carried 300 people.

The captain was glad. Nobody was late.
"""


def _article(text: str = STORY) -> Article:
    return articles.read_bytes(text.encode(), "ferry.en.txt", language="en")


def _translated(text: str = STORY) -> ParallelText:
    """Return the article with every unit in capitals, as reviewed."""
    article = _article(text)
    result = recognize(article, "pt", "en")
    for unit in result.units:
        unit.target, unit.origin, unit.state = unit.source.upper(), "machine", "reviewed"
    result.signature["source"] = article.digest
    return result


def test_every_unit_comes_back_in_its_place() -> None:
    result = merge(_article(), _translated())
    assert (result.unchanged, result.moved, result.missing, result.dropped) == (5, 0, 0, 0)
    assert articles.render(result.text).decode() == STORY.upper()
    assert [unit.state for unit in result.text.units] == ["reviewed"] * 5
    assert result.text.issues == []


def test_what_a_person_translated_has_no_issue_of_a_missing_translation_any_more() -> None:
    edited = _translated()
    missing = [Issue("no-model", "error", "no model"), Issue("number-missing", "warning", "'300'")]
    for unit in edited.units[:2]:
        unit.issues = list(missing)
    edited.units[1].target = edited.units[1].source
    codes = [[issue.code for issue in unit.issues] for unit in merge(_article(), edited).text.units]
    assert codes == [["number-missing"], ["no-model", "number-missing"], [], [], []]


def test_a_changed_original_is_merged_unit_by_unit() -> None:
    changed = STORY.replace("The captain was glad. ", "").replace("It carried 300", "It carried 310")
    changed = changed.replace("Ferry returns", "An update\n\nFerry returns")
    result = merge(_article(changed), _translated())
    targets = [unit.target for unit in result.text.units]
    assert targets == [
        "An update",
        "FERRY RETURNS TO THE BAY",
        "THE FERRY RETURNED ON MONDAY.",
        "It carried 310 people.",
        "NOBODY WAS LATE.",
    ]
    assert (result.unchanged, result.moved, result.missing, result.dropped) == (0, 3, 2, 2)
    assert [unit.state for unit in result.text.units if unit.origin == "none"] == ["initial", "initial"]
    codes = [issue.code for _unit, issue in result.text.all_issues()]
    assert codes == ["not-in-bitext", "not-in-bitext", "original-changed", "not-in-original", "not-in-original"]


def test_equal_sources_keep_their_own_translations() -> None:
    story = "Read on\n\nThe gate opens at noon.\n\nRead on\n"
    edited = _translated(story)
    edited.units[0].target, edited.units[2].target = "Leia", "Continue a ler"
    moved = deepcopy(edited)
    for unit in moved.units:
        unit.id = f"x{unit.id}"
    for text in (edited, moved):
        assert [unit.target for unit in merge(_article(story), text).text.units] == [
            *("Leia", "THE GATE OPENS AT NOON.", "Continue a ler")
        ]


def test_without_ids_of_ours_units_are_in_place_where_their_order_is_kept() -> None:
    edited = _translated()
    for number, unit in enumerate(edited.units):
        unit.id = f"line {number}"
    in_order = merge(_article(), edited)
    assert (in_order.unchanged, in_order.moved, in_order.missing) == (5, 0, 0)
    edited.units.append(edited.units.pop(0))
    other = merge(_article(), edited)
    assert (other.unchanged, other.moved, other.missing) == (4, 1, 0)


def test_the_bitext_of_another_article_is_refused() -> None:
    with pytest.raises(ForeignBitextError, match=r"5 of 5 segments of ferry\.en\.txt are not in the bitext"):
        merge(_article(), _translated("Snow in the hills\n\nThe road is closed. It opens in May.\n"))


def test_a_segment_without_words_needs_no_unit() -> None:
    """TMX leaves out what was only copied."""
    story = "The gate opens at noon.\n\n15\n"
    edited = _translated(story)
    del edited.units[1]
    result = merge(_article(story), edited)
    assert (result.missing, [unit.target for unit in result.text.units]) == (0, ["THE GATE OPENS AT NOON.", "15"])


def test_of_several_texts_the_one_with_the_name_is_taken() -> None:
    one, other = _translated(), _translated()
    other.article.id = "harbour.en.txt"
    assert the_one([other, one], "some/folder/ferry.en.txt", "all.json") is one
    assert the_one([other], "ferry.en.txt", "all.json") is other
    with pytest.raises(ForeignBitextError, match="holds 2 texts"):
        the_one([other, other], "ferry.en.txt", "all.json")
