"""Starts a child process while the rest of the program goes on.

``subprocess`` keeps Python's interpreter to itself until the child has begun its own program. With both cores at work
that took 20 to 50 ms, and the window stood still for as long. On Windows it does not, so it is used there.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from typing import BinaryIO, Final

_FIRST_FREE: Final = 3
# larger than what any system keeps there
_ACTIONS_BYTES: Final = 512
_SHORTEST_LOOK, _LONGEST_LOOK = 0.0005, 0.05


def start_child(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes] | SpawnedChild:
    """Start ``command``; what it says on its error output goes nowhere. Raises OSError where it cannot be started.

    It inherits whatever is open here and was not opened by Python, and is to close that first of all.
    """
    if sys.platform == "win32":
        return subprocess.Popen(  # noqa: S603 - our own interpreter and code
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            creationflags=subprocess.CREATE_NO_WINDOW,
        )
    return SpawnedChild(command, environment)


class SpawnedChild:
    """A process that reads ``stdin`` and writes ``stdout``, with as much of ``Popen`` as is wanted of it; on POSIX."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.returncode: int | None = None
        self._reaping = threading.Lock()
        self._killed = threading.Event()
        with ExitStack() as ours, ExitStack() as theirs:
            nowhere = _kept(os.open(os.devnull, os.O_WRONLY | os.O_CLOEXEC), theirs)
            asked, asks = os.pipe()
            asked, asks = _kept(asked, theirs), _kept(asks, ours)
            answers, answered = os.pipe()
            answers, answered = _kept(answers, ours), _kept(answered, theirs)
            self.pid = _spawn(command, environment, (asked, answered, nowhere))
            ours.pop_all()
        self.stdin: BinaryIO = os.fdopen(asks, "wb")
        self.stdout: BinaryIO = os.fdopen(answers, "rb")

    def poll(self) -> int | None:
        """What it ended with, minus the number of a signal; None while it runs."""
        with self._reaping:
            if self.returncode is None:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
                if pid:
                    self.returncode = os.waitstatus_to_exitcode(status)
            return self.returncode

    def wait(self, timeout: float) -> int:
        """Wait until it ends. Raises subprocess.TimeoutExpired."""
        end, pause = time.monotonic() + timeout, _SHORTEST_LOOK
        while (code := self.poll()) is None:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired(str(self.pid), timeout)
            # one that was killed is looked for again at once, then as often as ever
            if self._killed.wait(pause):
                self._killed.clear()
            pause = min(2 * pause, _LONGEST_LOOK)
        return code

    def kill(self) -> None:
        """End it at once, if it still runs."""
        with self._reaping:
            # until it is reaped nobody else can have its number
            if self.returncode is None:
                os.kill(self.pid, signal.SIGKILL)
                self._killed.set()


def _kept(descriptor: int, stack: ExitStack) -> int:
    """The same file under a number that none of a child's three has, closed with ``stack``."""
    if descriptor < _FIRST_FREE:
        import fcntl  # not on Windows

        moved = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, _FIRST_FREE)
        os.close(descriptor)
        descriptor = moved
    stack.callback(os.close, descriptor)
    return descriptor


def _spawn(command: Sequence[str], environment: Mapping[str, str], files: tuple[int, int, int]) -> int:
    """The process id of ``command`` with ``files`` as its input, output and error output; by the C library itself."""
    library = ctypes.CDLL(None)
    actions, pid = ctypes.create_string_buffer(_ACTIONS_BYTES), ctypes.c_int()
    _checked(library.posix_spawn_file_actions_init(actions))
    try:
        for target, descriptor in enumerate(files):
            _checked(library.posix_spawn_file_actions_adddup2(actions, descriptor, target))
        words = _c_strings(command)
        settings = _c_strings([f"{name}={value}" for name, value in environment.items()])
        _checked(library.posix_spawn(ctypes.byref(pid), words[0], actions, None, words, settings))
    finally:
        library.posix_spawn_file_actions_destroy(actions)
    return pid.value


def _c_strings(texts: Sequence[str]) -> ctypes.Array[ctypes.c_char_p]:
    return (ctypes.c_char_p * (len(texts) + 1))(*(os.fsencode(text) for text in texts), None)


def _checked(error: int) -> None:
    if error:
        raise OSError(error, os.strerror(error))
