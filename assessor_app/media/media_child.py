"""The desk's end of one child that reads hostile files: starts it, asks it, ends it when it takes too long.

Everything here blocks and belongs on a lane's thread, never on the GUI thread; only :meth:`MediaChild.kill` may be
called from anywhere.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, BinaryIO, Final

from assessor_app.media.child_process import start_child
from assessor_app.media.child_wire import Header, WireError, read_frame, write_frame

# The child gets exactly the desk's import path, so both always run the same code; it never imports __main__.
# What libraries of the desk left open is closed first.
_BOOT: Final = (
    "import os; os.closerange(3, 65536); import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); "
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "import importlib; importlib.import_module(sys.argv[2]).main()"
)
PDF_PROGRAM: Final = "assessor_app.media.pdf.process"
_NEEDLESS: Final = ("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS", "PYTHONSTARTUP")
_START_SECONDS: Final = 60.0
_END_SECONDS: Final = 5.0
_DYING_SECONDS: Final = 0.5
# What somebody else sends: the system short of memory, or a user. A file ends its child in other ways.
_FROM_OUTSIDE: Final = frozenset(
    -int(number) for name in ("SIGKILL", "SIGTERM") if (number := getattr(signal, name, None)) is not None
)

Answer = tuple[Header, bytearray]


class ChildLostError(Exception):
    """The child died, or answered what is no answer.

    ``blameless`` tells that what was asked did not end it: it was gone before, or was killed from outside.
    """

    def __init__(self, message: str, *, blameless: bool = False) -> None:
        super().__init__(message)
        self.blameless = blameless


class ChildTimeoutError(ChildLostError):
    """The child took longer than it may and was ended."""


class MediaChild:
    """One running child process, ready for :meth:`ask`. Raises ChildLostError when it does not start.

    ``program`` is the module whose ``main()`` is the child's life, built on :func:`child_life.live`.
    """

    def __init__(self, program: str = PDF_PROGRAM) -> None:
        path = json.dumps([entry or os.getcwd() for entry in sys.path])  # noqa: PTH109 - text is what is wanted
        environment = {name: value for name, value in os.environ.items() if name not in _NEEDLESS}
        self._process = start_child([sys.executable, "-B", "-P", "-c", _BOOT, path, program], environment)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._stdin: BinaryIO = self._process.stdin
        self._answers: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()
        self._talked_nonsense = False
        self._reader = threading.Thread(
            target=self._read, args=(self._process.stdout,), name="media-child-reader", daemon=True
        )
        self._reader.start()
        self._answer_within(_START_SECONDS)

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def ask(self, header: Mapping[str, Any], payload: bytes | memoryview = b"", *, seconds: float) -> Answer:
        """Send one frame and wait for its answer.

        Raises ChildTimeoutError or ChildLostError; the child is gone then.
        """
        try:
            write_frame(self._stdin, {**header, "seconds": seconds}, payload)
        except (OSError, ValueError) as error:
            self.end()
            raise ChildLostError("the child is gone", blameless=True) from error
        return self._answer_within(seconds)

    def kill(self) -> None:
        """End the process at once; whoever waits in :meth:`ask` gets ChildLostError."""
        if self.alive:
            self._process.kill()

    def end(self) -> None:
        """Kill, wait for the end and close the pipes. May be called twice."""
        self.kill()
        with suppress(OSError):  # closing flushes what the dead child will never read: nothing is lost
            self._stdin.close()
        try:
            self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            return  # stuck in the system; it ends by itself once that lets go
        self._reader.join(_END_SECONDS)

    def _answer_within(self, seconds: float) -> Answer:
        try:
            answer = self._answers.get(timeout=seconds)
        except queue.Empty:
            self.end()
            raise ChildTimeoutError("the child took too long") from None
        if answer is None:
            blameless = self._ended_from_outside()
            self.end()
            raise ChildLostError("the child died", blameless=blameless)
        return answer

    def _ended_from_outside(self) -> bool:
        """Whether a signal that no page sends ended it; its last word comes a moment before its end is known."""
        if self._talked_nonsense:
            return False
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_DYING_SECONDS)
        return self._process.returncode in _FROM_OUTSIDE

    def _read(self, stdout: BinaryIO) -> None:
        with stdout:
            try:
                while (frame := read_frame(stdout)) is not None:
                    self._answers.put(frame)
            except (OSError, WireError):
                self._talked_nonsense = True
                self._process.kill()
        self._answers.put(None)
        # One that died while nobody asked it anything must not linger as a zombie.
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_END_SECONDS)
