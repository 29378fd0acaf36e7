"""Puts off importing everything behind the windows until the first verb, which runs on a worker."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from assessor_app.paths import Profile
from assessor_app.settings import Settings

if TYPE_CHECKING:
    from assessor_app.bound_desk import BoundDesk


class LateDesk:
    """Stands in for :class:`BoundDesk` and becomes it at the first use.

    SQLAlchemy and its kin take longer to import than a window takes to open; here they are imported on the
    store lane while the window is already being drawn.
    """

    def __init__(self, profile: Profile, settings: Settings, gui_thread: int) -> None:
        self._arguments = (profile, settings, gui_thread)
        self._lock = threading.Lock()
        self._bound: BoundDesk | None = None

    def __getattr__(self, verb: str) -> Any:
        if verb.startswith("_"):
            raise AttributeError(verb)

        def perform(*values: Any) -> Any:
            return getattr(self._desk(), verb)(*values)

        return perform

    def close(self) -> None:
        """Close the vault, if it was ever opened."""
        with self._lock:
            if self._bound is not None:
                self._bound.close()

    def _desk(self) -> BoundDesk:
        with self._lock:
            if self._bound is None:
                # late: this is the import that is being put off
                from assessor_app.bound_desk import BoundDesk

                self._bound = BoundDesk(*self._arguments)
            return self._bound
