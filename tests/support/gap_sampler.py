"""Finds out what the window's thread was doing in a gap: a timer's signal has it look at its own stack.

Another thread must not do that: the frames of one that runs are its own in Python 3.11, and to read them from beside it
ends the process now and then.
"""

from __future__ import annotations

import signal
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from types import FrameType
from typing import Final

# of the whole process's computing
_LOOK_SECONDS: Final = 0.001
# calls that took less than this are not told
_LEAST_MS: Final = 4.0
_ROOT: Final = str(Path(__file__).parents[2]) + "/"

Stack = tuple[str, ...]


class GapSampler:
    """Looks from :meth:`begin` to :meth:`end`; :meth:`take` gives what was computed since it was last asked.

    All of it on the main thread, one sampler at a time. A call into Qt keeps the interpreter to itself: its time is
    told at the line that made it, or at the one after. ``waited`` holds by stack what passed meanwhile without
    computing, of the same span as what :meth:`take` gave.
    """

    def __init__(self) -> None:
        self.waited: Counter[Stack] = Counter()
        self._spent: Counter[Stack] = Counter()
        self._idle: Counter[Stack] = Counter()
        self._computed, self._looked = time.thread_time(), time.perf_counter()

    def begin(self) -> None:
        """Look from now on; what was before is forgotten."""
        self.take()
        signal.signal(signal.SIGPROF, self._look)
        # whichever thread the signal meets goes on with what it waits for
        signal.siginterrupt(signal.SIGPROF, False)
        signal.setitimer(signal.ITIMER_PROF, _LOOK_SECONDS, _LOOK_SECONDS)

    def end(self) -> None:
        """Look no more."""
        signal.setitimer(signal.ITIMER_PROF, 0)

    def take(self) -> Counter[Stack]:
        """Seconds of computing by stack, outermost call first, since the last time."""
        self._note((*_stack(sys._getframe(1)), "(back in the loop)"))
        spent, self._spent = self._spent, Counter()
        self.waited, self._idle = self._idle, Counter()
        return spent

    def _look(self, _signal: int, frame: FrameType | None) -> None:
        self._note(_stack(frame))

    def _note(self, stack: Stack) -> None:
        now, wall = time.thread_time(), time.perf_counter()
        computed = max(0.0, now - self._computed)
        self._spent[stack] += computed  # type: ignore[assignment]  # seconds, not a count
        self._idle[stack] += max(0.0, wall - self._looked - computed)  # type: ignore[assignment]
        self._computed, self._looked = now, wall


def _stack(frame: FrameType | None) -> Stack:
    """The calls of this project that lead to ``frame``, outermost first."""
    found: list[str] = []
    while frame is not None:
        code = frame.f_code
        if code.co_filename.startswith(_ROOT) and "/.venv/" not in code.co_filename:
            found.append(f"{code.co_filename.removeprefix(_ROOT)}:{frame.f_lineno} {code.co_qualname}")
        elif not found:
            found.append(f"({Path(code.co_filename).name} {code.co_name})")
        frame = frame.f_back
    return tuple(reversed(found))


def call_tree(spent: Counter[Stack]) -> str:
    """The calls as an indented tree with milliseconds, the dearest first; small ones are left out."""
    return "\n".join(_branch(list(spent.items()), 0))


def _branch(stacks: list[tuple[Stack, float]], depth: int) -> Iterable[str]:
    parts: dict[str, list[tuple[Stack, float]]] = {}
    for stack, seconds in stacks:
        if len(stack) > depth:
            parts.setdefault(stack[depth], []).append((stack, seconds))
    sums = {name: sum(seconds for _stack, seconds in inner) * 1000 for name, inner in parts.items()}
    for name in sorted(parts, key=lambda one: -sums[one]):
        if sums[name] >= _LEAST_MS:
            yield f"{'  ' * depth}{sums[name]:6.1f}  {name}"
            yield from _branch(parts[name], depth + 1)
