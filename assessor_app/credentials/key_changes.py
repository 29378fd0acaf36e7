"""All that changes how a profile's secret is kept; the new way is written and proven before the old one goes."""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass, replace

from assessor_app.credentials.choice import (
    Choice,
    find_choice,
    load_choice,
    new_profile_id,
    probe,
    save_choice,
    service_name,
    why_no_keyring,
)
from assessor_app.credentials.hub_token import move_token
from assessor_app.credentials.key_door import KeyDoor, choose_passphrase
from assessor_app.credentials.key_store import KeyStore
from assessor_app.credentials.plain_mark import mark_plain, vault_made
from assessor_app.credentials.recovery_code import new_code
from assessor_app.credentials.sealed_keys import SealedKeys
from assessor_app.credentials.system_keyring import SystemKeyring
from assessor_app.credentials.vault_key import SECRET_NAME, secret_of
from assessor_app.credentials.wraps import (
    LAPTOP_COST,
    SECRET_BYTES,
    Cost,
    WrapKind,
    Wraps,
    load_wraps,
    save_wraps,
    unwrap,
    wrap_by_code,
    wrap_by_passphrase,
)
from assessor_app.errors import KeysNeededError, KeyStoreError
from assessor_app.sentences import sentence


@dataclass(frozen=True, slots=True)
class Safe:
    """How a profile's keys are kept: ``kind`` is "" before anything was chosen."""

    kind: str
    has_passphrase: bool
    has_code: bool


