"""A real web server on this machine that misbehaves as told: it cuts, stalls, lies about lengths, redirects."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self


@dataclass
class Page:
    """What the server has at a path, and how it behaves there.

    ``cuts``: for each request in turn, after how many bytes of the answer the connection is cut; ``length``: a wrong
    Content-Length; ``statuses``: for each request in turn, another status than 200; ``delay``: seconds before the
    answer.
    """

    data: bytes = b""
    etag: str = '"1"'
    ranges: bool = True
    cuts: list[int] = field(default_factory=list)
    length: int | None = None
    statuses: list[int] = field(default_factory=list)
    location: str = ""
    delay: float = 0
    wrong_start: bool = False


class LocalServer:
    """Serves ``pages`` by path on a free port while it is entered; ``requests`` are (path, Range or "")."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.requests: list[tuple[str, str]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"owner": self}))
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_arguments: None  # type: ignore[method-assign]  # clients go away
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    def address(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}{path}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _traceback: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    owner: LocalServer

    def do_GET(self) -> None:
        self.close_connection = True
        self.owner.requests.append((self.path, self.headers.get("Range") or ""))
        page = self.owner.pages.get(self.path)
        if page is None:
            self.send_error(404)
            return
        time.sleep(page.delay)
        status = page.statuses.pop(0) if page.statuses else 302 if page.location else 200
        if status >= 400:
            self.send_error(status)
        elif page.location:
            self._redirect(status, page.location)
        else:
            self._send(page)

    def _redirect(self, status: int, location: str) -> None:
        self.send_response(status)
        self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, page: Page) -> None:
        start = self._start(page)
        if start > len(page.data):
            self.send_error(416)
            return
        body = page.data[start:]
        self.send_response(206 if start else 200)
        if start:
            shown = start - 1 if page.wrong_start else start
            self.send_header("Content-Range", f"bytes {shown}-{len(page.data) - 1}/{len(page.data)}")
        if page.etag:
            self.send_header("ETag", page.etag)
        self.send_header("Content-Length", str(len(body) if page.length is None else page.length))
        self.end_headers()
        self.wfile.write(body[: page.cuts.pop(0)] if page.cuts else body)

    def _start(self, page: Page) -> int:
        asked = self.headers.get("Range")
        condition = self.headers.get("If-Range")
        if not page.ranges or not asked or (condition and condition != page.etag):
            return 0
        return int(asked.removeprefix("bytes=").removesuffix("-"))

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""
