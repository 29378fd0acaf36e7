"""Finds out what the window's thread was doing in a gap: a thread beside it looks at its stack each millisecond."""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from types import FrameType
from typing import Final

_LOOK_SECONDS: Final = 0.001
# calls that took less than this are not told
_LEAST_MS: Final = 4.0
_ROOT: Final = str(Path(__file__).parents[2]) + "/"

Stack = tuple[str, ...]


class GapSampler(threading.Thread):
    """Start it on the thread to be watched; :meth:`take` then gives what was computed since it was last asked.

    A call into Qt keeps the interpreter to itself: its time is told at the line that made it, or at the one after.
    ``waited`` holds by stack what passed meanwhile without computing, of the same span as what :meth:`take` gave.
    """

    def __init__(self) -> None:
        super().__init__(name="gap sampler", daemon=True)
        self._watched = threading.get_ident()
        self._clock = time.pthread_getcpuclockid(self._watched)
        self._ended = threading.Event()
        self.waited: Counter[Stack] = Counter()
        self._spent: Counter[Stack] = Counter()
        self._idle: Counter[Stack] = Counter()
        self._seen, self._looked = time.clock_gettime(self._clock), time.perf_counter()

    def run(self) -> None:
        while not self._ended.wait(_LOOK_SECONDS):
            self._look()

    def end(self) -> None:
        """Look no more."""
        self._ended.set()
        self.join()

    def take(self) -> Counter[Stack]:
        """Seconds of computing by stack, outermost call first, since the last time; asked on the watched thread."""
        self._note((*_stack(sys._getframe(1)), "(back in the loop)"))
        spent, self._spent = self._spent, Counter()
        self.waited, self._idle = self._idle, Counter()
        return spent

    def _look(self) -> None:
        frame = sys._current_frames().get(self._watched)
        if frame is not None:
            self._note(_stack(frame))

    def _note(self, stack: Stack) -> None:
        now, wall = time.clock_gettime(self._clock), time.perf_counter()
        computed = max(0.0, now - self._seen)
        self._spent[stack] += computed  # type: ignore[assignment]  # seconds, not a count
        self._idle[stack] += max(0.0, wall - self._looked - computed)  # type: ignore[assignment]
        self._seen, self._looked = now, wall


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
