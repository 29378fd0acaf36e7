"""Verb: remove everything of a profile for good: the secret first, so that nothing can be read however it ends."""

from __future__ import annotations

import logging
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from assessor_app.credentials.choice import load_choice, service_name
from assessor_app.credentials.hub_token import forget_token
from assessor_app.credentials.private_file import write_private
from assessor_app.credentials.system_keyring import SystemKeyring
from assessor_app.credentials.vault_key import SECRET_NAME
from assessor_app.errors import KeyStoreError, VaultError
from assessor_app.paths import WIPE_NOTE, Profile, flush_folder
from assessor_app.sentences import sentence
from assessor_app.workflows.save_unsent import RESCUE_FOLDER

_log = logging.getLogger(__name__)
_DOOMED: Final = "going-"
# How the desk is set up and in which language says nothing of anybody's work.
_KEPT: Final = frozenset({"settings.toml", "language", RESCUE_FOLDER, WIPE_NOTE})


def wipe_laptop(profile: Profile) -> None:
    """Forget secret and token, then remove vault, evidence and all else but settings and rescued work.

    Nothing may have the vault open. Raises VaultError where the folder cannot be written: then what is left is
    removed at the next start, and until then :func:`finish_wipe` refuses.
    """
    try:
        write_private(profile.data / WIPE_NOTE, b"")
    except OSError as error:
        raise _not_removed(profile) from error
    finish_wipe(profile)


def finish_wipe(profile: Profile) -> bool:
    """Go on with a wipe that was begun and not ended; whether there was one. Raises VaultError as above."""
    note = profile.data / WIPE_NOTE
    if not note.exists():
        return False
    try:
        _forget_secrets(profile)
        doomed = profile.data / f"{_DOOMED}{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
        doomed.mkdir(mode=0o700)
        for part in sorted(profile.data.iterdir()):
            if part.name not in _KEPT and part != doomed:
                part.rename(doomed / part.name)
        # from here on a new vault may be made: what is in the way of it has moved
        shutil.rmtree(doomed)
        _empty(profile.cache)
        note.unlink()
        flush_folder(profile.data)
    except OSError as error:
        raise _not_removed(profile) from error
    return True


def _forget_secrets(profile: Profile) -> None:
    """In the keyring and in files, those of vaults that were set aside among them."""
    folders = [profile.data, *profile.data.glob("set-aside-*"), *profile.data.glob(f"{_DOOMED}*")]
    for folder in folders:
        _empty_keyring(Profile(folder, folder, folder))
        wraps, keys = folder / profile.wraps.name, folder / profile.keys.name
        for file in (wraps, *(keys.glob("*") if keys.is_dir() else ())):
            _shred(file)


def _empty_keyring(profile: Profile) -> None:
    """A keyring that does not answer keeps a secret that opens nothing any more: what it opened goes all the same."""
    try:
        choice = load_choice(profile)
        if choice is None or choice.kind != "system":
            return
        keyring = SystemKeyring(service_name(choice.profile_id), choice.backend)
        keyring.delete(SECRET_NAME)
        forget_token(keyring)
    except KeyStoreError as error:
        _log.warning("the keyring could not be emptied: %s", type(error).__name__)


def _shred(file: Path) -> None:
    """Overwrite, then remove: on a disk that writes in place nothing of it is left. Raises OSError."""
    if not file.is_file() or file.is_symlink():
        return
    with file.open("r+b") as held:
        held.write(os.urandom(file.stat().st_size))
        held.flush()
        os.fsync(held.fileno())
    file.unlink()


def _empty(folder: Path) -> None:
    """Remove what is in a folder of things that can be made anew; what is in use stays until it is made anew."""
    for part in folder.iterdir() if folder.is_dir() else ():
        if part.is_dir() and not part.is_symlink():
            shutil.rmtree(part, ignore_errors=True)
        else:
            part.unlink(missing_ok=True)


def _not_removed(profile: Profile) -> VaultError:
    return VaultError(
        sentence("Not everything on this laptop could be removed yet; its key is gone, so nothing can be read."),
        sentence("Close the desk and start it again, or look at {place}", place=str(profile.data)),
    )
