"""Puts off importing everything behind the windows until after the first sight of the queue."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from assessor_app.credentials.key_door import KeyDoor
from assessor_app.credentials.vault_key import vault_key
from assessor_app.errors import DeskError
from assessor_app.paths import ASIDE_NOTE, WIPE_NOTE, Profile
from assessor_app.settings import Settings
from assessor_app.store.cipher import read_remembered
from assessor_app.workflows import first_sight

if TYPE_CHECKING:
    from assessor_app.bound_desk import BoundDesk
    from assessor_app.workflows.desk import QueueRow, Session


class LateDesk:
    """Stands in for :class:`BoundDesk` and becomes it at the first verb that needs more than the first sight.

    SQLAlchemy and its kin take several times longer to import than a window takes to open. Who is signed in, how
    the windows were left and how the queue stood are read straight from the vault instead; the caller reads the
    queue again once it is on screen.
    """

    def __init__(self, profile: Profile, settings: Settings, gui_thread: int) -> None:
        self._profile, self._settings, self._gui_thread = profile, settings, gui_thread
        self._door = KeyDoor(profile, settings.key_store)
        self._lock = threading.Lock()
        self._bound: BoundDesk | None = None
        self._remembered: dict[str, str] | None = None
        self._sight: first_sight.FirstSight | None = None
        self._who: Session | None = None

    def session(self) -> Session | None:
        """Who was signed in when the desk was left, else who is by the vault."""
        sight = self._look()
        return sight.session if sight is not None else self._desk().session()

    def load_ui_state(self) -> Mapping[str, str]:
        """What the windows remembered."""
        if self._look() is not None and self._remembered is not None:
            return {name: value for name, value in self._remembered.items() if name != first_sight.NAME}
        return self._desk().load_ui_state()

    def load_queue(self) -> tuple[QueueRow, ...]:
        """The queue as last seen, once; from then on as it is."""
        sight = self._look()
        if sight is None:
            return self._desk().load_queue()
        with self._lock:
            self._sight = None
        return sight.rows

    def leave_sight(self) -> None:
        """Keep what the next start shows first; where nothing was done since this one, that is there already."""
        with self._lock:
            unused = self._bound is None and self._who is not None
        if not unused:
            self._desk().leave_sight()

    def __getattr__(self, verb: str) -> Any:
        if verb.startswith("_"):
            raise AttributeError(verb)

        def perform(*values: Any, **named: Any) -> Any:
            return getattr(self._desk(), verb)(*values, **named)

        return perform

    def close(self) -> None:
        """Close the vault, if it was ever opened."""
        with self._lock:
            if self._bound is not None:
                self._bound.close()

    def _look(self) -> first_sight.FirstSight | None:
        """The first sight, while it has not been shown and nothing more was asked for."""
        if threading.get_ident() == self._gui_thread:
            raise RuntimeError("a desk verb was called on the window's own thread")
        with self._lock:
            if self._bound is not None:
                return None
            if self._remembered is None:
                self._remembered = self._read()
                self._sight = first_sight.decode(self._remembered)
                self._who = None if self._sight is None else self._sight.session
            return self._sight

    def _read(self) -> dict[str, str]:
        if not self._profile.vault.exists() or any(
            (self._profile.data / note).exists() for note in (WIPE_NOTE, ASIDE_NOTE)
        ):
            return {}
        try:
            return read_remembered(self._profile.vault, vault_key(self._door.keys(), vault_exists=True))
        except DeskError:
            # the same trouble meets whoever opens the vault, and is told there
            return {}

    def _desk(self) -> BoundDesk:
        with self._lock:
            if self._bound is None:
                # late: this is the import that is being put off
                from assessor_app.bound_desk import BoundDesk

                self._bound = BoundDesk(self._profile, self._settings, self._gui_thread, self._who, self._door)
            return self._bound
