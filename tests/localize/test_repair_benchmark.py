"""The arithmetic of the benchmark of repair, on texts written for it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from benchmarks.repair import alike, in_english_form, measure, total
from transnews.localize import find_mentions
from transnews.localize.cldr import locale_for

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = ["More than 6,500 died on November 28.", "Nearly 9.5% of 2,000 miles", "No number here."]
TARGET = ["Mais de 6.500 morreram em 28 de novembro.", "Quase 9.5% de 3200 km", "Nenhum aqui."]


def test_what_stays_and_what_comes_back_is_counted() -> None:
    counts = measure(SOURCE, TARGET, "en", "pt")
    assert (counts.sentences, counts.same, counts.same_but_quotes) == (3, 2, 2)
    assert (counts.numbers, counts.numbers_restored, counts.dates, counts.dates_restored) == (1, 1, 1, 1)
    assert counts.changed == [(SOURCE[1], TARGET[1], "Quase 9,5% de 3200 km")]
    assert total([counts, counts]).numbers == 2


def test_english_forms() -> None:
    locale = locale_for("de")
    text = "2.345,6 %, 40 Prozent, 1.000.000, 1000, 28. November 2021, 28.11.2021 und F-16"
    forms = [in_english_form(mention, locale) for mention in find_mentions(text, "de") if mention.hard]
    assert forms == ["2,345.6%", "40 Prozent", "1,000,000", None, "November 28, 2021", None]


def test_marks_between_groups_do_not_count() -> None:
    assert alike("rund 6.500 Tote", "rund 6\u00a0500 Tote", "de")
    assert not alike("rund 6,500 Tote", "rund 6.500 Tote", "de")


def test_the_program_prints_a_row_a_language_and_the_sum(tmp_path: Path) -> None:
    (tmp_path / "dev.en").write_text("\n".join(SOURCE) + "\n", encoding="utf-8")
    (tmp_path / "dev.pt").write_text("\n".join(TARGET) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "benchmarks.repair", "--data", str(tmp_path), "--split", "dev", "--show", "1"]
    rows = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert rows[1].split() == ["pt", "3", "66.67%", "66.67%", "1", "100.0%", "1", "100.0%"]
    assert "changed:" in rows[2]
    assert rows[-1].split()[0] == "all"
