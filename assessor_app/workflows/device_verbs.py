"""The verbs of :class:`DeviceDesk` bound to one profile; mixed into the bound desk, which opens and shuts the rooms."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from assessor_app.credentials.key_changes import KeyChanges
from assessor_app.credentials.key_door import KeyDoor
from assessor_app.credentials.vault_key import database_key, secret_of
from assessor_app.credentials.wraps import Wraps
from assessor_app.errors import VaultError
from assessor_app.paths import Profile
from assessor_app.sentences import sentence
from assessor_app.store import identity, outbox, ui_state
from assessor_app.store.tables import bank_comment
from assessor_app.workflows import save_unsent as saving
from assessor_app.workflows.device_desk import ENDED_NOTE, Device, Ending, EndOrder
from assessor_app.workflows.list_devices import end_device, list_devices
from assessor_app.workflows.remember_windows import save_ui_state
from assessor_app.workflows.sign_in import hub_client
from assessor_app.workflows.wipe_laptop import wipe_laptop

if TYPE_CHECKING:
    from assessor_app.remote.hub_client import HubClient
    from assessor_app.sync.report import SyncStatus

_ORDERS: dict[str, EndOrder] = {"revoked": "revoked", "wipe": "wipe"}


class DeviceVerbs:
    """Part of :class:`~assessor_app.bound_desk.BoundDesk`; ``_opening`` keeps others from opening the rooms."""

    _profile: Profile
    _door: KeyDoor
    _changes: KeyChanges
    _opening: threading.Lock
    _rooms: Any
    # what of the unsent work was saved by the person
    _saved: str = ""

    def shut_rooms(self) -> None:
        """Close vault and files; what is under way ends with an error or by itself."""
        raise NotImplementedError

    def _shut(self) -> None:
        """The same for whoever holds ``_opening``."""
        raise NotImplementedError

    def forget_person(self) -> None:
        """Nobody is signed in any more."""
        raise NotImplementedError

    def devices(self) -> tuple[Device, ...]:
        return list_devices(self._client, self._own_id())

    def end_device(self, device_id: str) -> None:
        end_device(self._client, self._own_id(), device_id)

    def heed(self, status: SyncStatus) -> SyncStatus:
        """Remember with the vault that this laptop was given up: a restart without a network changes nothing."""
        if status.ended:
            save_ui_state(self._rooms.vault, {ENDED_NOTE: status.ended})
        return status

    def ending(self) -> Ending:
        vault = self._rooms.vault
        told = self._rooms.synchronizer.status().ended
        with vault.read() as session:
            noted = _ORDERS.get(ui_state.value(session, ENDED_NOTE), "")
            unsent = outbox.count_unsent(session)
            own = session.scalar(select(func.count()).select_from(bank_comment)) or 0
        safe = self._changes.safe()
        copies = len(saving.rescue_copies(self._profile))
        return Ending(told or noted, unsent, own, copies, safe.has_passphrase or safe.has_code)

    def save_unsent(self, path: str, passphrase: str) -> int:
        content = self._content()
        size = saving.save_unsent(self._profile, content, Path(path), passphrase)
        self._saved = saving.digest_of(content)
        return size

    def wipe_laptop(self, *, rescue: bool = False) -> str:
        ending = self.ending()
        if not ending.order:
            raise VaultError(sentence("Nobody asked for this laptop to be emptied, so nothing was removed."))
        with self._opening:
            # first shut, then looked into: what is entered in between would be neither saved nor kept
            secret = secret_of(self._door.keys())
            self._shut()
            kept = self._kept(ending, secret, rescue)
            self._door.lock()
            wipe_laptop(self._profile)
            self._door.begin_again()
            self._profile.create()
        self._saved = ""
        self.forget_person()
        return kept

    def _kept(self, ending: Ending, secret: bytes, rescue: bool) -> str:
        """Where the work was rescued, "" where there is none or a person saved it. Raises VaultError."""
        content = saving.settled_content(self._profile, database_key(secret))
        if not (ending.holds_work or saving.holds_work(content)):
            return ""
        if rescue:
            return str(saving.rescue_unsent(self._profile, content, secret, self._changes.wraps() or Wraps("", {})))
        if self._saved != saving.digest_of(content):
            raise VaultError(
                sentence("Not everything is saved yet, so nothing was removed."), sentence("Save it again")
            )
        return ""

    def _content(self) -> bytes:
        assert self._rooms
        return saving.unsent_content(self._profile, database_key(secret_of(self._door.keys())))

    def _client(self) -> HubClient:
        rooms = self._rooms
        return hub_client(rooms.vault, rooms.keys)

    def _own_id(self) -> str:
        with self._rooms.vault.read() as session:
            who = identity.load_identity(session)
        return "" if who is None else who.device_id
