"""The benchmark's own arithmetic, on pairs written for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.names import judge, read_pairs

TABLE = """label\ta\tb\tsplit
1\tMargaryan\tMargarian\tdev
0\tIran\tIraq\tdev
1\tMargaryan\tShoigu\ttest
1\tShoigu\tШойгу\ttest
0\tАлиев\tAliyeva\ttest
"""


def test_precision_and_recall(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "pairs.tsv"
    file.write_text(TABLE, encoding="utf-8")
    pairs = read_pairs(file)
    assert [pair.kind for pair in pairs] == [*["Latin"] * 3, *["across scripts"] * 2]
    assert judge(pairs, "all", show=True) == {"Latin": (1.0, 0.5), "across scripts": (1.0, 1.0)}
    assert "missed: Margaryan / Shoigu" in capsys.readouterr().out
