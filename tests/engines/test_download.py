from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from tests.engines.local_server import LocalServer, Page
from transnews.engines import network
from transnews.engines.download import Source, download
from transnews.engines.network import NetworkError, fetch_json
from transnews.engines.space import DiskSpaceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DATA = bytes(number * number % 251 for number in range(300_000))
SHA256 = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalServer]:
    monkeypatch.setattr(network, "_PAUSE", 0.01)
    with LocalServer() as running:
        yield running


def fetch(server: LocalServer, folder: Path, page: Page, sha256: str = "", size: int = 0) -> bytes:
    server.pages["/m"] = page
    download(Source((server.address("/m"),), size, sha256), folder / "model", timeout=1)
    return (folder / "model").read_bytes()


def test_a_file_comes_whole_and_progress_is_told(server: LocalServer, tmp_path: Path) -> None:
    server.pages["/m"] = Page(DATA)
    told: list[tuple[int, int]] = []
    source = Source((server.address("/m"),), len(DATA), SHA256)
    download(source, tmp_path / "model", 1, lambda done, total: told.append((done, total)))
    assert (tmp_path / "model").read_bytes() == DATA
    assert told[0] == (0, len(DATA))
    assert told[-1] == (len(DATA), len(DATA))
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_a_cut_download_goes_on_where_it_stopped(server: LocalServer, tmp_path: Path) -> None:
    assert fetch(server, tmp_path, Page(DATA, cuts=[100_000, 50_000])) == DATA
    assert [asked for _path, asked in server.requests] == ["", "bytes=100000-", "bytes=150000-"]


def test_a_later_run_goes_on_where_an_earlier_one_stopped(server: LocalServer, tmp_path: Path) -> None:
    with pytest.raises(NetworkError, match=r"cut after 100000 of 300000 bytes"):
        fetch(server, tmp_path, Page(DATA, cuts=[100_000, 0, 0, 0, 0]))
    assert fetch(server, tmp_path, Page(DATA)) == DATA
    assert server.requests[-1] == ("/m", "bytes=100000-")


def test_a_server_without_ranges_sends_all_again(server: LocalServer, tmp_path: Path) -> None:
    assert fetch(server, tmp_path, Page(DATA, ranges=False, cuts=[100_000])) == DATA
    assert fetch(server, tmp_path, Page(DATA, etag="", cuts=[100_000])) == DATA
    assert server.requests[-1] == ("/m", "")


def test_a_file_that_changed_meanwhile_is_fetched_anew(server: LocalServer, tmp_path: Path) -> None:
    with pytest.raises(NetworkError):
        fetch(server, tmp_path, Page(DATA[::-1], etag='"old"', cuts=[100_000, 0, 0, 0, 0]))
    assert fetch(server, tmp_path, Page(DATA, etag='"new"')) == DATA
    assert server.requests[-1] == ("/m", "bytes=100000-")


def test_a_beginning_of_another_file_is_noticed_by_the_checksum(server: LocalServer, tmp_path: Path) -> None:
    (tmp_path / "model.part").write_bytes(b"something else" * 100)
    assert fetch(server, tmp_path, Page(DATA, etag=""), SHA256) == DATA
    assert [asked for _path, asked in server.requests] == ["bytes=1400-", ""]


def test_what_came_whole_before_is_not_fetched_again(server: LocalServer, tmp_path: Path) -> None:
    (tmp_path / "model.part").write_bytes(DATA)
    assert fetch(server, tmp_path, Page(DATA), SHA256, len(DATA)) == DATA
    assert server.requests == []


def test_more_than_the_server_has_is_fetched_anew(server: LocalServer, tmp_path: Path) -> None:
    (tmp_path / "model.part").write_bytes(DATA + b"more")
    assert fetch(server, tmp_path, Page(DATA), SHA256) == DATA


def test_a_server_that_goes_on_elsewhere_is_asked_for_all(server: LocalServer, tmp_path: Path) -> None:
    assert fetch(server, tmp_path, Page(DATA, cuts=[100_000], wrong_start=True)) == DATA
    assert server.requests[-1] == ("/m", "")


def test_a_wrong_checksum_is_told_and_leaves_nothing(server: LocalServer, tmp_path: Path) -> None:
    with pytest.raises(NetworkError, match="wrong checksum") as caught:
        fetch(server, tmp_path, Page(DATA[:-1] + b"?"), SHA256)
    assert SHA256 in caught.value.message
    assert list(tmp_path.iterdir()) == []
    assert len(server.requests) == 2


