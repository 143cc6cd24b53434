from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from transnews.articles import ArticleError, find, read
from transnews.articles.encoding import decode
from transnews.articles.lines import read_lines
from transnews.files import UnreadableFileError

RUSSIAN = "Парламент проголосовал за бюджет. Министр поблагодарил депутатов за работу, сообщило агентство.\n"


def test_reading(tmp_path: Path) -> None:
    file = tmp_path / "talks.en.txt"
    file.write_text("Talks resume\n\nThe ministers met on Tuesday.\n", encoding="utf-8")
    article = read(file)
    assert (article.id, article.format, article.language, article.title) == (
        "talks.en.txt",
        "text",
        "en",
        "Talks resume",
    )
    assert article.issues == []


def test_front_matter_gives_date_and_language(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("---\ntitle: Fair\ndate: 2021-11-20\nlang: en\n---\n\nText.\n", encoding="utf-8")
    article = read(file)
    assert str(article.published) == "2021-11-20"
    assert (article.format, article.language, article.title) == ("markdown", "en", "Fair")


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-16", "utf-8-sig"])
def test_other_encodings(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes((RUSSIAN * 5).encode(encoding))
    article = read(file)
    assert article.blocks[0].text in RUSSIAN * 5
    told = [issue.code for issue in article.issues]
    assert told == ([] if encoding.startswith("utf") else ["encoding"])


def test_broken_utf8_stays_utf8_and_is_said() -> None:
    data = RUSSIAN.encode() + b"\xff\xfe broken\n" + RUSSIAN.encode()
    text, encoding, issues = decode(data, "a.txt")
    assert encoding == "utf-8"
    assert text.count("\ufffd") == 2
    assert issues[0].code == "encoding-broken"
    assert "line 2" in issues[0].message


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
    ],
)
def test_files_that_are_no_articles(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(ArticleError, match=said) as caught:
        read(file)
    assert name in caught.value.message
    assert caught.value.exit_code == 3


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="no such file"):
        read(tmp_path / "none.txt")
    with pytest.raises(UnreadableFileError, match="folder"):
        read(tmp_path)
    with pytest.raises(ArticleError, match="no such file"):
        find(tmp_path / "none")
    with pytest.raises(ArticleError, match="no articles"):
        find(tmp_path)


def test_folder_is_searched_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.TXT", ".hidden/d.txt", "e.pdf"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("Text.")
    assert [path.relative_to(tmp_path).as_posix() for path in find(tmp_path)] == ["a.md", "b.txt", "sub/c.TXT"]


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "a.en.txt"
    file.write_text("The road is open.\n" * 60_000, encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=r"a.en.txt: the file has 2 MB, more than the 1 MB") as caught:
        read(file, largest=1)
    assert "--largest 2" in caught.value.hint
    assert read(file, largest=2).blocks
    assert read(file, largest=0).blocks


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a device without an end is needed")
def test_of_a_device_no_more_is_read_than_the_limit() -> None:
    with pytest.raises(UnreadableFileError, match="more than the 1 MB"):
        read("/dev/zero", largest=1)


def lines_of(data: bytes, largest: int = 1) -> list[tuple[str, str]]:
    return list(read_lines(io.BytesIO(data), "a.txt", largest))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r"])
def test_lines_in_any_encoding(encoding: str) -> None:
    lines = ["Talks resume.", RUSSIAN.strip(), "", RUSSIAN.strip()]
    read_back = lines_of("\r\n".join(lines).encode(encoding))
    assert [line for line, _encoding in read_back] == lines


def test_a_latin_line_among_utf_8_ones() -> None:
    lines = ["A ponte está fechada há três dias.\n".encode(name) for name in ("utf-8", "latin-1", "utf-8")]
    assert lines_of(b"".join(lines)) == [
        ("A ponte está fechada há três dias.", name) for name in ("utf-8", "cp1252", "utf-8")
    ]


def test_lines_of_binary_data_and_without_an_end() -> None:
    with pytest.raises(ArticleError, match="binary"):
        lines_of(b"\x89PNG\0\0\r\n")
    with pytest.raises(UnreadableFileError, match="more than the 1 MB"):
        lines_of(b"x" * 1_000_001)


def test_lines_come_as_they_are_written() -> None:
    reader, writer = os.pipe()
    with os.fdopen(reader, "rb") as stream, os.fdopen(writer, "wb", 0) as pipe:
        pipe.write(b"The road is open.\n")
        lines = read_lines(stream, "a.txt")
        assert next(lines) == ("The road is open.", "utf-8")
        pipe.write("Está aberta.\n".encode("latin-1"))
        assert next(lines) == ("Está aberta.", "cp1252")


def test_utf_32_is_no_utf_16(tmp_path: Path) -> None:
    assert decode(RUSSIAN.encode("utf-32"), "a.txt")[:2] == (RUSSIAN, "utf-32")
    assert lines_of(RUSSIAN.encode("utf-32")) == [(RUSSIAN.strip(), "utf-8")]
