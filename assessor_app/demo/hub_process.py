"""Runs the demo's hub as a process of its own, as a programme would run it."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO, BinaryIO, Protocol

from assessor_app.errors import DeskError

# a hub that ended is noticed at once; a laptop that is busy may need long
START_SECONDS = 120.0
STOP_SECONDS = 10.0


class Running(Protocol):
    """What a started process can be asked: as of :class:`subprocess.Popen`."""

    stdin: IO[bytes] | None

    def poll(self) -> int | None: ...
    def wait(self, timeout: float | None = None) -> int: ...
    def send_signal(self, sig: int) -> None: ...
    def kill(self) -> None: ...


class DemoHub:
    """One hub on loopback, on the same port each time it is started: ``port``, or one that was free at the first start.

    Its output goes to ``log``; the folder holds database, artifacts and the port file.
    """

    def __init__(self, folder: Path, log: Path, port: int = 0) -> None:
        self._folder = folder
        self._log = log
        self._process: Running | None = None
        self._port = port

    @property
    def url(self) -> str:
        """The address; known after the first start."""
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Start the hub and wait until it listens. Raises DeskError when it does not."""
        port_file = self._folder / "port"
        port_file.unlink(missing_ok=True)
        with self._log.open("ab") as log:
            self._process = self._launch(
                (
                    *("hub", "serve", "--folder", str(self._folder), "--host", "127.0.0.1"),
                    *("--port", str(self._port), "--port-file", str(port_file)),
                ),
                log,
            )
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if port_file.exists() and (text := port_file.read_text().strip()):
                self._port = int(text)
                return
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(0.05)
                break
        self.stop()
        raise DeskError("The demo's hub did not start.", f"Its own words are in {self._log}.")

    def kill(self) -> None:
        """End the hub at once, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._end()

    def stop(self) -> None:
        """Stop the hub politely, then firmly; does nothing when it is not running."""
        if self._process is None:
            return
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
        self._end()

    def _launch(self, arguments: Sequence[str], log: BinaryIO) -> Running:
        """Begin a process of the command line with these arguments that does not outlive this one."""
        return subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", "assessor_app", *arguments, "--with-parent"],
            # never written to: it ends with this process, however that ends, and the hub with it
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
        )

    def _end(self) -> None:
        if self._process is not None:
            self._process.wait()
            if self._process.stdin is not None:
                self._process.stdin.close()
            self._process = None
