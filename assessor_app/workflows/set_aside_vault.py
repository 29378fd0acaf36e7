"""Verb: move a vault that cannot be opened out of the way, whole, so that a new one can be made by signing in."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from assessor_app.credentials.choice import CHOICE_FILE
from assessor_app.errors import VaultError
from assessor_app.paths import Profile
from assessor_app.sentences import sentence

_PREFIX = "set-aside-"


def set_aside_vault(profile: Profile) -> Path:
    """Move vault, wrapped keys and key note into a folder of their own, which is returned; nothing is deleted.

    Only downloaded evidence goes: it is the hub's, it can be fetched again, and under a new key it is unreadable.
    Nothing may have the vault open. Raises VaultError when the folder cannot be written.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    folder = profile.data / f"{_PREFIX}{stamp}"
    parts = [profile.data / CHOICE_FILE, profile.wraps, *sorted(profile.data.glob(f"{profile.vault.name}*"))]
    try:
        folder.mkdir(mode=0o700)
        # keys first: a vault without them is asked about at the next start, keys without a vault open nothing
        for part in parts:
            if part.exists():
                part.rename(folder / part.name)
        if profile.keys.exists():
            profile.keys.rename(folder / profile.keys.name)
        shutil.rmtree(profile.artifacts, ignore_errors=True)
        profile.create()
    except OSError as error:
        raise VaultError(
            sentence("The work on this laptop could not be set aside."),
            sentence("Look at {place}", place=str(profile.data)),
        ) from error
    return folder