def test_a_wrong_size_is_told(server: LocalServer, tmp_path: Path) -> None:
    with pytest.raises(NetworkError, match="the server has 300000 bytes, the catalogue says 299999"):
        fetch(server, tmp_path, Page(DATA), size=299_999)


def test_a_length_that_is_too_long_is_a_cut(server: LocalServer, tmp_path: Path) -> None:
    with pytest.raises(NetworkError, match="cut after 300000 of 300050 bytes"):
        fetch(server, tmp_path, Page(DATA, length=300_050, ranges=False))


def test_a_length_that_is_too_short_is_noticed_by_the_checksum(server: LocalServer, tmp_path: Path) -> None:
    with pytest.raises(NetworkError, match="wrong checksum"):
        fetch(server, tmp_path, Page(DATA, length=299_000), SHA256)


def test_a_length_beyond_the_disk_is_told_before_anything_comes(server: LocalServer, tmp_path: Path) -> None:
    with pytest.raises(DiskSpaceError, match=r"1000000000\.0 MB are needed") as caught:
        fetch(server, tmp_path, Page(DATA, length=10**15))
    assert "firefox_models" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("status", [404, 403, 410])
def test_no_such_file_is_told_at_once(server: LocalServer, tmp_path: Path, status: int) -> None:
    with pytest.raises(NetworkError, match=str(status)) as caught:
        fetch(server, tmp_path, Page(DATA, statuses=[status]))
    assert server.address("/m") in caught.value.message
    assert "--from-file" in caught.value.hint
    assert len(server.requests) == 1


def test_a_server_that_is_busy_is_asked_again(server: LocalServer, tmp_path: Path) -> None:
    assert fetch(server, tmp_path, Page(DATA, statuses=[503, 500])) == DATA


def test_another_address_is_tried(server: LocalServer, tmp_path: Path) -> None:
    server.pages["/b"] = Page(DATA)
    download(Source((server.address("/a"), server.address("/b"))), tmp_path / "model", 1)
    assert (tmp_path / "model").read_bytes() == DATA


def test_a_slow_server_is_given_up(server: LocalServer, tmp_path: Path) -> None:
    server.pages["/m"] = Page(DATA, delay=2)
    with pytest.raises(NetworkError, match="too long to answer"):
        download(Source((server.address("/m"),)), tmp_path / "model", timeout=0.1)


def test_redirects_are_followed_but_not_round_and_round(server: LocalServer, tmp_path: Path) -> None:
    server.pages["/there"] = Page(DATA, cuts=[100_000])
    assert fetch(server, tmp_path, Page(location="/there")) == DATA
    assert server.requests[-1] == ("/there", "bytes=100000-")
    with pytest.raises(NetworkError, match="redirect"):
        fetch(server, tmp_path, Page(location="/m"))


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://example.org/x", "/etc/passwd", "http:///x", "http://[x", ""]
)
def test_only_web_addresses_are_opened(tmp_path: Path, address: str) -> None:
    with pytest.raises(NetworkError, match="no web address"):
        download(Source((address,)), tmp_path / "model", 1)


def test_a_redirect_to_a_file_is_not_followed(server: LocalServer, tmp_path: Path) -> None:
    with pytest.raises(NetworkError):
        fetch(server, tmp_path, Page(location="file:///etc/passwd"))


def test_nobody_listening_is_told(tmp_path: Path) -> None:
    with LocalServer() as gone:
        address = gone.address("/m")
    with pytest.raises(NetworkError, match="refused"):
        download(Source((address,)), tmp_path / "model", 1)


def test_documents(server: LocalServer) -> None:
    server.pages["/j"] = Page(b'{"a": 1}', statuses=[503], cuts=[3])
    assert fetch_json(server.address("/j"), 1) == {"a": 1}
    server.pages["/j"] = Page(b"<html>Welcome to the hotel's network</html>")
    with pytest.raises(NetworkError, match="no JSON document"):
        fetch_json(server.address("/j"), 1)
    server.pages["/j"] = Page(b"[" * 1_000_000)
    with pytest.raises(NetworkError, match="no JSON document"):
        fetch_json(server.address("/j"), 1)
    server.pages["/j"] = Page(b"\xff\xfe\x00")
    with pytest.raises(NetworkError, match="no JSON document"):
        fetch_json(server.address("/j"), 1)
    server.pages["/j"] = Page(b"[1, 2, 3]", cuts=[2, 2, 2])
    with pytest.raises(NetworkError, match="cut"):
        fetch_json(server.address("/j"), 1)
    with pytest.raises(NetworkError, match="404"):
        fetch_json(server.address("/none"), 1)
