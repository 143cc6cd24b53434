"""The benchmark's own arithmetic, on texts written for it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from benchmarks.localization import measure, with_one_digit_wrong
from transnews.localize import compare, find_mentions

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = ["More than 6,500 died.", "Twelve came.", "No number here.", "15 of 20 left on November 28."]
TARGET = ["Mais de 6.500 morreram.", "Vieram 13.", "Nenhum aqui.", "15 de 20 saíram em 28 de novembro."]


def test_sentences_with_numbers_are_counted() -> None:
    counts = measure(SOURCE, TARGET, "en", "pt")
    assert (counts.sentences, counts.equal, counts.equal_with_dates) == (3, 2, 2)
    assert (counts.corrupted, counts.noticed) == (2, 2)
    assert [issues[0].code for _one, _two, issues in counts.different] == ["number-extra"]


def test_a_wrong_digit_is_always_noticed() -> None:
    mentions = find_mentions(TARGET[3], "pt")
    for number in range(100):
        changed = with_one_digit_wrong(TARGET[3], mentions, number)
        assert changed is not None
        assert changed != TARGET[3]
        assert abs(len(changed) - len(TARGET[3])) <= 1
        assert compare(SOURCE[3], changed, "en", "pt")
    assert with_one_digit_wrong(TARGET[2], [], 0) is None


def test_the_program_prints_a_row_a_language_and_the_mean(tmp_path: Path) -> None:
    (tmp_path / "dev.en").write_text("\n".join(SOURCE) + "\n", encoding="utf-8")
    (tmp_path / "dev.pt").write_text("\n".join(TARGET) + "\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "benchmarks.localization",
        "--data",
        str(tmp_path),
        "--split",
        "dev",
        "--show",
        "1",
    ]
    run = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    lines = run.stdout.splitlines()
    assert [line.split()[0] for line in lines if line[:1].strip()] == ["language", "pt", "mean"]
    assert "number-extra" in run.stdout
