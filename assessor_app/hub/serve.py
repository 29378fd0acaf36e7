"""Runs the hub until it is told to stop: says where it listens, and logs nobody's name or token."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from types import FrameType

import uvicorn

from assessor_app.hub.app import create_app
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.state import Hub

GRACE_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Listen:
    """Where to listen; port 0 lets the system choose. ``certificate`` and its key make it HTTPS.

    ``with_parent``: stop when standard input ends, that is, when the process that started the hub is gone.
    """

    host: str = "127.0.0.1"
    port: int = 8420
    port_file: Path | None = None
    certificate: Path | None = None
    certificate_key: Path | None = None
    with_parent: bool = False

    @property
    def scheme(self) -> str:
        """``https`` with a certificate."""
        return "https" if self.certificate is not None else "http"


class _Server(uvicorn.Server):
    """Tells its address once it really listens."""

    def __init__(self, config: uvicorn.Config, listening: Callable[[], None]) -> None:
        super().__init__(config)
        self._listening = listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then tell."""
        await super().startup(sockets=sockets)
        self._listening()


def serve(folder: Path, database_url: str | None, listen: Listen, say: Callable[[str], None]) -> None:
    """Serve until SIGTERM or Ctrl+C; requests under way are finished first. Raises HubSetupError."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    hub = Hub.open(folder, database_url)
    try:
        hub.artifacts.sweep()
        bound = _bind(listen)
        port = bound.getsockname()[1]

        def tell() -> None:
            if listen.port_file is not None:
                _write_atomically(listen.port_file, f"{port}\n")
            say(f"The hub listens at {listen.scheme}://{_shown(listen.host)}:{port}")
            if listen.certificate is None and not _is_loopback(listen.host):
                say("Without --certificate, passwords and scores travel unencrypted: put a TLS proxy in front.")

        server = _Server(_configuration(hub, listen), tell)
        if listen.with_parent:
            threading.Thread(target=_follow_parent, args=(server,), daemon=True, name="parent").start()
        _run(server, bound)
    finally:
        hub.close()


def _configuration(hub: Hub, listen: Listen) -> uvicorn.Config:
    return uvicorn.Config(
        create_app(hub),
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        # A header anybody can send must not decide whose failures are counted.
        proxy_headers=False,
        lifespan="off",
        timeout_graceful_shutdown=GRACE_SECONDS,
        ssl_certfile=listen.certificate,
        ssl_keyfile=listen.certificate_key,
    )


def _run(server: uvicorn.Server, bound: socket.socket) -> None:
    """Run; a stop that was asked for is a normal end, so the signal is not raised again afterwards."""
    before = {one: signal.signal(one, _ignore) for one in (signal.SIGTERM, signal.SIGINT)}
    try:
        server.run(sockets=[bound])
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
        bound.close()


def _follow_parent(server: uvicorn.Server) -> None:
    # the system closes the other end even when the parent was killed
    while os.read(sys.stdin.fileno(), 1024):
        continue
    server.should_exit = True


def _ignore(_signal: int, _frame: FrameType | None) -> None:
    """The server has stopped already when this is called."""


def _bind(listen: Listen) -> socket.socket:
    """A bound socket. Raises HubSetupError when the address is taken or not ours."""
    try:
        family = socket.getaddrinfo(listen.host, listen.port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family[0], socket.SOCK_STREAM)
        try:
            if os.name == "posix":
                bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            bound.bind(family[4])
        except OSError:
            bound.close()
            raise
    except OSError as error:
        raise HubSetupError(
            f"The hub cannot listen at {listen.host}, port {listen.port}.", "Choose another with --host or --port."
        ) from error
    return bound


def _write_atomically(path: Path, text: str) -> None:
    """Whoever waits for the file reads all of it or nothing."""
    part = path.with_name(f"{path.name}.part")
    part.write_text(text, encoding="ascii")
    part.replace(path)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
