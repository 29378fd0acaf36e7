"""The one door to a profile's keys: knows what a person must do before they are there, and shuts them away again."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from assessor_app.credentials.choice import Choice, Mode, find_choice, load_choice, save_choice, service_name
from assessor_app.credentials.key_file import KeyFile
from assessor_app.credentials.key_store import KeyStore
from assessor_app.credentials.plain_mark import vault_made
from assessor_app.credentials.system_keyring import SystemKeyring
from assessor_app.credentials.vault_key import SECRET_NAME
from assessor_app.errors import KeysNeededError, KeyStoreError
from assessor_app.paths import Profile
from assessor_app.sentences import sentence

if TYPE_CHECKING:
    from assessor_app.credentials.wraps import Wraps

_NOTHING_DELETED: Final = sentence(
    "Nothing has been deleted; do not remove the profile, it may hold scores that were not sent yet"
)


class KeyDoor:
    """Opens and shuts; :mod:`~assessor_app.credentials.key_changes` does all that changes how keys are kept.

    Methods may be called from any thread but the windows' own: a keyring may ask the user something first.
    """

    def __init__(self, profile: Profile, mode: Mode) -> None:
        self.profile = profile
        self.mode: Mode = mode
        self.guard = threading.RLock()
        self._store: KeyStore | None = None
        self._locked = False
        # what a recovery code opened while no place keeps it yet
        self._found: bytes | None = None

    def keys(self) -> KeyStore:
        """The open store. Raises KeysNeededError when a person must do something first, KeyStoreError."""
        with self.guard:
            if self._store is None:
                self._store = self._open()
            return self._store

    def reopen(self) -> None:
        """Ask the keyring (or the file) again. Raises KeysNeededError where that is not enough."""
        with self.guard:
            self._locked = False
            self.keys()

    def lock(self) -> None:
        """Forget the secret; :meth:`keys` is shut until it is opened again."""
        with self.guard:
            self._store = self._found = None
            self._locked = True

    def begin_again(self) -> None:
        """What was here is gone from its place: ask as at a first start."""
        with self.guard:
            self._store = self._found = None
            self._locked = False

    # ---- for key_changes ----------------------------------------------------------------------------------

    @property
    def store(self) -> KeyStore | None:
        """The open store, None while there is none."""
        return self._store

    @property
    def found(self) -> bytes | None:
        """The secret that a recovery code opened and that must be kept anew, else None."""
        return self._found

    def let_in(self, store: KeyStore) -> None:
        """From now on the keys are in ``store``."""
        with self.guard:
            self._store, self._found, self._locked = store, None, False

    def hold(self, secret: bytes) -> None:
        """A secret that is known but kept nowhere: a passphrase has to be chosen."""
        with self.guard:
            self._store, self._found, self._locked = None, secret, False

    def place(self, choice: Choice) -> KeyStore:
        """The keyring or file of a choice that is no passphrase."""
        if choice.kind == "file":
            return KeyFile(self.profile.keys, choice.why)
        return SystemKeyring(service_name(choice.profile_id), choice.backend)

    def chosen(self) -> Choice:
        """Where the keys are kept, noted for every later start. Raises KeysNeededError where a person has to say it."""
        before = load_choice(self.profile)
        choice = find_choice(self.profile, self.mode)
        wraps = None if before is not None and choice is not None else self._wraps()
        if choice is None:
            choice = self._chosen_by_passphrase(wraps)
        elif before is None and wraps is not None:
            # the note is gone, but not the name that it held
            choice = replace(choice, profile_id=wraps.profile_id)
        if choice != before:
            save_choice(self.profile, choice)
        return choice

    # ---- inside -------------------------------------------------------------------------------------------

    def _open(self) -> KeyStore:
        if self._found is not None:
            raise choose_passphrase("")
        choice = self.chosen()
        if choice.kind == "passphrase":
            raise KeysNeededError(
                sentence("The work on this laptop is locked by a passphrase."),
                sentence("Open the desk and type it there"),
                need="passphrase",
            )
        if self._locked:
            raise KeysNeededError(sentence("The desk is locked."), need="locked")
        store = self.place(choice)
        if vault_made(self.profile):
            _prove_there(store)
        elif choice.kind == "system" and self._wraps() is None:
            raise KeysNeededError(
                sentence("A recovery code has to be made first."), sentence("Open the desk"), need="show_code"
            )
        return store

    def _chosen_by_passphrase(self, wraps: Wraps | None) -> Choice:
        if not vault_made(self.profile):
            from assessor_app.credentials.choice import new_profile_id, why_no_keyring  # late: the first start alone

            raise choose_passphrase("" if self.mode == "passphrase" else why_no_keyring(new_profile_id()))
        if wraps is not None and "passphrase" in wraps.by_kind:
            return Choice("passphrase", wraps.profile_id)
        raise _lost(sentence("The note of where this profile keeps its keys is gone."))

    def _wraps(self) -> Wraps | None:
        from assessor_app.credentials.wraps import load_wraps  # late: most starts need none

        return load_wraps(self.profile.wraps)


class DoorKeys:
    """The store behind a door as it is at each call: what was moved or locked meanwhile is followed at once."""

    def __init__(self, door: KeyDoor) -> None:
        self._door = door

    @property
    def name(self) -> str:
        """Of the open store."""
        return self._door.keys().name

    @property
    def note(self) -> str:
        """Of the open store."""
        return self._door.keys().note

    def get(self, name: str) -> str | None:
        """As the open store; KeysNeededError while there is none."""
        return self._door.keys().get(name)

    def set(self, name: str, value: str) -> None:
        """As the open store; KeysNeededError while there is none."""
        self._door.keys().set(name, value)

    def delete(self, name: str) -> None:
        """As the open store; KeysNeededError while there is none."""
        self._door.keys().delete(name)


def choose_passphrase(why: str) -> KeysNeededError:
    """What is raised where a passphrase has to be chosen; ``why`` in plain words, "" where that goes without saying."""
    return KeysNeededError(
        why or sentence("Choose a passphrase that keeps the work on this laptop."),
        sentence("Open the desk and choose it there"),
        need="choose_passphrase",
    )


def _prove_there(store: KeyStore) -> None:
    """Raises KeysNeededError where the secret of a vault that exists is gone: a new one could never open it."""
    try:
        kept = store.get(SECRET_NAME)
    except KeyStoreError as error:
        raise _lost(str(error)) from error
    if kept is None:
        raise _lost(sentence("The key to the work saved on this laptop is not where it was kept."))


def _lost(why: str) -> KeysNeededError:
    return KeysNeededError(why, _NOTHING_DELETED, need="lost")
