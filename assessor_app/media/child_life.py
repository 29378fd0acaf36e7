"""The life of a child that reads hostile files: one answer for each frame, within bounds the system itself keeps.

The bounds are address space, time per task, no files written and no core dumps. A child needs no display and imports
no Qt; it ends when the desk closes the pipe.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO, Final

from assessor_app.media.child_wire import Header, WireError, read_frame, write_frame

ADDRESS_SPACE: Final = 2 << 30
_GRACE_SECONDS: Final = 10.0

Answering = Callable[[Header, bytearray], tuple[Header, bytes | memoryview]]


def serve(begin: Callable[[], Answering], incoming: BinaryIO, outgoing: BinaryIO) -> None:
    """Answer frames until the desk closes the pipe."""
    answer = begin()
    write_frame(outgoing, {"ready": os.getpid()})
    while (frame := read_frame(incoming)) is not None:
        ask, payload = frame
        _end_at(float(ask.get("seconds", 0.0)))
        reply, pixels = answer(ask, payload)
        _end_at(0.0)
        write_frame(outgoing, reply, pixels)


def _end_at(seconds: float) -> None:
    """Have the system end this process if the task is still not done well after its time and nobody else did.

    MuPDF holds the interpreter while it draws, so a desk that died meanwhile would go unnoticed.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE_SECONDS if seconds else 0.0)


def _claim_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep the pipes for frames only: whatever a library prints goes nowhere."""
    incoming, outgoing = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    os.close(nowhere)
    return os.fdopen(incoming, "rb"), os.fdopen(outgoing, "wb")


def _accept_limits() -> None:
    if sys.platform == "win32":
        return
    import resource  # POSIX only

    limits: dict[int, int] = {resource.RLIMIT_AS: ADDRESS_SPACE, resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: 0}
    for what, limit in limits.items():
        _, hard = resource.getrlimit(what)
        most = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        # macOS refuses a limit on the address space; the time limit still holds there.
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


def live(begin: Callable[[], Answering]) -> Any:
    """A child's whole life; never returns. ``begin`` runs within the bounds and gives what answers the frames."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    incoming, outgoing = _claim_pipes()
    _accept_limits()
    code = 0
    try:
        serve(begin, incoming, outgoing)
    except (OSError, WireError):
        code = 1  # the desk is gone, or talks nonsense: nobody is left to be told
    # Nothing here wants tidying, and Python's own tidying would trip over views MuPDF still holds.
    os._exit(code)
