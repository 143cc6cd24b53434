"""An article translated, edited in a CAT tool's own library, brought back, and translated again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
import pytest
from translate.storage import xliff, xliff2

from tests.program import run

ARTICLE = "# Ferry returns\n\nThe **ferry** returned on Monday. It carried 300 people.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with an article and its translation as XLIFF, without any engine's help."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ferry.en.md").write_text(ARTICLE, encoding="utf-8")
    memory = tmp_path / "first.sqlite"
    rows = "en\tpt\nFerry returns\tA balsa volta\nThe ferry returned on Monday.\tA ferry voltou na segunda-feira.\n"
    rows += "It carried 300 people.\tLevava 300 pessoas.\n"
    (tmp_path / "rows.tsv").write_text(rows, encoding="utf-8")
    assert run("memory", "import", "rows.tsv", "--all", "--memory", memory).out == "rows.tsv: 3 translations stored.\n"
    result = run("translate", "ferry.en.md", "--to", "pt", "--format", "xliff", "-o", "ferry.xlf", "--memory", memory)
    assert result.code == 0
    return tmp_path


def _edit(path: Path, before: str, after: str, reader: Any = xliff2.Xliff2File) -> None:
    """Edit a target as a CAT tool does, through translate-toolkit."""
    file = reader.parsefile(str(path))
    unit = next(unit for unit in file.units if unit.target and before in unit.target)
    unit.target = unit.target.replace(before, after)
    file.save()


def _edit_between_codes(path: Path, before: str, after: str) -> None:
    """Edit a target of XLIFF 1.2 as an editor does that shows its codes and keeps them."""
    reader: Any = xliff.Xliff1File
    file = reader.parsefile(str(path))
    for unit in file.units:
        if unit.target and before in unit.target:
            [rich] = unit.rich_target
            for leaf in rich.flatten():
                leaf.sub = [part.replace(before, after) if isinstance(part, str) else part for part in leaf.sub]
            unit.rich_target = [rich]
            unit.markapproved()
    file.save()


def test_an_edit_comes_back_and_is_used_again(folder: Path) -> None:
    _edit(folder / "ferry.xlf", "A ferry voltou", "O ferry regressou")
    applied = run("apply", "ferry.xlf", "--source", "ferry.en.md", "-o", "ferry.pt.md", "--memory", "own.sqlite")
    assert applied.code == 0
    assert "3 in place, 0 moved, 0 missing, 0 dropped; 3 remembered." in applied.err
    written = (folder / "ferry.pt.md").read_text(encoding="utf-8")
    assert written == "# A balsa volta\n\nO **ferry** regressou na segunda-feira. Levava 300 pessoas.\n"
    again = run("translate", "ferry.en.md", "--to", "pt", "--memory", "own.sqlite", "-q")
    assert again.out == written
    document = json.loads(
        run("translate", "ferry.en.md", "--to", "pt", "--memory", "own.sqlite", "--format", "json").out
    )
    assert [(unit["origin"], unit["state"]) for unit in document["units"]] == [("memory", "reviewed")] * 3
    assert document["signature"]["memory"]


@pytest.mark.parametrize("ending", ["docx", "html"])
def test_an_edit_comes_back_into_a_document_and_is_used_again(ending: str, folder: Path) -> None:
    name, result = f"ferry.en.{ending}", f"ferry.pt.{ending}"
    document = docx.Document()
    document.add_heading("Ferry returns", level=1)
    paragraph = document.add_paragraph("The ")
    paragraph.add_run("ferry").bold = True
    paragraph.add_run(" returned on Monday. It carried 300 people.")
    document.save("ferry.en.docx")
    page = "<h1>Ferry returns</h1><p>The <b>ferry</b> returned on Monday. It carried 300 people.</p>"
    Path("ferry.en.html").write_text(page, encoding="utf-8")
    arguments = (name, "--to", "pt", "--memory", "first.sqlite", "--format", "xliff", "-o", "job.xlf")
    assert run("translate", *arguments).code == 0
    _edit(folder / "job.xlf", "A ferry voltou", "O ferry regressou")
    applied = run("apply", "job.xlf", "--source", name, "-o", result, "--memory", "own.sqlite")
    assert (applied.code, "3 in place, 0 moved, 0 missing, 0 dropped" in applied.err) == (0, True)
    again = run("translate", name, "--to", "pt", "--memory", "own.sqlite", "-q", "-o", "again")
    assert again.code == 0
    assert Path("again").read_bytes() == Path(result).read_bytes()
    if ending == "html":
        assert "O <b>ferry</b> regressou na segunda-feira." in Path(result).read_text(encoding="utf-8")
    else:
        written = docx.Document(result).paragraphs[1]
        assert written.text == "O ferry regressou na segunda-feira. Levava 300 pessoas."
        assert [run.text for run in written.runs if run.bold] == ["ferry"]


@pytest.mark.parametrize("form", ["xliff-1.2", "xliff-1.2-codes"])
@pytest.mark.parametrize(
    ("name", "original", "wanted"),
    [
        (
            "talks.en.md",
            "**Aliyev** met [Margaryan](m.html) on Monday.\n",
            "[Margaryan](m.html) recebeu **Aliyev** ontem.\n",
        ),
        (
            "talks.en.html",
            '<p><b>Aliyev</b> met <a href="m">Margaryan</a> on Monday.</p>\n',
            '<p lang="pt"><a href="m">Margaryan</a> recebeu <b>Aliyev</b> ontem.</p>\n',
        ),
    ],
)
def test_xliff_12_comes_back(form: str, name: str, original: str, wanted: str, folder: Path) -> None:
    """With codes, these stay where the editor left them; without, markup finds its words again."""
    Path(name).write_text(original, encoding="utf-8")
    rows = "en\tpt\nAliyev met Margaryan on Monday.\tMargaryan encontrou Aliyev na segunda-feira.\n"
    Path("more.tsv").write_text(rows, encoding="utf-8")
    run("memory", "import", "more.tsv", "--all", "--memory", "first.sqlite")
    arguments = ("--to", "pt", "--memory", "first.sqlite", "--format", form, "-o", "job.xlf")
    assert run("translate", name, *arguments).code == 0
    for before, after in (("encontrou", "recebeu"), (" na segunda-feira", " ontem")):
        if form == "xliff-1.2":
            _edit(folder / "job.xlf", before, after, xliff.Xliff1File)
        else:
            _edit_between_codes(folder / "job.xlf", before, after)
    applied = run("apply", "job.xlf", "--source", name, "-o", "out", "--memory", "own.sqlite")
    assert (applied.code, "1 in place, 0 moved, 0 missing, 0 dropped; 1 remembered." in applied.err) == (0, True)
    assert Path("out").read_text(encoding="utf-8") == wanted
    Path(name).write_text(original.replace("met", "saw"), encoding="utf-8")
    changed = run("apply", "job.xlf", "--source", name, "--no-memory")
    assert (changed.code, "The original has changed" in changed.err) == (0, True)


def test_a_changed_original_is_told(folder: Path) -> None:
    (folder / "ferry.en.md").write_text(ARTICLE.replace("300", "310"), encoding="utf-8")
    result = run("apply", "ferry.xlf", "--source", "ferry.en.md", "-o", "out.md", "--no-memory", "--strict")
    assert result.code == 1
    assert "2 in place, 0 moved, 1 missing, 1 dropped; 0 remembered." in result.err
    assert "The original has changed" in result.err
    assert "It carried 310 people." in (folder / "out.md").read_text(encoding="utf-8")


def test_the_memory_goes_in_and_out(folder: Path) -> None:
    assert run("memory", "stats", "--memory", "first.sqlite").out == "en → pt\t3\n"
    assert run("memory", "export", "out.tmx", "--memory", "first.sqlite").code == 0
    assert run("memory", "import", "out.tmx", "--memory", "second.sqlite").out == "out.tmx: 3 translations stored.\n"
    missing = run("memory", "import", "none.tmx", "out.tmx", "--memory", "third.sqlite")
    assert (missing.code, missing.out) == (3, "out.tmx: 3 translations stored.\n")
    assert run("memory", "export", "empty.tmx", "--memory", "fourth.sqlite").code == 3
    empty = run("memory", "stats", "--memory", "fourth.sqlite")
    assert (empty.code, empty.out) == (0, "")
    assert "The memory is empty" in empty.err


def test_the_memory_of_a_settings_file_is_used(folder: Path) -> None:
    (folder / "own.toml").write_text('[transnews]\nmemory = "first.sqlite"\n', encoding="utf-8")
    assert run("memory", "stats", "--config", "own.toml").out == "en → pt\t3\n"
    assert run("memory", "export", "out.tmx", "--config", "own.toml").code == 0
    result = run("memory", "import", "out.tmx", "--config", "own.toml", "--memory", "second.sqlite")
    assert result.out == "out.tmx: 3 translations stored.\n"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("ferry.xlf", "--source", "none.md"), 3, "no such file"),
        (("none.xlf", "--source", "ferry.en.md"), 3, "no such file"),
        (("ferry.xlf", "--source", "ferry.en.md", "-o", "ferry.en.md"), 3, "would overwrite a source"),
        (("ferry.xlf", "--source", "ferry.en.md", "-o", "ferry.xlf"), 3, "would overwrite a source"),
        (("ferry.xlf", "--source", "other.txt"), 3, "belongs to another article"),
        (("ferry.xlf", "--source", "other.txt"), 3, "with --from and --to"),
        (("ferry.xlf", "--source", "rows.tsv"), 3, "It has: en, pt"),
        (("ferry.xlf", "--source", "ferry.en.md", "--boilerplate", "no"), 2, "'keep' or 'drop', not 'no'"),
        (("none.json", "--source", "ferry.en.md"), 3, "holds no translations"),
        (("ferry.xlf", "--source", "ferry.en.md", "--memory", "rows.tsv", "-o", "x.md"), 3, "cannot be used"),
    ],
)
def test_wrong_files(folder: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    (folder / "none.json").write_text("[]", encoding="utf-8")
    (folder / "other.txt").write_text("Snow in the hills\n\nThe road is closed.\n", encoding="utf-8")
    result = run("apply", *arguments)
    assert result.code == code
    assert words in result.err
