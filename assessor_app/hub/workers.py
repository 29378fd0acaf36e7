"""Several processes that serve one hub on one port: kept alive, and ended without breaking off a request."""

from __future__ import annotations

import logging
import multiprocessing
import signal
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType
from typing import Any

from assessor_app.hub.door.traffic import FOLDER, Traffic, forget_counts
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.serve import GRACE_SECONDS, Listen, Server, configuration, run_server, start_logging
from assessor_app.hub.state import Hub

READY = b"ready"
# Beyond the time a worker gives its requests: for the interpreter to end.
END_SECONDS = GRACE_SECONDS + 10

log = logging.getLogger(__name__)


@dataclass
class _Worker:
    """One process; ``life`` says "ready" once, and its end tells the process to stop."""

    process: BaseProcess
    life: Connection
    number: int
    ready: bool = False


class Workers:
    """``listen.workers`` processes on a socket bound before.

    Nothing is shared but the socket: the database holds whatever they must agree on. One that dies is replaced, one
    that cannot even start ends all. They end with this process, however it ends.
    """

    def __init__(self, folder: Path, database_url: str | None, listen: Listen, bound: socket.socket) -> None:
        self._order = (folder, database_url, listen, bound)
        self._count = listen.workers
        self._context = multiprocessing.get_context("spawn")
        self._wake_reader, self._wake_writer = self._context.Pipe(duplex=False)
        self._stopping = False
        self._workers: list[_Worker] = []

    def stop(self) -> None:
        """End all, requests under way first; from any thread, or a signal."""
        self._stopping = True
        self._wake_writer.send_bytes(b"stop")

    def run(self, listening: Callable[[], None]) -> None:
        """Serve until stopped; ``listening`` is called once when all take requests. Raises HubSetupError."""
        before = {one: signal.signal(one, self._on_signal) for one in (signal.SIGTERM, signal.SIGINT)}
        try:
            forget_counts(self._order[0] / FOLDER)
            self._workers = [self._start(number) for number in range(1, self._count + 1)]
            told = False
            while not self._stopping:
                self._turn()
                if not told and all(one.ready for one in self._workers):
                    listening()
                    told = True
        finally:
            self._end()
            for one, handler in before.items():
                signal.signal(one, handler)

    def _turn(self) -> None:
        """Wait until something happens, and see to it."""
        lives: dict[Any, _Worker] = {one.life: one for one in self._workers}
        for found in wait([*lives, self._wake_reader]):
            if found is self._wake_reader:
                self._wake_reader.recv_bytes()
            elif not self._stopping:
                self._hear(lives[found])

    def _hear(self, worker: _Worker) -> None:
        try:
            worker.ready = worker.life.recv_bytes() == READY
        except (EOFError, OSError):
            self._replace(worker)

    def _replace(self, worker: _Worker) -> None:
        worker.process.join(END_SECONDS)
        if not worker.ready:
            raise HubSetupError("The hub's processes do not start.", "Look at what they said above.")
        log.warning("a worker ended with %s and is replaced", worker.process.exitcode)
        worker.life.close()
        self._workers[self._workers.index(worker)] = self._start(worker.number)

    def _start(self, number: int) -> _Worker:
        ours, theirs = self._context.Pipe()
        order = (*self._order, theirs, number)
        process = self._context.Process(target=work, args=order, daemon=True, name=f"hub-worker-{number}")
        process.start()
        theirs.close()
        return _Worker(process, ours, number)

    def _end(self) -> None:
        # Ours too: as long as anybody holds it, callers are let in whom nobody answers.
        self._order[-1].close()
        for one in self._workers:
            if not one.ready and not one.life.poll():
                # it answers nobody yet, and would hold the socket until it could
                one.process.kill()
            one.life.close()
        for one in self._workers:
            one.process.join(END_SECONDS)
            if one.process.is_alive():
                one.process.kill()
                one.process.join()

    def _on_signal(self, _signal: int, _frame: FrameType | None) -> None:
        self.stop()


def work(
    folder: Path, database_url: str | None, listen: Listen, bound: socket.socket, life: Connection, number: int
) -> None:
    """What each process does: serve until ``life`` ends; ``number`` is its own among them, from 1."""
    start_logging()
    hub = Hub.open(folder, database_url)
    try:

        def tell() -> None:
            try:
                life.send_bytes(READY)
            except OSError:
                server.stop()

        server = Server(configuration(hub, listen, Traffic(folder / FOLDER, number)), tell)
        threading.Thread(target=_follow, args=(life, server.stop), daemon=True, name="life").start()
        run_server(server, bound)
    finally:
        hub.close()


def _follow(life: Connection, stop: Callable[[], None]) -> None:
    """Call ``stop`` when the process at the other end lets go or is gone."""
    try:
        life.recv_bytes()
    except (EOFError, OSError):
        stop()
