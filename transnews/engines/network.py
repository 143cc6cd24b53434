"""The only place that opens connections, for ``models search`` and ``models install``.

The standard library's urllib is enough: it minds the system's proxies and certificates, and drags nothing in.
"""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from transnews.errors import TransnewsError
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Mapping

ATTEMPTS = 3
"""Tries in a row that bring nothing new before an address is given up."""
BROKEN = (OSError, http.client.HTTPException)
"""What a connection that fails raises (urllib.error.URLError and TimeoutError are OSErrors)."""
_PAUSE = 0.25  # seconds before the second try; twice as long before each further one
_LARGEST_DOCUMENT = 64 << 20  # bytes; Argos's index has 30 kB, Mozilla's records 400 kB
_PASSING = {408, 425, 429, 500, 502, 503, 504}  # states of a server that may be over in a moment


class NetworkError(TransnewsError):
    """A document or file that could not be fetched; the message names its address and what went wrong."""


class _SafeRedirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects, but not from an encrypted connection to a plain one."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        if req.full_url.startswith("https:") and not newurl.startswith("https:"):
            raise urllib.error.URLError(_("the server redirects from https to {address}").format(address=newurl))
        return super().redirect_request(req, fp, code, msg, headers, newurl)


@cache
def _opener() -> urllib.request.OpenerDirector:
    """Return an opener for http and https only: no files of this machine, whatever a catalogue says."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.UnknownHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _SafeRedirects(),
    ):
        opener.add_handler(handler)
    return opener


def open_address(address: str, timeout: float, headers: Mapping[str, str] | None = None) -> http.client.HTTPResponse:
    """Send a GET request and return the response, to be closed by the caller.

    ``timeout``: seconds to wait for an answer, and for each next part; 0 is for ever. Raises NetworkError for what is
    no web address, HTTPError and the errors of ``BROKEN`` for what went wrong on the way.
    """
    try:
        parts = urlsplit(address)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        sound = False
    if not sound:
        raise NetworkError(_("'{address}' is no web address (https://...).").format(address=address))
    agent = {"User-Agent": f"transnews/{version('transnews')}"}
    request = urllib.request.Request(address, headers={**agent, **(headers or {})})  # noqa: S310 - checked above
    response: http.client.HTTPResponse = _opener().open(request, timeout=timeout or None)
    return response


def fetch_json(address: str, timeout: float) -> Any:
    """Return the JSON document at an address. Raises NetworkError."""
    data = _fetch(address, timeout)
    if len(data) > _LARGEST_DOCUMENT:
        size = _LARGEST_DOCUMENT >> 20
        raise NetworkError(_("{address}: larger than {size} MiB, so no catalogue.").format(address=address, size=size))
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        message = _("{address}: this is no JSON document ({reason}).")
        raise NetworkError(message.format(address=address, reason=error)) from error


def _fetch(address: str, timeout: float) -> bytes:
    """Return what is at an address, at most one byte more than a document may have."""
    attempt = 0
    while True:
        try:
            with open_address(address, timeout) as response:
                data = response.read(_LARGEST_DOCUMENT + 1)
                cut = bool(response.length) and len(data) <= _LARGEST_DOCUMENT
            if not cut:
                return data
            failure = NetworkError(_("{address}: the connection was cut.").format(address=address))
        except BROKEN as error:
            failure = failure_of(address, error)
            if not is_passing(error):
                raise failure from error
        attempt += 1
        if attempt == ATTEMPTS:
            raise failure
        pause(attempt)


def is_passing(error: BaseException) -> bool:
    """Tell whether what went wrong may be over in a moment: not where the server says that there is no such file."""
    return not isinstance(error, urllib.error.HTTPError) or error.code in _PASSING


def pause(attempt: int) -> None:
    """Wait before another try, longer each time."""
    time.sleep(_PAUSE * 2 ** (attempt - 1))


def failure_of(address: str, error: BaseException) -> NetworkError:
    """Return an error of a connection in words, with its address."""
    reason = getattr(error, "reason", None) or error
    if isinstance(error, urllib.error.HTTPError):
        text = _("the server answers {code} ({reason})").format(code=error.code, reason=error.reason)
        error.close()
    elif isinstance(error, TimeoutError) or isinstance(reason, TimeoutError):
        text = _("the server takes too long to answer")
    else:
        text = str(getattr(reason, "strerror", None) or reason or type(error).__name__)
    hint = _("Models also come as files: transnews models install --from-file FILE.")
    return NetworkError(_("{address}: {reason}.").format(address=address, reason=text), hint)