class KeyChanges:
    """Verbs on the keys behind one door; ``cost`` is what new passphrases are stretched by. All may take seconds."""

    def __init__(self, door: KeyDoor, cost: Cost = LAPTOP_COST) -> None:
        self._door, self._cost = door, cost
        self._profile = door.profile

    @property
    def door(self) -> KeyDoor:
        """The door whose keys these are."""
        return self._door

    def safe(self) -> Safe:
        """How the keys are kept. Raises KeyStoreError when that cannot be told."""
        choice, wraps = load_choice(self._profile), load_wraps(self._profile.wraps)
        kinds = wraps.by_kind if wraps is not None else {}
        return Safe("" if choice is None else choice.kind, "passphrase" in kinds, "recovery" in kinds)

    def why_no_keyring(self) -> str:
        """What keeps the secret out of the system keyring, in plain words; empty when it can go there."""
        return why_no_keyring(new_profile_id())

    # ---- opening ------------------------------------------------------------------------------------------

    def unlock(self, passphrase: str) -> None:
        """Open with the passphrase. Raises WrongKeyError, KeyStoreError."""
        with self._door.guard:
            secret = self._unwrapped("passphrase", passphrase)
            self._door.let_in(SealedKeys(self._profile.keys, secret))

    def unlock_by_code(self, code: str) -> None:
        """Open with the recovery code, and put the secret back where it was kept.

        Raises WrongKeyError, and KeysNeededError ("choose_passphrase") where a passphrase must be chosen now.
        """
        with self._door.guard:
            secret = self._unwrapped("recovery", code)
            choice = load_choice(self._profile)
            if choice is None or choice.kind == "passphrase":
                self._door.hold(secret)
                raise choose_passphrase(sentence("The old passphrase is no longer needed: choose a new one."))
            store = self._door.place(choice)
            try:
                _put(store, secret)
            except KeyStoreError as error:
                self._door.hold(secret)
                raise choose_passphrase(str(error)) from error
            self._door.let_in(store)

    # ---- setting up and changing --------------------------------------------------------------------------

    def choose_passphrase(self, passphrase: str) -> str:
        """Keep the secret behind a passphrase from now on; returns the recovery code made for it, "" for the known one.

        For the first start, after :meth:`unlock_by_code` asked for it, and to leave the keyring or file. A secret is
        made only where there is no vault. Raises KeyStoreError.
        """
        with self._door.guard:
            self._check_may_move("passphrase")
            secret, before = self._secret_to_keep(), self._door.store
            wraps = self._wraps_of(before)
            wraps = wraps.replaced(wrap_by_passphrase(secret, wraps.profile_id, passphrase, self._cost))
            code = "" if "recovery" in wraps.by_kind else new_code()
            if code:
                wraps = wraps.replaced(wrap_by_code(secret, wraps.profile_id, code))
            save_wraps(self._profile.wraps, wraps)
            self._prove("passphrase", passphrase, secret)
            store = SealedKeys(self._profile.keys, secret)
            leaves = before is not None and before.name != store.name
            if before is not None and leaves:
                move_token(before, store)
            save_choice(self._profile, Choice("passphrase", wraps.profile_id))
            self._door.let_in(store)
            if before is not None and leaves:
                before.delete(SECRET_NAME)
            return code

    def change_passphrase(self, old: str, new: str) -> None:
        """Another passphrase; the old one opens until the new one was written and read back. Raises WrongKeyError."""
        with self._door.guard:
            secret = self._unwrapped("passphrase", old)
            wraps = self._kept_wraps()
            save_wraps(
                self._profile.wraps,
                wraps.replaced(wrap_by_passphrase(secret, wraps.profile_id, new, self._cost)),
            )
            try:
                self._prove("passphrase", new, secret)
            except KeyStoreError:
                save_wraps(self._profile.wraps, wraps)
                raise

    def keep_in_keyring(self) -> None:
        """Keep the secret in the system keyring from now on, and drop the passphrase. Raises KeyStoreError."""
        with self._door.guard:
            self._check_may_move("system")
            before = self._door.keys()
            secret, wraps = secret_of(before), self._wraps_of(before)
            backend = probe(wraps.profile_id)
            store = SystemKeyring(service_name(wraps.profile_id), backend)
            _put(store, secret)
            if before.name != store.name:
                move_token(before, store)
            save_choice(self._profile, Choice("system", wraps.profile_id, backend))
            self._door.let_in(store)
            if "passphrase" in wraps.by_kind:
                save_wraps(self._profile.wraps, wraps.without("passphrase"))
            if isinstance(before, SealedKeys):
                before.remove_file()
            elif before.name != store.name:
                before.delete(SECRET_NAME)

    def new_recovery_code(self) -> str:
        """A code that opens this profile's work; one made before opens nothing any more.

        At a first start with a keyring, the secret is made for it. Raises KeyStoreError.
        """
        with self._door.guard:
            try:
                store = self._door.keys()
            except KeysNeededError as error:
                if error.need != "show_code":
                    raise
                store = self._door.place(self._door.chosen())
            if store.get(SECRET_NAME) is None and not vault_made(self._profile):
                _put(store, self._new_secret())
            secret, wraps, code = secret_of(store), self._wraps_of(store), new_code()
            save_wraps(self._profile.wraps, wraps.replaced(wrap_by_code(secret, wraps.profile_id, code)))
            self._prove("recovery", code, secret)
            self._door.let_in(store)
            return code

    # ---- backups ------------------------------------------------------------------------------------------

    def wraps(self) -> Wraps | None:
        """What a backup takes along. Raises KeyStoreError."""
        return load_wraps(self._profile.wraps)

    def keep_restored(self, wraps: Wraps, secret: bytes) -> None:
        """Take up the secret of a backup, where there is no vault yet: in the keyring or file, else by its passphrase.

        Raises KeyStoreError, and KeysNeededError ("choose_passphrase") where only a new passphrase can keep it.
        """
        with self._door.guard:
            if self._profile.vault.exists():
                raise KeyStoreError(sentence("There is work on this laptop already."))
            choice = find_choice(self._profile, self._door.mode)
            if choice is not None and choice.kind != "passphrase":
                choice = replace(choice, profile_id=wraps.profile_id)
                store = self._door.place(choice)
                _put(store, secret)
                save_wraps(self._profile.wraps, wraps)
                save_choice(self._profile, choice)
                self._door.let_in(store)
                return
            save_wraps(self._profile.wraps, wraps)
            if "passphrase" not in wraps.by_kind:
                self._door.hold(secret)
                raise choose_passphrase("")
            save_choice(self._profile, Choice("passphrase", wraps.profile_id))
            self._door.let_in(SealedKeys(self._profile.keys, secret))

    # ---- inside -------------------------------------------------------------------------------------------

    def _check_may_move(self, kind: str) -> None:
        if self._door.mode not in ("auto", kind):
            raise KeyStoreError(
                sentence("The settings file of this profile says where its keys are kept."),
                sentence("Set key_store to auto there first"),
            )

    def _secret_to_keep(self) -> bytes:
        if self._door.found is not None:
            return self._door.found
        if vault_made(self._profile):
            # asks for whatever opens it: a new secret never could
            return secret_of(self._door.keys())
        store = self._door.store
        if store is not None and store.get(SECRET_NAME) is not None:
            return secret_of(store)
        return self._new_secret()

    def _new_secret(self) -> bytes:
        secret = os.urandom(SECRET_BYTES)
        mark_plain(self._profile, secret)
        return secret

    def _wraps_of(self, store: KeyStore | None) -> Wraps:
        """Those there are of the secret in hand, else none yet under this profile's name."""
        kept = load_wraps(self._profile.wraps)
        in_hand = self._door.found is not None or (store is not None and store.get(SECRET_NAME) is not None)
        choice = load_choice(self._profile)
        if kept is not None and in_hand:
            return kept
        return Wraps(choice.profile_id if choice is not None else new_profile_id(), {})

    def _kept_wraps(self) -> Wraps:
        return load_wraps(self._profile.wraps) or Wraps("", {})

    def _unwrapped(self, kind: WrapKind, typed: str) -> bytes:
        return unwrap(self._kept_wraps(), kind, typed)

    def _prove(self, kind: WrapKind, typed: str, secret: bytes) -> None:
        if self._unwrapped(kind, typed) != secret:
            raise KeyStoreError(sentence("The file with the wrapped key does not give back what was written to it."))


def _put(store: KeyStore, secret: bytes) -> None:
    store.set(SECRET_NAME, base64.b64encode(secret).decode())
