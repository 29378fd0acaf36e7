"""How fast a download goes and how long it still takes, told calmly: from the last seconds, not from the last chunk."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from assessor_app.workflows.desk import SyncProgress


_SECONDS: Final = 8.0
# before this much has been seen, a number would only jump
_LEAST_SECONDS: Final = 1.0


class Pace:
    """Take every progress with :meth:`note`; ``clock`` gives monotonic seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen: deque[tuple[float, int]] = deque()
        self._of = ("", 0)
        self._left = 0

    def note(self, progress: SyncProgress) -> None:
        """How far it is now; another download, or one that began anew, begins anew here too."""
        now, of = self._clock(), (progress.assignment_id, progress.total)
        if progress.stage != "downloading" or of != self._of or (self._seen and progress.done < self._seen[-1][1]):
            self._seen.clear()
        self._of, self._left = of, max(0, progress.total - progress.done)
        self._seen.append((now, progress.done))
        while len(self._seen) > 2 and now - self._seen[0][0] > _SECONDS:
            self._seen.popleft()

    def rest(self) -> None:
        """Nothing runs: what was seen says nothing about what comes."""
        self._seen.clear()

    @property
    def rate(self) -> float | None:
        """Bytes a second, None while nobody can tell."""
        if len(self._seen) < 2:
            return None
        (start, first), (end, last) = self._seen[0], self._seen[-1]
        if end - start < _LEAST_SECONDS or last <= first:
            return None
        return (last - first) / (end - start)

    @property
    def seconds_left(self) -> int | None:
        """Whole seconds until all is here, None while nobody can tell."""
        rate = self.rate
        return None if rate is None else round(self._left / rate)
