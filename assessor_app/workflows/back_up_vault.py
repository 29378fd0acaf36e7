"""Verbs: write everything of this laptop's vault to one encrypted file, and make a vault from such a file again."""

from __future__ import annotations

from pathlib import Path

from assessor_app.credentials.choice import load_choice, new_profile_id
from assessor_app.credentials.key_changes import KeyChanges
from assessor_app.credentials.recovery_code import read_code
from assessor_app.credentials.vault_key import database_key, secret_of
from assessor_app.credentials.wraps import Wraps, as_json, from_json, unwrap, wrap_by_passphrase
from assessor_app.errors import DeskError, KeysNeededError, KeyStoreError, VaultDamagedError, VaultError
from assessor_app.paths import Profile
from assessor_app.sentences import sentence
from assessor_app.store.backup import read_backup, restore_backup, write_backup
from assessor_app.workflows.set_aside_vault import vault_set_aside


def back_up_vault(changes: KeyChanges, target: Path, passphrase: str = "") -> int:
    """Write the vault to ``target``; returns its size in bytes. Evidence is not in it: the hub has that.

    It is opened by what opens this laptop, and by ``passphrase`` where one is given. Raises KeyStoreError where
    nothing would open it, VaultError.
    """
    return back_up_secret(changes, secret_of(changes.door.keys()), target, passphrase)


def back_up_secret(changes: KeyChanges, secret: bytes, target: Path, passphrase: str = "") -> int:
    """As :func:`back_up_vault`, with the profile's secret given: where a command has asked for it."""
    profile, choice = changes.door.profile, load_choice(changes.door.profile)
    # a name of its own even so: a keyring files the secrets of restored profiles under it
    wraps = changes.wraps() or Wraps(choice.profile_id if choice is not None else new_profile_id(), {})
    if passphrase:
        wraps = wraps.replaced(wrap_by_passphrase(secret, wraps.profile_id, passphrase))
    if not wraps.by_kind:
        raise KeyStoreError(
            sentence("Nothing would open this backup again: neither a passphrase nor a recovery code was set."),
            sentence("Make a recovery code first"),
        )
    try:
        return write_backup(profile.vault, database_key(secret), as_json(wraps), target)
    except OSError as error:
        raise VaultError(
            sentence("The backup could not be written."), sentence("Look at {place}", place=str(target.parent))
        ) from error


def restore_vault(changes: KeyChanges, source: Path, typed: str) -> None:
    """Make the vault from a backup, opened by the passphrase or recovery code of that time; one here is set aside.

    Nothing may have the vault open. Raises WrongKeyError, VaultError, and KeysNeededError where a new passphrase has
    to be chosen to keep it.
    """
    profile = changes.door.profile
    try:
        backup = read_backup(source)
        wraps = _wraps(backup.wraps)
        secret = _opened(wraps, typed)
        waiting = profile.data / "restored.db"
        waiting.unlink(missing_ok=True)
        restore_backup(source, backup, database_key(secret), waiting)
        _take_up(profile, changes, wraps, secret, waiting)
    except OSError as error:
        raise VaultError(
            sentence("The backup could not be read or restored."), sentence("Look at {place}", place=str(source))
        ) from error


def _take_up(profile: Profile, changes: KeyChanges, wraps: Wraps, secret: bytes, waiting: Path) -> None:
    """Only now, with the backup proven and beside it, does what is here go aside."""
    if profile.vault.exists():
        changes.door.lock()
    try:
        with vault_set_aside(profile):
            unkept = _unkept(changes, wraps, secret)
            waiting.replace(profile.vault)
    except DeskError:
        # without its key it would be a vault that nothing opens; the backup is where it was
        waiting.unlink(missing_ok=True)
        raise
    if unkept is not None:
        raise unkept


def _unkept(changes: KeyChanges, wraps: Wraps, secret: bytes) -> KeysNeededError | None:
    """Keep the key; what is to be said where only a new passphrase can, until which it is held."""
    try:
        changes.keep_restored(wraps, secret)
    except KeysNeededError as error:
        return error
    return None


def _wraps(held: object) -> Wraps:
    try:
        return from_json(held)
    except (ValueError, TypeError, KeyError) as error:
        raise VaultDamagedError(sentence("This backup is damaged, so nothing was restored.")) from error


def _opened(wraps: Wraps, typed: str) -> bytes:
    """By whichever of the two was typed: what reads as a code is one."""
    if "recovery" in wraps.by_kind:
        try:
            code = read_code(typed)
        except KeyStoreError as error:
            if "passphrase" not in wraps.by_kind:
                raise KeyStoreError(str(error), error.advice) from error
        else:
            return unwrap(wraps, "recovery", code)
    return unwrap(wraps, "passphrase", typed)
