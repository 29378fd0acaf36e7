"""A real HTTP server on loopback that misbehaves on script, alone or in front of a real hub."""

from __future__ import annotations

import contextlib
import gzip
import http.client
import socket
import struct
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import TracebackType
from urllib.parse import urlsplit

PORTAL_PAGE = b"<!doctype html><title>Welcome</title><form action='/login'>Accept our terms to go online</form>"


@dataclass(frozen=True)
class Seen:
    """One request as it arrived; header names in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Exchange:
    """One request in the hands of a manner, which answers it, or does not."""

    server: RudeServer
    seen: Seen
    link: socket.socket
    keep_alive: bool = field(default=True)

    def send(self, data: bytes) -> None:
        self.link.sendall(data)

    def answer(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        self.send(rendered(status, body, headers))

    def forward(self) -> bytes:
        """The hub's real answer to this request, rendered; the hub has done what was asked."""
        address = urlsplit(self.server.upstream)
        connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=30)
        headers = {name: value for name, value in self.seen.headers.items() if name not in ("host", "connection")}
        try:
            connection.request(self.seen.method, self.seen.path, self.seen.body or None, headers)
            response = connection.getresponse()
            body = response.read()
        finally:
            connection.close()
        dropped = ("content-length", "transfer-encoding", "connection")
        kept = {name: value for name, value in response.getheaders() if name.lower() not in dropped}
        return rendered(response.status, body, kept)

    def hang_up(self) -> None:
        self.keep_alive = False

    def reset(self) -> None:
        """Close with RST, as a dying router does."""
        self.link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.keep_alive = False


Manner = Callable[[Exchange], None]


def rendered(status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> bytes:
    """A whole HTTP/1.1 answer."""
    lines = {"Content-Length": str(len(body))} | (headers or {})
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 {status} Rude\r\n{head}\r\n".encode("latin-1") + body


def polite(exchange: Exchange) -> None:
    """Pass the request on to the hub and its answer back."""
    if not exchange.server.upstream:
        exchange.answer(502)
        return
    try:
        whole = exchange.forward()
    except (OSError, http.client.HTTPException):
        exchange.reset()
        return
    exchange.send(whole)


def answering(status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> Manner:
    """Always the same answer."""

    def manner(exchange: Exchange) -> None:
        exchange.answer(status, body, headers)

    return manner


def saying_json(body: bytes, status: int = 200) -> Manner:
    return answering(status, body, {"Content-Type": "application/json"})


def refusing(exchange: Exchange) -> None:
    exchange.reset()


def captive_portal(exchange: Exchange) -> None:
    exchange.answer(200, PORTAL_PAGE, {"Content-Type": "text/html"})


def broken(exchange: Exchange) -> None:
    exchange.answer(500, b"Internal Server Error", {"Content-Type": "text/plain"})


def busy(exchange: Exchange) -> None:
    exchange.answer(503, b"", {"Retry-After": "7"})


def signed_out(exchange: Exchange) -> None:
    exchange.answer(401, b'{"error":"signed_out","sentence":"This device is signed out."}')


def hanging(exchange: Exchange) -> None:
    """No answer while the server lives; the client's own time-out must end it."""
    exchange.server.closing.wait(60)
    exchange.hang_up()


def truncating(exchange: Exchange) -> None:
    """The hub's answer, cut in the middle; what was asked for has been done."""
    try:
        whole = exchange.forward()
    except (OSError, http.client.HTTPException):
        exchange.reset()
        return
    exchange.send(whole[: -max(1, (len(whole) - whole.index(b"\r\n\r\n") - 4) // 2)])
    exchange.hang_up()


def losing_the_reply(exchange: Exchange) -> None:
    """The hub commits, the answer never arrives."""
    with contextlib.suppress(OSError, http.client.HTTPException):
        exchange.forward()
    exchange.reset()


def duplicating(exchange: Exchange) -> None:
    """The network delivers the request twice; the second answer is the one that comes back, and twice at that."""
    try:
        exchange.forward()
        whole = exchange.forward()
    except (OSError, http.client.HTTPException):
        exchange.reset()
        return
    exchange.send(whole + whole)
    exchange.hang_up()


def redirecting(location: str, status: int = 302) -> Manner:
    return answering(status, b"", {"Location": location})


def wrong_schema(exchange: Exchange) -> None:
    exchange.answer(426, b'{"error":"schema","sentence":"This app is too old for the hub."}')


def gzip_bomb(megabytes: int) -> Manner:
    """A small answer that unpacks into ``megabytes`` of JSON white space."""
    packed = gzip.compress(b" " * 1024 * 1024) * megabytes
    return answering(200, packed, {"Content-Encoding": "gzip", "Content-Type": "application/json"})


def single_gzip_bomb(megabytes: int) -> Manner:
    """As above, in one gzip member."""
    packed = gzip.compress(b" " * 1024 * 1024 * megabytes)
    return answering(200, packed, {"Content-Encoding": "gzip", "Content-Type": "application/json"})


def giant(megabytes: int) -> Manner:
    """An answer of real, unpacked megabytes."""

    def manner(exchange: Exchange) -> None:
        exchange.send(f"HTTP/1.1 200 OK\r\nContent-Length: {megabytes * 1024 * 1024}\r\n\r\n".encode())
        for _ in range(megabytes):
            exchange.send(b" " * 1024 * 1024)

    return manner


class RudeServer:
    """``script`` is worked off one manner per request, then ``manner`` holds; every request is in ``seen``."""

    def __init__(self, upstream: str = "", manner: Manner = polite) -> None:
        self.upstream = upstream
        self.manner = manner
        self.script: deque[Manner] = deque()
        self.seen: list[Seen] = []
        self.closing = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._links: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def then(self, *manners: Manner) -> None:
        """Misbehave so in the next requests, one each."""
        self.script.extend(manners)

    def __enter__(self) -> RudeServer:
        self._start(self._accept)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.closing.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            for link in self._links:
                with contextlib.suppress(OSError):
                    link.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(10)

    def _start(self, target: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=target, args=arguments, daemon=True)
        self._threads = [one for one in self._threads if one.is_alive()]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self.closing.is_set():
            try:
                link, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                self._links.add(link)
            self._start(self._serve, link)

    def _serve(self, link: socket.socket) -> None:
        try:
            with link, contextlib.suppress(OSError):
                for seen in _requests(link):
                    self.seen.append(seen)
                    exchange = Exchange(self, seen, link)
                    manner = self.script.popleft() if self.script else self.manner
                    manner(exchange)
                    if not exchange.keep_alive:
                        return
        finally:
            with self._lock:
                self._links.discard(link)


def _requests(link: socket.socket) -> Iterator[Seen]:
    """The requests of one connection, whole."""
    with link.makefile("rb") as stream:
        while line := stream.readline():
            method, path, _ = line.decode("latin-1").split(" ", 2)
            headers: dict[str, str] = {}
            while (line := stream.readline().decode("latin-1").strip()) != "":
                name, _, value = line.partition(":")
                headers[name.strip().lower()] = value.strip()
            body = stream.read(int(headers.get("content-length", "0")))
            yield Seen(method, path, headers, body)
