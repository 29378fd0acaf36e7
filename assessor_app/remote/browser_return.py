"""Waits on this machine for the browser to come back from a sign-in (RFC 8252): one answer, on loopback, then gone."""

from __future__ import annotations

import hmac
import html
import socket
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from urllib.parse import parse_qs, urlsplit

from assessor_app.errors import HubUnreachableError
from assessor_app.sentences import sentence

_LOOK_SECONDS = 0.2
_LINE_SECONDS = 2.0
_MOST_BYTES = 16 * 1024
_PAGE = """<!doctype html><meta charset="utf-8"><title>{said}</title>
<style>body {{ font: 1.1rem sans-serif; max-width: 30rem; margin: 20vh auto; text-align: center }}</style>
<p>{said}</p>"""


class BrowserReturn:
    """A port of this machine that listens for as long as a ``with`` lasts, reachable from nowhere else."""

    def __init__(self) -> None:
        try:
            self._bound = socket.create_server(("127.0.0.1", 0))
        except OSError as error:
            raise HubUnreachableError(sentence("This machine lets no browser come back to the app.")) from error
        self._bound.settimeout(_LOOK_SECONDS)
        self.address = f"http://127.0.0.1:{self._bound.getsockname()[1]}/"

    def __enter__(self) -> BrowserReturn:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._bound.close()

    def wait(
        self, state: str, farewell: str, cancelled: Callable[[], bool], seconds: float
    ) -> Mapping[str, str] | None:
        """What the browser brought that came with ``state``; None when cancelled or nothing came in ``seconds``.

        Whatever else calls is told that there is nothing: another program of this machine may be listening around.
        ``farewell`` is what the browser shows then.
        """
        until = time.monotonic() + seconds
        while not cancelled() and time.monotonic() < until:
            try:
                line, _ = self._bound.accept()
            except TimeoutError:
                continue
            with line:
                brought = _brought(line, state)
                _tell(line, farewell if brought is not None else "")
            if brought is not None:
                return brought
        return None


def _brought(line: socket.socket, state: str) -> Mapping[str, str] | None:
    """The query of a request that carries ``state``; a field named twice makes it none."""
    target = _target(line)
    try:
        parts = urlsplit(target) if target.startswith("/") else None
        if parts is None or parts.path != "/":
            return None
        fields = parse_qs(parts.query, strict_parsing=True, max_num_fields=20)
    except ValueError:
        return None
    if any(len(values) != 1 for values in fields.values()):
        return None
    brought = {name: values[0] for name, values in fields.items()}
    same = hmac.compare_digest(brought.get("state", "").encode("utf-8", "surrogateescape"), state.encode())
    return brought if same else None


def _target(line: socket.socket) -> str:
    """What a GET asks for, "" for anything else or a caller that is too slow."""
    until = time.monotonic() + _LINE_SECONDS
    heard = bytearray()
    try:
        while b"\r\n\r\n" not in heard and len(heard) < _MOST_BYTES:
            line.settimeout(max(0.01, until - time.monotonic()))
            piece = line.recv(4096)
            if not piece:
                return ""
            heard += piece
    except OSError:
        return ""
    words = bytes(heard).split(b"\r\n", 1)[0].split(b" ")
    return words[1].decode("ascii", "replace") if len(words) == 3 and words[0] == b"GET" else ""


def _tell(line: socket.socket, farewell: str) -> None:
    body = _PAGE.format(said=html.escape(farewell)).encode() if farewell else b""
    status = "200 OK" if farewell else "404 Not Found"
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
        "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\nReferrer-Policy: no-referrer\r\n"
        "Cache-Control: no-store\r\nConnection: close\r\n\r\n"
    )
    try:
        line.sendall(head.encode() + body)
    except OSError:
        # The browser has gone; what it brought counts all the same.
        return
