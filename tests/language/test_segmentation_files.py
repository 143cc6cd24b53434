"""The sentences a linguist wrote down for each language come back as they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from transnews.language import split_sentences
from transnews.language.tags import script

FOLDER = Path(__file__).parent / "segmentation"
UNSPACED = {"Hans", "Jpan"}


def blocks() -> list[tuple[str, list[str]]]:
    return [
        (path.stem, [line for line in block.split("\n") if not line.startswith("#")])
        for path in sorted(FOLDER.glob("*.txt"))
        for block in path.read_text(encoding="utf-8").strip().split("\n\n")
    ]


def test_there_are_twenty_languages() -> None:
    assert len({language for language, _lines in blocks()}) >= 20


@pytest.mark.parametrize(("language", "lines"), blocks())
def test_a_block_is_split_back(language: str, lines: list[str]) -> None:
    joiner = "" if script(language) in UNSPACED else " "
    assert split_sentences(joiner.join(lines), language) == lines
