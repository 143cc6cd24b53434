"""The PDF edition, read with poppler; WeasyPrint and Pango must be there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bitexts import samples
from tests.programs import program
from transnews.batch.outputs import Outputs
from transnews.bitexts import pdf
from transnews.errors import MissingComponentError
from transnews.model import ParallelText
from transnews.settings import Settings


@pytest.fixture
def library() -> None:
    try:
        pdf.require()
    except MissingComponentError as error:
        pytest.skip(str(error))


def test_equal_texts_give_equal_bytes(library: None) -> None:
    data = pdf.serialize(samples.news())
    assert data.startswith(b"%PDF-1.7")
    assert data == pdf.serialize(samples.news())
    assert data != pdf.serialize(samples.news_in_arabic())


def test_poppler_reads_both_columns(library: None, tmp_path: Path) -> None:
    command = program("pdftotext", "poppler-utils")
    (tmp_path / "edition.pdf").write_bytes(pdf.serialize(samples.news()))
    arguments = [*command, "-layout", str(tmp_path / "edition.pdf"), "-"]
    text = subprocess.run(arguments, check=True, capture_output=True, timeout=60).stdout.decode()
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "About 6,500 people fled. Cerca de 6.500 pessoas fugiram." in lines
    assert any("The translation lacks <Aliyev> & its title." in line for line in lines)


@pytest.mark.parametrize(("text", "mirrored"), [(samples.news(), False), (samples.news_in_arabic(), True)])
def test_the_source_stands_where_reading_begins(
    library: None,
    text: ParallelText,
    mirrored: bool,  # noqa: FBT001 - a parameter
    tmp_path: Path,
) -> None:
    command = program("pdftotext", "poppler-utils")
    (tmp_path / "edition.pdf").write_bytes(pdf.serialize(text))
    arguments = [*command, "-bbox", str(tmp_path / "edition.pdf"), "-"]
    words = subprocess.run(arguments, check=True, capture_output=True, timeout=60).stdout.decode()
    place = re.search(r'xMin="([\d.]+)"[^>]*>6,500<', words)
    issue = re.search(r'xMin="([\d.]+)"[^>]*>term-missing<', words)
    assert place is not None
    assert issue is not None
    middle = 595 / 2  # points, of A4
    assert (float(place[1]) > middle) == mirrored
    assert (float(issue[1]) > middle) != mirrored


@pytest.mark.parametrize("name", samples.NASTY)
def test_any_text(library: None, name: str) -> None:
    assert pdf.serialize(samples.parallel([(name, name)])).startswith(b"%PDF-")


def test_a_missing_library_is_told_before_anything_is_translated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(MissingComponentError, match=r"pip install 'transnews\[pdf\]'"):
        Outputs("out/", Settings(formats=("pdf",)), [], single=True)
