from __future__ import annotations

import pytest

from transnews.glossary.quality import chrf, is_sound, repeats


@pytest.mark.parametrize(
    ("hypothesis", "reference", "expected"),
    [
        # Worked by hand: with "ab" against "ac" only one unigram of two agrees and no bigram, so P = R = 1/4.
        ("ab", "ac", 25.0),
        ("the same words", "the same words", 100.0),
        ("the same words", "thesamewords", 100.0),
        ("abc", "xyz", 0.0),
        ("", "abc", 0.0),
        # P = 1 (1 of 1), R = 1/2; one order only: F2 = 5 * 1 * .5 / (4 * 1 + .5).
        ("a", "ab", 100 * 2.5 / 4.5),
    ],
)
def test_chrf(hypothesis: str, reference: str, expected: float) -> None:
    assert chrf(hypothesis, reference) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the talks the talks the talks", True),
        ("no no no", True),
        ("no no", False),
        ("one of the two said; one of the two left; one of the two came", True),
        ("one of the two said; one of the two left", False),
        ("", False),
    ],
)
def test_repeats(text: str, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    assert repeats(text) is expected


def test_soundness_compares_with_source_and_raw_translation() -> None:
    raw = "O porta-voz negou a notícia."
    assert is_sound("O porta-voz negou tudo.", "The spokesman denied it.", raw)
    assert not is_sound("O porta", "The spokesman denied it.", raw)
    assert not is_sound(raw * 2, "The spokesman denied it.", raw)
    assert not is_sound("negou negou negou a notícia", "The spokesman denied it.", raw)
    assert is_sound("não, não, não, disse ele hoje", "No, no, no, he said.", raw)
