"""Runs the hub until it is told to stop: says where it listens, and logs nobody's name or token."""

from __future__ import annotations

import os
import signal
import socket
import ssl
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from ipaddress import ip_address
from pathlib import Path
from types import FrameType

import uvicorn

from assessor_app.hub.app import create_app
from assessor_app.hub.artifacts.place import ArtifactWish
from assessor_app.hub.door.request_log import start_log
from assessor_app.hub.door.traffic import Traffic
from assessor_app.hub.environment import HubEnvironment
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.state import Hub

GRACE_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Listen:
    """Where to listen; port 0 lets the system choose. ``certificate`` and its key make it HTTPS.

    ``with_parent``: stop when standard input ends, that is, when the process that started the hub is gone.
    ``workers`` is how many processes serve at once, on the one port.
    """

    host: str = "127.0.0.1"
    port: int = 8420
    port_file: Path | None = None
    certificate: Path | None = None
    certificate_key: Path | None = None
    with_parent: bool = False
    workers: int = 1

    @property
    def scheme(self) -> str:
        """``https`` with a certificate."""
        return "https" if self.certificate is not None else "http"


class Server(uvicorn.Server):
    """Tells its address once it really listens."""

    def __init__(self, config: uvicorn.Config, listening: Callable[[], None]) -> None:
        super().__init__(config)
        self._listening = listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then tell."""
        await super().startup(sockets=sockets)
        self._listening()

    def stop(self) -> None:
        """Take no more requests, finish those under way, and end; from any thread."""
        self.should_exit = True


def serve(
    folder: Path,
    database_url: str | None,
    listen: Listen,
    say: Callable[[str], None],
    artifacts: ArtifactWish | None = None,
) -> None:
    """Serve until SIGTERM or Ctrl+C; requests under way are finished first. Raises HubSetupError."""
    start_logging()
    _check_certificate(listen)
    hub = Hub.open(folder, database_url, artifacts=artifacts)
    try:
        hub.artifacts.sweep()
        bound = _bind(listen)
        if listen.workers > 1:
            hub.close()
            _serve_many(folder, database_url, listen, bound, say)
        else:
            _serve_here(hub, listen, bound, say)
    finally:
        hub.close()


def _check_certificate(listen: Listen) -> None:
    """Raises HubSetupError where certificate and key are not there, or do not belong together."""
    if listen.certificate is None:
        if listen.certificate_key is not None:
            raise HubSetupError("There is a --certificate-key, but no --certificate.")
        return
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(listen.certificate, listen.certificate_key)
    except ssl.SSLError as error:
        raise HubSetupError("This is no certificate with its key.", "Both are PEM files.") from error
    except OSError as error:
        raise HubSetupError(f"The certificate or its key cannot be read: {error.strerror}.") from error


def start_logging() -> None:
    """Warnings and errors to standard error; no line holds a name, a path with ids, or anything people wrote."""
    start_log(sys.stderr, requests=HubEnvironment.read().log_requests)


def _serve_here(hub: Hub, listen: Listen, bound: socket.socket, say: Callable[[str], None]) -> None:
    server = Server(configuration(hub, listen), partial(_tell, listen, bound.getsockname()[1], say))
    if listen.with_parent:
        threading.Thread(target=_follow_parent, args=(server.stop,), daemon=True, name="parent").start()
    run_server(server, bound)


def _serve_many(
    folder: Path, database_url: str | None, listen: Listen, bound: socket.socket, say: Callable[[str], None]
) -> None:
    # Late: most hubs are one process.
    from assessor_app.hub.workers import Workers

    workers = Workers(folder, database_url, listen, bound)
    if listen.with_parent:
        threading.Thread(target=_follow_parent, args=(workers.stop,), daemon=True, name="parent").start()
    workers.run(partial(_tell, listen, bound.getsockname()[1], say))


def _tell(listen: Listen, port: int, say: Callable[[str], None]) -> None:
    if listen.port_file is not None:
        _write_atomically(listen.port_file, f"{port}\n")
    say(f"The hub listens at {listen.scheme}://{_shown(listen.host)}:{port}")
    if listen.certificate is None and not _is_loopback(listen.host):
        say("Without --certificate, passwords and scores travel unencrypted: put a TLS proxy in front.")


def configuration(hub: Hub, listen: Listen, traffic: Traffic | None = None) -> uvicorn.Config:
    """How uvicorn serves this hub; ``traffic`` as :func:`create_app` takes it."""
    return uvicorn.Config(
        create_app(hub, traffic),
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        # A header anybody can send must not decide whose failures are counted. Without the proxy's word all callers
        # behind it would be one, and anybody's wrong guesses would shut the door to everybody.
        proxy_headers=bool(hub.environment.proxies),
        forwarded_allow_ips=list(hub.environment.proxies),
        lifespan="off",
        # The same everywhere, whatever else happens to be installed.
        loop="asyncio",
        http="h11",
        timeout_graceful_shutdown=GRACE_SECONDS,
        ssl_certfile=listen.certificate,
        ssl_keyfile=listen.certificate_key,
    )


def run_server(server: uvicorn.Server, bound: socket.socket) -> None:
    """Run; a stop that was asked for is a normal end, so the signal is not raised again afterwards."""
    before = {one: signal.signal(one, _ignore) for one in (signal.SIGTERM, signal.SIGINT)}
    try:
        server.run(sockets=[bound])
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
        bound.close()


def _follow_parent(stop: Callable[[], None]) -> None:
    # the system closes the other end even when the parent was killed
    while os.read(sys.stdin.fileno(), 1024):
        continue
    stop()


def _ignore(_signal: int, _frame: FrameType | None) -> None:
    """The server has stopped already when this is called."""


def _bind(listen: Listen) -> socket.socket:
    """A bound socket. Raises HubSetupError when the address is taken or not ours."""
    try:
        family = socket.getaddrinfo(listen.host, listen.port, type=socket.SOCK_STREAM)[0]
        # The protocol is named, for only then asyncio sends an answer at once: its head and its body are two packets,
        # and the second would wait 40 ms for the other side to confirm the first.
        bound = socket.socket(family[0], socket.SOCK_STREAM, socket.IPPROTO_TCP)
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
