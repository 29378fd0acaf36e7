"""One child more than there is work for, so that the page of a child that died is back before anybody misses it."""

from __future__ import annotations

import logging
import threading
from typing import Final

from assessor_app.media.media_child import ChildLostError, MediaChild

_log = logging.getLogger(__name__)
# A new spare must not take the processor from the page that is being drawn again.
_PAUSE_SECONDS: Final = 0.5
_JOIN_SECONDS: Final = 5.0


class SpareChild:
    """Keeps one child ready, started on a thread of its own; thread-safe.

    Nothing is started before :meth:`begin`; until then, and when it cannot be started, :meth:`take` has none.
    ``in_turn`` is held while a child starts that nobody waits for: together they would leave the window no core.
    """

    def __init__(self) -> None:
        self.in_turn = threading.Lock()
        self._changed = threading.Condition()
        self._child: MediaChild | None = None
        self._starting = False
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._run, name="spare-child", daemon=True)

    @property
    def pid(self) -> int | None:
        """The process id of the child that is ready, or None."""
        with self._changed:
            child = self._child
        return child.pid if child is not None and child.alive else None

    def begin(self) -> None:
        """Have a spare from now on; further calls do nothing."""
        with self._changed:
            if self._thread.ident is None and not self._closed.is_set():
                self._thread.start()

    def take(self) -> MediaChild | None:
        """The spare, which is the caller's from now on; None where there is none. Waits for one that is starting."""
        with self._changed:
            while self._starting and not self._closed.is_set():
                self._changed.wait()
            child, self._child = self._child, None
            self._changed.notify_all()
        if child is None or child.alive:
            return child
        child.end()
        return None

    def close(self) -> bool:
        """End the spare and its thread; returns whether that has ended. May be called twice."""
        self._closed.set()
        with self._changed:
            child, self._child = self._child, None
            self._changed.notify_all()
        if child is not None:
            child.end()
        if self._thread.ident is not None:
            self._thread.join(_JOIN_SECONDS)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._closed.wait(_PAUSE_SECONDS):
            # before it counts as starting: whoever has the turn may be asking for it
            with self.in_turn:
                with self._changed:
                    self._starting = True
                child = self._started()
            with self._changed:
                self._starting = False
                kept = child is not None and not self._closed.is_set()
                self._child = child if kept else None
                self._changed.notify_all()
                while self._child is not None and not self._closed.is_set():
                    self._changed.wait()
            if child is not None and not kept:
                child.end()
            if child is None:
                return

    @staticmethod
    def _started() -> MediaChild | None:
        try:
            return MediaChild()
        except (ChildLostError, OSError):
            # Whoever needs a child starts one then, and tells why it cannot be had.
            _log.warning("no spare PDF child could be started")
            return None
