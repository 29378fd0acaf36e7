"""The verbs of :class:`VaultDesk` bound to one profile; mixed into the bound desk, which opens and closes the rooms."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from assessor_app.credentials.key_changes import KeyChanges
from assessor_app.credentials.key_door import KeyDoor
from assessor_app.credentials.private_file import write_private
from assessor_app.credentials.vault_key import secret_of, vault_key
from assessor_app.errors import DeskError, KeysNeededError, VaultDamagedError
from assessor_app.paths import Profile
from assessor_app.workflows.back_up_vault import back_up_vault, restore_vault
from assessor_app.workflows.set_aside_vault import vault_set_aside
from assessor_app.workflows.vault_desk import VaultDoor, VaultHealth, VaultMended, VaultNeed, VaultState

_UNSENT_FILE = "unsent.json"


class VaultVerbs:
    """Whoever mixes it in keeps ``_profile``, ``_door`` and ``_changes``, and opens and shuts the vault."""

    _profile: Profile
    _door: KeyDoor
    _changes: KeyChanges

    def open_rooms(self) -> None:
        """Open vault and files, if they are not. Raises DeskError."""
        raise NotImplementedError

    def shut_rooms(self) -> None:
        """Close vault and files; what is under way ends with an error or by itself."""
        raise NotImplementedError

    def count_unsent(self) -> int:
        """How many changes the hub has not confirmed. Raises DeskError."""
        raise NotImplementedError

    def vault_door(self) -> VaultDoor:
        try:
            self.open_rooms()
        except KeysNeededError as error:
            return self._door_of(error.need, str(error))
        except VaultDamagedError as error:
            return self._door_of("damaged", str(error))
        except DeskError:
            # told by the verb that was asked for: nothing at this door would help
            return self._door_of("", "")
        return self._door_of("", "")

    def unlock_vault(self, passphrase: str) -> None:
        self._changes.unlock(passphrase)
        self.open_rooms()

    def unlock_vault_by_code(self, code: str) -> None:
        self._changes.unlock_by_code(code)
        self.open_rooms()

    def reopen_vault(self) -> None:
        self._door.reopen()
        self.open_rooms()

    def lock_vault(self) -> None:
        self.note_unsent()
        self._door.lock()
        self.shut_rooms()

    def start_anew(self) -> None:
        self._door.lock()
        self.shut_rooms()
        with vault_set_aside(self._profile):
            pass  # nothing takes its place yet
        self._door.begin_again()

    def mend_vault(self) -> VaultMended:
        from assessor_app.store.salvage import salvage  # late: and with luck never

        self.shut_rooms()
        told = salvage(self._profile.vault, vault_key(self._door.keys(), vault_exists=True))
        self.open_rooms()
        return VaultMended(told.unsent, told.unplaced, str(told.rescue))

    def vault_state(self) -> VaultState:
        safe = self._changes.safe()
        no_keyring = self._changes.why_no_keyring() if safe.kind != "system" else ""
        return VaultState(safe.kind, safe.has_code, self._door.keys().note, no_keyring)

    def check_vault(self, told: Callable[[int, int], None], mend: bool = False) -> VaultHealth:
        from assessor_app.workflows.check_vault import check_vault  # late: seldom wanted

        secret, has_code = secret_of(self._door.keys()), self._changes.safe().has_code
        found = check_vault(self._profile, secret, has_code=has_code, told=told)
        if mend and found.files and found.database.whole:
            found = check_vault(self._profile, secret, has_code=has_code, told=told, repair=True)
        return VaultHealth(found.database.whole, len(found.files), found.looked_at, bool(found.set_aside))

    def choose_passphrase(self, passphrase: str) -> str:
        self._profile.create()
        code = self._changes.choose_passphrase(passphrase)
        self.open_rooms()
        return code

    def change_passphrase(self, old: str, new: str) -> None:
        self._changes.change_passphrase(old, new)

    def keep_keys_in_keyring(self) -> None:
        self._changes.keep_in_keyring()

    def renew_recovery_code(self) -> str:
        self._profile.create()
        return self._changes.new_recovery_code()

    def back_up_vault(self, target: str) -> int:
        return back_up_vault(self._changes, Path(target))

    def restore_vault(self, source: str, typed: str) -> None:
        self._profile.create()
        self.shut_rooms()
        restore_vault(self._changes, Path(source), typed)
        self.open_rooms()

    def note_unsent(self) -> None:
        """Leave the bare number where it can be read without any key: it is asked for when the key is lost."""
        try:
            number = self.count_unsent()
            write_private(self._profile.data / _UNSENT_FILE, json.dumps({"unsent": number}).encode())
        except (DeskError, OSError):
            # without it the door says that the number is not known
            (self._profile.data / _UNSENT_FILE).unlink(missing_ok=True)

    def _door_of(self, need: VaultNeed, why: str) -> VaultDoor:
        try:
            safe = self._changes.safe()
            known = (safe.has_passphrase, safe.has_code)
        except DeskError as error:
            known, why = (False, False), why or str(error)
        return VaultDoor(need, why, *known, has_vault=self._profile.vault.exists(), unsent=self._unsent())

    def _unsent(self) -> int | None:
        try:
            held = json.loads((self._profile.data / _UNSENT_FILE).read_text(encoding="utf-8"))
            return int(held["unsent"])
        except (OSError, ValueError, KeyError, TypeError):
            # the desk was not left in order, or never
            return None
