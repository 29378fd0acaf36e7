"""The product's command line in a process forked from one that has imported the hub already.

A hub takes over a second to import, and some hundred are started by the suite. Each is still a process of its own, with
its own database, port and end; only the reading of its modules is shared.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from multiprocessing.connection import wait
from typing import BinaryIO

from assessor_app.demo.hub_process import DemoHub, Running

_FORKING = multiprocessing.get_context("forkserver")
_FORKING.set_forkserver_preload(["tests.support.hub_imports"])


class ForkedCommand:
    """``assessor-app`` with ``arguments``, its output in ``log``; ends with the process that made it."""

    stdin = None

    def __init__(self, arguments: Sequence[str], log: BinaryIO) -> None:
        self._process = _FORKING.Process(target=_run, args=(tuple(arguments), log.name), daemon=True)
        self._process.start()

    def poll(self) -> int | None:
        """The exit code, None while it runs."""
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        """The exit code. Raises subprocess.TimeoutExpired when it still runs after ``timeout`` seconds."""
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired("assessor-app", timeout or 0)
        return self._process.exitcode

    def send_signal(self, sig: int) -> None:
        """Send it a signal while it runs."""
        if self._process.exitcode is None and self._process.pid is not None:
            os.kill(self._process.pid, sig)

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()


class ForkedHub(DemoHub):
    """A hub that is quickly begun."""

    def _launch(self, arguments: Sequence[str], log: BinaryIO) -> Running:
        return ForkedCommand(arguments, log)


def _run(arguments: tuple[str, ...], log: str) -> None:
    handle = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.dup2(handle, 1)
    os.dup2(handle, 2)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    threading.Thread(target=_follow_parent, daemon=True).start()
    from assessor_app.__main__ import main  # late: only in the child

    sys.exit(main(arguments))


def _follow_parent() -> None:
    """A test that dies takes its hub along."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
