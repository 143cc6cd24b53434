from __future__ import annotations

import os
from pathlib import Path

import pytest

from transnews import files


def test_writing_makes_folders_and_replaces(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.txt"
    files.write(path, b"one")
    files.write(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(files.OutputError, match="file") as caught:
        files.write(tmp_path / "file" / "a.txt", b"")
    assert caught.value.exit_code == 3
    assert "-o" in caught.value.hint


def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    files.write(path, b"old")

    def interrupt(_self: Path, _target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        files.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_permissions_follow_the_mask_and_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    old = os.umask(0o027)
    try:
        files.write(path, b"")
        assert path.stat().st_mode & 0o777 == 0o640
        path.chmod(0o600)
        files.write(path, b"again")
    finally:
        os.umask(old)
    assert path.stat().st_mode & 0o777 == 0o600
