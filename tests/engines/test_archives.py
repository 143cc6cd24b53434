from __future__ import annotations

import contextlib
import gzip
import hashlib
import stat
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews.engines.install import archives
from transnews.engines.install.archives import unpack
from transnews.engines.install.compressed import unpack_file, zstd
from transnews.engines.install.errors import BadModelFileError
from transnews.engines.space import DiskSpaceError
from transnews.errors import TransnewsError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def archive(folder: Path, *names: str) -> Path:
    path = folder / "a.zip"
    with zipfile.ZipFile(path, "w") as file:
        for name in names:
            file.writestr(name, "content")
    return path


def into(folder: Path) -> Path:
    target = folder / "into"
    target.mkdir()
    return target


def test_files_and_folders_are_unpacked(tmp_path: Path) -> None:
    target = into(tmp_path)
    unpack(archive(tmp_path, "model/", "model/a.bin", "b.json"), target)
    assert sorted(str(path.relative_to(target)) for path in target.rglob("*")) == ["b.json", "model", "model/a.bin"]
    assert (target / "model" / "a.bin").read_text() == "content"


@pytest.mark.parametrize(
    "name", ["../evil", "a/../../evil", "/etc/evil", "C:/evil", "a\\..\\..\\evil", "\\\\host\\evil", ".."]
)
def test_paths_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as file:
        member = zipfile.ZipInfo("x")
        member.filename = name
        file.writestr(member, "content")
    target = into(tmp_path)
    with pytest.raises(BadModelFileError, match="leads out of its folder"):
        unpack(path, target)
    assert list(target.iterdir()) == []


@given(st.text(st.sampled_from("a./\\:C\0"), min_size=1, max_size=8))
def test_no_name_leads_out(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    folder = tmp_path_factory.mktemp("names")
    target = into(folder)
    path = folder / "a.zip"
    with zipfile.ZipFile(path, "w") as file:
        member = zipfile.ZipInfo("x")
        member.filename = name
        file.writestr(member, "content")
    with contextlib.suppress(BadModelFileError):
        unpack(path, target)
    assert {entry.name for entry in folder.iterdir()} == {"a.zip", "into"}


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO])
def test_links_and_devices_are_refused(tmp_path: Path, kind: int) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as file:
        member = zipfile.ZipInfo("model.bin")
        member.external_attr = (kind | 0o777) << 16
        file.writestr(member, "/etc/passwd")
    with pytest.raises(BadModelFileError, match="link or a device"):
        unpack(path, into(tmp_path))


def test_a_bomb_is_refused_and_the_limit_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("model.bin", bytes(20 << 20))
    with pytest.raises(BadModelFileError, match="more than 100 times its size"):
        unpack(path, into(tmp_path))


def change_size(path: Path, size: int) -> None:
    """Make an archive announce another size for a file, in its directory and before the file."""
    data = bytearray(path.read_bytes())
    directory = data.index(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = size.to_bytes(4, "little")
    data[22:26] = size.to_bytes(4, "little")
    path.write_bytes(data)


def test_a_bomb_that_says_it_is_small_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("model.bin", bytes(20 << 20))
    change_size(path, 1000)
    target = into(tmp_path)
    with pytest.raises(BadModelFileError, match="damaged"):
        unpack(path, target)
    assert all(file.stat().st_size <= 1000 for file in target.iterdir())


def test_sizes_beyond_all_limits_are_refused(tmp_path: Path) -> None:
    path = archive(tmp_path, "model.bin")
    change_size(path, 0xFFFFFFF0)
    with pytest.raises(BadModelFileError, match="more than 100 times"):
        unpack(path, into(tmp_path))


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_FILES", 2)
    with pytest.raises(BadModelFileError, match="more than 2 files"):
        unpack(archive(tmp_path, "a", "b", "c"), into(tmp_path))


def test_a_name_that_comes_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadModelFileError, match="twice"):
        unpack(archive(tmp_path, "model.bin", "MODEL.bin"), into(tmp_path))


@pytest.mark.parametrize(
    "harm",
    [lambda data: data[:-30], lambda data: data[: len(data) // 2], lambda _data: b"", lambda _data: b"no zip" * 99],
)
def test_half_an_archive_is_told(tmp_path: Path, harm: Callable[[bytes], bytes]) -> None:
    path = archive(tmp_path, "model.bin", "other.bin")
    path.write_bytes(harm(path.read_bytes()))
    with pytest.raises(BadModelFileError, match=r"a\.zip.*damaged"):
        unpack(path, into(tmp_path))


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    path = archive(tmp_path, "model.bin")
    data = path.read_bytes()
    path.write_bytes(data.replace(b"content", b"contend"))
    with pytest.raises(BadModelFileError, match="damaged"):
        unpack(path, into(tmp_path))


@given(st.data())
def test_a_damaged_archive_raises_nothing_but_our_errors(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    path = archive(folder, "model.bin", "ünder/öther.bin")
    content = bytearray(path.read_bytes())
    for _change in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    with contextlib.suppress(TransnewsError):
        unpack(path, into(folder))
    assert {entry.name for entry in folder.iterdir()} == {"a.zip", "into"}


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress, bytes])
def test_files_are_unpacked_whatever_they_are_packed_with(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    packed = tmp_path / "packed"
    packed.write_bytes(pack(b"weights" * 1000))
    digest = unpack_file(packed, tmp_path / "plain", 7000)
    assert (tmp_path / "plain").read_bytes() == b"weights" * 1000
    assert digest == hashlib.sha256(b"weights" * 1000).hexdigest()


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress])
def test_half_a_packed_file_is_told(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    packed = tmp_path / "packed"
    packed.write_bytes(pack(b"weights" * 1000)[:-9])
    with pytest.raises(BadModelFileError, match=r"packed: it is damaged, or its end is missing"):
        unpack_file(packed, tmp_path / "plain")


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress])
def test_a_packed_file_larger_than_announced_is_stopped(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    packed = tmp_path / "packed"
    packed.write_bytes(pack(bytes(50 << 20)))
    with pytest.raises(BadModelFileError, match="more than 1000 bytes"):
        unpack_file(packed, tmp_path / "plain", 1000)
    assert (tmp_path / "plain").stat().st_size <= 1000


def test_a_disk_without_room_is_told(tmp_path: Path) -> None:
    (tmp_path / "packed").write_bytes(b"weights")
    with pytest.raises(DiskSpaceError, match="no room"):
        unpack_file(tmp_path / "packed", tmp_path / "plain", 10**18)
    assert not (tmp_path / "plain").exists()
